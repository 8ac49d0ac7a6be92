"""Prose through the Markdown parser. Apart from prose.py: it is slow to import, and most texts do not need it."""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.token import Token as Parsed
from mdit_py_cjk_friendly import cjk_friendly

from generator.policy.prose_tokens import ProseToken

_markdown = (
    MarkdownIt("zero")
    .use(cjk_friendly)
    .enable(["emphasis", "link", "escape", "newline", "list", "paragraph", "balance_pairs", "fragments_join"], True)
)


def parse_markdown(text: str) -> tuple[ProseToken, ...]:
    """The tokens as the parser makes them."""
    return _tokens(_markdown.parse(text))


def parse_as_words(text: str) -> tuple[ProseToken, ...]:
    """Prose that would begin a list, say, as words."""
    return tuple(child for token in _tokens(_markdown.parseInline(text)) for child in token.children)


def _tokens(parsed: Iterable[Parsed]) -> tuple[ProseToken, ...]:
    return tuple([_token(each) for each in parsed])


def _token(parsed: Parsed) -> ProseToken:
    attrs = {name: str(value) for name, value in parsed.attrs.items()}
    return ProseToken(parsed.type, parsed.content, parsed.level, attrs, _tokens(parsed.children or ()))
