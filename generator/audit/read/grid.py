"""Columns of a table's cells, with cells that reach over rows and columns (HTML standard, forming a table)."""

from __future__ import annotations

from dataclasses import field

from generator.dataclass import dataclass


@dataclass(slots=True)
class Grid:
    """Counts rows and columns from 0. `open`: column -> rows that a cell from above still covers."""

    row: int = -1
    column: int = 0
    open: dict[int, int] = field(default_factory=dict)

    def next_row(self) -> None:
        """Begins a row; a cell from above has one row less to go."""
        self.row += 1
        self.column = 0
        if self.open:
            self.open = {column: rows - 1 for column, rows in self.open.items() if rows > 1}

    def place(self, columns: int, rows: int) -> int:
        """The first column of the next cell, which takes `columns` and `rows`."""
        while self.column in self.open:
            self.column += 1
        first = self.column
        self.column += columns
        if rows > 1:
            self.open.update(dict.fromkeys(range(first, self.column), rows))
        return first

    def width(self) -> int:
        """How many columns the row takes, with the cells that reach into it from above."""
        return max(self.column, max(self.open) + 1) if self.open else self.column
