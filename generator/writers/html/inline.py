"""Words: statements and spans as HTML text, with the marks that lead back to ledger and model."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from generator.documents.blocks import Span, SpanKind, Statement
from generator.regex import regex

# HTML allows no control characters, surrogates or noncharacters in a document (HTML standard, "preprocessing the
# input stream"); what a reader must not lose silently stays visible as U+FFFD.
_FORBIDDEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_forbidden = regex(f"[{_FORBIDDEN}]")
_special = re.compile(f"[&<>\"'{_FORBIDDEN}]").search  # one test for nearly all words
# A link leads into this page, to a neighbour, or to what a browser opens without running code.
_SCHEME = regex(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_OPENABLE = ("http:", "https:", "mailto:", "tel:")
_UNMARKED = frozenset({SpanKind.FRAME, SpanKind.PARAPHRASE})
_CHANGES = {"gone": "del", "come": "ins"}  # browsers strike the one and underline the other


def words(text: str) -> str:
    """`text` as HTML character data."""
    if not _special(text):
        return text
    text = _forbidden.sub("\ufffd", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """`text` as the value of an attribute."""
    if not _special(text):
        return text
    return words(text).replace('"', "&quot;").replace("'", "&#x27;")


def attributes(pairs: Iterable[tuple[str, str | bool | None]]) -> str:
    """` name="value"` for each pair; True gives the bare name, None and False leave the attribute out."""
    written = ""
    for name, value in pairs:
        if value is True:
            written += f" {name}"
        elif value is not None and value is not False:
            written += f' {name}="{quoted(value)}"'
    return written


def clauses_of(spans: Iterable[Span]) -> str | None:
    """The clause ids behind `spans`, each once, in reading order; None without any."""
    found: tuple[str, ...] = ()
    for span in spans:
        if span.clauses and span.clauses != found:
            found += span.clauses
    return " ".join(dict.fromkeys(found)) or None


def anchor(statement: Statement, own_id: str | None = None) -> str:
    """The attributes by which a statement is found again: id (the block's own one first), data-s, data-clauses."""
    name, clauses = statement.id, clauses_of(statement.spans)
    behind = f' data-clauses="{quoted(clauses)}"' if clauses else ""
    if not name:
        return attributes((("id", own_id or None),)) + behind
    name = quoted(name)
    return f' id="{quoted(own_id) if own_id else name}" data-s="{name}"{behind}'


def _span(span: Span) -> str:
    text = words(span.text)
    if span.strong or span.change:
        text = f"<strong>{text}</strong>"
    if span.change:
        text = f"<{_CHANGES[span.change]}>{text}</{_CHANGES[span.change]}>"
    if span.path or span.kind not in _UNMARKED:
        look = ' class="blank"' if span.blank else ""
        path = f' data-path="{quoted(span.path)}"' if span.path is not None else ""
        text = f'<span{look} data-kind="{span.kind.value}"{path}>{text}</span>'
    elif span.blank:
        text = f'<span class="blank">{text}</span>'
    return f"<br>{text}" if span.line_break else text


@lru_cache(maxsize=1024)
def _openable(link: str) -> bool:
    scheme = _SCHEME.match(link)
    return scheme is None or scheme.group().lower() in _OPENABLE


def _link(span: Span) -> str | None:
    return span.link


def inline(spans: tuple[Span, ...], current: str | None = None) -> str:
    """Spans as HTML; neighbours with one link share one `<a>`, `current` is the address of this page itself."""
    if len(spans) == 1 and spans[0].link is None:
        return _span(spans[0])
    parts = []
    for link, group in groupby(spans, key=_link):
        text = "".join(map(_span, group))
        if link and _openable(link):
            here = ' aria-current="page"' if link == current else ""
            text = f'<a href="{quoted(link)}"{here}>{text}</a>'
        parts.append(text)
    return "".join(parts)
