"""The ledger: every statement of a document, span by span (ledger.json)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NotRequired, TypedDict

from generator.dataclass import dataclass
from generator.documents.blocks import (
    Block,
    Callout,
    Document,
    Field,
    Formats,
    Heading,
    List,
    PageBreak,
    Paragraph,
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


def entries(document: Document, formats: tuple[str, ...]) -> list[Entry]:
    """Every statement of `document` in reading order, with the formats (of `formats`) that show it."""
    html = _only(Formats.HTML, formats)
    found = [Entry(document.title, "", "title", formats), Entry(document.description, "", "description", formats)]
    found += [Entry(statement, "", f"property:{name}", formats) for name, statement in document.metadata]
    found += [Entry(statement, statement.id, "navigation", html) for statement in document.navigation]
    found.append(Entry(document.header, document.header.id, "header", _only(Formats.DOCX, formats)))
    _body(document.blocks, formats, found)
    found.append(Entry(document.footer, document.footer.id, "footer", formats))
    return found


def _body(blocks: tuple[Block, ...], formats: tuple[str, ...], found: list[Entry]) -> None:
    for block in blocks:
        if isinstance(block, Field):
            statement = Statement(block.spans(), block.id, block.place)
            found.append(Entry(statement, f"f-{block.name}", "field", formats, block))
        else:
            own = formats if block.formats is _BOTH else _only(block.formats, formats)
            if own:
                _ADDED[block.__class__](block, own, found)


def block_formats(block: Block) -> Formats:
    return _BOTH if isinstance(block, Field) else block.formats


def _only(shown: Formats, formats: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([name for name in formats if name == shown._value_])


def _of_words(block: Heading | Paragraph, formats: tuple[str, ...], found: list[Entry]) -> None:
    found.append(Entry(block.statement, block.id or block.statement.id, "body", formats))


def _of_list(block: List, formats: tuple[str, ...], found: list[Entry]) -> None:
    for item in block.items:
        found.append(Entry(item.statement, item.statement.id, "body", formats))
        for child in item.children:
            _of_list(child, formats, found)


def _of_table(block: Table, formats: tuple[str, ...], found: list[Entry]) -> None:
    if block.caption is not None:
        found.append(Entry(block.caption, block.caption.id, "body", formats))
    for row in (*block.head, *block.body):
        for cell in row.cells:
            _body(cell.blocks, formats, found)


def _of_group(block: Callout | Section, formats: tuple[str, ...], found: list[Entry]) -> None:
    _body(block.blocks, formats, found)


def _of_contents(block: TableOfContents, formats: tuple[str, ...], found: list[Entry]) -> None:
    found += [Entry(statement, statement.id, "contents", formats) for _, statement in block.entries]


def _of_nothing(_block: PageBreak, _formats: tuple[str, ...], _found: list[Entry]) -> None:
    """A page break says nothing."""


_BOTH = Formats.BOTH  # looked up for every block
_ADDED: Mapping[type, Callable[[Any, tuple[str, ...], list[Entry]], None]] = {
    Heading: _of_words,
    Paragraph: _of_words,
    List: _of_list,
    Table: _of_table,
    Callout: _of_group,
    Section: _of_group,
    TableOfContents: _of_contents,
    PageBreak: _of_nothing,
}


def ledger_rows(document: Document, formats: tuple[str, ...], clause_texts: Mapping[str, str]) -> Iterator[LedgerRow]:
    """The statements of one document as ledger.json holds them. Empty statements (blank cells) are left out."""
    hashes = _clause_sums(clause_texts)
    order = 0
    for entry in entries(document, formats):
        spans = entry.statement.spans
        told = [_span(span) for span in spans if span.text]
        if not told or not entry.formats:
            continue
        order += 1
        clauses = sorted({str(clause) for span in spans for clause in span.clauses})
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
            "spans": told,
            "clauses": clauses,
            "clause_sha256": _of_clauses(clauses, hashes) if clauses else {},
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
    """With plain texts: of a class of their own they take three times as long to write (policy_json.py)."""
    clauses = [*map(str, span.clauses)] if span.clauses else []
    return {"kind": span.kind._value_, "path": span.path, "clauses": clauses, "text": span.text}
