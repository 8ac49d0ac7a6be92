"""Excel workbooks written row by row with openpyxl, which is an extra (`policydocs[excel]`) and loaded when needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from itertools import zip_longest
from pathlib import Path
from typing import Any

from generator.errors import UsageError
from generator.message import message
from generator.regex import regex

CellValue = str | int | Decimal | date | None

_UNSEEN = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST = 32_767  # characters that Excel takes in a cell
_ONE_LINE = 20  # characters; longer text goes on in the next line of its cell
_WIDEST, _NARROWEST = 48, 8  # columns of characters
_NOT_IN_NAMES = regex(r"[\\/*?:\[\]]")
_MONEY, _DAY = "0.00", "yyyy-mm-dd"


class StreamedWorkbook:
    """A workbook that is written row by row, to several sheets in any order: memory stays the same however many.

    Text is written as text, so that nothing in it is ever a formula. Raises UsageError where openpyxl is missing.
    """

    def __init__(self) -> None:
        self._library = _library()
        self._book = self._library.Workbook(write_only=True)
        self._taken: set[str] = set()

    def sheet(
        self, title: str, head: Sequence[str], widths: Sequence[int] = ()
    ) -> Callable[[Sequence[CellValue]], None]:
        """A new sheet behind the others; the answer takes its rows. Sums are Decimals, days dates.

        `widths`: of the columns, in half-width signs; none is narrower than its head asks for.
        """
        page = self._book.create_sheet(_title(title, self._taken))
        page.freeze_panes = "A2"
        for number, (words, width) in enumerate(zip_longest(head, widths, fillvalue=0), start=1):
            letter = self._library.utils.get_column_letter(number)
            page.column_dimensions[letter].width = max(_width(str(words)), width)
        page.append([_head_cell(self._library, page, words) for words in head])
        return lambda row: page.append([_cell(self._library, page, value) for value in row])

    def save(self, path: Path) -> None:
        """Write the file."""
        self._book.save(path)

    def close(self) -> None:
        """Have done with it, saved or not; openpyxl keeps rows in files of its own, which it removes in the end."""
        for page in self._book.worksheets:
            if not page.closed:
                page.close()


def _library() -> Any:
    """openpyxl, or an error that says how to get it."""
    if find_spec("openpyxl") is None:
        raise UsageError(
            message("Excel workbooks need openpyxl, which is not installed"),
            hint=message("pip install 'policydocs[excel]', or use .csv or .json"),
        )
    import_module("openpyxl.cell")
    import_module("openpyxl.styles")
    return import_module("openpyxl")


def _cell(openpyxl: Any, page: Any, value: CellValue) -> Any:
    if value is None:
        return None
    cell = openpyxl.cell.WriteOnlyCell(page, value="" if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.value = _UNSEEN.sub("", value)[:_LONGEST]
        cell.data_type = "s"  # openpyxl takes a text that begins with = for a formula
        if len(value) > _ONE_LINE:
            cell.alignment = openpyxl.styles.Alignment(wrap_text=True, vertical="top")
    elif isinstance(value, date):
        cell.number_format = _DAY
    elif isinstance(value, Decimal):
        cell.number_format = _MONEY if value.as_tuple().exponent == -2 else "General"
    return cell


def _head_cell(openpyxl: Any, page: Any, words: str) -> Any:
    cell = _cell(openpyxl, page, words)
    cell.font = openpyxl.styles.Font(bold=True)
    cell.alignment = openpyxl.styles.Alignment(wrap_text=True, vertical="top")
    return cell


def _width(head: str) -> int:
    return max(_NARROWEST, min(_WIDEST, 2 * len(head) + 2))


def _title(title: str, taken: set[str]) -> str:
    """A sheet's name: at most 31 characters, none that Excel refuses, no two alike."""
    bare = _NOT_IN_NAMES.sub(" ", title).strip("' ")[:31] or "1"
    name, number = bare, 2
    while name.casefold() in taken:
        name, number = f"{bare[:27]} {number}", number + 1
    taken.add(name.casefold())
    return name
