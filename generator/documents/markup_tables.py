"""Tables of the block markup: rows, cells with spans, and the declared column that each cell stands in."""

from __future__ import annotations

from lxml import etree

from generator.documents.blocks import Cell, Column, Field, List, Paragraph, Row, Table
from generator.documents.markup_elements import (
    PARAGRAPH_STYLES,
    MarkupError,
    attributes_of,
    choice_of,
    elements_of,
    formats_of,
    line_of,
    number_of,
    unknown,
)
from generator.documents.markup_reader import Reader
from generator.message import message


def read_table(reader: Reader, element: etree._Element, place: str | None) -> Table:
    parts = {str(child.tag): child for child in elements_of(element)}
    for child in elements_of(element):
        if child.tag not in ("caption", "cols", "thead", "tbody"):
            raise unknown(child)
    if "cols" not in parts:
        raise MarkupError(line_of(element), message("<table> needs <cols>"))
    name = element.get("name")
    columns = tuple(
        Column(number_of(attributes_of(col, {"width", "key"}), "width", col, least=0), col.get("key"))
        for col in elements_of(parts["cols"])
    )
    caption, hidden = None, False
    if "caption" in parts:
        hidden = attributes_of(parts["caption"], {"hidden"}).get("hidden") == "true"
        caption = reader.statement(parts["caption"], place)
    keys = tuple(column.key for column in columns)
    head = _rows(reader, parts.get("thead"), (None,) * len(keys), None)
    body = _rows(reader, parts.get("tbody"), keys, name)
    style = choice_of(element, "style", frozenset(("data", "card", "grid", "matrix")), "data")
    return Table(columns, body, head, caption, hidden, style, name, element.get("id"), formats_of(element))


def _rows(
    reader: Reader, parent: etree._Element | None, keys: tuple[str | None, ...], name: str | None
) -> tuple[Row, ...]:
    if parent is None:
        return ()
    rows: list[Row] = []
    held: dict[int, int] = {}  # column -> rows below that a cell above still covers
    for element in elements_of(parent):
        if element.tag != "tr":
            raise unknown(element)
        attributes = attributes_of(element, {"id", "height", "name"})
        cells: list[Cell] = []
        column = 0
        for child in elements_of(element):
            while held.get(column):
                held[column] -= 1
                column += 1
            cell = _cell(reader, child, _place(keys, column, attributes.get("name") or name))
            cells.append(cell)
            for covered in range(column, column + cell.columns):
                held[covered] = cell.rows - 1
            column += cell.columns
        filled = column + sum(1 for key, rows_left in held.items() if key >= column and rows_left)
        if filled != len(keys):
            told = message("a row of {found} columns in a table of {wanted}", found=filled, wanted=len(keys))
            raise MarkupError(line_of(element), told)
        for behind in [key for key in held if key >= column]:
            held[behind] = max(held[behind] - 1, 0)
        rows.append(Row(tuple(cells), attributes.get("id"), choice_of(element, "height", frozenset(("", "tall")))))
    return tuple(rows)


def _place(keys: tuple[str | None, ...], column: int, name: str | None) -> str | None:
    key = keys[column] if column < len(keys) else None
    return f"{name}.{key}" if name and key else None


_CELL_BLOCKS = ("p", "ul", "ol", "control", "blocks")


def _cell(reader: Reader, element: etree._Element, place: str | None) -> Cell:
    if element.tag not in ("td", "th"):
        raise unknown(element)
    known = {"colspan", "rowspan", "align", "scope", "place", "style", "for"}
    attributes = attributes_of(element, known)
    place = attributes.get("place", place)
    header = element.tag == "th"
    if any(child.tag in _CELL_BLOCKS for child in elements_of(element)):
        blocks = reader.blocks(element, place)
    else:
        style = choice_of(element, "style", PARAGRAPH_STYLES)
        blocks = (Paragraph(reader.statement(element, place), style, None, attributes.get("for")),)
    return Cell(
        tuple(block for block in blocks if isinstance(block, Paragraph | List | Field)),
        header,
        number_of(attributes, "colspan", element),
        number_of(attributes, "rowspan", element),
        choice_of(element, "align", frozenset(("left", "center", "right")), "left"),
        attributes.get("scope") or ("col" if header and place is None else "row" if header else None),
    )
