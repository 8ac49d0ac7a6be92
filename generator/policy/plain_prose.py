"""Prose that is one paragraph of words, with or without quotes: its tokens as the Markdown parser would make them.

Four texts of five are such, and the parser takes ten times as long for them. What it might read otherwise (a list, bold
words, an escape, a second line) is left to it; tests/policy/test_prose.py holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token

from generator.regex import regex

_WORDS = r"[^\\*_\[\]\x00-\x1f\x7f]++"  # possessive: nothing is tried again
_PLAIN = regex(rf"(?![-+]|[0-9]+[.)])(?:{_WORDS}|\[{_WORDS}\]\(clause:[a-z0-9-]+\))+\Z")
_PIECES = regex(rf"({_WORDS})|\[({_WORDS})\]\((clause:[a-z0-9-]+)\)")


def plain_prose(text: str) -> tuple[Token, ...] | None:
    """The tokens of `text`; None where only the parser knows them."""
    if text != text.strip() or not _PLAIN.match(text):
        return None
    opening = Token("paragraph_open", "p", 1, map=[0, 1], block=True)
    closing = Token("paragraph_close", "p", -1, block=True)
    words = Token("inline", "", 0, map=[0, 1], level=1, content=text, children=list(_pieces(text)), block=True)
    return opening, words, closing


def _pieces(text: str) -> Iterator[Token]:
    for words, quoted, target in _PIECES.findall(text):
        if words:
            yield Token("text", "", 0, content=words)
        else:
            yield Token("link_open", "a", 1, attrs={"href": target})
            yield Token("text", "", 0, level=1, content=quoted)
            yield Token("link_close", "a", -1)
