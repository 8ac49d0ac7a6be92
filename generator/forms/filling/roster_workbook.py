"""The first sheet of an .xlsx that is not hidden, row by row, every cell as the text that a person means by it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.errors import UsageError
from generator.message import message

_EXACT = 10**15  # a spreadsheet keeps 15 digits of a number; an 18-digit code typed as a number has lost its end


def workbook_rows(file: Path) -> Iterator[tuple[str, ...]]:
    """Raises UsageError where the file is no workbook, and where openpyxl is missing."""
    if find_spec("openpyxl") is None:
        raise UsageError(
            message("Excel workbooks need openpyxl, which is not installed"),
            hint=message("pip install 'policydocs[excel]', or use .csv or .json"),
        )
    openpyxl: Any = import_module("openpyxl")
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        sheet = next((each for each in book.worksheets if each.sheet_state == "visible"), book.worksheets[0])
        for row in sheet.iter_rows(values_only=True):
            yield tuple(map(as_text, row))
    except zipfile.BadZipFile as error:
        raise UsageError(
            message("{file} is no Excel workbook, whatever its ending says", file=file.name),
            hint=message("open it in Excel or WPS and save it as .xlsx"),
        ) from error
    except (KeyError, ValueError, IndexError, OSError) as error:
        raise UsageError(message("{file} cannot be read: {problem}", file=file.name, problem=error)) from error


def as_text(value: object) -> str:
    """A cell as text. A number beyond 15 digits shows as 1.8E+17, as in the spreadsheet: its end is not known."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case datetime() | date():
            return value.date().isoformat() if isinstance(value, datetime) else value.isoformat()
        case int() | float() if abs(value) >= _EXACT:
            return f"{value:.14E}"
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case _:
            return str(value)
