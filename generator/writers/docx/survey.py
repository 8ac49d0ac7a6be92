"""A look through the tree before writing: what links can lead to, and which fields have their label printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.documents.blocks import (
    Block,
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
    for block in _shown_blocks(document.blocks):
        if isinstance(block, Heading | Paragraph | Table | Section) and block.id:
            ids.add(block.id)
        if isinstance(block, Paragraph) and block.label_for:
            labelled.add(block.label_for)
        elif isinstance(block, Table):
            ids.update(row.id for row in (*block.head, *block.body) if row.id)
    return Survey(frozenset(ids), frozenset(labelled))


def _shown_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """As blocks.walk, without what only HTML shows."""
    for block in blocks:
        if not shown(block):
            continue
        yield block
        if isinstance(block, Note | Section):
            yield from _shown_blocks(block.blocks)
        elif isinstance(block, Table):
            for row in (*block.head, *block.body):
                for cell in row.cells:
                    yield from filter(shown, cell.blocks)
