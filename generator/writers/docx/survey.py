"""A look through the tree before writing: what links can lead to, and which fields have their label printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.documents.blocks import (
    Block,
    Cell,
    Document,
    Field,
    Formats,
    Heading,
    Note,
    Paragraph,
    Section,
    Table,
)


@dataclass(frozen=True, slots=True)
class Survey:
    """`ids`: of the blocks and rows that Word shows; `labelled`: names of the fields whose label is a paragraph."""

    ids: frozenset[str]
    labelled: frozenset[str]


def shown(block: Block) -> bool:
    """Whether `block` belongs into the Word document."""
    return isinstance(block, Field) or block.formats is not Formats.HTML


def survey(document: Document) -> Survey:
    ids: set[str] = set()
    labelled: set[str] = set()
    _visit(document.blocks, ids, labelled)
    return Survey(frozenset(ids), frozenset(labelled))


def _visit(blocks: Iterable[Block], ids: set[str], labelled: set[str]) -> None:
    for block in blocks:
        if not shown(block):
            continue
        if isinstance(block, Heading | Paragraph | Table | Section) and block.id:
            ids.add(block.id)
        match block:
            case Paragraph():
                if block.label_for:
                    labelled.add(block.label_for)
            case Note() | Section():
                _visit(block.blocks, ids, labelled)
            case Table():
                for row in (*block.head, *block.body):
                    if row.id:
                        ids.add(row.id)
                    for cell in row.cells:
                        _visit_cell(cell, labelled, ids)
            case _:
                pass


def _visit_cell(cell: Cell, labelled: set[str], ids: set[str]) -> None:
    for block in cell.blocks:
        if isinstance(block, Paragraph) and shown(block):
            if block.id:
                ids.add(block.id)
            if block.label_for:
                labelled.add(block.label_for)
