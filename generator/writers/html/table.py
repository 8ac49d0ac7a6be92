"""Tables: data and matrix tables scroll on a narrow screen, cards and paper forms stack."""

from __future__ import annotations

from functools import lru_cache

from generator.documents.blocks import Cell, Formats, Paragraph, Row, Statement, Table
from generator.writers.html.context import HtmlPage
from generator.writers.html.inline import anchor, attributes, inline

# Up to three columns of Chinese text still read well at 320 CSS px (WCAG 2.2, 1.4.10 Reflow).
_COLUMNS_ON_A_PHONE = 3
_WHOLE = 100  # per cent
_CLASSES = {"list": "grid list"}  # a part of a form, with a line for each thing


def _has_words(cell: Cell) -> bool:
    for block in cell.blocks:
        if not isinstance(block, Paragraph):
            return True
        for span in block.statement.spans:
            if span.text and not span.text.isspace():
                return True
    return False


def _cell(page: HtmlPage, cell: Cell, scope: str) -> str:
    # A header without words names nothing: the corner of a matrix is an ordinary cell (axe: empty-table-header).
    header = cell.header and _has_words(cell)
    tag = "th" if header else "td"
    start = _start(tag, (cell.scope or scope) if header else None, cell.columns, cell.rows, cell.align)
    line = _only_line(cell)
    if line is None:
        return f"{start}>{page.blocks(cell.blocks)}</{tag}>"
    mark = anchor(line) if _says(line) else ""
    return f"{start}{mark}>{inline(line.spans)}</{tag}>"


def _only_line(cell: Cell) -> Statement | None:
    """What a cell says where that is one plain line, or nothing: the cell is its paragraph, without an element of its
    own."""
    block = cell.blocks[0] if len(cell.blocks) == 1 else None
    if not isinstance(block, Paragraph) or block.formats is Formats.DOCX or block.id or block.label_for:
        return None
    return block.statement if not block.style or not _says(block.statement) else None


def _says(statement: Statement) -> bool:
    """Whether there is anything to see of it."""
    for span in statement.spans:  # noqa: SIM110 - asked of every cell: without a generator in half of the time
        if span.text or span.line_break:
            return True
    return False


@lru_cache(maxsize=1024)
def _start(tag: str, scope: str | None, columns: int, rows: int, align: str) -> str:
    """The start tag of a cell without its end; made once for all cells alike."""
    pairs = (
        ("scope", scope),
        ("colspan", str(columns) if columns > 1 else None),
        ("rowspan", str(rows) if rows > 1 else None),
        ("class", align if align != "left" else None),
    )
    return f"<{tag}{attributes(pairs)}"


def _row(page: HtmlPage, row: Row, scope: str) -> str:
    cells = "".join([_cell(page, cell, scope) for cell in row.cells])
    start = attributes((("id", row.id), ("class", row.height or None))) if row.id or row.height else ""
    return f"<tr{start}>{cells}</tr>"


def _rows(page: HtmlPage, tag: str, rows: tuple[Row, ...], scope: str) -> str:
    if not rows:
        return ""
    return f"<{tag}>" + "\n".join(_row(page, row, scope) for row in rows) + f"</{tag}>"


def _caption(table: Table) -> str:
    if table.caption is None:
        return ""
    hidden = ' class="hidden"' if table.caption_hidden else ""
    return f"<caption{hidden}{anchor(table.caption)}>{inline(table.caption.spans)}</caption>"


def _columns(table: Table) -> str:
    """The widths of columns; the last takes what the others leave, and says so only where that is not its own."""
    columns = [f'<col style="width:{column.width}%">' for column in table.columns]
    if sum(column.width for column in table.columns) == _WHOLE:
        columns[-1] = "<col>"
    return f"<colgroup>{''.join(columns)}</colgroup>"


def _is_wide(table: Table) -> bool:
    return table.style == "matrix" or (table.style == "data" and len(table.columns) > _COLUMNS_ON_A_PHONE)


def _scrolling(page: HtmlPage, table: Table, written: str) -> str:
    """A region that the keyboard can scroll. Two regions of one name would be two landmarks nobody can tell
    apart, so only the first is a region; a table without caption takes the heading before it as its name."""
    name = table.caption.text if table.caption else None
    role = "region" if name and name not in page.landmarks else "group"
    page.landmarks.add(name or "")
    named_by = (table.caption.id or None) if table.caption else page.last_heading
    pairs = (("class", "scroll"), ("role", role), ("tabindex", "0"), ("aria-labelledby", named_by))
    return f"<div{attributes(pairs)}>\n{written}</div>"


def table(page: HtmlPage, block: Table) -> str:
    """A table with caption, column widths, and heads that screen readers announce."""
    wide = _is_wide(block)
    style = _CLASSES.get(block.style, block.style)
    style = f"{style} wide" if wide else style
    written = (
        f"<table{attributes((('class', style), ('id', block.id)))}>{_caption(block)}{_columns(block)}"
        f"{_rows(page, 'thead', block.head, 'col')}{_rows(page, 'tbody', block.body, 'row')}</table>\n"
    )
    return _scrolling(page, block, written) if wide else written.rstrip("\n")
