"""Prose that is one paragraph of words, with or without quotes: its tokens as the Markdown parser would make them.

Four texts of five are such, and the parser takes ten times as long for them. What it might read otherwise (a list, bold
words, an escape, a second line) is left to it; tests/policy/test_prose.py holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.policy.prose_tokens import ProseToken
from generator.regex import regex

_WORDS = r"[^\\*_\[\]\x00-\x1f\x7f]++"  # possessive: nothing is tried again
_PLAIN = regex(rf"(?![-+]|[0-9]+[.)])(?:{_WORDS}|\[{_WORDS}\]\(clause:[a-z0-9-]+\))+\Z")
_PIECES = regex(rf"({_WORDS})|\[({_WORDS})\]\((clause:[a-z0-9-]+)\)")


def plain_prose(text: str) -> tuple[ProseToken, ...] | None:
    """The tokens of `text`; None where only the parser knows them."""
    if text != text.strip() or not _PLAIN.match(text):
        return None
    words = ProseToken("inline", text, 1, children=tuple(_pieces(text)))
    return ProseToken("paragraph_open"), words, ProseToken("paragraph_close")


def _pieces(text: str) -> Iterator[ProseToken]:
    for words, quoted, target in _PIECES.findall(text):
        if words:
            yield ProseToken("text", words)
        else:
            yield ProseToken("link_open", attrs={"href": target})
            yield ProseToken("text", quoted, 1)
            yield ProseToken("link_close")
