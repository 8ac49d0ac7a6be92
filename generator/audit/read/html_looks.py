"""How a statement of a page looks: what element it is, in which box, list, cell and table it stands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.regex import regex

_NOTE = "note "
_QUOTE = "quote"
_GRID_LIST, _LIST = "grid list", "list"
_FIRST_LEVEL = "level-1"  # of an entry of the contents that says no level
_NUMBER, _BULLET = "number", "bullet"
_WIDTH = regex(r"width:(\d+)%")
_CELLS = frozenset({"td", "th"})


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


NOWHERE = HtmlLook("", "")


def look_of_table(attributes: Mapping[str, str], columns: tuple[str, ...]) -> HtmlLook:
    """What all cells of a table have in common; `columns`: their styles."""
    style = attributes.get("class", "")
    named = _LIST if style == _GRID_LIST else style.partition(" ")[0]
    return HtmlLook("", "", table=named, columns=_with_rest(columns))


def _with_rest(columns: tuple[str, ...]) -> tuple[str, ...]:
    """Widths of columns, the last of which takes what the others leave where it says none of its own."""
    told = [int(found[1]) for found in map(_WIDTH.fullmatch, columns[:-1]) if found]
    if not columns or columns[-1] or len(told) < len(columns) - 1:
        return columns
    return (*columns[:-1], f"width:{100 - sum(told)}%")


def look_in_cell(tag: str, row: str, look: HtmlLook) -> HtmlLook:
    """The look in a cell of a table. A cell that says one plain line is its paragraph."""
    return HtmlLook("p", "", "", "", tag, row, look.head, look.table, look.columns)


def look_of(tag: str, attributes: Mapping[str, str], around: HtmlLook) -> HtmlLook:
    """The look of the element that says a statement, where all looks as `around`."""
    if tag in _CELLS:
        return around
    style = attributes.get("class") or (_FIRST_LEVEL if attributes.get("id", "").endswith("-toc") else "")
    return _with_style(tag, style, around)


@lru_cache(maxsize=256)  # many lines of a page look alike
def _with_style(tag: str, style: str, around: HtmlLook) -> HtmlLook:
    return HtmlLook(tag, style, *around[2:])


def marks_of(tag: str, attributes: Mapping[str, str]) -> str:
    """How the entries of a list are marked."""
    return attributes.get("class") or (_NUMBER if tag == "ol" else _BULLET)


def note_of(tag: str, attributes: Mapping[str, str]) -> str:
    """The kind of box that an element is, or ""."""
    style = attributes.get("class", "")
    if tag == "blockquote":
        return _QUOTE
    return style.removeprefix(_NOTE) if style.startswith(_NOTE) else ""
