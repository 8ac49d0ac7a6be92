"""Tables: fixed widths, repeated heads, merged cells; their looks are table styles of the reference document."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from generator.dataclass import dataclass
from generator.documents.blocks import Cell, Field, List, Paragraph, Row, Table
from generator.writers.docx.controls import field
from generator.writers.docx.grid import GridSlot, lay_out
from generator.writers.docx.paragraphs import alignment, list_block, paragraph
from generator.writers.docx.runs import runs
from generator.writers.docx.styles import (
    CAPTION,
    CELL_LISTS,
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
from generator.writers.docx.survey import HTML_ONLY
from generator.writers.docx.text import escape
from generator.writers.docx.writing import BlockPlace, Writing

_HEIGHTS = {"roomy": 2, "tall": 4}  # lines: room for some sentences or a seal; for an opinion, signatures and a seal
_PAGE_LESS_LINES = 7  # of a row as high as a page: its heading and what is said of it stand above
_FORM_ROW_LINES = 12  # a higher row of a form may go over two pages; pushed down whole it would leave half a page empty
_LONG_CARD = 5  # rows behind the first: pushed down whole, such a card may leave a third of a page empty
_LONGEST_CARD = 9  # so would half of such a card
_LEAST_OF_LIST = 2  # rows before the last one of a list: its head is not repeated, so no row or two go over alone
_SIDE, _SLACK = 90, 20  # twentieths of a point: beside the words of a cell; that rounding may take
_TOP = '<w:vAlign w:val="top"/>'
_KEPT = "<w:keepNext/>"
_CELL_BLOCKS: dict[type, Callable[[Any, Writing, BlockPlace], None]] = {
    Paragraph: paragraph,
    List: list_block,
    Field: field,
}


class _Look(NamedTuple):
    """What cells alike share: all of them up to their words, the Chinese characters on a line, the alignment, and the
    Word styles of their paragraphs by the style in the tree."""

    opening: str
    characters: int
    align: str
    paragraphs: Mapping[str, str]
    room: int  # for a line, in twentieths of a point


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the cells of one table share. `widths`: of its columns, in twentieths of a point."""

    table: Table
    widths: tuple[int, ...]
    first_column: bool  # the table style shades the first column
    shades: tuple[str, str]
    character: int
    looks: dict[tuple[int, int, bool, int, str, bool, bool], _Look] = dataclasses.field(default_factory=dict)


def table(block: Table, writing: Writing, place: BlockPlace) -> None:
    """A table, with its caption above; between two tables stands a low paragraph, or Word would join them.

    So it does between words and a table without a caption. The tables of a form are joined: parts of one.
    """
    caption = None if block.caption_hidden else block.caption
    _part_from_before(block, writing, captioned=caption is not None)
    writing.mark(block.id)
    if caption is not None:
        writing.paragraph(CAPTION, runs(writing, caption.spans))
    rows = lay_out(block)
    frame = _frame(block, rows, writing)
    writing.out.append(_properties(frame, writing))
    head, last = len(block.head), len(rows) - 1
    tied = _tied(block, place, head, last)
    for index, (row, slots) in enumerate(zip((*block.head, *block.body), rows, strict=True)):
        keep = index in tied or (place.keep or place.keep_end if index == last else _heads_a_group(slots))
        _row(row, slots, writing, frame, head=index < head, keep=keep)
    writing.out.append("</w:tbl>")
    writing.end_table()
    writing.joins = block.style in FORM_TABLES


def _part_from_before(block: Table, writing: Writing, *, captioned: bool) -> None:
    """The low paragraph, unless the table goes on with the part of a form before it."""
    if writing.joins and block.style in FORM_TABLES and not writing.waits_for_more:
        writing.waits = writing.after_table = False
    elif writing.after_table or writing.break_page or (not captioned and writing.after_words()):
        writing.gap()


def _frame(block: Table, rows: list[list[GridSlot]], writing: Writing) -> _Frame:
    heads = (not slots or slots[0][2] is None or slots[0][2].header for slots in rows[len(block.head) :])
    return _Frame(
        table=block,
        widths=_widths(tuple([column.width for column in block.columns]), writing.page.text_width),
        first_column=block.style not in FORM_TABLES and all(heads),
        shades=writing.reference.shades[TABLES[block.style]],
        character=writing.reference.cell_character,
    )


