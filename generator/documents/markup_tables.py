"""Tables of the block markup: rows, cells with spans, and the declared column that each cell stands in."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from generator.documents.blocks import Cell, Column, Field, List, Paragraph, Row, Table
from generator.documents.markup_elements import (
    MarkupError,
    Start,
    check_attributes,
    check_no_text,
    number_of,
    start_of,
    unknown,
)
from generator.documents.markup_reader import Reader
from generator.message import message

_PARTS = frozenset(("caption", "cols", "thead", "tbody"))
_CELLS = frozenset(("td", "th"))
_CELL_BLOCKS = frozenset(("p", "ul", "ol", "control", "blocks"))
_CELL_KINDS = frozenset((Paragraph, List, Field))


def read_table(reader: Reader, element: Element, start: Start, place: str | None) -> Table:
    parts = _parts(element)
    columns = tuple([_column(col) for col in parts["cols"]])
    caption, hidden = None, False
    if "caption" in parts:
        hidden = parts["caption"].get("hidden") == "true"
        caption = reader.statement(parts["caption"], place)
    places = _Places(start.name, columns)
    head = _rows(reader, parts["thead"], None, len(columns)) if "thead" in parts else ()
    body = _rows(reader, parts["tbody"], places, len(columns)) if "tbody" in parts else ()
    return Table(columns, body, head, caption, hidden, start.style, start.name, start.id, start.formats)


def _parts(table: Element) -> dict[str, Element]:
    check_no_text(table.text, table)
    parts: dict[str, Element] = {}
    for element in table:
        if element.tag not in _PARTS:
            raise unknown(element)
        check_attributes(element)
        check_no_text(element.tail, element)
        parts[element.tag] = element
    if "cols" not in parts:
        raise MarkupError(message("<table> needs <cols>"), table)
    return parts


def _column(element: Element) -> Column:
    check_attributes(element)
    return Column(number_of(element, "width", least=0), element.get("key"))


class _Places:
    """The places of a table's columns. A row that has a name of its own has places of its own."""

    def __init__(self, name: str | None, columns: tuple[Column, ...]) -> None:
        self._name = name
        self._keys = tuple(column.key for column in columns)
        self._known: dict[str | None, tuple[str | None, ...]] = {}

    def of(self, row: str | None) -> tuple[str | None, ...]:
        """The place of each column in the row called `row`."""
        name = row or self._name
        if name not in self._known:
            self._known[name] = tuple(f"{name}.{key}" if name and key else None for key in self._keys)
        return self._known[name]


def _rows(reader: Reader, parent: Element, places: _Places | None, width: int) -> tuple[Row, ...]:
    check_no_text(parent.text, parent)
    rows: list[Row] = []
    held: dict[int, int] = {}  # column -> rows below that a cell above still covers
    for element in parent:
        if element.tag != "tr":
            raise unknown(element)
        start = start_of(element)
        of_columns = places.of(start.name) if places is not None else ()
        rows.append(Row(_cells(reader, element, of_columns, held, width), start.id, start.height))
        check_no_text(element.tail, element)
    return tuple(rows)


def _cells(
    reader: Reader, row: Element, places: tuple[str | None, ...], held: dict[int, int], width: int
) -> tuple[Cell, ...]:
    """The cells of a row, which fill the table's `width` columns; `held` is brought up to date."""
    check_no_text(row.text, row)
    cells: list[Cell] = []
    column = 0
    for element in row:
        while held.get(column):
            held[column] -= 1
            column += 1
        cell = _cell(reader, element, places[column] if column < len(places) else None)
        cells.append(cell)
        if held or cell.rows > 1:
            held.update(dict.fromkeys(range(column, column + cell.columns), cell.rows - 1))
        column += cell.columns
        if element.tail:
            check_no_text(element.tail, element)
    filled = column + _held_from(column, held) if held else column
    if filled != width:
        raise MarkupError(message("a row of {found} columns in a table of {wanted}", found=filled, wanted=width), row)
    return tuple(cells)


def _held_from(column: int, held: dict[int, int]) -> int:
    """How many columns behind the last cell are held by rows above, which then hold them for one row less."""
    behind = [key for key, rows_left in held.items() if key >= column and rows_left]
    for key in behind:
        held[key] -= 1
    return len(behind)


def _cell(reader: Reader, element: Element, place: str | None) -> Cell:
    if element.tag not in _CELLS:
        raise unknown(element)
    start = start_of(element)
    place = start.place or place
    header = element.tag == "th"
    scope = start.scope or ("col" if header and place is None else "row" if header else None)
    for child in element:
        if child.tag in _CELL_BLOCKS:
            blocks: Any = [block for block in reader.blocks(element, place) if block.__class__ in _CELL_KINDS]
            return Cell(tuple(blocks), header, start.columns, start.rows, start.align, scope)
    words = Paragraph(reader.statement(element, place), start.style, None, start.label_for)
    return Cell((words,), header, start.columns, start.rows, start.align, scope)
