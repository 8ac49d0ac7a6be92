"""Every block of a document in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator

from generator.documents.blocks import Block, Callout, Section, Table


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block below `blocks` in document order, containers before their content, cells left to right."""
    found: list[Block] = []
    _gather(blocks, found)
    return iter(found)


def _gather(blocks: tuple[Block, ...], found: list[Block]) -> None:
    for block in blocks:
        found.append(block)
        if block.__class__ is Table:
            for row in (*block.head, *block.body):
                for cell in row.cells:
                    _gather(cell.blocks, found)
        elif isinstance(block, Callout | Section):
            _gather(block.blocks, found)
