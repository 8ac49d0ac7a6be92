"""Every block of a document in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator

from generator.documents.blocks import Block, Callout, Section, Table


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block below `blocks` in document order, containers before their content, cells left to right."""
    for block in blocks:
        yield block
        if isinstance(block, Callout | Section):
            yield from walk(block.blocks)
        elif isinstance(block, Table):
            for row in (*block.head, *block.body):
                for cell in row.cells:
                    yield from walk(cell.blocks)
