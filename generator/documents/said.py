"""What a document says of its own, apart from its looks: all that the proof takes of it.

As JSON it is kept with what is known of a published document (remaking.py), so that the proof is made without composing
anew what stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.dataclass import dataclass
from generator.documents.blocks import Span, SpanKind, Statement
from generator.documents.ledger import Entry

_KINDS = {kind.value: kind for kind in SpanKind}
_FIELD, _OTHER = "field", "body"


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """`title`: what kind of document it is; `entries`: the statements that somebody must read, in reading order."""

    name: str
    form: bool
    title: tuple[Span, ...]
    entries: tuple[Entry, ...]

    def as_json(self) -> list[object]:
        entries = [[entry.part == _FIELD, *map(_as_json, entry.statement.spans)] for entry in self.entries]
        return [self.name, self.form, list(map(_as_json, self.title)), entries]


def said_of_json(data: Any) -> DocumentWords:
    """What as_json gave: words, origins, line breaks and links to clauses are the same. Raises LookupError, TypeError,
    ValueError on anything else."""
    name, form, title, entries = data
    return DocumentWords(name, form, _spans(title), tuple([_entry(is_field, spans) for is_field, *spans in entries]))


def _entry(is_field: bool, spans: Sequence[Any]) -> Entry:
    return Entry(Statement(_spans(spans)), "", _FIELD if is_field else _OTHER, ())


def _as_json(span: Span) -> object:
    """Its words alone where a template wrote them and nothing is to be said of them."""
    if span.kind is SpanKind.FRAME and not (span.path or span.clauses or span.line_break):
        return span.text
    link = span.link if span.link and span.link.rpartition("#")[2] in span.clauses else None
    return [span.text, span.kind._value_, span.path, list(map(str, span.clauses)), span.line_break, link]


def _spans(data: Sequence[Any]) -> tuple[Span, ...]:
    return tuple([Span(each) if each.__class__ is str else _span(*each) for each in data])


def _span(text: str, kind: str, path: str | None, clauses: list[str], line_break: bool, link: str | None) -> Span:
    return Span(text, _KINDS[kind], path, tuple(clauses), line_break=line_break, link=link)
