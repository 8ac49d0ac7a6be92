"""`policydocs collect` as an office uses it: a pile of files in, tables and messages out."""

from __future__ import annotations

import csv
import errno
import json
import subprocess
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from generator.cli.console import make_console
from generator.cli.main import cli
from generator.forms.answers.answer import Answer
from generator.forms.answers.credit_code import check_sign
from generator.forms.collecting import workbook
from generator.report.collected_files import SINKS, safe
from tests.forms.real_forms import WORKSPACE, full_record, real_forms
from tests.zips import zipped

CODE = "91110000802100433B"
OTHER = "9133010079965505" + "8B"


def filled(form: str, **changes: Answer | None) -> bytes:
    real = real_forms()[form]
    record: Mapping[str, Answer | None] = {**full_record(real.definition), **changes}
    return real.filled({name: answer for name, answer in record.items() if answer is not None})


def run(*arguments: object) -> Result:
    words = ["--root", str(WORKSPACE.root), "--lang", "zh", "collect", "--as-of", "2025-01-01", *map(str, arguments)]
    return CliRunner().invoke(cli, words, standalone_mode=False, obj=make_console(WORKSPACE.root, "zh"))


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four good forms of three kinds, one with an error, a stranger, a scan."""
    folder = tmp_path_factory.mktemp("交回")
    (folder / "一.docx").write_bytes(filled("gazelle", **{"applicant-name": "=cmd|' /C calc'!A0"}))
    (folder / "二.docx").write_bytes(filled("gazelle", **{"applicant-credit-code": OTHER, "applicant-name": None}))
    (folder / "三.zip").write_bytes(
        zipped({"内/孵化器.docx": filled("incubator"), "平台.docx": filled("innovation-platform")})
    )
    (folder / "四.docx").write_bytes(filled("gazelle"))
    (folder / "信.docx").write_bytes(zipped({"word/document.xml": b"<letter/>", "[Content_Types].xml": b"<a/>"}))
    (folder / "章.pdf").write_bytes(b"%PDF-1.7")
    return folder


def test_a_pile_is_told_at_the_terminal_file_by_file(pile: Path) -> None:
    result = run(pile)
    assert result.return_value == 1
    for words in (
        "信.docx",
        "章.pdf",
        "三.zip/内/孵化器.docx",
        "单位名称",
        "missing-answer",
        "applied-twice",
        "exclusion",
    ):
        assert words in result.output, result.output
    assert "考核年度已享受认定奖励的不再享受考核奖励" in result.output


def test_good_forms_alone_leave_with_zero(tmp_path: Path) -> None:
    (tmp_path / "一.docx").write_bytes(filled("gazelle"))
    assert run(tmp_path / "一.docx").return_value == 0


def test_csv_opens_in_excel_and_holds_no_formula(pile: Path, tmp_path: Path) -> None:
    run(pile, "--output", tmp_path / "表.csv")
    files = {path.name for path in tmp_path.iterdir()}
    assert files == {
        "表.gazelle.csv",
        "表.incubator.csv",
        "表.innovation-platform.csv",
        "表.problems.csv",
        "表.summary.csv",
    }
    assert (tmp_path / "表.gazelle.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "表.gazelle.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows[0]["单位名称"] == "'=cmd|' /C calc'!A0"
    assert rows[0]["统一社会信用代码"] == CODE


def test_one_form_alone_is_one_csv_by_the_name_that_was_asked(tmp_path: Path) -> None:
    (tmp_path / "一.docx").write_bytes(filled("gazelle"))
    run(tmp_path / "一.docx", "--output", tmp_path / "表.csv")
    assert (tmp_path / "表.csv").is_file()


def test_json_holds_every_answer_and_problem(pile: Path, tmp_path: Path) -> None:
    run(pile, "--output", tmp_path / "表.json")
    told = json.loads((tmp_path / "表.json").read_text(encoding="utf-8"))
    by_file = {form["file"].rpartition("/")[2]: form for form in told["forms"]}
    record = full_record(real_forms()["gazelle"].definition)
    assert by_file["四.docx"]["answers"] == {
        name: list(answer) if isinstance(answer, tuple) else answer for name, answer in record.items()
    }
    assert by_file["信.docx"]["answers"] is None
    assert {each["code"] for each in told["across"]} == {"applied-twice", "exclusion"}
    assert told["summary"]["files"] == 7


def test_the_workbook_has_a_sheet_a_form_one_of_problems_and_sums_by_award(pile: Path, tmp_path: Path) -> None:
    run(pile, "--output", tmp_path / "表.xlsx")
    book = openpyxl.load_workbook(tmp_path / "表.xlsx")
    assert len(book.worksheets) == 5
    summary, problems, gazelle = book.worksheets[0], book.worksheets[1], book.worksheets[2]
    heads = [cell.value for cell in gazelle[1]]
    first = dict(zip(heads, gazelle[2], strict=True))
    assert first["单位名称"].value == "=cmd|' /C calc'!A0"
    assert first["单位名称"].data_type == "s"
    assert first["成立日期"].is_date
    assert isinstance(first["认定奖励申请金额（万元）"].value, int | float)
    assert {row[0].rpartition("/")[2] for row in problems.iter_rows(min_row=2, values_only=True)} >= {
        "信.docx",
        "二.docx",
    }
    sums = {row[0]: row for row in summary.iter_rows(min_row=2, values_only=True)}
    assert sums["广西瞪羚企业奖励"][2:5] == (3, 2, 2)
    assert Decimal(str(sums["广西瞪羚企业奖励"][5])) > 0


def summed(folder: Path) -> list[tuple[Any, ...]]:
    """The rows of sums: forms, those without errors, applicants, applied for, of these without errors."""
    run(folder, "--output", folder.parent / "表.xlsx")
    summary = openpyxl.load_workbook(folder.parent / "表.xlsx")["汇总"]
    return sorted(row[2:] for row in summary.iter_rows(min_row=2, values_only=True))


def test_what_says_the_same_is_summed_once_and_blank_forms_are_no_applicants(tmp_path: Path) -> None:
    folder = tmp_path / "交回"
    folder.mkdir()
    one, two = filled("incubation-rent"), filled("incubation-rent", **{"applicant-credit-code": OTHER})
    for name, data in (("一", one), ("一又", one), ("二", two), ("空", real_forms()["incubation-rent"].blank)):
        (folder / f"{name}.docx").write_bytes(data)
    blank, (forms, clean, applicants, applied, sound) = summed(folder)
    assert blank == (1, 0, 0, 0, 0)
    assert (forms, clean, applicants) == (3, 3, 2)
    assert applied == sound > 0
    (folder / "一又.docx").unlink()
    assert summed(folder)[1] == (2, 2, 2, applied, sound)


def test_columns_of_the_workbook_fit_and_name_their_units(tmp_path: Path) -> None:
    (tmp_path / "一.docx").write_bytes(filled("innovation-platform"))
    run(tmp_path / "一.docx", "--output", tmp_path / "表.xlsx")
    book = openpyxl.load_workbook(tmp_path / "表.xlsx")
    (title,) = (name for name in book.sheetnames if "科技创新平台" in name)
    heads = {cell.value: cell.column_letter for cell in book[title][1]}
    assert {"注册资本（万元）", "申请扶持金额（万元）"} <= heads.keys()
    assert not {"注册资本", "申请扶持金额"} & heads.keys()
    widths = {head: book[title].column_dimensions[letter].width for head, letter in heads.items()}
    assert (widths["单位名称"], widths["银行账号"], widths["成立日期"]) >= (20, 26, 12)
    assert book["问题"].column_dimensions["E"].width == 60


def test_no_unfinished_file_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "一.docx").write_bytes(filled("gazelle"))
    run(tmp_path / "一.docx", "--output", tmp_path / "表.json")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("name", ["表.csv", "表.json", "表.xlsx"])
def test_what_stood_there_stays_where_the_result_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "一.docx").write_bytes(filled("gazelle"))
    (tmp_path / name).write_text("旧", encoding="utf-8")
    for step in ("take", "finish"):
        with monkeypatch.context() as changed:
            changed.setattr(SINKS[Path(name).suffix], step, full)
            result = run(tmp_path / "一.docx", "--output", tmp_path / name)
        assert getattr(result.exception, "exit_code", None) == 1
        assert "No space left on device" in str(result.exception)
        assert {path.name for path in tmp_path.iterdir()} == {"一.docx", name}
        assert (tmp_path / name).read_text(encoding="utf-8") == "旧"


@pytest.mark.parametrize("name", ["表.docx", "表"])
def test_an_unknown_format_is_wrong_usage(tmp_path: Path, name: str) -> None:
    (tmp_path / "一.docx").write_bytes(filled("gazelle"))
    result = run(tmp_path / "一.docx", "--output", tmp_path / name)
    assert getattr(result.exception, "exit_code", None) == 2


def test_without_openpyxl_a_workbook_is_wrong_usage_with_a_hint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "find_spec", lambda _: None)
    (tmp_path / "一.docx").write_bytes(filled("gazelle"))
    result = run(tmp_path / "一.docx", "--output", tmp_path / "表.xlsx")
    assert getattr(result.exception, "exit_code", None) == 2
    assert "policydocs[excel]" in str(getattr(result.exception, "hint", ""))


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "一.docx").write_bytes(filled("gazelle"))
    (tmp_path / "文件").write_bytes(b"")
    for folder in ("没有", "文件"):
        for name in ("表.csv", "表.json", "表.xlsx"):
            result = run(tmp_path / "一.docx", "--output", tmp_path / folder / name)
            assert getattr(result.exception, "exit_code", None) == 1


def test_many_files_are_shared_out_over_processes_and_keep_their_order(tmp_path: Path) -> None:
    data = filled("gazelle")
    (tmp_path / "多.zip").write_bytes(zipped({f"{number:03}.docx": data for number in range(130)}))
    run(tmp_path / "多.zip", "--output", tmp_path / "表.json", "--jobs", "2")
    told = json.loads((tmp_path / "表.json").read_text(encoding="utf-8"))
    assert [form["file"] for form in told["forms"]] == [f"多.zip/{number:03}.docx" for number in range(130)]
    assert all(form["answers"] == told["forms"][0]["answers"] for form in told["forms"])


@pytest.mark.parametrize(
    ("value", "cell"),
    [("=1+1", "'=1+1"), ("+86 777", "'+86 777"), ("-3.5", "-3.5"), ("-cmd", "'-cmd"), ("@x", "'@x"), ("\tx", "'\tx"),
     ("＝1", "'＝1"), ("某", "某"), (None, "")],
)  # fmt: skip
def test_cells_of_csv_are_no_formulas(value: str | None, cell: str) -> None:
    assert safe(value) == cell


def test_the_sample_codes_are_right() -> None:
    assert check_sign(OTHER[:17]) == OTHER[17]


def test_a_process_that_only_reads_forms_starts_without_the_model() -> None:
    """Loading pydantic takes as long as reading some tens of forms."""
    told = "import sys, generator.forms.returned.read; print(*sorted({'pydantic', 'jinja2'} & sys.modules.keys()))"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True, cwd=WORKSPACE.root)
    assert ran.stdout.split() == []
