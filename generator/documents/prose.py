"""Prose of the model: Markdown with `{{ path }}` look-ups and `[quoted words](clause:id)` links.

Look-ups are dotted paths and nothing else, so prose cannot compute; a figure can enter only through them or as a
quote, and the checks hold the rest to having none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_cjk_friendly import cjk_friendly

from generator.documents.blocks import Block, Item, List, Paragraph, Span, SpanKind, Statement

LOOKUP = re.compile(r"\{\{\s*([a-z][\w.-]*)\s*\}\}")
QUOTE_SCHEME = "clause:"
_BETWEEN_CHINESE = re.compile(r"(?<=[^\x00-\xff])\s*\n\s*(?=[^\x00-\xff])")

_markdown = (
    MarkdownIt("zero")
    .use(cjk_friendly)
    .enable(["emphasis", "link", "escape", "newline", "list", "paragraph", "balance_pairs", "fragments_join"], True)
)

Resolve = Callable[[str], tuple[Span, ...]]


@lru_cache(maxsize=4096)
def _parse(text: str) -> tuple[Token, ...]:
    return tuple(_markdown.parse(_BETWEEN_CHINESE.sub("", text)))


@lru_cache(maxsize=4096)
def _parse_inline(text: str) -> tuple[Token, ...]:
    return tuple(_markdown.parseInline(_BETWEEN_CHINESE.sub("", text)))


def inline_spans(text: str, base: Span, resolve: Resolve) -> tuple[Span, ...]:
    """`text` as one run of spans. `base` carries kind, path and clauses of the prose; `resolve` answers look-ups."""
    tokens = _parse_inline(text)
    return tuple(_inline(tokens[0].children or [], base, resolve)) if tokens else ()


def prose_blocks(text: str, base: Span, resolve: Resolve) -> tuple[Block, ...]:
    """`text` as paragraphs and lists."""
    tokens = list(_parse(text))
    return tuple(_blocks(tokens, base, resolve))


def _blocks(tokens: list[Token], base: Span, resolve: Resolve) -> Iterator[Block]:
    while tokens:
        token = tokens.pop(0)
        if token.type == "inline":
            yield Paragraph(Statement(tuple(_inline(token.children or [], base, resolve))))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            style = "number" if token.type.startswith("ordered") else "bullet"
            inner = _until(tokens, token.type.replace("_open", "_close"), token.level)
            yield List(tuple(_items(inner, base, resolve)), style)


def _items(tokens: list[Token], base: Span, resolve: Resolve) -> Iterator[Item]:
    while tokens:
        token = tokens.pop(0)
        inner = list(_blocks(_until(tokens, "list_item_close", token.level), base, resolve))
        words = next((block.statement for block in inner if isinstance(block, Paragraph)), Statement(()))
        yield Item(words, tuple(block for block in inner if isinstance(block, List)))


def _until(tokens: list[Token], kind: str, level: int) -> list[Token]:
    """Take the tokens up to the closing one of `kind` at `level`, which is dropped."""
    end = next(index for index, token in enumerate(tokens) if token.type == kind and token.level == level)
    inner = tokens[:end]
    del tokens[: end + 1]
    return inner


def _inline(tokens: list[Token], base: Span, resolve: Resolve) -> Iterator[Span]:
    strong = False
    quoted: str | None = None
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            strong = token.type == "strong_open"
        elif token.type == "link_open":
            target = str(token.attrs.get("href", ""))
            quoted = target.removeprefix(QUOTE_SCHEME)
            yield replace(base, text="“")
        elif token.type == "link_close":
            quoted = None
            yield replace(base, text="”")
        elif token.type == "hardbreak":
            yield replace(base, text="", line_break=True)
        elif token.type == "softbreak":
            yield replace(base, text=" ")
        elif quoted is not None:
            yield Span(token.content, SpanKind.QUOTE, base.path, (quoted,), strong, link=f"clause:{quoted}")
        elif token.content:
            for span in _with_lookups(token.content, base, resolve):
                yield replace(span, strong=True) if strong else span


def _with_lookups(text: str, base: Span, resolve: Resolve) -> Iterator[Span]:
    place = 0
    for found in LOOKUP.finditer(text):
        if found.start() > place:
            yield replace(base, text=text[place : found.start()])
        yield from resolve(found[1])
        place = found.end()
    if place < len(text):
        yield replace(base, text=text[place:])


def quotes_in(text: str) -> Iterator[tuple[str, str]]:
    """(clause id, words) of every verbatim quote in the prose."""
    for token in _parse(text):
        quoted: str | None = None
        for child in token.children or []:
            if child.type == "link_open":
                quoted = str(child.attrs.get("href", "")).removeprefix(QUOTE_SCHEME)
            elif child.type == "link_close":
                quoted = None
            elif quoted is not None and child.content:
                yield quoted, child.content


def typed_text(text: str) -> str:
    """What the office typed by hand: the prose without look-ups and quotes (each leaves a line break behind)."""
    parts: list[str] = []
    for token in _parse(text):
        depth = 0
        for child in token.children or []:
            depth += {"link_open": 1, "link_close": -1}.get(child.type, 0)
            if child.content and depth == 0:
                parts.append(LOOKUP.sub("\n", child.content))
            else:
                parts.append("\n" if child.type.startswith("link") else "")
        parts.append("\n")
    return "".join(parts)
