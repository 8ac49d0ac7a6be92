"""The ledger: every statement of a document, span by span (ledger.json)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import NotRequired, TypedDict

from generator.dataclass import dataclass
from generator.documents.blocks import (
    Block,
    Callout,
    Document,
    Field,
    Formats,
    Heading,
    List,
    ListItem,
    Paragraph,
    Row,
    Section,
    Span,
    SpanKind,
    Statement,
    Table,
    TableOfContents,
)

# A statement is of the kind of the span in it that needs most care.
_CARE = (
    SpanKind.PARAPHRASE,
    SpanKind.EXAMPLE,
    SpanKind.OFFICE,
    SpanKind.COMPUTED,
    SpanKind.FACT,
    SpanKind.QUOTE,
    SpanKind.BUILD,
    SpanKind.FRAME,
)


class SpanRow(TypedDict):
    """A span as ledger.json holds it."""

    kind: str
    path: str | None
    clauses: list[str]
    text: str


class LedgerRow(TypedDict):
    """A statement as ledger.json holds it. `order`: from 1 on in its document; `field`: of a form's field its name;
    `clause_sha256`: of the texts of the clauses that it cites."""

    id: str
    document: str
    formats: list[str]
    part: str
    anchor: str
    place: str | None
    order: int
    kind: str
    text: str
    spans: list[SpanRow]
    clauses: list[str]
    clause_sha256: dict[str, str]
    field: NotRequired[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement where it stands. `part`: title, description, property name, navigation, header, footer, body."""

    statement: Statement
    anchor: str
    part: str
    formats: tuple[str, ...]
    field: Field | None = None


def entries(document: Document, formats: tuple[str, ...]) -> Iterator[Entry]:
    """Every statement of `document` in reading order, with the formats (of `formats`) that show it."""
    html = tuple(name for name in formats if name == "html")
    docx = tuple(name for name in formats if name == "docx")
    yield Entry(document.title, "", "title", formats)
    yield Entry(document.description, "", "description", formats)
    for name, statement in document.metadata:
        yield Entry(statement, "", f"property:{name}", formats)
    for statement in document.navigation:
        yield Entry(statement, statement.id, "navigation", html)
    yield Entry(document.header, document.header.id, "header", docx)
    yield from _body(document.blocks, formats)
    yield Entry(document.footer, document.footer.id, "footer", formats)


def _body(blocks: tuple[Block, ...], formats: tuple[str, ...]) -> Iterator[Entry]:
    for block in blocks:
        own = formats if block_formats(block) is Formats.BOTH else _only(block_formats(block), formats)
        if own:
            yield from _entries_of(block, own)


def block_formats(block: Block) -> Formats:
    return Formats.BOTH if isinstance(block, Field) else block.formats


def _only(shown: Formats, formats: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in formats if name == shown.value)


def _entries_of(block: Block, formats: tuple[str, ...]) -> Iterator[Entry]:
    match block:
        case Heading() | Paragraph():
            yield Entry(block.statement, block.id or block.statement.id, "body", formats)
        case List():
            yield from _items(block.items, formats)
        case Table():
            yield from _of_table(block, formats)
        case Callout() | Section():
            yield from _body(block.blocks, formats)
        case TableOfContents():
            for _, statement in block.entries:
                yield Entry(statement, statement.id, "contents", formats)
        case Field():
            yield Entry(Statement(block.spans(), block.id, block.place), f"f-{block.name}", "field", formats, block)
        case _:
            return


def _of_table(block: Table, formats: tuple[str, ...]) -> Iterator[Entry]:
    if block.caption is not None:
        yield Entry(block.caption, block.caption.id, "body", formats)
    for row in (*block.head, *block.body):
        yield from _row(row, formats)


def _items(items: tuple[ListItem, ...], formats: tuple[str, ...]) -> Iterator[Entry]:
    for item in items:
        yield Entry(item.statement, item.statement.id, "body", formats)
        for child in item.children:
            yield from _items(child.items, formats)


def _row(row: Row, formats: tuple[str, ...]) -> Iterator[Entry]:
    for cell in row.cells:
        yield from _body(cell.blocks, formats)


def ledger_rows(document: Document, formats: tuple[str, ...], clause_texts: Mapping[str, str]) -> Iterator[LedgerRow]:
    """The statements of one document as ledger.json holds them. Empty statements (blank cells) are left out."""
    hashes = _clause_sums(clause_texts)
    shown = (
        entry
        for entry in entries(document, formats)
        if entry.formats and any(span.text for span in entry.statement.spans)
    )
    for order, entry in enumerate(shown, 1):
        spans = entry.statement.spans
        cited = {clause for span in spans for clause in span.clauses}
        clauses = sorted(cited) if len(cited) > 1 else list(cited)
        row: LedgerRow = {
            "id": f"{document.name}/{entry.statement.id}",
            "document": document.name,
            "formats": list(entry.formats),
            "part": entry.part,
            "anchor": entry.anchor,
            "place": entry.statement.place,
            "order": order,
            "kind": statement_kind(spans)._value_,  # plain text, in a tenth of the time that .value takes
            "text": "｜".join(span.text for span in spans) if entry.field else entry.statement.text,
            "spans": [_span(span) for span in spans if span.text],
            "clauses": clauses,
            "clause_sha256": _of_clauses(clauses, hashes),
        }
        if entry.field is not None:
            row["field"] = entry.field.name
        yield row


def with_clause_sums(rows: Iterable[LedgerRow], clause_texts: Mapping[str, str]) -> list[LedgerRow]:
    """Rows of a document that is the same as before, beside clauses that may not be."""
    hashes = _clause_sums(clause_texts)
    return [{**row, "clause_sha256": _of_clauses(row["clauses"], hashes)} for row in rows]


def _clause_sums(clause_texts: Mapping[str, str]) -> dict[str, str]:
    return {clause: hashlib.sha256(text.encode()).hexdigest() for clause, text in clause_texts.items()}


def _of_clauses(clauses: Iterable[str], hashes: Mapping[str, str]) -> dict[str, str]:
    return {clause: hashes[clause] for clause in clauses if clause in hashes}


def statement_kind(spans: tuple[Span, ...]) -> SpanKind:
    """The kind of a statement: that of its span that needs most care."""
    if len(spans) == 1:
        return spans[0].kind
    kinds = {span.kind for span in spans}
    return next((kind for kind in _CARE if kind in kinds), SpanKind.FRAME)


def _span(span: Span) -> SpanRow:
    return {"kind": span.kind._value_, "path": span.path, "clauses": list(span.clauses), "text": span.text}
