"""Tables: fixed widths, repeated heads, merged cells; their looks are table styles of the reference document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from generator.documents.blocks import Cell, Field, List, Paragraph, Row, Table
from generator.writers.docx.controls import field
from generator.writers.docx.grid import Slot, lay_out
from generator.writers.docx.paragraphs import line, list_block, paragraph
from generator.writers.docx.styles import CAPTION, CELL_LISTS, CELLS, COLUMN_HEADS, FORM_LABELS, ROW_HEADS, TABLES
from generator.writers.docx.survey import shown
from generator.writers.docx.text import escape
from generator.writers.docx.writing import Place, Writing

_TALL_LINES = 5  # room for an opinion, a signature and a seal
_WHOLE_ROW_LINES = 12  # a higher row may go over two pages; pushed down whole it would leave half a page empty
_CELL_BLOCKS: dict[type, Callable[[Any, Writing, Place], None]] = {
    Paragraph: paragraph,
    List: list_block,
    Field: field,
}


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the cells of one table share. `widths`: of its columns, in twentieths of a point."""

    table: Table
    widths: tuple[int, ...]
    first_column: bool  # the table style shades the first column
    shades: tuple[str, str]
    place: Place


def table(block: Table, writing: Writing, place: Place) -> None:
    """A table, with its caption above; between two tables stands a low paragraph, or Word would join them."""
    writing.mark(block.id)
    if writing.after_table or writing.break_page:
        writing.after_table = False
        writing.gap()
    if block.caption is not None and not block.caption_hidden:
        line(writing, place, CAPTION, block.caption)
    rows = lay_out(block)
    frame = _frame(block, rows, writing, place)
    writing.out.append(_properties(frame, writing))
    head, last = len(block.head), len(rows) - 1
    for index, (row, slots) in enumerate(zip((*block.head, *block.body), rows, strict=True)):
        _row(row, slots, writing, frame, head=index < head, last=index == last)
    writing.out.append("</w:tbl>")
    writing.after_table = True
    writing.last_note = ""


def _frame(block: Table, rows: list[list[Slot]], writing: Writing, place: Place) -> _Frame:
    shares = [column.width for column in block.columns]
    total, width = sum(shares), writing.page.text_width
    edges = [round(width * sum(shares[:index]) / total) for index in range(len(shares) + 1)]
    heads = (not slots or slots[0].cell is None or slots[0].cell.header for slots in rows[len(block.head) :])
    return _Frame(
        table=block,
        widths=tuple(right - left for left, right in pairwise(edges)),
        first_column=block.style != "grid" and all(heads),
        shades=writing.reference.shades[TABLES[block.style]],
        place=place,
    )


def _properties(frame: _Frame, writing: Writing) -> str:
    """w:tblPr in the order of CT_TblPr, and the grid. Title and description are what screen readers say."""
    block, ids = frame.table, writing.reference.style_ids
    title = block.caption.text if block.caption is not None else writing.heading
    heads = "；".join(_words(cell) for row in block.head for cell in row.cells)
    row, column = int(bool(block.head)), int(frame.first_column)
    mask = 0x0600 + 0x0020 * row + 0x0080 * column  # no bands; ISO 29500-1, 17.4.55
    texts = (("tblCaption", title), ("tblDescription", heads or title))
    named = "".join(f'<w:{name} w:val="{escape(text)}"/>' for name, text in texts if text)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in frame.widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{ids[TABLES[block.style]]}"/>'
        f'<w:tblW w:w="{sum(frame.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{mask:04X}" w:firstRow="{row}" w:lastRow="0" '
        f'w:firstColumn="{column}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{named}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )


def _words(cell: Cell) -> str:
    return "".join(block.statement.text for block in cell.blocks if isinstance(block, Paragraph))


def _row(row: Row, slots: list[Slot], writing: Writing, frame: _Frame, *, head: bool, last: bool) -> None:
    writing.mark(row.id)
    at = len(writing.out)
    writing.out.append("")  # the row's properties: whether it may be split is known when it is written
    keep = frame.place.keep or (frame.place.keep_rows and not last)
    high = row.height == "tall"
    lines = [_cell(slot, writing, frame, head=head, keep=keep, high=high) for slot in slots]
    tall = f'<w:trHeight w:val="{_TALL_LINES * writing.page.line}" w:hRule="atLeast"/>' if high else ""
    whole = "<w:cantSplit/>" if max(lines, default=0) <= _WHOLE_ROW_LINES else ""
    repeated = "<w:tblHeader/>" if head else ""
    missing = len(frame.widths) - sum(slot.columns for slot in slots)
    short = f'<w:gridAfter w:val="{missing}"/>' if missing else ""
    properties = f"{short}{whole}{tall}{repeated}"
    writing.out[at] = f"<w:tr><w:trPr>{properties}</w:trPr>" if properties else "<w:tr>"
    writing.out.append("</w:tr>")


def _cell(slot: Slot, writing: Writing, frame: _Frame, *, head: bool, keep: bool, high: bool) -> int:
    """Writes one cell and returns about how many lines it takes."""
    cell, columns = slot.cell, slot.columns
    width = sum(frame.widths[slot.start : slot.start + columns])
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    properties = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}'
    if cell is None:
        empty = writing.reference.openings[CELLS[""]]
        writing.out.append(f"{properties}<w:vMerge/></w:tcPr>{empty}</w:pPr></w:p></w:tc>")
        return 1
    merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
    foot = '<w:vAlign w:val="bottom"/>' if high and _ends_signed(cell) else ""
    writing.out.append(f"{properties}{merge}{_shade(slot, cell, frame, head=head)}{foot}</w:tcPr>")
    characters = max(1, width // writing.reference.cell_character - 1)
    before, first = writing.length, len(writing.out)
    _content(cell, writing, _place(_styles(frame.table, head=head, cell=cell), characters, cell.align, keep=keep))
    writing.out.append("</w:tc>")
    paragraphs = sum(piece.endswith("</w:p>") for piece in writing.out[first:])
    return (writing.length - before) // characters + max(1, paragraphs)


def _content(cell: Cell, writing: Writing, place: Place) -> None:
    blocks = [block for block in cell.blocks if isinstance(block, Field) or shown(block)]
    for block in blocks:
        _CELL_BLOCKS[type(block)](block, writing, place)
    if not blocks:  # a cell without a paragraph is one that Word calls damaged
        writing.open(CELLS[""])
        writing.out.append("</w:p>")


def _styles(block: Table, *, head: bool, cell: Cell) -> str:
    if not cell.header:
        return "cell"
    if head:
        return "column"
    return "label" if block.style == "grid" else "row"


_STYLES_OF = {"cell": CELLS, "column": COLUMN_HEADS, "label": FORM_LABELS, "row": ROW_HEADS}


@lru_cache(maxsize=1024)
def _place(styles: str, characters: int, align: str, *, keep: bool) -> Place:
    return Place(_STYLES_OF[styles], CELL_LISTS, characters, align=align, keep=keep)


def _ends_signed(cell: Cell) -> bool:
    last = cell.blocks[-1] if cell.blocks else None
    return isinstance(last, Paragraph) and last.style == "sign"


def _shade(slot: Slot, cell: Cell, frame: _Frame, *, head: bool) -> str:
    """The shade of a header cell that the table style does not reach: labels and part rows inside a form."""
    if not cell.header or (head and frame.table.head) or (frame.first_column and slot.start == 0):
        return ""
    whole_row = slot.columns == len(frame.widths)
    return frame.shades[0] if whole_row else frame.shades[1]
