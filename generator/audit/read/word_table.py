"""A table of a Word file while its body is read: which columns a cell takes, what goes on from above, how it looks."""

from __future__ import annotations

from dataclasses import field

from generator.dataclass import dataclass
from generator.regex import regex

_FILL = regex(r'w:fill="(\w+)"')


@dataclass(slots=True)
class WordTable:
    """The table that is being read. `cursor`: the column of the next cell; `open`: first column -> columns of a cell
    that goes on below; `silent`: the cell shows nothing, since one from above goes on in it."""

    columns: tuple[int, ...]
    cursor: int = 0
    after: int = 0
    open: dict[int, int] = field(default_factory=dict)
    silent: bool = False
    wide: int = 0  # the cell
    style: str = ""
    parts: tuple[str, ...] = ()  # of the table, that have a look of their own: firstRow, firstCol
    row: int = -1
    regions: tuple[str, ...] = ()  # those of `parts` in which the cell stands
    fill: str = ""

    def enter(self, span: int, merge: str, shade: str) -> bool:
        """Begins a cell; whether it goes on from one above that is as wide, where it says so."""
        start = self.cursor
        self.cursor += span
        self.silent = merge == "<w:vMerge/>"
        above = self.open.get(start) == span if self.silent else True
        if "restart" in merge:
            self.open[start] = span
        elif not self.silent:
            self.open.pop(start, None)
        first = {"firstRow": self.row == 0, "firstCol": start == 0}
        self.regions = tuple(name for name in self.parts if first[name])
        self.fill = "".join(_FILL.findall(shade))
        return above
