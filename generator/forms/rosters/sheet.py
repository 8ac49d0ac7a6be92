"""The sheet of a workbook, cell by cell as its tags come, put together to rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from generator.dataclass import dataclass
from generator.forms.rosters.numbers import number_cell, text_cell
from generator.forms.rosters.package import Attributes, local
from generator.forms.rosters.remarks import formula_without_value, struck_through
from generator.forms.rosters.rows import RosterCell, Unclear
from generator.forms.rosters.sheet_rows import MOST_COLUMNS, SheetRows
from generator.forms.rosters.words import RosterWords, unescaped

_NO_FORMAT = "General"
_ZERO, _ZERO_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_TRUE = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class WorkbookTables:
    """What cells point at. `texts`: by number; `formats`: of numbers, by style; `struck`: styles that strike through;
    `uncalculated`: whether the program that wrote the file left its formulas to the next one."""

    texts: tuple[str | Unclear, ...]
    formats: tuple[str, ...]
    struck: frozenset[int]
    since_1904: bool
    uncalculated: bool


class Sheet:
    """Takes the tags of a sheet and gives its cells to `rows`. Where cells or rows do not say where they stand, they
    stand behind the last one."""

    def __init__(self, book: WorkbookTables, merged: Mapping[tuple[int, int], int], rows: SheetRows) -> None:
        self._book = book
        self._merged = merged
        self._rows = rows
        self._number = 0
        self._hidden = False
        self._cells: dict[int, RosterCell] = {}
        self._column = -1
        self._kind = "n"
        self._style = 0
        self._formula = self._valued = False
        self._value: list[str] = []
        self._taking = False
        self._words: RosterWords | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        tag = local(name)
        if self._words is not None:
            self._words.start(name, attributes)
        elif tag == "c":
            self._cell_starts(attributes)
        elif tag == "v":
            self._taking = self._valued = True
        elif tag == "f":
            self._formula = True
        elif tag == "is":
            self._words = RosterWords()
        elif tag == "col" and attributes.get("hidden") in _TRUE:
            self._rows.hide(int(attributes["min"]) - 1, int(attributes["max"]))
        elif tag == "row":
            self._number = int(attributes.get("r") or self._number + 1)
            self._hidden = attributes.get("hidden") in _TRUE
            self._column = -1

    def end(self, name: str) -> None:
        tag = local(name)
        if tag == "is":
            self._keep(self._said())
        elif self._words is not None:
            self._words.end(name)
        elif tag == "v":
            self._taking = False
        elif tag == "c":
            self._keep(self._cell())
        elif tag == "row":
            self._row_ends()

    def text(self, text: str) -> None:
        if self._words is not None:
            self._words.text(text)
        elif self._taking:
            self._value.append(text)

    def _cell_starts(self, attributes: Attributes) -> None:
        place = attributes.get("r")
        self._column = column_of(place) if place else _within(self._column + 1)
        self._kind = attributes.get("t", "n")
        self._style = int(attributes.get("s", 0))
        self._formula = self._valued = False
        self._value.clear()

    def _said(self) -> RosterCell:
        words, self._words = self._words, None
        said = words.said() if words else ""
        return text_cell(said, self._format()) if isinstance(said, str) else said

    def _keep(self, cell: RosterCell) -> None:
        if cell == "":
            self._rows.empty()
        elif self._rows.is_seen(self._column):
            struck = self._style in self._book.struck and isinstance(cell, str) and cell.strip()
            self._cells[self._column] = struck_through(str(cell)) if struck else cell

    def _format(self) -> str:
        formats = self._book.formats
        return formats[self._style] if self._style < len(formats) else _NO_FORMAT

    def _cell(self) -> RosterCell:
        """What the cell shows whose tags have come."""
        value = "".join(self._value)
        if self._formula and self._uncalculated(value):
            return formula_without_value()
        if not value:
            return ""
        return _SHOWN[self._kind](self, value)

    def _uncalculated(self, value: str) -> bool:
        """Whether no program has calculated the formula. An empty text is a value; a nought is none where the program
        that wrote the file calculates nothing (XlsxWriter)."""
        if not value:
            return not (self._valued and self._kind == "str")
        return value == "0" and self._book.uncalculated

    def number(self, value: str) -> RosterCell:
        return number_cell(float(value), self._format(), since_1904=self._book.since_1904)

    def shared(self, value: str) -> RosterCell:
        said = self._book.texts[int(value)]
        return text_cell(said, self._format()) if isinstance(said, str) else said

    def own_text(self, value: str) -> RosterCell:
        return text_cell(unescaped(value), self._format())

    def truth(self, value: str) -> RosterCell:
        return "TRUE" if value in _TRUE else "FALSE"

    def day(self, value: str) -> RosterCell:
        """A day as strict workbooks write it: 2025-06-03T00:00:00."""
        day = datetime.fromisoformat(value.removesuffix("Z")).replace(tzinfo=None)
        if self._format() == _NO_FORMAT:
            return value
        start = _ZERO_1904 if self._book.since_1904 else _ZERO
        return self.number(repr((day - start).total_seconds() / 86_400))

    def _row_ends(self) -> None:
        cells, self._cells = self._cells, {}
        for column, cell in cells.items() if self._merged else ():
            last = self._merged.get((self._number, column))
            if last is not None:
                self._rows.merge_down(column, last, cell)
        self._rows.end(self._number, cells, hidden=self._hidden)


_SHOWN = {
    "n": Sheet.number,
    "s": Sheet.shared,
    "str": Sheet.own_text,
    "inlineStr": Sheet.own_text,
    "b": Sheet.truth,
    "d": Sheet.day,
    "e": Sheet.own_text,
}


def column_of(place: str) -> int:
    """The column of a place such as AB12, from 0. Raises ValueError where it has none or one that no sheet has."""
    number = 0
    for letter in place.rstrip("0123456789"):
        number = number * 26 + ord(letter) - 64
    return _within(number - 1)


def _within(column: int) -> int:
    if not 0 <= column < MOST_COLUMNS:
        raise ValueError(column)
    return column
