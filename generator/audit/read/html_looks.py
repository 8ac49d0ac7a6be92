"""How a statement of a page looks: what element it is, in which box, list, cell and table it stands."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from generator.dataclass import dataclass
from generator.regex import regex

_NOTE = "note "
_QUOTE = "quote"
_GRID_LIST, _LIST = "grid list", "list"
_LISTS = ("ul", "ol")
_FIRST_LEVEL = "level-1"  # of an entry of the contents that says no level
_NUMBER, _BULLET = "number", "bullet"
_WIDTH = regex(r"width:(\d+)%")
_CELLS = frozenset({"td", "th"})
_ENDS = _CELLS | {"main", "table"}


class HtmlLook(NamedTuple):
    """`style`: the classes of the element itself; `list`: number, fine, bullet, tick or plain; `note`: info, warning,
    draft or quote; `cell`: td or th; `row`: roomy, tall or page; `table`: data, card, grid, list or matrix; `columns`:
    its widths in per cent. Empty, or False, where there is none."""

    tag: str
    style: str
    list: str = ""
    note: str = ""
    cell: str = ""
    row: str = ""
    head: bool = False
    table: str = ""
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableLook:
    """The table and the row that a statement stands in, as far as looks hang on them."""

    style: str = ""
    columns: tuple[str, ...] = ()
    row: str = ""
    head: bool = False

    @classmethod
    def of(cls, table: etree._Element) -> TableLook:
        columns = tuple(each.get("style", "") for each in table.iterfind("colgroup/col"))
        style = table.get("class", "")
        return cls(_LIST if style == _GRID_LIST else style.partition(" ")[0], _with_rest(columns))


def _with_rest(columns: tuple[str, ...]) -> tuple[str, ...]:
    """Widths of columns, the last of which takes what the others leave where it says none of its own."""
    told = [int(found[1]) for found in map(_WIDTH.fullmatch, columns[:-1]) if found]
    if not columns or columns[-1] or len(told) < len(columns) - 1:
        return columns
    return (*columns[:-1], f"width:{100 - sum(told)}%")


NO_TABLE = TableLook()


def look_of(element: etree._Element, table: TableLook) -> HtmlLook:
    """The look of the element that says a statement, in a cell of `table` where it stands in one."""
    if element.tag in _CELLS:  # a cell that says one plain line is its paragraph
        return HtmlLook("p", "", "", "", str(element.tag), table.row, table.head, table.style, table.columns)
    around: list[etree._Element] = []
    end = element.getparent()
    while end is not None and end.tag not in _ENDS:
        around.append(end)
        end = end.getparent()
    marks = next((_marks_of(each) for each in around if each.tag in _LISTS), "")
    note = next((found for each in reversed(around) if (found := _note_of(each))), "")
    cell = str(end.tag) if end is not None and end.tag in _CELLS else ""
    style = element.get("class", "") or (_FIRST_LEVEL if element.get("id", "").endswith("-toc") else "")
    return HtmlLook(str(element.tag), style, marks, note, cell, table.row, table.head, table.style, table.columns)


def _marks_of(element: etree._Element) -> str:
    """How the entries of a list are marked."""
    return element.get("class", "") or (_NUMBER if element.tag == "ol" else _BULLET)


def _note_of(element: etree._Element) -> str:
    """The kind of box that an element is, or ""."""
    style = element.get("class", "")
    if element.tag == "blockquote":
        return _QUOTE
    return style.removeprefix(_NOTE) if style.startswith(_NOTE) else ""
