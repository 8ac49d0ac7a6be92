"""Rosters: the tables that forms are prefilled from, read row by row.

A roster comes from a spreadsheet or an office system: as .csv in UTF-8, UTF-16 or GB 18030, as .json, as a workbook.
Every cell is read as the text that a person sees there; what it means, the field it belongs to decides
(answers.read_answer).
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from generator.dataclass import dataclass
from generator.errors import UsageError
from generator.forms.rosters.heads import find_heads, marked
from generator.forms.rosters.numbers import general
from generator.forms.rosters.rows import RosterRow, RosterTable
from generator.forms.rosters.workbook import workbook_table
from generator.message import Message, message
from generator.plain_json import Unsound, json_of, named_once
from generator.regex import regex

_LONGEST_CELL = 200_000  # characters; no answer has as many
_CHUNK = 1 << 20
_NO_TEXT = message("it is no text in the encoding that it begins with")
_ENCODINGS = ("utf-8-sig", "gb18030")
_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_SEPARATORS = ",;\t"
_FORMULA_TEXT = regex(r'="((?:[^"]|"")*)"\Z')  # ="0771…": how a .csv tells a spreadsheet that digits are text
_EXACT_DIGITS = 15  # that binary numbers keep; what stands behind them, programs made
_GUARDED = regex(r"'(?=[-=+@\d])")  # an apostrophe does the same


@dataclass(frozen=True, slots=True)
class Roster:
    """`heads`: of the columns; `rows`: those with content, one at a time; `unit`: of sums, where words above the heads
    or below the table name one; `remarks`: what is to be told of the file, whole when all rows are read; `units`: of
    sums, by column from 0, where heads over several columns or a row of units name one."""

    heads: tuple[str, ...]
    rows: Iterator[RosterRow]
    unit: str = ""
    remarks: Sequence[Message] = field(default_factory=list)
    units: Mapping[int, str] = field(default_factory=dict)


def read_roster(file: Path, is_field: Callable[[str], bool] | None = None) -> Roster:
    """The roster in `file`. `is_field`: whether a head names a field; without it the first row with content has the
    heads. Raises UsageError where it is none; while its rows are read, too."""
    reader = ROSTERS.get(file.suffix.lower())
    if reader is None:
        raise UsageError(
            message("{file} is no roster", file=file.name),
            hint=message("a roster is one of: {kinds}", kinds=", ".join(ROSTERS)),
        )
    table = reader(file)
    front = find_heads(table.rows, is_field)
    if front is None:
        raise UsageError(message("{file} is empty", file=file.name), hint=message("its first row names the fields"))
    if front.above:
        table.remarks.append(message("left out above the heads: {words}", words="；".join(front.above)))
    return Roster(front.heads, marked(front.rows, front.heads), front.unit, table.remarks, front.units)


def _csv_rows(file: Path) -> Iterator[RosterRow]:
    csv.field_size_limit(_LONGEST_CELL)
    encoding, number = _encoding(file), 0
    try:
        with file.open(encoding=encoding, newline="") as lines:
            head = next((line for line in iter(lines.readline, "") if line.strip(" \t\r\n,;")), "")
            lines.seek(0)
            reader = csv.reader(lines, delimiter=max(_SEPARATORS, key=head.count), strict=True)
            for number, cells in enumerate(reader, 1):
                yield RosterRow(number, tuple(map(_typed, cells)))
    except csv.Error as error:
        raise UsageError(
            message("{file} cannot be read from row {row} on", file=file.name, row=number + 1),
            hint=message('a quotation mark (") that is opened must be closed, and stands twice within words'),
        ) from error
    except UnicodeError as error:
        raise UsageError(message("{file} cannot be read: {problem}", file=file.name, problem=_NO_TEXT)) from error


def _encoding(file: Path) -> str:
    """The encoding of a .csv: by its mark, else UTF-8 where the whole file is, else GB 18030, as Excel has it."""
    with file.open("rb") as data:
        mark = _MARKS.get(data.read(2))
    for encoding in (mark,) if mark else _ENCODINGS:
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            with file.open("rb") as data:
                while part := data.read(_CHUNK):
                    decoder.decode(part)
                decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return encoding
    raise UsageError(
        message("{file} is neither UTF-8 nor GB 18030", file=file.name),
        hint=message("in Excel: save as “CSV UTF-8”"),
    )


def _typed(cell: str) -> str:
    """The text of a cell without what only keeps a spreadsheet from taking digits for a number."""
    found = _FORMULA_TEXT.match(cell)
    return found[1].replace('""', '"') if found else _GUARDED.sub("", cell, count=1) if cell[:1] == "'" else cell


def _json_rows(file: Path) -> Iterator[RosterRow]:
    try:
        data = json_of(file.read_bytes(), parse_int=str, parse_float=_figure, object_pairs_hook=named_once)
    except Unsound as error:
        raise UsageError(message("{file} cannot be read: {problem}", file=file.name, problem=error.words)) from error
    if not isinstance(data, list) or not all(isinstance(each, dict) and _is_flat(each) for each in data):
        raise UsageError(
            message("{file} is no roster", file=file.name),
            hint=message("a list of objects, one a form: [{{…}}, {{…}}]"),
        )
    heads = tuple(dict.fromkeys(str(name) for each in data for name in each))
    yield RosterRow(0, heads)
    for number, each in enumerate(data, 1):
        yield RosterRow(number, tuple(_said(each, name) for name in heads))


def _figure(text: str) -> str:
    """A number as it stands, without the dust of binary arithmetic: 13.530000000000001 is 13.53."""
    digits = sum(sign.isdigit() for sign in text)
    return general(float(text)) if digits > _EXACT_DIGITS and "e" not in text.lower() else text


def _is_flat(record: Mapping[str, Any]) -> bool:
    """Whether every value is a text, a number, a truth value, or a list of these."""
    values = [part for value in record.values() for part in (value if isinstance(value, list) else (value,))]
    return not any(isinstance(value, dict | list) for value in values)


def _said(record: Mapping[str, Any], name: str) -> str | tuple[str, ...]:
    value = record.get(name)
    return tuple(map(_word, value)) if isinstance(value, list) else _word(value)


def _word(value: Any) -> str:
    return "" if value is None else str(value).upper() if isinstance(value, bool) else str(value)


ROSTERS: Mapping[str, Callable[[Path], RosterTable]] = {
    ".csv": lambda file: RosterTable(_csv_rows(file)),
    ".json": lambda file: RosterTable(_json_rows(file)),
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".et", ".ods"), workbook_table),
}
