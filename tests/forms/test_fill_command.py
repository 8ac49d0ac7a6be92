"""`policydocs fill` as an office uses it: good rows are made, bad ones told by row and column, a broken run goes on."""

from __future__ import annotations

import io
import json
import os
import platform
import re
import resource
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.forms.filling.output import opened
from tests.forms.test_filling import in_data
from tests.outputs.command import POLICY, ROOT, Ran, policydocs

FORM = f"{POLICY}/patent-purchase"
HEADS = "单位名称,统一社会信用代码,联系人,本企业此前已获本项补助,本次申请补助金额\n"
GOOD = "某甲公司,91110000802100433B,某人,0,10\n某乙公司,91110000802100433B,某人,4,6万元\n"


def fill(folder: Path, text: str | bytes, *options: str, output: str = "out", name: str = "r.csv") -> Ran:
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    arguments = ("fill", FORM, "--data", file, "--output", folder / output, "--as-of", "2025-01-01", *options)
    return policydocs("--root", ROOT, "--lang", "en", *arguments)


def made(folder: Path, output: str = "out") -> list[str]:
    return sorted(path.name for path in (folder / output).iterdir())


def test_every_row_becomes_a_form_with_its_answers_and_what_follows_from_them(tmp_path: Path) -> None:
    ran = fill(tmp_path, HEADS + GOOD)
    assert ran.code == 0, ran.err
    assert made(tmp_path) == ["00002-某甲公司.docx", "00003-某乙公司.docx"]
    assert in_data((tmp_path / "out" / "00003-某乙公司.docx").read_bytes(), "prefill") == {
        "applicant-name": "某乙公司",
        "applicant-credit-code": "91110000802100433B",
        "contact-person": "某人",
        "claim-received-before": "4.00",
        "claim-amount-applied": "6.00",
        "claim-amount-applied-capitals": "陆万元整",
    }


@pytest.mark.parametrize(
    ("first", "second", "again"),
    [
        ("某甲公司,91110000802100433B", "某甲公司,91110000802100433B", True),
        ("某甲（集团）公司,91110000802100433B", "某甲(集团) 公司,91110000802100433b", True),
        ("某甲公司,91110000802100433B", "某甲公司,", True),
        ("某甲公司,", "某甲公司,91110000802100433B", True),
        ("某甲公司,91110000802100433B", "某甲公司,91350100M000100Y43", False),
        ("某甲公司,91110000802100433B", "某甲公司二厂,91350100M000100Y43", False),
        (",91110000802100433B", ",91110000802100433B", False),
    ],
)
def test_an_applicant_that_stands_there_twice_is_told_and_its_forms_are_made(
    first: str, second: str, again: bool, tmp_path: Path
) -> None:
    """It may apply for two projects: a note, no error."""
    between = "某丙公司,91350100M000100Y43,某人,0,6\n"
    ran = fill(tmp_path, f"{HEADS}{first},某人,0,10\n{between}{second},某人,4,6\n", "--format", "json")
    told = [(each["severity"], each["line"]) for each in ran.json()["findings"] if each["code"] == "applicant-again"]
    assert told == ([("note", 4)] if again else [])
    assert (ran.code, len(made(tmp_path))) == (0, 3)
    whole = fill(tmp_path, f"{HEADS}{first},某人,0,10\n{second},某人,4,6\n", output="again")
    assert ("the same applicant stands in row 2 too" in whole.out + whole.err) is again


@pytest.mark.parametrize("text", ["单位名称,联系人\n", "单位名称,某甲公司\n联系人,某人\n"])
def test_a_roster_of_heads_alone_makes_nothing_and_says_so(tmp_path: Path, text: str) -> None:
    ran = fill(tmp_path, text)
    assert ran.code == 1
    assert "no row below them" in ran.err


def test_good_rows_are_made_and_bad_ones_told_by_row_column_and_clause(tmp_path: Path) -> None:
    bad = "某丙公司,91110000802100433B,某人,8,6\n某丁公司,9.11E+17,某人,,\n"
    ran = fill(tmp_path, HEADS + GOOD + bad, "--format", "json")
    assert ran.code == 1
    told = [(each["code"], each["line"], each["column"], each["clause"]) for each in ran.json()["findings"]]
    assert told == [("over-limit", 4, 5, "c05"), ("unreadable-answer", 5, 2, None)]
    assert len(made(tmp_path)) == 2


