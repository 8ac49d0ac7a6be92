"""Tables: fixed widths, repeated heads, merged cells; their looks are table styles of the reference document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.documents.blocks import Cell, Field, List, Paragraph, Row, Table
from generator.writers.docx.controls import field
from generator.writers.docx.grid import GridSlot, lay_out
from generator.writers.docx.paragraphs import alignment, list_block, paragraph
from generator.writers.docx.runs import runs
from generator.writers.docx.styles import CAPTION, CELL_LISTS, CELLS, FORM_TABLES
from generator.writers.docx.survey import HTML_ONLY
from generator.writers.docx.table_frame import CellLook, TableFrame, cell_opening, frame_of, look_of_cell
from generator.writers.docx.text import escape
from generator.writers.docx.writing import BlockPlace, Writing

_HEIGHTS = {"roomy": 2, "tall": 4}  # lines: room for some sentences or a seal; for an opinion, signatures and a seal
_PAGE_LESS_LINES = 7  # of a row as high as a page: its heading and what is said of it stand above
_FORM_ROW_LINES = 12  # a higher row of a form may go over two pages; pushed down whole it would leave half a page empty
_LONG_CARD = 5  # rows behind the first: pushed down whole, such a card may leave a third of a page empty
_LONGEST_CARD = 9  # so would half of such a card
_LEAST_OF_LIST = 2  # rows before the last one of a list: its head is not repeated, so no row or two go over alone
_SLACK = 20  # twentieths of a point: that rounding may take
_KEPT = "<w:keepNext/>"
_CELL_BLOCKS: dict[type, Callable[[Any, Writing, BlockPlace], None]] = {
    Paragraph: paragraph,
    List: list_block,
    Field: field,
}


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
    frame = frame_of(block, rows, writing)
    writing.out.append(_properties(block, frame, writing))
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


def _properties(block: Table, frame: TableFrame, writing: Writing) -> str:
    """w:tblPr and the grid. Title and description are what screen readers say."""
    name = block.caption or writing.heading
    title = "" if name is None else name.text
    heads = "；".join([_words(cell) for row in block.head for cell in row.cells])
    texts = (("tblCaption", title), ("tblDescription", heads or title))
    named = "".join([f'<w:{name} w:val="{escape(text)}"/>' for name, text in texts if text])
    return f"{frame.opening}{named}{frame.grid}"


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


def _row(row: Row, slots: list[GridSlot], writing: Writing, frame: TableFrame, *, head: bool, keep: bool) -> None:
    if row.id:
        writing.mark(row.id)
    out = writing.out
    at = len(out)
    out.append("")  # the row's properties: whether it may be split is known when it is written
    height = _height(row, writing)
    lines = [_cell(slot, writing, frame, head, keep, height > 0) for slot in slots]
    whole = "<w:cantSplit/>" if max(lines, default=0) <= _most_lines(slots, writing, frame) else ""
    missing = len(frame.widths) - (slots[-1][0] + slots[-1][1] if slots else 0)
    properties = _row_properties(missing, whole, height, head=head)
    out[at] = f"<w:tr><w:trPr>{properties}</w:trPr>" if properties else "<w:tr>"
    out.append("</w:tr>")


def _most_lines(slots: list[GridSlot], writing: Writing, frame: TableFrame) -> int:
    """Up to how many lines a row stays whole: up to half a page where a line below the name (its page) would be parted
    from it."""
    if frame.style in FORM_TABLES:
        return _FORM_ROW_LINES
    first = slots[0][2] if slots else None
    named_in_lines = first is not None and first.header and len(first.blocks) > 1
    return writing.page.whole_row_lines * (2 if named_in_lines else 1)


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


def _cell(slot: GridSlot, writing: Writing, frame: TableFrame, head: bool, keep: bool, high: bool) -> int:
    """Writes one cell and returns about how many lines it takes."""
    start, columns, cell = slot
    if cell is None:
        empty = f"<w:vMerge/></w:tcPr>{writing.openings[CELLS['']]}</w:pPr></w:p></w:tc>"
        writing.out.append(f"{cell_opening(frame, start, columns)}{empty}")
        return 1
    key = (start, columns, cell.header, cell.rows > 1, cell.align, head, high)
    look = frame.looks.get(key)
    if look is None:
        look = frame.looks[key] = look_of_cell(frame, start, columns, cell, head=head, high=high)
    block = cell.blocks[0] if len(cell.blocks) == 1 else None
    if type(block) is not Paragraph or writing.waits or not _is_plain(block):
        return _cell_of_blocks(cell, look, writing, keep=keep)
    return _plain_cell(block, look, writing, head=head, keep=keep)


def _is_plain(block: Paragraph) -> bool:
    """Words that nothing points to, and that are for paper too."""
    return not (block.id or block.style == "scan" or block.formats is HTML_ONLY)


def _plain_cell(block: Paragraph, look: CellLook, writing: Writing, *, head: bool, keep: bool) -> int:
    """Nearly all cells: what the general way would write, in one piece. About how many lines it takes."""
    length = writing.length
    align = (alignment(block.style) or look.align) if block.style else look.align
    if block.style == "label" and not head:
        align = f"{_balanced(block, look, writing)}{align}"
    opening = f"{look.opening}{writing.openings[look.paragraphs[block.style]]}{_KEPT if keep else ''}{align}"
    writing.out.append(f"{opening}</w:pPr>{runs(writing, block.statement.spans)}</w:p></w:tc>")
    writing.last_note = ""
    return (writing.length - length) // look.characters + 1


def _balanced(block: Paragraph, look: CellLook, writing: Writing) -> str:
    """The w:ind by which the lines of a long label are as long as each other, so that no last character stands alone;
    none where the label says itself at which words its lines begin."""
    character, room = writing.reference.cell_character, look.room
    words = sum(len(span.text) for span in block.statement.spans)
    lines = -(-words * character // room)
    if lines < 2 or any(span.lines for span in block.statement.spans):
        return ""
    side = (room - -(-words // lines) * character) // 2 - _SLACK
    return f'<w:ind w:left="{side}" w:right="{side}"/>' if side > 0 else ""


def _cell_of_blocks(cell: Cell, look: CellLook, writing: Writing, *, keep: bool) -> int:
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
