"""The command line: exit codes, formats, help."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main as command_line
from generator.policy.schema import schema

from ..outputs.command import POLICY, ROOT, SMALL, TODAY, copy_workspace, policydocs, replace_in

COMMANDS = sorted(command_line.COMMANDS)
WORKING = ("read", "show", "check", "explain", "build", "verify", "list", "init", "schema", "completion")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return copy_workspace(tmp_path / "workspace")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return copy_workspace(tmp_path / "small", of=SMALL)


def test_the_commands_of_this_version_are_there() -> None:
    assert set(WORKING) <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_says_what_it_does_and_shows_an_example(command: str) -> None:
    ran = policydocs("--lang", "en", command, "--help")
    assert ran.code == 0
    assert re.search(rf"Examples?:.*policydocs\s+{command}", ran.out, re.DOTALL)
    assert f"Usage: policydocs {command}" in ran.out
    assert len(ran.out.splitlines()) > 4


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_help_lists_every_command_with_a_line(language: str) -> None:
    ran = policydocs("--lang", language, "--help")
    assert ran.code == 0
    for command in COMMANDS:
        assert re.search(rf"^  {command} +\S", ran.out, re.MULTILINE), command


def test_messages_are_chinese_when_asked(workspace: Path) -> None:
    ran = policydocs("--lang", "zh", "check", "no-such-policy", cwd=workspace)
    assert re.search("[\u4e00-\u9fff]{4}", ran.err)
    help_text = policydocs("--lang", "zh", "build", "--help").out
    assert len(re.findall("[\u4e00-\u9fff]", help_text)) > 60


@pytest.mark.parametrize("command", [[], ["--help"], ["-h"], ["--version"]])
def test_asking_for_help_is_no_error(command: list[str]) -> None:
    ran = policydocs(*command)
    assert "policydocs" in ran.out + ran.err
    assert ran.code == (0 if command else 2)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "no-such-policy"],
        ["build", "no-such-policy"],
        ["show", "no-such-policy"],
        ["explain", "no-such-check"],
        ["build", "--kind", "no-such-kind"],
        ["build", "--format", "pdf"],
        ["build", "--as-of", "yesterday"],
        ["build", "--jobs", "0"],
        ["no-such-command"],
        ["check", "--no-such-option"],
        ["read", "no-such-file.txt"],
        ["verify", "no-such-folder"],
        ["schema", "no-such-model"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_says_so(arguments: list[str], workspace: Path) -> None:
    ran = policydocs(*arguments, cwd=workspace)
    assert ran.code == 2
    assert ran.err.strip()
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "day",
    ["2025-06-30", "2025/6/30", "2025年6月30日", "2025.6.30", " 2025 年 6 月 30 日 ", "2025-6-30", "2025年06月30号"],
)
def test_a_day_is_understood_as_people_write_it(day: str, workspace: Path) -> None:
    told = policydocs("list", "--as-of", day, "--format", "json", cwd=workspace).json()
    assert told["as_of"] == "2025-06-30"


@pytest.mark.parametrize("day", ["昨天", "2025年2月30日", "2025-13-01", "2025", "6月30日", "20250630", ""])
def test_of_what_is_no_day_it_is_said_in_chinese_how_to_write_it(day: str, workspace: Path) -> None:
    for command in ("list", "check", "build"):
        ran = policydocs("--lang", "zh", command, "--as-of", day, cwd=workspace)
        assert ran.code == 2
        assert f"“{day}”" in ran.err
        assert "2025-01-01、2025/1/1 或 2025年1月1日" in ran.err
        assert "%" not in ran.err


def test_a_first_build_that_fails_leaves_nothing_and_says_of_no_files_that_they_stay(workspace: Path) -> None:
    replace_in(workspace / "policies" / POLICY / "policy.yaml", "percent: 60,", "percent: 65,")
    assert "stays" not in policydocs("--lang", "en", "build", cwd=workspace).out
    replace_in(workspace / "policies" / POLICY / "policy.yaml", "percent: 65,", "percent: 60,")
    assert policydocs("build", "--format", "html", cwd=workspace).code == 0
    replace_in(workspace / "policies" / POLICY / "policy.yaml", "percent: 60,", "percent: 65,")
    assert "stays" in policydocs("--lang", "en", "build", cwd=workspace).out


def test_no_workspace_is_wrong_usage(tmp_path: Path) -> None:
    for command in ("check", "build", "list"):
        ran = policydocs(command, cwd=tmp_path)
        assert ran.code == 2
        assert "init" in ran.err


def test_findings_of_severity_error_end_with_1(workspace: Path) -> None:
    replace_in(workspace / "policies" / POLICY / "policy.yaml", "percent: 60,", "percent: 65,")
    assert policydocs("check", cwd=workspace).code == 1
    assert policydocs("build", cwd=workspace).code == 1
    assert not (workspace / "output" / POLICY).exists()


@pytest.mark.parametrize("notice", ["none", "two", "empty"])
def test_anything_wrong_inside_a_policy_folder_ends_with_1_or_2_and_no_fault(notice: str, workspace: Path) -> None:
    folder = workspace / "policies" / POLICY
    if notice == "none":
        (folder / "notice.txt").unlink()
    elif notice == "two":
        (folder / "notice.md").write_text("通知", encoding="utf-8")
    else:
        (folder / "notice.txt").write_bytes(b"")
    for command in ("check", "build"):
        ran = policydocs(command, cwd=workspace)
        assert ran.code in (1, 2), ran.err
        assert "notice" in ran.out + ran.err
        assert "Traceback" not in ran.err


def test_an_internal_fault_ends_with_3(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(command_line.cli, "main", fails)
    assert command_line.run(["list"]) == 3
    told = capsys.readouterr().err
    assert "RuntimeError: a fault" in told
    assert "Traceback" not in told
    assert command_line.run(["--traceback", "list"]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_check_as_json_has_the_shape_of_the_design(small: Path) -> None:
    told = policydocs("check", "--as-of", "2028-05-06", "--format", "json", cwd=small).json()
    assert told["findings"]
    assert set(told) == {"findings", "summary"}
    assert set(told["summary"]) == {"error", "warning", "note"}
    for finding in told["findings"]:
        assert {"code", "severity", "policy", "file", "line", "column", "path", "clause", "message", "hint"} <= set(
            finding
        )
        assert finding["severity"] in {"error", "warning", "note"}
        assert re.fullmatch("[a-z-]+", finding["code"])
    counted = [finding["severity"] for finding in told["findings"]]
    assert told["summary"] == {severity: counted.count(severity) for severity in ("error", "warning", "note")}


def test_show_as_json_holds_the_whole_model() -> None:
    told = policydocs("show", POLICY, "--format", "json").json()
    assert len(told["clauses"]) == 15
    assert len(told["awards"]) == 9
    assert len(told["forms"]) == 6
    assert len(told["faq"]) >= 1
    text = json.dumps(told, ensure_ascii=False)
    for words in ("钦政办规〔2021〕12号", "2025-12-31", "瞪羚", "not_in_this_notice", "百亿元产业集群", "特岗特薪"):
        assert words in text


def test_read_needs_no_workspace(tmp_path: Path) -> None:
    notice = ROOT / "policies" / POLICY / "notice.txt"
    told = policydocs("read", notice, "--format", "json", cwd=tmp_path).json()
    assert (told["document_number"], told["issued"], len(told["clauses"])) == ("钦政办规〔2021〕12号", "2021-12-30", 15)


def test_list_names_each_policy_with_its_status(workspace: Path) -> None:
    ran = policydocs("list", "--as-of", TODAY, cwd=workspace)
    assert ran.code == 0
    assert POLICY in ran.out
    assert ran.out != policydocs("list", "--as-of", "2025-06-30", cwd=workspace).out


def test_init_goes_where_root_points_when_no_folder_is_named(tmp_path: Path) -> None:
    office = tmp_path / "office"
    assert policydocs("--root", str(office), "init", "--empty", cwd=Path(__file__).parent).code == 0
    assert (office / "policies").is_dir()


def test_init_and_build_in_an_empty_folder(tmp_path: Path) -> None:
    assert policydocs("init", cwd=tmp_path).code == 0
    ran = policydocs("build", cwd=tmp_path)
    assert ran.code == 0, ran.out + ran.err
    assert str(tmp_path / "output" / POLICY) in ran.out
    assert (tmp_path / "output" / POLICY / "guidebook.docx").is_file()
    assert policydocs("init", cwd=tmp_path).code == 2


def test_every_code_that_check_can_report_has_its_manual_page() -> None:
    listed = policydocs("explain").out.splitlines()
    codes = [line.partition(":")[0] for line in listed if re.match("[a-z-]+:", line)]
    assert "amount-mismatch" in codes
    for code in ("amount-mismatch", "quote-not-in-clause", "policy-lapsed", "typed-fact"):
        page = policydocs("explain", code)
        assert page.code == 0, code
        assert len(page.out.split()) > 20


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_of_the_shell(shell: str) -> None:
    ran = policydocs("completion", shell)
    assert ran.code == 0
    assert "_POLICYDOCS_COMPLETE" in ran.out


def test_results_go_to_standard_output_and_nothing_else_does() -> None:
    ran = policydocs("show", POLICY, "--format", "json")
    assert ran.code == 0
    assert ran.err == ""


def test_verify_against_the_workspace_tells_an_old_edition(small: Path) -> None:
    assert policydocs("build", "--as-of", "2025-06-30", cwd=small).code == 0
    folder = Path("output") / SMALL.name
    same = policydocs("verify", folder, "--against", ".", "--as-of", "2025-01-01", cwd=small)
    assert same.code == 0, same.out
    old = policydocs("verify", folder, "--against", ".", "--as-of", "2028-05-06", "--format", "json", cwd=small)
    assert old.code == 1
    assert {finding["code"] for finding in old.json()["findings"]} == {"not-current"}


@pytest.mark.parametrize("model", ["policy", "faq", "forms", "office"])
def test_schema_is_printed_whole(model: str) -> None:
    """That it is a valid one, and accepts the real file: tests/policy/test_schema.py."""
    assert policydocs("schema", model).json() == schema(model)


# what costs the most to import: commands import it, asking for help does not
HEAVY = {"pydantic", "jinja2", "lxml", "yaml", "markdown_it", "generator.build", "generator.policy.model"}


@pytest.mark.parametrize(("arguments", "heavy"), [(["--help"], False), (["--version"], False), (["show", "-h"], True)])
def test_the_list_of_commands_imports_none_of_them(arguments: list[str], heavy: bool) -> None:
    program = f"import sys\nfrom generator.cli.main import run\nrun({arguments!r})\nprint(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert bool(HEAVY & set(ran.stdout.split())) is heavy
