"""A table of a Word file while its body is read: which columns a cell takes, what goes on from above, how it looks."""

from __future__ import annotations

from dataclasses import field
from typing import NamedTuple

from generator.dataclass import dataclass

Where = tuple[str, tuple[str, ...], str]  # style of the table, its parts with a look of their own, fill of the cell
IN_TABLE, IN_ROW, IN_CELL, IN_SILENT, IN_TEXT = range(5)  # what the next piece stands in
NO_CELL: Where = ("", (), "")
_GOES_ON = "<w:vMerge/>"


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

    edges: tuple[int, ...]  # of its columns, from 0
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
        """Whether it is as wide as its columns, and as one above that it goes on from. `at`: its place in the text."""
        start = self.cursor
        self.cursor = end = start + cell.span
        self.wide, self.opened = cell.wide, at
        self.inside = IN_SILENT if cell.merge == _GOES_ON else IN_CELL
        regions = self._regions(start) if self.parts else ()
        self.where = self.style, regions, cell.fill
        above = self._merged(cell, start) if cell.merge or self.open else True
        return above and end < len(self.edges) and self.edges[end] - self.edges[start] == cell.wide

    def _regions(self, start: int) -> tuple[str, ...]:
        first = {"firstRow": self.row == 0, "firstCol": start == 0}
        return tuple([name for name in self.parts if first[name]])

    def _merged(self, cell: CellForm, start: int) -> bool:
        """Notes where a cell goes on below; whether one that goes on from above has one there that is as wide."""
        if cell.merge == _GOES_ON:
            return self.open.get(start) == cell.span
        self.open.pop(start, None)
        if cell.merge:
            self.open[start] = cell.span
        return True