@lru_cache(maxsize=256)
def _widths(shares: tuple[int, ...], width: int) -> tuple[int, ...]:
    """The widths of columns with these shares of a line of text; most tables are divided as others are."""
    total = sum(shares)
    edges = [0, *(round(width * share / total) for share in accumulate(shares))]
    return tuple(right - left for left, right in pairwise(edges))


def _properties(frame: _Frame, writing: Writing) -> str:
    """w:tblPr in the order of CT_TblPr, and the grid. Title and description are what screen readers say."""
    block, ids = frame.table, writing.reference.style_ids
    name = block.caption or writing.heading
    title = "" if name is None else name.text
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
    paragraphs = [block.statement.spans for block in cell.blocks if isinstance(block, Paragraph)]
    return "".join([span.text for spans in paragraphs for span in spans])


def _tied(block: Table, place: BlockPlace, head: int, last: int) -> frozenset[int]:
    """The rows that stay with the next: all of a card, where a long one may go over in its middle; of others the last
    but one. A form breaks anywhere but behind its heads and at the end of a list. `head`, `last`: of the body."""
    if block.style in FORM_TABLES:
        ends = range(max(head, last - _LEAST_OF_LIST), last) if block.style == "list" else ()
        return frozenset((*range(last if place.keep else head), *ends))
    if place.keep_rows:  # what stands behind a card (an example) stays with its end, and holds no more of it together
        return frozenset(range(head, last)) - _breaks_of_card(head, last)
    if place.keep:
        return frozenset(range(last))
    return frozenset((last - 1,)) if last > head else frozenset()


