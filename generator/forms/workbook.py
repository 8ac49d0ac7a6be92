"""Excel workbooks read and written: the one place that knows openpyxl, which is an extra (`policydocs[excel]`).

The library is loaded when the first workbook comes, since most runs need none.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.errors import PolicydocsError, UsageError
from generator.forms.returned.package import Package
from generator.forms.returned.raw import Refused
from generator.message import message

Value = str | int | Decimal | date | None

_LARGEST = 64 << 20  # bytes of a workbook
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST = 32_767  # characters that Excel takes in a cell
_WIDEST, _NARROWEST = 48, 8  # columns of characters
_NOT_IN_NAMES = re.compile(r"[\\/*?:\[\]]")
_MONEY, _DAY = "0.00", "yyyy-mm-dd"
_EXACT = 10**15  # beyond, a spreadsheet has lost digits


class Book:
    """A workbook that is written row by row, to several sheets in any order: memory stays the same however many.

    Text is written as text, so that nothing in it is ever a formula. Raises UsageError where openpyxl is missing.
    """

    def __init__(self) -> None:
        self._library = _library()
        self._book = self._library.Workbook(write_only=True)
        self._taken: set[str] = set()

    def sheet(self, title: str, head: Sequence[str]) -> Callable[[Sequence[Value]], None]:
        """A new sheet behind the others; the answer takes its rows. Sums are Decimals, days dates."""
        page = self._book.create_sheet(_title(title, self._taken))
        page.freeze_panes = "A2"
        for number, words in enumerate(head, start=1):
            page.column_dimensions[self._library.utils.get_column_letter(number)].width = _width(words)
        page.append([_head_cell(self._library, page, words) for words in head])
        return lambda row: page.append([_cell(self._library, page, value) for value in row])

    def save(self, path: Path) -> None:
        """Write the file."""
        self._book.save(path)


def read_workbook(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(row number, texts of its cells) of the first sheet, blank rows left out.

    What a spreadsheet made of an entry is undone: 12.0 is "12", a day 2025-06-03, 12 % "12%"; a number of more digits
    than it can hold comes with an exponent, so that it is refused and not believed. Formulas give their last value.
    Raises PolicydocsError for files that are damaged, hostile or no workbook.
    """
    openpyxl = _library()
    data = path.read_bytes()
    try:
        if len(data) > _LARGEST:
            raise Refused(message("it is larger than {limit} MB", limit=_LARGEST >> 20))
        _unpack_all(data)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for number, row in enumerate(book.worksheets[0].iter_rows(), start=1):
            texts = tuple(_text(cell) for cell in row)
            if any(texts):
                yield number, texts
    except Refused as refused:
        raise PolicydocsError(
            message("{path}: {problem}", path=path, problem=refused.words), hint=refused.hint
        ) from refused
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, SyntaxError) as error:
        raise PolicydocsError(message("{path}: it is no workbook that can be read", path=path)) from error


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


def _unpack_all(data: bytes) -> None:
    """Every part unpacked once with limits: openpyxl itself would unpack a bomb. Raises Refused."""
    with Package(data) as package:
        for name in package.names():
            package.part(name)


def _text(cell: Any) -> str:
    """A cell as somebody would have typed it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or ""))
    return str(value).strip()


def _number(value: float, look: str) -> str:
    if value != value or abs(value) >= _EXACT:
        return f"{value:E}"
    exact = Decimal(repr(value)).normalize()
    return f"{exact * 100:f}%" if "%" in look else f"{exact:f}"


def _cell(openpyxl: Any, page: Any, value: Value) -> Any:
    if value is None:
        return None
    cell = openpyxl.cell.WriteOnlyCell(page, value="" if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.value = _UNSEEN.sub("", value)[:_LONGEST]
        cell.data_type = "s"  # openpyxl takes a text that begins with = for a formula
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
