"""Words: statements and spans as HTML text.

A statement carries its id. By it ledger.json tells the rest: the clauses behind it, and of its words the kinds and the
paths in the model, which would be half of a page if it repeated them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby, pairwise
from operator import attrgetter

from generator.documents.blocks import Span, SpanKind, Statement
from generator.regex import regex

# HTML allows no control characters, surrogates or noncharacters in a document (HTML standard, "preprocessing the
# input stream"); what a reader must not lose silently stays visible as U+FFFD.
_FORBIDDEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_forbidden = regex(f"[{_FORBIDDEN}]")
_special = regex(f"[&<>\"'{_FORBIDDEN}]").search  # one test for nearly all words
# A link leads into this page, to a neighbour, or to what a browser opens without running code.
_SCHEME = regex(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_OPENABLE = ("http:", "https:", "mailto:", "tel:")
# What looks hang on (page.css): a value of the model, a value worked out or assumed, quoted words that are a link.
# A link has its own look, so values in links need none.
_ELEMENTS = {SpanKind.FACT: "b", SpanKind.COMPUTED: "i", SpanKind.EXAMPLE: "i"}
_LINKED = {SpanKind.QUOTE: "q"}
_CHANGES = {"gone": "del", "come": "ins"}  # browsers strike the one and underline the other


def words(text: str) -> str:
    """`text` as HTML character data."""
    if not _special(text):
        return text
    text = _forbidden.sub("\ufffd", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """`text` as the value of an attribute."""
    if text.isalnum() or not _special(text):
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


def anchor(statement: Statement, own_id: str | None = None) -> str:
    """The attributes by which a statement is found again: its id; data-s where the block has an id of its own."""
    name = statement.id
    if not name.isalnum():
        name = quoted(name)
    if not own_id:
        return f' id="{name}"' if name else ""
    return f' id="{quoted(own_id)}" data-s="{name}"' if name else f' id="{quoted(own_id)}"'


def _in_groups(span: Span) -> str:
    """The words of a title in groups that page.css keeps on one line each."""
    edges = pairwise((0, *span.breaks, len(span.text)))
    return "".join(f"<span>{words(span.text[start:end])}</span>" for start, end in edges)


def _span(span: Span) -> str:
    text = span.text
    if span.breaks:
        text = _in_groups(span)
    elif _special(text):
        text = words(text)
    if span.strong or span.change:
        text = f"<strong>{text}</strong>"
    if span.change:
        text = f"<{_CHANGES[span.change]}>{text}</{_CHANGES[span.change]}>"
    if span.blank:
        text = f'<span class="blank">{text}</span>'
    element = (_LINKED if span.link else _ELEMENTS).get(span.kind)
    if element:
        text = f"<{element}>{text}</{element}>"
    return f"<br>{text}" if span.line_break else text


@lru_cache(maxsize=1024)
def _openable(link: str) -> bool:
    scheme = _SCHEME.match(link)
    return scheme is None or scheme.group().lower() in _OPENABLE


_link = attrgetter("link")


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