def _breaks_of_card(head: int, last: int) -> set[int]:
    """The rows behind which a card may go over to the next page: never its first two, nor the last but one."""
    if last - head >= _LONGEST_CARD:
        return set(range(head + 2, last - 1))
    return {(head + last) // 2} if last - head >= _LONG_CARD else set()


def _row(row: Row, slots: list[GridSlot], writing: Writing, frame: _Frame, *, head: bool, keep: bool) -> None:
    if row.id:
        writing.mark(row.id)
    out = writing.out
    at = len(out)
    out.append("")  # the row's properties: whether it may be split is known when it is written
    height = _height(row, writing)
    lines = [_cell(slot, writing, frame, head, keep, height > 0) for slot in slots]
    most = _FORM_ROW_LINES if frame.table.style in FORM_TABLES else writing.page.whole_row_lines
    whole = "<w:cantSplit/>" if max(lines, default=0) <= most else ""
    missing = len(frame.widths) - (slots[-1][0] + slots[-1][1] if slots else 0)
    properties = _row_properties(missing, whole, height, head=head)
    out[at] = f"<w:tr><w:trPr>{properties}</w:trPr>" if properties else "<w:tr>"
    out.append("</w:tr>")


def _row_properties(missing: int, whole: str, height: int, *, head: bool) -> str:
    """`missing`: columns without a cell at the row's end; `whole`: whether it may be split; `height`: 0 for any."""
    short = f'<w:gridAfter w:val="{missing}"/>' if missing else ""
    tall = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height > 0 else ""
    return f"{short}{whole}{tall}{'<w:tblHeader/>' if head else ''}"


def _height(row: Row, writing: Writing) -> int:
    """The least height of a row, in twentieths of a point; 0 where its words give it."""
    if row.height == "page":
        return writing.page.text_height - _PAGE_LESS_LINES * writing.page.line
    return _HEIGHTS.get(row.height, 0) * writing.page.line


def _heads_a_group(slots: list[GridSlot]) -> bool:
    """Whether a row is one header cell, which must not stand alone at the foot of a page."""
    return len(slots) == 1 and slots[0][2] is not None and slots[0][2].header


def _cell(slot: GridSlot, writing: Writing, frame: _Frame, head: bool, keep: bool, high: bool) -> int:
    """Writes one cell and returns about how many lines it takes."""
    start, columns, cell = slot
    if cell is None:
        empty = f"<w:vMerge/></w:tcPr>{writing.openings[CELLS['']]}</w:pPr></w:p></w:tc>"
        writing.out.append(f"{_opening(frame, start, columns)}{empty}")
        return 1
    key = (start, columns, cell.header, cell.rows, cell.align, head, high)
    look = frame.looks.get(key)
    if look is None:
        look = frame.looks[key] = _look(frame, start, columns, cell, head=head, high=high)
    block = cell.blocks[0] if len(cell.blocks) == 1 else None
    if type(block) is not Paragraph or writing.waits or not _is_plain(block):
        return _cell_of_blocks(cell, look, writing, keep=keep)
    return _plain_cell(block, look, writing, head=head, keep=keep)


def _is_plain(block: Paragraph) -> bool:
    """Words that nothing points to, and that are for paper too."""
    return not (block.id or block.style == "scan" or block.formats is HTML_ONLY)


def _plain_cell(block: Paragraph, look: _Look, writing: Writing, *, head: bool, keep: bool) -> int:
    """Nearly all cells: what the general way would write, in one piece. About how many lines it takes."""
    length = writing.length
    align = (alignment(block.style) or look.align) if block.style else look.align
    if block.style == "label" and not head:
        align = f"{_balanced(block, look, writing)}{align}"
    opening = f"{look.opening}{writing.openings[look.paragraphs[block.style]]}{_KEPT if keep else ''}{align}"
    writing.out.append(f"{opening}</w:pPr>{runs(writing, block.statement.spans)}</w:p></w:tc>")
    writing.last_note = ""
    return (writing.length - length) // look.characters + 1


def _balanced(block: Paragraph, look: _Look, writing: Writing) -> str:
    """The w:ind by which the lines of a long label are as long as each other, so that no last character stands alone;
    none where the label says itself at which words its lines begin."""
    character, room = writing.reference.cell_character, look.room
    words = sum(len(span.text) for span in block.statement.spans)
    lines = -(-words * character // room)
    if lines < 2 or any(span.lines for span in block.statement.spans):
        return ""
    side = (room - -(-words // lines) * character) // 2 - _SLACK
    return f'<w:ind w:left="{side}" w:right="{side}"/>' if side > 0 else ""


def _cell_of_blocks(cell: Cell, look: _Look, writing: Writing, *, keep: bool) -> int:
    """As _cell, for all that a cell can hold."""
    out, length = writing.out, writing.length
    out.append(look.opening)
    pieces = len(out)
    place = BlockPlace(look.paragraphs, CELL_LISTS, look.characters, align=cell.align, keep=keep)
    for block in cell.blocks:
        if isinstance(block, Field) or block.formats is not HTML_ONLY:
            _CELL_BLOCKS[type(block)](block, writing, place)
    if len(out) == pieces:  # a cell without a paragraph is one that Word calls damaged
        writing.paragraph(CELLS[""], "")
    paragraphs = len(out) - pieces  # a piece is a paragraph
    out.append("</w:tc>")
    ends = (paragraphs - 1) // 2  # the last line of a paragraph is half empty
    return max(paragraphs, (writing.length - length) // look.characters + 1 + ends)


def _look(frame: _Frame, start: int, columns: int, cell: Cell, *, head: bool, high: bool) -> _Look:
    """What cells of `frame` like this one share."""
    merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
    shade = _shade(frame, start, columns, head=head) if cell.header else _TOP if high else ""
    opening = f"{_opening(frame, start, columns)}{merge}{shade}</w:tcPr>"
    width = sum(frame.widths[start : start + columns])
    paragraphs = _styles(frame.table.style, cell, head=head, high=high)
    room = max(frame.character, width - 2 * _SIDE)
    return _Look(opening, max(1, width // frame.character - 1), alignment(cell.align), paragraphs, room)


def _opening(frame: _Frame, start: int, columns: int) -> str:
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


def _shade(frame: _Frame, start: int, columns: int, *, head: bool) -> str:
    """The shade of a header cell that the table style does not reach: labels and part rows inside a form."""
    if head or (frame.first_column and start == 0):
        return ""
    return frame.shades[0] if columns == len(frame.widths) else frame.shades[1]
