"""One wrong digit, unit, date or clause id in policy.yaml: `check` names the line and shows the clause's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from generator.checking import check_policy
from generator.cli.templating import templates_of
from generator.finding import Finding, Severity
from generator.report.formats import REPORTS
from generator.workspace import Workspace

from .command import POLICY, ROOT, TODAY, copy_workspace, policydocs, replace_in

MODEL = ROOT / "policies" / POLICY / "policy.yaml"
TEXT = MODEL.read_text(encoding="utf-8")
# A worked example's assumptions are free; everything else is what the notice says.
_EXAMPLES = range(TEXT.index("\nexamples:"), TEXT.index("\n", TEXT.index("    steps:", TEXT.index("\nexamples:"))))


@dataclass(frozen=True, slots=True)
class Edit:
    """One wrong word in policy.yaml, at `start`."""

    start: int
    old: str
    new: str

    @property
    def line(self) -> int:
        return TEXT[: self.start].count("\n") + 1

    @property
    def text(self) -> str:
        return TEXT[: self.start] + self.new + TEXT[self.start + len(self.old) :]

    def __str__(self) -> str:
        return f"line {self.line}: {self.old} -> {self.new}"


def edits(pattern: str, change: Callable[[str], str]) -> Iterator[Edit]:
    for found in re.finditer(pattern, TEXT):
        if found.start() not in _EXAMPLES:
            yield Edit(found.start(1), found[1], change(found[1]))


def another_digit(number: str) -> str:
    """The same number with another first digit."""
    return str(int(number[0]) % 9 + 1) + number[1:]


def one_more_zero(number: str) -> str:
    return f"{number}0"


def another_clause(clause: str) -> str:
    return f"c{int(clause[1:]) % 15 + 1:02}"


DIGITS = [*edits(r"\b(?:value|percent|years): (\d+)", another_digit)]
ZEROS = [*edits(r"\b(?:value|percent): (\d+)", one_more_zero)]
UNITS = [*edits(r"\bunit: (CNY)", lambda _: "USD")]
DATES = [*edits(r"\b(?:issued|end): \d{4}-\d{2}-(\d{2})", lambda day: "29" if day != "29" else "28")]
# For each clause the first place that cites it.
CLAUSES = list({edit.old: edit for edit in reversed([*edits(r"\bclause: (c\d\d)\b", another_clause)])}.values())


@pytest.fixture(scope="module")
def errors_after(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Edit], list[Finding]]:
    workspace = Workspace(copy_workspace(tmp_path_factory.mktemp("edited")))
    templates = templates_of(workspace)

    def check(edit: Edit) -> list[Finding]:
        (workspace.policy_folder(POLICY) / "policy.yaml").write_text(edit.text, encoding="utf-8", newline="\n")
        findings = check_policy(workspace, templates, POLICY, date.fromisoformat(TODAY)).findings
        return [finding for finding in findings if finding.severity is Severity.ERROR]

    return check


def at_the_line(edit: Edit, errors: list[Finding]) -> list[Finding]:
    """The errors that stand where the edit was made, or at the item (a few lines) that it is part of."""
    return [each for each in errors if each.place and each.place.line and abs(each.place.line - edit.line) <= 3]


def test_there_is_something_to_edit() -> None:
    assert (len(DIGITS), len(UNITS), len(DATES), len(CLAUSES)) == (11, 7, 2, 15)


@pytest.mark.parametrize("edit", [*DIGITS, *ZEROS, *UNITS, *CLAUSES], ids=str)
def test_an_edit_is_found_at_its_line_with_the_words_of_the_clause(
    edit: Edit, errors_after: Callable[[Edit], list[Finding]]
) -> None:
    errors = at_the_line(edit, errors_after(edit))
    assert errors != []
    assert any(finding.clause and finding.words for finding in errors)
    shown = REPORTS["text"](errors, str)
    assert f"policies/{POLICY}/policy.yaml:{errors[0].place.line if errors[0].place else 0}:" in shown
    assert re.search(r"clause (c\d\d|preamble): \S", shown)


@pytest.mark.parametrize("edit", DATES, ids=str)
def test_a_wrong_date_is_found_at_its_line_and_the_printed_one_is_told(
    edit: Edit, errors_after: Callable[[Edit], list[Finding]]
) -> None:
    shown = REPORTS["text"](at_the_line(edit, errors_after(edit)), str)
    printed = TEXT[edit.start - 8 : edit.start + 2]
    assert printed in shown or "{}年{}月{}日".format(*map(int, printed.split("-"))) in shown


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("value: 500000", "value: 600000", "amount-mismatch", "给予一次性奖励50万元"),
        ("percent: 60,", "percent: 65,", "amount-mismatch", "60%"),
        ("document_number: 钦政办规〔2021〕12号", "document_number: 钦政办规〔2021〕13号", "identity-mismatch", "12号"),
        ("end: 2025-12-31", "end: 2026-12-31", "validity-mismatch", "2025年12月31"),
    ],
)
def test_the_command_line_tells_a_person_what_is_wrong(
    old: str, new: str, code: str, words: str, tmp_path: Path
) -> None:
    workspace = copy_workspace(tmp_path)
    line = replace_in(workspace / "policies" / POLICY / "policy.yaml", old, new)
    ran = policydocs("check", "--as-of", TODAY, cwd=workspace)
    assert ran.code == 1
    assert re.search(rf"policies/{POLICY}/policy\.yaml:{line}:\d+: error \[", ran.out)
    assert f"error [{code}]" in ran.out
    assert words in "".join(ran.out.split())


def test_the_json_of_an_error_has_the_fields_of_the_design(tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path)
    line = replace_in(workspace / "policies" / POLICY / "policy.yaml", "value: 500000", "value: 600000")
    told = policydocs("check", "--as-of", TODAY, "--format", "json", cwd=workspace).json()
    found = next(each for each in told["findings"] if each["line"] == line)
    assert set(found) >= {
        "code",
        "severity",
        "policy",
        "file",
        "line",
        "column",
        "path",
        "clause",
        "message",
        "hint",
    }
    assert (found["severity"], found["code"]) == ("error", "amount-mismatch")
    assert (found["policy"], found["file"]) == (POLICY, f"policies/{POLICY}/policy.yaml")
    assert found["clause"] == "c02"
    assert found["path"].startswith("awards.gazelle.parts.once")
    assert told["summary"]["error"] >= 1


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("  end: 2025-12-31", "  end: 2025-13-31", "there is no such day: 2025-13-31"),
        ("id: qinzhou-gxq-2021-12\n", "id: qinzhou-gxq-2021-12\nid: again\n", "twice"),
        ("edition: 第一版", "edition: 第一版\nunknown-key: 1", "unknown-key"),
        ("lead: [gxq-office]\n", "lead: [gxq-offce]\n", "gxq-offce"),
        ("definitions:\n", "definitions: [\n", ""),
    ],
)
def test_a_file_that_cannot_be_loaded_is_told_with_line_and_column(
    old: str, new: str, words: str, tmp_path: Path
) -> None:
    workspace = copy_workspace(tmp_path)
    replace_in(workspace / "policies" / POLICY / "policy.yaml", old, new)
    ran = policydocs("check", cwd=workspace)
    assert ran.code == 1, ran.err
    assert re.search(r"policy\.yaml:\d+:\d+: error", ran.out), ran.out
    assert words in ran.out
