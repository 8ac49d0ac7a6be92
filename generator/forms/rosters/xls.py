"""Excel workbooks of before 2007 (.xls, .et): read by xlrd, which gives values with their formats."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any

from generator.errors import UsageError
from generator.forms.rosters.formats import BUILT_IN
from generator.forms.rosters.numbers import number_cell, text_cell
from generator.forms.rosters.remarks import (
    DAMAGED,
    column_left_out,
    others_left_out,
    row_hidden,
    struck_through,
    unreadable,
)
from generator.forms.rosters.rows import RosterCell, RosterRow, RosterTable
from generator.message import message

_LARGEST = 64 << 20  # bytes; xlrd holds the whole file in memory
# What a damaged file makes xlrd raise, its own error besides.
_DAMAGE = (
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OverflowError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)
_TEXT, _NUMBER, _DAY, _TRUTH, _ERROR = 1, 2, 3, 4, 5  # as xlrd numbers the kinds of cells
_KINDS = (_TEXT, _NUMBER, _DAY, _TRUTH, _ERROR)
_SAID_BY_FILE = frozenset((*range(5, 9), *range(37, 45)))  # formats with a currency: each file says which


def xls_table(file: Path) -> RosterTable:
    """The first sheet that is not hidden. Raises UsageError, also where xlrd is missing."""
    if find_spec("xlrd") is None:
        raise UsageError(
            message("Workbooks in the old format .xls need xlrd, which is not installed"),
            hint=message("pip install 'policydocs[excel]', or save the file as .xlsx"),
        )
    if file.stat().st_size > _LARGEST:
        raise unreadable(file, message("it is larger than any roster"))
    xlrd: Any = import_module("xlrd")
    try:
        book = xlrd.open_workbook(str(file), formatting_info=True, logfile=StringIO())
        seen = [sheet for sheet in book.sheets() if sheet.visibility == 0]
        return _table(book, seen, xlrd.error_text_from_code)
    except (xlrd.XLRDError, xlrd.compdoc.CompDocError, *_DAMAGE) as error:
        problem = message("it is protected by a password") if "encrypted" in str(error) else DAMAGED
        raise unreadable(file, problem) from error


def _table(book: Any, seen: list[Any], errors: Any) -> RosterTable:
    """Raises IndexError where no sheet is seen."""
    sheet, *others = seen
    full = [each.name for each in others if each.nrows]
    hidden = frozenset(column for column, looks in sheet.colinfo_map.items() if looks.hidden)
    lost = [column for column in sorted(hidden) if _has_content(sheet, column)]
    remarks = [others_left_out(sheet.name, full)] if full else []
    remarks += map(column_left_out, lost)
    return RosterTable(iter(tuple(_rows(book, sheet, hidden, errors))), remarks)


def _has_content(sheet: Any, column: int) -> bool:
    return any(column in _filled(sheet, row) for row in range(sheet.nrows))


def _filled(sheet: Any, row: int) -> list[int]:
    """The columns of a row with content."""
    return [column for column in range(sheet.row_len(row)) if sheet.cell_type(row, column) in _KINDS]


def _rows(book: Any, sheet: Any, hidden: frozenset[int], errors: Any) -> Iterator[RosterRow]:
    above = {
        (row, column): top for top, last, column, _ in sheet.merged_cells for row in range(top, min(last, sheet.nrows))
    }
    for row in range(sheet.nrows):
        own = _filled(sheet, row)
        seen = [column for column in range(sheet.row_len(row)) if column not in hidden]
        if not set(own) & set(seen):
            continue
        cells = dict.fromkeys(range(max(own) + 1), "") | {
            column: _cell(book, sheet.cell(above.get((row, column), row), column), errors) for column in seen
        }
        looks = sheet.rowinfo_map.get(row)
        why = row_hidden() if looks is not None and looks.hidden else None
        yield RosterRow(row + 1, tuple(cells[column] for column in sorted(cells)), why)


def _cell(book: Any, cell: Any, errors: Any) -> RosterCell:
    kind, value = cell.ctype, cell.value
    if kind == _ERROR:
        return str(errors[value])
    if kind == _TRUTH:
        return "TRUE" if value else "FALSE"
    if kind not in (_TEXT, _NUMBER, _DAY):
        return ""
    looks = book.xf_list[cell.xf_index]
    code = _code(book, looks.format_key)
    shown = text_cell(value, code) if kind == _TEXT else number_cell(value, code, since_1904=bool(book.datemode))
    if isinstance(shown, str) and shown.strip() and book.font_list[looks.font_index].struck_out:
        return struck_through(shown)
    return shown


def _code(book: Any, key: int) -> str:
    own = book.format_map.get(key)
    built_in = BUILT_IN.get(key)
    return built_in if built_in and (own is None or key not in _SAID_BY_FILE) else str(own.format_str)
