"""The rows of one sheet, put together from their cells, whichever kind of workbook they come from."""

from __future__ import annotations

from generator.errors import UsageError
from generator.forms.rosters.remarks import column_left_out, row_hidden
from generator.forms.rosters.rows import RosterCell, RosterRow, says_something
from generator.message import Message, message

MOST_COLUMNS = 16_384
_MOST_EMPTY = 2_000_000  # cells and rows without content one after the other
_MOST_ALIKE = 10_000  # rows that say the same, one below the other


class SheetRows:
    """Takes the cells of a sheet row by row; `taken` gives the rows that are whole.

    What is merged down goes on in the rows below, columns that nobody sees are left out and told, and a table that
    goes on for ever is refused.
    """

    def __init__(self, file: str, remarks: list[Message]) -> None:
        self._file = file
        self._remarks = remarks
        self._made: list[RosterRow] = []
        self._unseen: set[int] = set()  # columns
        self._told: set[int] = set()
        self._below: dict[int, tuple[int, RosterCell]] = {}  # by column: what holds down to a row
        self._empty = 0

    def taken(self) -> list[RosterRow]:
        """The rows that are whole since the last time."""
        made, self._made = self._made, []
        return made

    def hide(self, first: int, behind: int) -> None:
        """Nobody sees the columns from `first` to the one before `behind`."""
        self._unseen |= set(range(first, min(behind, MOST_COLUMNS)))

    def is_seen(self, column: int) -> bool:
        """Whether a cell with content is seen; a column that is not is told once."""
        if column not in self._unseen:
            return True
        if column not in self._told:
            self._told.add(column)
            self._remarks.append(column_left_out(column))
        return False

    def merge_down(self, column: int, last: int, cell: RosterCell) -> None:
        """A cell holds down to the row `last`."""
        self._below[column] = last, cell

    def empty(self) -> None:
        """A cell or a row without content. Raises UsageError."""
        self._empty += 1
        if self._empty > _MOST_EMPTY:
            raise UsageError(
                message("{file} has millions of empty cells", file=self._file),
                hint=message("delete the empty rows and columns behind the table and save the file"),
            )

    def end(self, number: int, cells: dict[int, RosterCell], *, hidden: bool, times: int = 1) -> None:
        """A row is whole that stands there so many times, in the file but once. Raises UsageError."""
        own = any(map(says_something, cells.values()))
        for column, (last, cell) in list(self._below.items()):
            if last < number:
                del self._below[column]
            else:
                cells[column] = cell
        if not own:
            self.empty()
            return
        self._empty = 0
        if times > _MOST_ALIKE:
            raise UsageError(
                message("{file}: row {row} stands there {count} times", file=self._file, row=number, count=times),
                hint=message("delete the rows below the table that repeat it and save the file"),
            )
        why = row_hidden() if hidden else None
        shown = tuple(cells.get(at, "") for at in range(max(cells) + 1))
        self._made += [RosterRow(each, shown, why) for each in range(number, number + times)]
