"""Words: statements and spans as HTML text, with the marks that lead back to ledger and model."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from itertools import groupby

from generator.documents.blocks import Span, SpanKind, Statement

# HTML allows no control characters, surrogates or noncharacters in a document (HTML standard, "preprocessing the
# input stream"); what a reader must not lose silently stays visible as U+FFFD.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# A link leads into this page, to a neighbour, or to what a browser opens without running code.
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_OPENABLE = ("http:", "https:", "mailto:", "tel:")
_UNMARKED = frozenset({SpanKind.FRAME, SpanKind.PARAPHRASE})


def words(text: str, *, quote: bool = False) -> str:
    """`text` as HTML character data; with `quote` as the value of an attribute."""
    return escape(_FORBIDDEN.sub("\ufffd", text), quote=quote)


def attributes(pairs: Iterable[tuple[str, str | bool | None]]) -> str:
    """` name="value"` for each pair; True gives the bare name, None and False leave the attribute out."""
    written = []
    for name, value in pairs:
        if value is True:
            written.append(f" {name}")
        elif value is not None and value is not False:
            written.append(f' {name}="{words(value, quote=True)}"')
    return "".join(written)


def clauses_of(spans: Iterable[Span]) -> str | None:
    """The clause ids behind `spans`, each once, in reading order; None without any."""
    seen = dict.fromkeys(clause for span in spans for clause in span.clauses)
    return " ".join(seen) or None


def anchor(statement: Statement, own_id: str | None = None) -> str:
    """The attributes by which a statement is found again: id (the block's own one first), data-s, data-clauses."""
    return attributes(
        (
            ("id", own_id or statement.id or None),
            ("data-s", statement.id or None),
            ("data-clauses", clauses_of(statement.spans)),
        )
    )


def _span(span: Span) -> str:
    text = words(span.text)
    if span.strong:
        text = f"<strong>{text}</strong>"
    kind = span.kind.value if span.path or span.kind not in _UNMARKED else None
    if kind or span.blank:
        marks = (("class", "blank" if span.blank else None), ("data-kind", kind), ("data-path", span.path))
        text = f"<span{attributes(marks)}>{text}</span>"
    return f"<br>{text}" if span.line_break else text


def _openable(link: str) -> bool:
    scheme = _SCHEME.match(link)
    return scheme is None or scheme.group().lower() in _OPENABLE


def inline(spans: Iterable[Span], current: str | None = None) -> str:
    """Spans as HTML; neighbours with one link share one `<a>`, `current` is the address of this page itself."""
    parts = []
    for link, group in groupby(spans, key=lambda span: span.link):
        text = "".join(map(_span, group))
        if link and _openable(link):
            here = "page" if link == current else None
            text = f"<a{attributes((('href', link), ('aria-current', here)))}>{text}</a>"
        parts.append(text)
    return "".join(parts)
