"""A table of a Word file while its body is read: which columns a cell takes, what goes on from above, how it looks."""

from __future__ import annotations

from dataclasses import field

from generator.dataclass import dataclass
from generator.regex import regex

Where = tuple[str, tuple[str, ...], str]  # style of the table, its parts with a look of their own, fill of the cell
TABLE, ROW, CELL = range(3)  # what the next piece of a table stands in
IN_TEXT: Where = ("", (), "")
_FILL = regex(r'w:fill="(\w+)"')


@dataclass(slots=True)
class WordTable:
    """The table that is being read. `cursor`: the column of the next cell; `open`: first column -> columns of a cell
    that goes on below; `silent`: the cell shows nothing, since one from above goes on in it."""

    columns: tuple[int, ...]
    inside: int = TABLE
    cursor: int = 0
    after: int = 0
    open: dict[int, int] = field(default_factory=dict)
    silent: bool = False
    wide: int = 0  # the cell
    opened: int = 0  # where it starts in the text
    style: str = ""
    parts: tuple[str, ...] = ()  # of the table, that have a look of their own: firstRow, firstCol
    row: int = -1
    head: bool = False  # the row is one of the repeated head
    where: Where = IN_TEXT  # what gives words of the cell their look

    def start_row(self, *, after: int, head: bool) -> None:
        """`after`: columns that it leaves free at its end."""
        self.cursor, self.after, self.row, self.head = 0, after, self.row + 1, head
        self.inside = ROW

    def enter(self, span: int, merge: str, shade: str) -> bool:
        """Begins a cell; whether it goes on from one above that is as wide, where it says so."""
        start = self.cursor
        self.cursor += span
        self.inside = CELL
        self.silent = merge == "<w:vMerge/>"
        above = self.open.get(start) == span if self.silent else True
        if "restart" in merge:
            self.open[start] = span
        elif not self.silent:
            self.open.pop(start, None)
        first = {"firstRow": self.row == 0, "firstCol": start == 0}
        regions = tuple([name for name in self.parts if first[name]]) if self.parts else ()
        self.where = self.style, regions, "".join(_FILL.findall(shade)) if shade else ""
        return above
