"""What tables share that look the same, and so do their cells: made once, laid beside the words of each."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from generator.dataclass import dataclass
from generator.documents.blocks import Cell, Table
from generator.writers.docx.grid import GridSlot
from generator.writers.docx.paragraphs import alignment
from generator.writers.docx.styles import (
    CELLS,
    COLUMN_HEADS,
    FORM_LABELS,
    FORM_TABLES,
    MARK_HEADS,
    OPINIONS,
    ROW_HEADS,
    SMALL_CELLS,
    TABLES,
)
from generator.writers.docx.writing import Writing

_SIDE = 90  # twentieths of a point: beside the words of a cell
_TOP = '<w:vAlign w:val="top"/>'


class CellLook(NamedTuple):
    """What cells alike share: all of them up to their words, the Chinese characters on a line, the alignment, and the
    Word styles of their paragraphs by the style in the tree."""

    opening: str
    characters: int
    align: str
    paragraphs: Mapping[str, str]
    room: int  # for a line, in twentieths of a point


@dataclass(frozen=True, slots=True)
class TableFrame:
    """What tables of one style and width share. `widths`: of their columns, in twentieths of a point; `opening`:
    w:tblPr up to what names a table; `grid`: what stands behind that; `looks`: of the cells met so far."""

    style: str
    widths: tuple[int, ...]
    first_column: bool  # the table style shades the first column
    shades: tuple[str, str]
    character: int
    opening: str
    grid: str
    looks: dict[tuple[int, int, bool, bool, str, bool, bool], CellLook] = dataclasses.field(default_factory=dict)


def frame_of(block: Table, rows: list[list[GridSlot]], writing: Writing) -> TableFrame:
    """The frame of `block`, whose cells stand in the slots of `rows`."""
    heads = (not slots or slots[0][2] is None or slots[0][2].header for slots in rows[len(block.head) :])
    reference, name = writing.reference, TABLES[block.style]
    return _framed(
        block.style,
        reference.style_ids[name],
        _widths(tuple([column.width for column in block.columns]), writing.page.text_width),
        first_row=bool(block.head),
        first_column=block.style not in FORM_TABLES and all(heads),
        shades=reference.shades[name],
        character=reference.cell_character,
    )


@lru_cache(maxsize=256)
def _framed(
    style: str,
    style_id: str,
    widths: tuple[int, ...],
    *,
    first_row: bool,
    first_column: bool,
    shades: tuple[str, str],
    character: int,
) -> TableFrame:
    """Made once: a document has many cards, and other policies have the same tables. w:tblPr is in the order of
    CT_TblPr."""
    mask = 0x0600 + 0x0020 * first_row + 0x0080 * first_column  # no bands; ISO 29500-1, 17.4.55
    opening = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style_id}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{mask:04X}" w:firstRow="{first_row:d}" w:lastRow="0" '
        f'w:firstColumn="{first_column:d}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    grid = f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    return TableFrame(style, widths, first_column, shades, character, opening, grid)


@lru_cache(maxsize=256)
def _widths(shares: tuple[int, ...], width: int) -> tuple[int, ...]:
    """The widths of columns with these shares of a line of text; most tables are divided as others are."""
    total = sum(shares)
    edges = [0, *(round(width * share / total) for share in accumulate(shares))]
    return tuple(right - left for left, right in pairwise(edges))


def look_of_cell(frame: TableFrame, start: int, columns: int, cell: Cell, *, head: bool, high: bool) -> CellLook:
    """What cells of `frame` like this one share."""
    merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
    shade = _shade(frame, start, columns, head=head) if cell.header else _TOP if high else ""
    opening = f"{cell_opening(frame, start, columns)}{merge}{shade}</w:tcPr>"
    width = sum(frame.widths[start : start + columns])
    paragraphs = _styles(frame.style, cell, head=head, high=high)
    room = max(frame.character, width - 2 * _SIDE)
    return CellLook(opening, max(1, width // frame.character - 1), alignment(cell.align), paragraphs, room)


def cell_opening(frame: TableFrame, start: int, columns: int) -> str:
    """A cell over some columns, up to where its own properties follow."""
    width = sum(frame.widths[start : start + columns])
    merged = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}'


def _styles(style: str, cell: Cell, *, head: bool, high: bool) -> Mapping[str, str]:
    """The Word styles of the paragraphs in a cell."""
    if style == "list":
        return SMALL_CELLS
    if not cell.header:
        return OPINIONS if high else CELLS
    if head:
        return MARK_HEADS if style == "matrix" else COLUMN_HEADS
    return FORM_LABELS if style in FORM_TABLES else ROW_HEADS


def _shade(frame: TableFrame, start: int, columns: int, *, head: bool) -> str:
    """The shade of a header cell that the table style does not reach: labels and part rows inside a form."""
    if head or (frame.first_column and start == 0):
        return ""
    return frame.shades[0] if columns == len(frame.widths) else frame.shades[1]
