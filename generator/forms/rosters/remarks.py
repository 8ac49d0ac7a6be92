"""What is said of sheets and cells alike, whichever kind of workbook they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.errors import UsageError
from generator.forms.rosters.rows import Unclear
from generator.message import Message, message

DAMAGED = message("its inside is damaged, or none that a spreadsheet program writes")


def unreadable(file: Path, problem: Message = DAMAGED) -> UsageError:
    """What is said of a workbook that cannot be read."""
    return UsageError(
        message("{file} cannot be read: {problem}", file=file.name, problem=problem),
        hint=message("open it in Excel or WPS and save it as .xlsx"),
    )


def others_left_out(name: str, others: Sequence[str]) -> Message:
    """Further sheets that hold something."""
    return message(
        "the sheet {name} is read; others hold something too and are not: {others}", name=name, others="、".join(others)
    )


def column_left_out(column: int) -> Message:
    """A column, from 0, that nobody sees."""
    return message("column {column} is hidden in the sheet and left out", column=letters_of(column))


def row_hidden() -> Message:
    """A row that nobody sees."""
    return message("the row is hidden in the sheet")


def formula_without_value() -> Unclear:
    """A cell that no program has calculated."""
    return Unclear("=", message("a formula without a value; open the file in Excel or WPS and save it there"))


def shows_nothing(held: str) -> Unclear:
    """A cell whose content its format hides."""
    return Unclear(held, message("the cell shows nothing, but holds “{found}”", found=held))


def shows_other(shown: str, held: str) -> Unclear:
    """A cell that shows something else than it holds."""
    return Unclear(shown, message("the cell shows “{shown}”, but holds “{found}”", shown=shown, found=held))


def struck_through(words: str) -> Unclear:
    """A cell with words that are struck through."""
    return Unclear(words, message("“{found}” is struck through, whole or in part", found=words))


def letters_of(column: int) -> str:
    """The name of a column: 0 is A, 27 is AB."""
    column, letter = divmod(column, 26)
    return (letters_of(column - 1) if column else "") + chr(65 + letter)
