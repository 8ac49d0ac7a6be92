"""A table of a Word file while its body is read: which columns a cell takes, what goes on from above, how it looks."""

from __future__ import annotations

from dataclasses import field
from typing import NamedTuple

from generator.dataclass import dataclass

Where = tuple[str, tuple[str, ...], str]  # style of the table, its parts with a look of their own, fill of the cell
IN_TABLE, IN_ROW, IN_CELL, IN_SILENT, IN_TEXT = range(5)  # what the next piece stands in
NO_CELL: Where = ("", (), "")


class CellForm(NamedTuple):
    """What a cell says of itself. `merge`: its element w:vMerge, "" where it has none; `shaded`: as a style shades."""

    wide: int
    span: int
    merge: str
    fill: str
    shaded: bool


@dataclass(slots=True)
class WordTable:
    """The table that is being read. `inside`: what the next piece stands in, IN_SILENT where a cell shows nothing,
    since one from above goes on in it; `cursor`: the column of the next cell; `open`: first column -> columns of a cell
    that goes on below."""

    columns: tuple[int, ...]
    style: str = ""
    parts: tuple[str, ...] = ()  # of the table, that have a look of their own: firstRow, firstCol
    inside: int = IN_TABLE
    cursor: int = 0
    after: int = 0
    open: dict[int, int] = field(default_factory=dict)
    row: int = -1
    head: bool = False  # the row is one of the repeated head
    wide: int = 0  # the cell
    opened: int = 0  # where it starts in the text
    where: Where = NO_CELL  # what gives words of the cell their look

    def start_row(self, *, after: int, head: bool) -> None:
        """`after`: columns that it leaves free at its end."""
        self.inside, self.row, self.head = IN_ROW, self.row + 1, head
        self.cursor, self.after = 0, after

    def start_cell(self, cell: CellForm, at: int) -> bool:
        """Whether it goes on from one above that is as wide, where it says so. `at`: its place in the text."""
        start = self.cursor
        self.cursor += cell.span
        self.wide, self.opened = cell.wide, at
        silent = cell.merge == "<w:vMerge/>"
        self.inside = IN_SILENT if silent else IN_CELL
        above = not silent or self.open.get(start) == cell.span
        if "restart" in cell.merge:
            self.open[start] = cell.span
        elif not silent:
            self.open.pop(start, None)
        regions: tuple[str, ...] = ()
        if self.parts:
            first = {"firstRow": self.row == 0, "firstCol": start == 0}
            regions = tuple([name for name in self.parts if first[name]])
        self.where = self.style, regions, cell.fill
        return above
