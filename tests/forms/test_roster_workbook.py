"""Workbooks: what a person sees in them is read, whatever program wrote them; what cannot be read is told, and soon."""

from __future__ import annotations

import io
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.errors import UsageError
from generator.forms.filling.columns import names_field
from generator.forms.rosters.roster import read_roster
from generator.forms.rosters.rows import RosterRow, Unclear
from tests.forms.real_forms import real_forms
from tests.forms.workbooks import PASSED, REFUSED, Book, books, plain
from tests.growth import hold_time, seconds_of
from tests.zips import zipped

BOOKS = tuple(books())


def said(row: RosterRow) -> tuple[str, ...]:
    if row.no_form is not None:
        return (PASSED,)
    return tuple(REFUSED if isinstance(cell, Unclear) else str(cell) for cell in row.cells)


def rows_of(data: bytes, name: str = "r.xlsx") -> list[tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(data)
        return [said(row) for row in read_roster(file).rows]


@pytest.mark.parametrize("each", BOOKS, ids=lambda each: each.name)
def test_a_workbook_gives_what_a_person_sees_in_it(each: Book) -> None:
    assert rows_of(each.data) == each.rows


@pytest.mark.parametrize("ending", [".xlsm", ".xls", ".ods", ".et"])
def test_the_content_says_which_kind_a_workbook_is(ending: str) -> None:
    assert rows_of(BOOKS[0].data, f"r{ending}") == BOOKS[0].rows


DOCTYPE = b'<!DOCTYPE worksheet [<!ENTITY a "500">]>'


def with_doctype(part: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(BOOKS[0].data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = DOCTYPE + parts[part]
    return zipped(parts)


def endless(cell: str, cells: int) -> bytes:
    return plain(f"<row>{cell * cells}</row>")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (with_doctype("xl/worksheets/sheet1.xml"), "document type"),
        (with_doctype("xl/workbook.xml"), "document type"),
        (with_doctype("xl/styles.xml"), "document type"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "2003"),
        (zipped({"xl/workbook.bin": b""}), "xlsb"),
        (zipped({"word/document.xml": b""}), "Word file"),
        (zipped({"a.txt": b""}), "no workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "cannot be read"),
        (b"\xd0\xcf\x11\xe0", "cannot be read"),
        (b"", "no workbook"),
        (BOOKS[0].data[:-300], "cannot be read"),
        (zipped({"content.xml": b"<a>"}), "cannot be read"),
        (plain("<row><c r='ZZZZ1'><v>1</v></c></row>"), "cannot be read"),
        (plain("<row><c><v>many</v></c></row>"), "cannot be read"),
        (plain("<row><c t='s'><v>7</v></c></row>"), "cannot be read"),
        (plain("<row r='x'/>"), "cannot be read"),
        (plain("<row><c t='?'><v>7</v></c></row>"), "cannot be read"),
        (plain("<row><c t='d'><v>7</v></c></row>"), "cannot be read"),
        (plain("<row><c s='x'><v>7</v></c></row>"), "cannot be read"),
        (plain("<row>"), "cannot be read"),
    ],
)
def test_what_is_no_workbook_is_told_by_its_name(data: bytes, words: str) -> None:
    with pytest.raises(UsageError) as told:
        rows_of(data)
    assert words in f"{told.value}"


@pytest.mark.parametrize("cell", ["<c/>", "</row><row>", "<c t='s'/>"])
def test_a_table_that_goes_on_for_ever_ends_soon(cell: str) -> None:
    long, short = endless(cell, 2_000_000), endless(cell, 200_000)

    def refuse() -> None:
        with pytest.raises(UsageError, match=r"empty cells|cannot be read"):
            rows_of(long)

    def read() -> None:
        with suppress(UsageError):
            rows_of(short)

    hold_time(seconds_of(refuse), seconds_of(read), 15)


def test_a_value_without_end_takes_no_memory() -> None:
    with pytest.raises(UsageError):
        rows_of(plain("<row><c><v>" + "1" * (5 << 20) + "</v></c></row>"))


def test_further_sheets_with_content_are_told(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(("单位名称",))
    book.create_sheet("二").append(("单位名称",))
    book.create_sheet("空")
    book.create_sheet("藏", 0).sheet_state = "hidden"
    book["藏"].append(("旧",))
    book.save(tmp_path / "r.xlsx")
    found = read_roster(tmp_path / "r.xlsx")
    assert found.heads == ("单位名称",)
    assert ["二" in str(remark) and "空" not in str(remark) for remark in found.remarks] == [True]


def test_a_hidden_column_is_told(tmp_path: Path) -> None:
    (hidden,) = (each for each in BOOKS if each.name == "hidden column")
    (tmp_path / "r.xlsx").write_bytes(hidden.data)
    found = read_roster(tmp_path / "r.xlsx")
    list(found.rows)
    assert ["column B" in str(remark) for remark in found.remarks] == [True]


def test_a_table_as_offices_lay_it_out(tmp_path: Path) -> None:
    """A title and a unit above heads in two rows, merged; a row of sums and who made it below."""
    book = Workbook()
    rows = (
        ("2025年申报汇总表",),
        ("填报单位：某区科技局", None, None, None, "单位：元"),
        ("序号", "单位名称", "联系方式", None, "注册资本"),
        (None, None, "联系人", "联系电话", None),
        (1, "甲公司", "某人", "0777-1234567", 5000000),
        ("合计", None, None, None, 5000000),
        ("制表人：某人",),
    )
    for row in rows:
        book.active.append(row)
    for each in ("A1:E1", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "A6:D6", "A7:E7"):
        book.active.merge_cells(each)
    book.save(tmp_path / "r.xlsx")
    found = read_roster(tmp_path / "r.xlsx", names_field(real_forms()["gazelle"].definition))
    assert (found.heads, found.unit) == (("序号", "单位名称", "联系人", "联系电话", "注册资本"), "元")
    assert [said(row) for row in found.rows] == [
        ("1", "甲公司", "某人", "0777-1234567", "5000000"),
        (PASSED,),
        (PASSED,),
    ]


def test_an_old_workbook_with_a_cell_beyond_all_columns_is_refused() -> None:
    """Found by fuzzing: xlrd meets a column that no sheet has with an OverflowError."""
    with pytest.raises(UsageError, match="cannot be read"):
        read_roster(Path(__file__).parent / "far_column.xls")
