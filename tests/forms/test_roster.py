"""Rosters as offices have them: spreadsheets, exports, their encodings and habits; names for the files made of them."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import UsageError
from generator.forms.filling.columns import match_columns, names_field
from generator.forms.filling.names import namer, safe
from generator.forms.rosters.roster import read_roster
from generator.forms.rosters.rows import RosterRow, Unclear
from tests.forms.real_forms import real_forms

TEXT = "单位名称,统一社会信用代码\n某公司,91110000802100433B\n"
ROWS = [RosterRow(2, ("某公司", "91110000802100433B"))]


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
    assert rows == [RosterRow(2, ("甲\n乙",)), RosterRow(3, ("丙",))]


@pytest.mark.parametrize("cell", ['="0771"', "'0771", "0771"])
def test_marks_that_keep_digits_as_text_are_no_part_of_them(tmp_path: Path, cell: str) -> None:
    quoted = cell.replace('"', '""')
    (row,) = read_roster(roster(tmp_path, "r.csv", f'联系电话\n"{quoted}"\n')).rows
    assert row.cells == ("0771",)


def test_json_gives_numbers_lists_and_nothing(tmp_path: Path) -> None:
    data = [{"name": "某公司", "sum": 12.50, "parts": ["once", "yearly"]}, {"own": True, "sum": None}]
    found = read_roster(roster(tmp_path, "r.json", json.dumps(data)))
    assert found.heads == ("name", "sum", "parts", "own")
    assert list(found.rows) == [
        RosterRow(1, ("某公司", "12.5", ("once", "yearly"), "")),
        RosterRow(2, ("", "", "", "TRUE")),
    ]


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


@pytest.mark.parametrize("device", ["con", "Prn.x", "COM1", "COM¹", "ｎｕｌ", "conin$"])
def test_a_name_of_a_device_of_windows_is_none_however_it_is_written(device: str) -> None:
    assert safe(device) == f"_{device}"


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("{applicant-name}", ("ABC", "abc", "../ABC")),
        ("{applicant-name}", ("ABC-00004", "ABC-00003", "ABC", "abc")),
        ("{applicant-name}", ("ABC", "ABC-00002", "ABC-00003-2", "ABC", "abc-00005", "ABC")),
        ("{applicant-name}", ("甲" * 100, "甲" * 101, "甲" * 102)),
        ("{applicant-name}-{row}", ("甲" * 100, "甲" * 101, "甲" * 102)),
        ("{applicant-name}{row}", ("甲", "甲", "甲" * 90)),
        ("{applicant-name}", ("caf\u00e9", "cafe\u0301")),
        ("{applicant-name}", ("", " ", "。", "无")),
        ("{contact-person}", ("甲", "乙")),
        ("{applicant-name}.{contact-person}", ("CON", "con")),
    ],
)
def test_a_name_is_given_once(pattern: str, texts: tuple[str, ...]) -> None:
    name = namer(pattern, real_forms()["gazelle"].definition)
    made = [name(row, {"applicant-name": text}) for row, text in enumerate(texts, 1)]
    assert len({unicodedata.normalize("NFC", each.file).casefold() for each in made}) == len(texts)
    assert all(len(each.file.encode()) <= 255 for each in made)


def test_a_name_that_another_form_has_gets_the_number_of_its_row() -> None:
    name = namer("{applicant-name}", real_forms()["gazelle"].definition)
    made = [name(row, {"applicant-name": text}) for row, text in ((2, "ABC"), (3, "abc"), (4, "../ABC"))]
    assert [each.file for each in made] == ["ABC.docx", "abc-00003.docx", "ABC-00004.docx"]
    assert [each.numbered for each in made] == [False, True, True]


def test_the_row_and_the_label_of_a_choice_stand_in_names() -> None:
    name = namer("{row}-{recognition-level}", real_forms()["innovation-platform"].definition)
    assert name(7, {"recognition-level": "national"}).file == "00007-国家级.docx"


@pytest.mark.parametrize("pattern", ["{no-such-field}", "forms"])
def test_a_pattern_that_names_no_field_is_refused(pattern: str) -> None:
    with pytest.raises(UsageError):
        namer(pattern, real_forms()["gazelle"].definition)


def is_field(head: str) -> bool:
    return names_field(real_forms()["gazelle"].definition)(head)


@pytest.mark.parametrize(
    ("text", "heads", "rows"),
    [
        ("单位名称,注册资本\n甲,1\n", ("单位名称", "注册资本"), 1),
        ("2025年度申报汇总表,\n单位名称,注册资本\n甲,1\n", ("单位名称", "注册资本"), 1),
        ("汇总表,\n填报单位：某区,\n\n单位名称,注册资本\n甲,1\n", ("单位名称", "注册资本"), 1),
        ("单位名称,联系方式,\n,联系人,联系电话\n甲,乙,0777-1234567\n", ("单位名称", "联系人", "联系电话"), 1),
        (
            "单位名称,注册资本,联系方式,\n,,联系人,联系电话\n甲,1,乙,1\n",
            ("单位名称", "注册资本", "联系人", "联系电话"),
            1,
        ),
        ("序号,甲\n1,乙\n", ("序号", "甲"), 1),
        ("单位名称,注册资本\n单位名称,注册资本\n甲,1\n", ("单位名称", "注册资本"), 2),
    ],
)
def test_heads_are_found_below_titles_and_in_two_rows(
    tmp_path: Path, text: str, heads: tuple[str, ...], rows: int
) -> None:
    found = read_roster(roster(tmp_path, "r.csv", text), is_field)
    assert found.heads == heads
    assert len(list(found.rows)) == rows


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("单位：元", "元"),
        ("金额单位：万元", "万元"),
        ("申报汇总表（单位：人民币元）", "元"),
        ("汇总表（千元）", "千元"),
        ("货币单位:亿元", "亿元"),
        ("填报单位：元亨公司", ""),
        ("申报单位：元", ""),
        ("单位：家", ""),
        ("汇总表", ""),
    ],
)
def test_a_unit_above_the_heads_is_that_of_the_sums(tmp_path: Path, title: str, unit: str) -> None:
    found = read_roster(roster(tmp_path, "r.csv", f"{title},\n单位名称,注册资本\n甲,1\n"), is_field)
    assert found.unit == unit
    assert [title in str(remark) for remark in found.remarks] == [True]
    columns = match_columns(found.heads, real_forms()["gazelle"].definition, found.unit)
    assert columns.units == ({1: unit} if unit else {})


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("单位名称,金额（元）,\n,注册资本,自治区奖励资金\n甲,1,1\n", "元"),
        ("单位名称,资金情况（单位：千元）,\n,注册资本,自治区奖励资金\n甲,1,1\n", "千元"),
        ("单位名称,注册资本,自治区奖励资金\n,（元）,（元）\n甲,1,1\n", "元"),
        ("单位名称,注册资本,自治区奖励资金\n,元,元\n甲,1,1\n", "元"),
        ("单位名称,注册资本,自治区奖励资金\n家,千元,千元\n甲,1,1\n", "千元"),
        ("单位名称,注册资本,自治区奖励资金\n甲,1,1\n注：金额单位为元,,\n", "元"),
        ("单位名称,注册资本,自治区奖励资金\n甲,1,1\n,,金额单位：元\n", "元"),
        ("单位名称,注册资本,自治区奖励资金\n甲,1,1\n备注：以上金额均以元为单位。,,\n", "元"),
        ("单位名称,资金情况,\n,注册资本,自治区奖励资金\n甲,1,1\n", None),
        ("单位名称,注册资本,自治区奖励资金\n甲,1,1\n单位：元亨公司,,\n", None),
    ],
)
def test_a_unit_beside_the_heads_is_that_of_the_sums(tmp_path: Path, text: str, unit: str | None) -> None:
    found = read_roster(roster(tmp_path, "r.csv", text), is_field)
    columns = match_columns(found.heads, real_forms()["gazelle"].definition, found.unit, found.units)
    assert columns.units == ({1: unit, 2: unit} if unit else {})
    assert next(found.rows).cells[0] == "甲"


def test_a_head_of_its_own_names_the_unit_of_its_column_alone(tmp_path: Path) -> None:
    text = "金额（元）,单位名称,自治区奖励资金\n注册资本（万元）,,\n1,甲,1\n"
    found = read_roster(roster(tmp_path, "r.csv", text), is_field)
    columns = match_columns(found.heads, real_forms()["gazelle"].definition, found.unit, found.units)
    assert columns.units == {0: "万元"}


@pytest.mark.parametrize(
    "words",
    [
        "以下空白",
        "（以下无正文）",
        "说明",
        "其中：",
        "……",
        "——",
        "此表一式两份",
        "某区科技局（盖章）",
        "一、工业企业",
        "（二）服务业",
        "共 2 户",
    ],
)
def test_a_row_that_names_nobody_makes_no_form(tmp_path: Path, words: str) -> None:
    found = read_roster(roster(tmp_path, "r.csv", f"单位名称,注册资本\n甲,1\n{words},\n"), is_field)
    assert [row.no_form is None for row in found.rows] == [True, False]


@pytest.mark.parametrize("words", ["平均", "平均值", "Total", "SUM", "Grand total"])
def test_a_row_of_sums_makes_no_form(tmp_path: Path, words: str) -> None:
    found = read_roster(roster(tmp_path, "r.csv", f"单位名称,注册资本\n甲,1\n{words},1\n"), is_field)
    assert [row.no_form is None for row in found.rows] == [True, False]


@pytest.mark.parametrize(
    "name", ["平均律琴行", "说明书印刷厂", "其中文化公司", "一二三公司", "Total Energy", "共计科技公司"]
)
def test_a_name_that_begins_like_a_note_is_one(tmp_path: Path, name: str) -> None:
    found = read_roster(roster(tmp_path, "r.csv", f"单位名称,注册资本\n{name},1\n{name},\n"), is_field)
    assert [row.no_form for row in found.rows] == [None, None]


@pytest.mark.parametrize("number", ["13.530000000000001", "0.30000000000000004", "33.333333333333336"])
def test_numbers_in_json_have_no_dust(tmp_path: Path, number: str) -> None:
    (row,) = read_roster(roster(tmp_path, "r.json", f'[{{"name": {number}, "text": "{number}"}}]')).rows
    assert row.cells == (f"{float(number):.15g}", number)


@pytest.mark.parametrize("name", ["seen.xls", "seen.ods"])
def test_workbooks_of_other_kinds_give_what_a_person_sees(name: str) -> None:
    """Both were written by LibreOffice 7.4 from one workbook."""
    found = read_roster(Path(__file__).with_name(name), is_field)
    rows = list(found.rows)
    said = [tuple("?" if isinstance(cell, Unclear) else str(cell).strip() for cell in row.cells) for row in rows]
    assert [(*cells, "")[:3] for cells in said] == SEEN
    assert [bool(row.no_form) for row in rows] == [False] * 9 + [True, True]
    assert any("另表" in str(remark) for remark in found.remarks)
    assert any("column D" in str(remark) for remark in found.remarks)


SEEN = [
    ("甲公司", "500,000.00元", "0777-1234567"),
    ("乙公司", "¥500,000.00", "000535"),
    ("丙公司", "1.5亿元", "2025年6月"),
    ("丁公司", "6.25%", "9:30"),
    ("戊公司", "13.53", "2025-06-03"),
    ("己公司", "?", "500"),
    ("庚公司", "500", "第一行\n第二行"),
    ("庚公司", "#DIV/0!", "5"),
    ("?", "1", "-"),
    ("藏公司", "1", "1"),
    ("合计", "9", ""),
]
