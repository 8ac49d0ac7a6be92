"""A look through the tree before writing: what links can lead to, and which fields have their label printed."""

from __future__ import annotations

from collections.abc import Iterable

from generator.dataclass import dataclass
from generator.documents.blocks import (
    Block,
    Callout,
    Document,
    Field,
    Formats,
    Heading,
    Paragraph,
    Section,
    Table,
)

HTML_ONLY = Formats.HTML  # looked up for every block
_WITH_IDS = frozenset({Heading, Paragraph, Callout, Section, Table})


@dataclass(frozen=True, slots=True)
class Survey:
    """`ids`: of the blocks and rows that Word shows; `labelled`: names of the fields whose label is a paragraph."""

    ids: frozenset[str]
    labelled: frozenset[str]


def shown(block: Block) -> bool:
    """Whether `block` belongs into the Word document."""
    return isinstance(block, Field) or block.formats is not HTML_ONLY


def survey(document: Document) -> Survey:
    """What Word shows of `document`."""
    ids: set[str] = set()
    labelled: set[str] = set()
    _visit(document.blocks, ids, labelled)
    return Survey(frozenset(ids), frozenset(labelled))


def _visit(blocks: Iterable[Block], ids: set[str], labelled: set[str]) -> None:
    for block in blocks:
        kind = type(block)
        if kind not in _WITH_IDS or not shown(block):
            continue
        if isinstance(block, Heading | Paragraph | Table | Section) and block.id:
            ids.add(block.id)
        if isinstance(block, Paragraph) and block.label_for:
            labelled.add(block.label_for)
        elif isinstance(block, Callout | Section):
            _visit(block.blocks, ids, labelled)
        elif isinstance(block, Table):
            _visit_rows(block, ids, labelled)


def _visit_rows(table: Table, ids: set[str], labelled: set[str]) -> None:
    for row in (*table.head, *table.body):
        if row.id:
            ids.add(row.id)
        for cell in row.cells:
            for block in cell.blocks:
                if type(block) is Paragraph and (block.id or block.label_for):
                    _visit((block,), ids, labelled)
                elif type(block) is Field and table.head:
                    labelled.add(block.name)  # the head of its column names it
