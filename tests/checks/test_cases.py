"""Every check on its cases: files below tests/cases, found by walking the folder."""

from pathlib import Path

import pytest

from generator.checks.known import TEMPLATE_CHECKS
from generator.checks.run import CHECKS
from generator.checks.run import MANUAL as OF_CHECKS
from generator.finding import Severity
from generator.manual import FINISHED, LOADING, SETTINGS

from .case import CASES, FOLDER, CaseFile, findings_of

CODES = {**LOADING, **OF_CHECKS, **SETTINGS}
PASSING = [each for each in CASES if each.path.stem.startswith("pass-")]
FAILING = [each for each in CASES if each.path.stem.startswith("fail-")]
SEVERITIES = {registered.code: registered.severity for registered in (*CHECKS, *TEMPLATE_CHECKS)} | {
    "waiver-unused": Severity.WARNING,
    "file-not-read": Severity.NOTE,
}


def test_every_code_has_a_case_that_passes_and_one_that_fails() -> None:
    assert [code for code in CODES if code not in {each.code for each in PASSING}] == []
    assert [code for code in CODES if code not in {each.code for each in FAILING}] == []


def test_no_case_stands_under_an_unknown_code_or_name() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.is_dir()} == {*CODES, *FINISHED}
    assert set(PASSING) | set(FAILING) == set(CASES)


@pytest.mark.parametrize("file", PASSING, ids=lambda file: file.name)
def test_a_passing_case_has_no_finding_of_its_check(file: CaseFile, tmp_path: Path) -> None:
    case = file.read()
    assert not case.expect
    found = findings_of(case, tmp_path)
    assert [str(each.message) for each in found if each.code in (file.code, *LOADING)] == []


@pytest.mark.parametrize("file", FAILING, ids=lambda file: file.name)
def test_a_failing_case_has_the_findings_it_expects(file: CaseFile, tmp_path: Path) -> None:
    case = file.read()
    found = [each for each in findings_of(case, tmp_path) if each.code in (file.code, *LOADING)]
    assert [each.code for each in found] == [file.code] * len(case.expect)
    assert case.expect
    for each, expected in zip(found, case.expect, strict=True):
        assert expected.message in str(each.message)
        assert each.path == expected.path
        assert each.place is not None
        assert (each.place.file, each.place.line) == (expected.file, expected.line)
        assert expected.column in (None, each.place.column)
        assert (expected.hint or "") in str(each.hint)
        assert each.severity is SEVERITIES.get(file.code, Severity.ERROR)
        assert each.policy == (case.name or "example")