def test_forms_whose_term_is_over_are_made_only_for_who_knows_and_stay_locked(tmp_path: Path) -> None:
    refused = fill(tmp_path, HEADS + GOOD, "--as-of", "2026-12-31")
    assert refused.code == 2
    assert "its forms are closed" in refused.err
    assert not (tmp_path / "out").exists()
    ran = fill(tmp_path, HEADS + GOOD, "--as-of", "2026-12-31", "--although-closed")
    assert ran.code == 0, ran.err
    with zipfile.ZipFile(tmp_path / "out" / "00002-某甲公司.docx") as package:
        body = package.read("word/document.xml").decode()
    assert "sdtContentLocked" in body
    assert '"sdtLocked"' not in body


def test_a_wrong_check_digit_is_told_and_the_form_made(tmp_path: Path) -> None:
    ran = fill(tmp_path, HEADS + "某甲公司,91110000802100433A,某人,0,1\n")
    assert (ran.code, len(made(tmp_path))) == (0, 1)
    assert "check digit" in ran.out


def test_one_zip_holds_the_same_files_as_a_folder(tmp_path: Path) -> None:
    assert fill(tmp_path, HEADS + GOOD).code == fill(tmp_path, HEADS + GOOD, output="out.zip").code == 0
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.testzip() is None
        inside = {name: archive.read(name) for name in archive.namelist()}
        # As on Unix: of names made on DOS `unzip` takes no notice that they are UTF-8.
        assert {(member.create_system, member.external_attr >> 16) for member in archive.filelist} == {(3, 0o100644)}
    assert inside == {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert zipfile.ZipFile(io.BytesIO(inside["00002-某甲公司.docx"])).testzip() is None


def test_a_file_that_somebody_worked_on_is_set_aside(tmp_path: Path) -> None:
    fill(tmp_path, HEADS + GOOD)
    first = tmp_path / "out" / made(tmp_path)[0]
    whole = first.read_bytes()
    for work in (b"my work", b"more of it"):
        first.write_bytes(work)
        ran = fill(tmp_path, HEADS + GOOD)
        assert (ran.code, first.read_bytes()) == (0, whole)
        assert "1 other files of their names were there" in ran.err
    assert (tmp_path / "out" / f"{first.name}.bak").read_bytes() == b"my work"
    assert (tmp_path / "out" / f"{first.name}.bak2").read_bytes() == b"more of it"


@pytest.mark.parametrize(
    ("head", "cell", "amount"),
    [
        ("注册资本", "500", "500.00"),
        ("注册资本（万元）", "500", "500.00"),
        ("注册资本（元）", "5000000", "500.00"),
        ("注册资本(元)", "5,000,000", "500.00"),
        ("注册资本（元）", "500万元", "500.00"),
        ("注册资本（亿元）", "1.5", "15000.00"),
    ],
)
def test_the_unit_in_a_head_is_that_of_its_sums(tmp_path: Path, head: str, cell: str, amount: str) -> None:
    ran = fill(tmp_path, f'单位名称,{head}\n某甲公司,"{cell}"\n')
    assert ran.code == 0, ran.out
    assert in_data((tmp_path / "out" / made(tmp_path)[0]).read_bytes(), "prefill")["applicant-capital"] == amount


@pytest.mark.parametrize("head", ["法定代表人（元）", "联系人（%）", "成立日期（万元）"])
def test_a_unit_that_the_field_does_not_have_is_wrong_usage(tmp_path: Path, head: str) -> None:
    ran = fill(tmp_path, f"单位名称,{head}\n某甲公司,1\n")
    assert (ran.code, head in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("rows", "code", "column"),
    [
        ("某甲公司,某人,多余\n", "surplus-cell", 3),
        ("某甲公司,#N/A\n", "unreadable-answer", 2),
        ("某甲公司,#DIV/0!\n", "unreadable-answer", 2),
    ],
)
def test_cells_that_say_nothing_sure_are_errors(tmp_path: Path, rows: str, code: str, column: int) -> None:
    ran = fill(tmp_path, f"单位名称,联系人\n{rows}某乙公司,某人,\n", "--format", "json")
    assert ran.code == 1
    assert [(each["code"], each["line"], each["column"]) for each in ran.json()["findings"]] == [(code, 2, column)]
    assert made(tmp_path) == ["00003-某乙公司.docx"]


def test_a_quotation_mark_that_is_not_closed_swallows_no_rows(tmp_path: Path) -> None:
    ran = fill(tmp_path, '单位名称,联系人\n某甲公司,某人\n某乙公司,"某人\n某丙公司,某人\n')
    assert ran.code == 2
    assert "row 3" in ran.err


def test_a_zip_file_whose_place_is_taken_is_told(tmp_path: Path) -> None:
    (tmp_path / "out.zip").mkdir()
    ran = fill(tmp_path, HEADS + GOOD, output="out.zip")
    assert (ran.code, made(tmp_path, "")) == (1, ["out.zip", "r.csv"])


def test_a_full_disk_leaves_no_half_of_a_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    resource_limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, resource_limit[1]))
    try:
        with pytest.raises(OutputError), opened(tmp_path / "out") as output:
            output.put("x.docx", b"x" * 20_000, 0)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, resource_limit)
        signal.signal(signal.SIGXFSZ, before)  # other tests of this process rely on Python's own
    assert made(tmp_path) == []


