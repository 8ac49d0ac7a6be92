"""Rosters as offices have them: spreadsheets, exports, their encodings and habits; names for the files made of them."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from generator.errors import UsageError
from generator.forms.filling.columns import match_columns
from generator.forms.filling.names import namer, safe
from generator.forms.filling.roster import Row, read_roster
from generator.forms.filling.roster_workbook import as_text
from tests.forms.real_forms import real_forms

TEXT = "单位名称,统一社会信用代码\n某公司,91110000802100433B\n"
ROWS = [Row(2, ("某公司", "91110000802100433B"))]


def roster(folder: Path, name: str, data: bytes | str) -> Path:
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_reads_the_same_in_every_encoding_that_spreadsheets_write(tmp_path: Path, encoding: str) -> None:
    found = read_roster(roster(tmp_path, "r.csv", TEXT.encode(encoding)))
    assert found.heads == ("单位名称", "统一社会信用代码")
    assert list(found.rows) == ROWS


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_the_one_of_the_heads(tmp_path: Path, separator: str) -> None:
    assert list(read_roster(roster(tmp_path, "r.csv", TEXT.replace(",", separator))).rows) == ROWS


def test_empty_lines_above_the_heads_do_not_hide_the_separator(tmp_path: Path) -> None:
    found = read_roster(roster(tmp_path, "r.csv", ("\n\n" + TEXT).replace(",", "\t").encode("utf-16")))
    assert [row.cells for row in found.rows] == [row.cells for row in ROWS]


def test_empty_rows_are_passed_over_and_numbers_stay_those_of_the_sheet(tmp_path: Path) -> None:
    found = read_roster(roster(tmp_path, "r.csv", f"\n,,\n{TEXT}\n , \n某厂,\n"))
    assert [row.number for row in found.rows] == [4, 7]


def test_a_cell_may_hold_lines(tmp_path: Path) -> None:
    rows = list(read_roster(roster(tmp_path, "r.csv", '主营业务\n"甲\n乙"\n丙\n')).rows)
    assert rows == [Row(2, ("甲\n乙",)), Row(3, ("丙",))]


@pytest.mark.parametrize("cell", ['="0771"', "'0771", "0771"])
def test_marks_that_keep_digits_as_text_are_no_part_of_them(tmp_path: Path, cell: str) -> None:
    quoted = cell.replace('"', '""')
    (row,) = read_roster(roster(tmp_path, "r.csv", f'联系电话\n"{quoted}"\n')).rows
    assert row.cells == ("0771",)


def test_json_gives_numbers_lists_and_nothing(tmp_path: Path) -> None:
    data = [{"name": "某公司", "sum": 12.50, "parts": ["once", "yearly"]}, {"own": True, "sum": None}]
    found = read_roster(roster(tmp_path, "r.json", json.dumps(data)))
    assert found.heads == ("name", "sum", "parts", "own")
    assert list(found.rows) == [Row(1, ("某公司", "12.5", ("once", "yearly"), "")), Row(2, ("", "", "", "TRUE"))]


def test_a_workbook_gives_what_a_person_sees_in_it(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("旧", 0).sheet_state = "hidden"
    sheet = book.worksheets[1]
    sheet.append(["单位名称", "成立日期", "注册资本", "统一社会信用代码", "银行账号"])
    sheet.append(["某公司", datetime(2019, 3, 5), 100, 911100008021004330, "6222021001122334455"])
    book.save(tmp_path / "r.xlsx")
    found = read_roster(tmp_path / "r.xlsx")
    (row,) = found.rows
    assert row.cells == ("某公司", "2019-03-05", "100", "9.11100008021004E+17", "6222021001122334455")


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "TRUE"), (12.0, "12"), (12.5, "12.5"), (date(2025, 6, 3), "2025-06-03"), (1.8e17, "1.8")],
)
def test_cells_as_text(value: object, text: str) -> None:
    assert as_text(value).startswith(text)
    assert (as_text(value) == text) == (value != 1.8e17)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("r.csv", b""),
        ("r.csv", b"\n,,\n"),
        ("r.csv", b"\xff\x00\xfe\x81\x20"),
        ("r.json", b"{}"),
        ("r.json", b"[1]"),
        ("r.json", b"["),
        ("r.json", b'[{"a": {"b": 1}}]'),
        ("r.json", b'[{"a": [[1]]}]'),
        ("r.json", b'[{"a": "1", "a": "2"}]'),
        ("r.json", b"[" * 100_000),
        ("r.xlsx", b"no workbook"),
        ("r.docx", b""),
    ],
)
def test_what_is_no_roster_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(UsageError):
        list(read_roster(roster(tmp_path, name, data)).rows)


def fields(*heads: str, form: str = "patent-purchase") -> list[str]:
    return [field.name for _, field in match_columns(heads, real_forms()[form].definition).fields]


def test_columns_are_found_by_label_by_name_and_however_they_are_spaced() -> None:
    assert fields("单位名称", "applicant-credit-code", " 联 系 人 *", "注册资本（万元）") == [
        "applicant-name",
        "applicant-credit-code",
        "contact-person",
        "applicant-capital",
    ]


def test_lines_of_a_list_are_named_with_their_number() -> None:
    assert fields("专利号1", "专利号 2", "购买费用（万元）1") == [
        "patents-1-patent-number",
        "patents-2-patent-number",
        "patents-1-price",
    ]


def test_a_column_that_is_no_field_is_left_out_and_told() -> None:
    found = match_columns(("序号", "单位名称", ""), real_forms()["gazelle"].definition)
    assert found.unknown == ("序号",)
    assert [(place, field.name) for place, field in found.fields] == [(1, "applicant-name")]


@pytest.mark.parametrize("heads", [("序号",), ("单位名称", "applicant-name"), ("单位名称", "单位名称 ")])
def test_heads_that_fit_nothing_or_one_field_twice_are_refused(heads: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        match_columns(heads, real_forms()["gazelle"].definition)


@given(st.text(max_size=300))
def test_a_name_is_safe_for_every_file_system_whatever_was_typed(text: str) -> None:
    made = safe(text)
    assert made
    assert len(made.encode()) <= 181
    assert not set('/\\:*?"<>|\0\n') & set(made)
    assert made == made.strip(" .")
    assert made.upper().partition(".")[0] not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}


def test_a_name_is_given_once() -> None:
    name = namer("{applicant-name}", real_forms()["gazelle"].definition)
    made = [name(row, {"applicant-name": text}) for row, text in ((2, "ABC"), (3, "abc"), (4, "../ABC"))]
    assert made == ["ABC.docx", "abc-00003.docx", "ABC-00004.docx"]


def test_the_row_and_the_label_of_a_choice_stand_in_names() -> None:
    name = namer("{row}-{recognition-level}", real_forms()["innovation-platform"].definition)
    assert name(7, {"recognition-level": "national"}) == "00007-国家级.docx"


@pytest.mark.parametrize("pattern", ["{no-such-field}", "forms"])
def test_a_pattern_that_names_no_field_is_refused(pattern: str) -> None:
    with pytest.raises(UsageError):
        namer(pattern, real_forms()["gazelle"].definition)
