"""OpenDocument spreadsheets (.ods): each cell carries the text that it shows (ODF 1.3, part 3, 9.1)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.dataclass import dataclass
from generator.forms.rosters.numbers import accounted, number_cell
from generator.forms.rosters.package import Attributes, RosterPackage, local
from generator.forms.rosters.remarks import formula_without_value, others_left_out, shows_nothing, struck_through
from generator.forms.rosters.rows import RosterCell, RosterRow, RosterTable
from generator.forms.rosters.sheet_rows import MOST_COLUMNS, SheetRows
from generator.message import Message

_EXACT = 10**15
_MOST_SPACES = 100
_NUMBERS = ("float", "currency", "percentage")
_WHITE = {"line-break": "\n", "tab": "\t"}
_ASIDE = ("annotation", "rubyText", "ruby-text", "note", "shapes", "frame")  # notes and pictures: no part of the cell


def ods_table(file: Path) -> RosterTable:
    """The first sheet that is not hidden. Raises UsageError, while its rows are read, too."""
    remarks: list[Message] = []
    return RosterTable(_rows(RosterPackage(file), remarks), remarks)


def _rows(package: RosterPackage, remarks: list[Message]) -> Iterator[RosterRow]:
    rows = SheetRows(package.file.name, remarks)
    try:
        for _ in package.read("content.xml", _Sheets(rows, remarks)):
            yield from rows.taken()
    except (ValueError, LookupError, OverflowError) as error:
        raise package.unreadable() from error


@dataclass(slots=True)
class _Cell:
    """A cell whose tags are coming. `times`: how often it stands there; `down`: rows that it is merged over; `covered`:
    whether another one is merged over it."""

    kind: str
    value: str
    formula: bool
    style: str
    times: int
    down: int
    words: list[str]
    covered: bool = False
    lines: int = 0

    def shown(self) -> RosterCell:
        if self.covered:
            return ""
        words = "".join(self.words)
        if self.kind in _NUMBERS:
            return self._number(words)
        if self.formula and not self.kind and not words:
            return formula_without_value()
        if self.value and not words.strip() and self.kind != "string":
            return shows_nothing(self.value)
        return words

    def _number(self, words: str) -> RosterCell:
        value = float(self.value or 0)
        if abs(value) >= _EXACT:
            return number_cell(value, "0")
        if value == 0:
            return accounted(words.strip())
        return words if words.strip() else shows_nothing(str(self.value))


class _Sheets:
    """Takes the tags of a content part, and gives the cells of the first sheet that is seen to `rows`."""

    def __init__(self, rows: SheetRows, remarks: list[Message]) -> None:
        self._rows = rows
        self._remarks = remarks
        self._style = ""
        self._hidden_sheets: set[str] = set()
        self._struck: set[str] = set()
        self._chosen = ""  # the name of the sheet that is read
        self._others: list[str] = []
        self._place = ""  # "": before and behind sheets, "read", "hidden", or the name of another sheet
        self._aside = 0
        self._number = 0
        self._row_times = 1
        self._unseen = False
        self._columns = 0
        self._cells: list[tuple[RosterCell, int, int]] = []
        self._cell: _Cell | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        tag = local(name)
        has = {local(key): value for key, value in attributes.items()}
        if tag in _ASIDE or self._aside:
            self._aside += 1
        elif self._cell is not None:
            self._in_cell(self._cell, tag, has)
        elif tag in _STARTS:
            _STARTS[tag](self, has)

    def end(self, name: str) -> None:
        tag = local(name)
        if self._aside:
            self._aside -= 1
        elif tag in ("table-cell", "covered-table-cell") and self._cell is not None:
            self._cell_ends(self._cell)
        elif tag == "table-row" and self._place == "read":
            self._row_ends()
        elif tag == "table" and self._place:
            self._place = ""

    def text(self, text: str) -> None:
        if self._cell is not None and self._cell.lines and not self._aside:
            self._cell.words.append(text)

    def _in_cell(self, cell: _Cell, tag: str, has: Attributes) -> None:
        if tag == "p":
            cell.words += ["\n"] if cell.lines else []
            cell.lines += 1
        elif tag == "s":
            cell.words.append(" " * min(int(has.get("c", 1)), _MOST_SPACES))
        elif tag in _WHITE:
            cell.words.append(_WHITE[tag])
        elif tag == "span" and has.get("style-name") in self._struck:
            cell.style = has["style-name"]

    def style(self, has: Attributes) -> None:
        self._style = has.get("name", "")

    def table_looks(self, has: Attributes) -> None:
        if has.get("display") == "false":
            self._hidden_sheets.add(self._style)

    def text_looks(self, has: Attributes) -> None:
        if has.get("text-line-through-style", "none") != "none":
            self._struck.add(self._style)

    def table(self, has: Attributes) -> None:
        if has.get("style-name") in self._hidden_sheets:
            self._place = "hidden"
        elif self._chosen:
            self._place = has.get("name", "?")
        else:
            self._chosen, self._place, self._columns = has.get("name", "?"), "read", 0

    def column(self, has: Attributes) -> None:
        times = min(int(has.get("number-columns-repeated", 1)), MOST_COLUMNS)
        if self._place == "read" and has.get("visibility", "visible") != "visible":
            self._rows.hide(self._columns, self._columns + times)
        self._columns += times

    def row(self, has: Attributes) -> None:
        self._row_times = int(has.get("number-rows-repeated", 1))
        self._unseen = has.get("visibility", "visible") != "visible"
        self._cells = []

    def cell(self, has: Attributes) -> None:
        times = min(int(has.get("number-columns-repeated", 1)), MOST_COLUMNS)
        value = has.get("value") or has.get("date-value") or has.get("time-value") or has.get("boolean-value") or ""
        down = int(has.get("number-rows-spanned", 1))
        style = has.get("style-name", "")
        self._cell = _Cell(has.get("value-type", ""), value, "formula" in has, style, times, down, [])

    def covered(self, has: Attributes) -> None:
        self.cell(has)
        if self._cell is not None:
            self._cell.covered = True

    def _cell_ends(self, cell: _Cell) -> None:
        self._cell = None
        shown = cell.shown()
        if self._place != "read":
            self._other(shown)
            return
        if shown == "":
            self._rows.empty()
        elif isinstance(shown, str) and shown.strip() and cell.style in self._struck:
            shown = struck_through(shown)
        self._cells.append((shown, cell.times, cell.down))

    def _other(self, shown: RosterCell) -> None:
        """Tells once of each further sheet that something stands in."""
        if shown and self._place not in ("", "hidden", *self._others):
            self._others.append(self._place)
            self._remarks.append(others_left_out(self._chosen, (self._place,)))

    def _row_ends(self) -> None:
        first, self._number = self._number + 1, self._number + self._row_times
        cells: dict[int, RosterCell] = {}
        column = 0
        for shown, times, down in self._cells:
            for at in range(column, min(column + times, MOST_COLUMNS)) if shown else ():
                if self._rows.is_seen(at):
                    cells[at] = shown
                    if down > 1:
                        self._rows.merge_down(at, first + down - 1, shown)
            column += times
        self._rows.end(first, cells, hidden=self._unseen, times=self._row_times)


_STARTS = {
    "style": _Sheets.style,
    "table-properties": _Sheets.table_looks,
    "text-properties": _Sheets.text_looks,
    "table": _Sheets.table,
    "table-column": _Sheets.column,
    "table-row": _Sheets.row,
    "table-cell": _Sheets.cell,
    "covered-table-cell": _Sheets.covered,
}