def test_a_run_that_was_broken_off_goes_on_and_mends_what_is_not_whole(tmp_path: Path) -> None:
    fill(tmp_path, HEADS + GOOD)
    first, second = (tmp_path / "out" / name for name in made(tmp_path))
    before, whole = first.stat().st_mtime_ns, second.read_bytes()
    second.write_bytes(whole[:100])
    ran = fill(tmp_path, HEADS + GOOD)
    assert "1 of them were there already" in ran.err
    assert (first.stat().st_mtime_ns, second.read_bytes()) == (before, whole)


def test_a_zip_that_cannot_be_finished_leaves_the_old_one_alone(tmp_path: Path) -> None:
    target = tmp_path / "out.zip"
    target.write_bytes(b"old")

    def broken_off() -> Iterator[None]:
        with opened(target) as output:
            output.put("a.docx", b"new", 0)
            raise KeyboardInterrupt
        yield

    with pytest.raises(KeyboardInterrupt):
        list(broken_off())
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.zip"]


def test_two_rows_of_one_name_become_two_forms_and_that_is_told(tmp_path: Path) -> None:
    ran = fill(tmp_path, HEADS + GOOD + GOOD, "--name", "{applicant-name}")
    assert made(tmp_path) == ["某乙公司-00005.docx", "某乙公司.docx", "某甲公司-00004.docx", "某甲公司.docx"]
    assert "4 forms" in ran.err
    assert "2 of them have a name that another form has" in ran.err


def test_rows_that_are_none_of_answers_are_told_and_no_error(tmp_path: Path) -> None:
    row = "某甲公司,91110000802100433B,某人,0,100000\n"
    ran = fill(tmp_path, "申报汇总表（单位：元）\n" + HEADS + row + "合计,,,0,100000\n制表人：某人\n" + HEADS)
    assert ran.code == 0, ran.out
    assert all(words in ran.out for words in ("row of sums", "a note below the table", "the heads once more"))
    assert "申报汇总表" in ran.err
    assert made(tmp_path) == ["00003-某甲公司.docx"]
    data = in_data((tmp_path / "out" / "00003-某甲公司.docx").read_bytes(), "prefill")
    assert data["claim-amount-applied"] == "10.00"


def test_what_a_killed_run_left_behind_is_cleared(tmp_path: Path) -> None:
    host, ended = re.sub(r"[^A-Za-z0-9-]", "_", platform.node()), 2**31 - 2  # more than processes have
    left = tmp_path / f".out.zip.{host}.{ended}"
    alive, other = (tmp_path / f".{name}" for name in (f"out.zip.{host}.{os.getppid()}", f"two.zip.{host}.{ended}"))
    for path in (left, alive, other):
        path.write_bytes(b"half")
    fill(tmp_path, HEADS + GOOD, output="out.zip")
    assert (left.exists(), alive.exists(), other.exists()) == (False, True, True)


def test_a_run_that_is_killed_leaves_one_file_that_the_next_run_clears(tmp_path: Path) -> None:
    code = (
        "import os, pathlib, signal\nfrom generator.forms.filling.output import opened\n"
        f"with opened(pathlib.Path({str(tmp_path / 'out.zip')!r})) as output:\n"
        "    output.put('a.docx', b'x', 0)\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run((sys.executable, "-c", code), cwd=ROOT, check=False)
    assert [path.name.startswith(".out.zip.") for path in tmp_path.iterdir()] == [True]
    assert fill(tmp_path, HEADS + GOOD, output="out.zip").code == 0
    assert made(tmp_path, "") == ["out.zip", "r.csv"]


def test_names_follow_the_pattern(tmp_path: Path) -> None:
    fill(tmp_path, HEADS + GOOD, "--name", "{applicant-credit-code}_{applicant-name}")
    assert made(tmp_path) == ["91110000802100433B_某乙公司.docx", "91110000802100433B_某甲公司.docx"]


def test_a_json_roster_gives_the_same_forms(tmp_path: Path) -> None:
    fill(tmp_path, HEADS + GOOD, "--name", "{applicant-name}", output="csv")
    rows = [
        {"applicant-name": "某甲公司", "统一社会信用代码": "91110000802100433B", "联系人": "某人"},
        {"applicant-name": "某乙公司", "统一社会信用代码": "91110000802100433B", "联系人": "某人"},
    ]
    for row, (before, applied) in zip(rows, ((0, 10), (4, 6.0)), strict=True):
        row |= {"claim-received-before": before, "claim-amount-applied": applied}  # type: ignore[dict-item]
    fill(tmp_path, json.dumps(rows), "--name", "{applicant-name}", output="json", name="r.json")
    for name in made(tmp_path, "csv"):
        assert (tmp_path / "csv" / name).read_bytes() == (tmp_path / "json" / name).read_bytes()


@pytest.mark.parametrize(
    ("form", "options"),
    [
        ("no-such-policy/gazelle", ()),
        (f"{POLICY}/no-such-form", ()),
        (POLICY, ()),
        (FORM, ("--name", "{no-such-field}")),
    ],
)
def test_wrong_usage_is_told_with_what_there_is(tmp_path: Path, form: str, options: tuple[str, ...]) -> None:
    (tmp_path / "r.csv").write_text(HEADS + GOOD, encoding="utf-8")
    ran = policydocs("--root", ROOT, "fill", form, "--data", tmp_path / "r.csv", "--output", tmp_path / "out", *options)
    assert ran.code == 2
    assert not (tmp_path / "out").exists()


@pytest.fixture
def with_errors(tmp_path: Path) -> Path:
    """A workspace whose policy quotes a figure that its notice does not have."""
    shutil.copytree(ROOT / "policies" / POLICY, tmp_path / "policies" / POLICY)
    model = tmp_path / "policies" / POLICY / "policy.yaml"
    model.write_text(re.sub("给予一次性奖励 20 万元", "给予一次性奖励 30 万元", model.read_text("utf-8")), "utf-8")
    (tmp_path / "r.csv").write_text(HEADS + GOOD, encoding="utf-8")
    return tmp_path


def ordered(folder: Path, form: str) -> Ran:
    words = ("fill", form, "--data", folder / "r.csv", "--output", folder / "out")
    return policydocs("--root", folder, "--lang", "en", *words)


def test_a_policy_with_errors_makes_no_form(with_errors: Path) -> None:
    ran = ordered(with_errors, FORM)
    assert ran.code == 1
    assert "quote-not-in-clause" in ran.out + ran.err
    assert not (with_errors / "out").exists()


def test_a_form_that_is_not_there_is_told_before_errors_of_the_policy(with_errors: Path) -> None:
    ran = ordered(with_errors, f"{POLICY}/patent-purchse")
    assert ran.code == 2
    assert "has no form patent-purchse" in ran.err
    assert "patent-purchase" in ran.err
    assert "quote-not-in-clause" not in ran.out + ran.err


def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        text = HEADS + "".join(f"某{number}公司,91110000802100433B,某人,0,10\n" for number in range(rows))
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        assert fill(tmp_path, text, output=f"{rows}.zip").code == 0
        return max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)

    few = peak(20)
    assert peak(2000) < few + 8 * 1024  # KiB
