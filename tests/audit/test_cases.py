"""Every check of the audit on its cases: files below tests/cases, found by walking the folder."""

from __future__ import annotations

import pytest

from .case import CASES, CODES, AuditCaseFile, findings_of, small_edition

PASSING = [each for each in CASES if each.path.stem.startswith("pass-")]
FAILING = [each for each in CASES if each.path.stem.startswith("fail-")]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return small_edition(tmp_path_factory.mktemp("small"))


def test_every_code_of_the_audit_has_a_case_that_passes_and_one_that_fails() -> None:
    assert [code for code in CODES if code not in {each.code for each in PASSING}] == []
    assert [code for code in CODES if code not in {each.code for each in FAILING}] == []


@pytest.mark.parametrize("file", PASSING, ids=lambda file: file.name)
def test_a_passing_case_has_no_finding_of_its_check(file: AuditCaseFile, small: dict[str, bytes]) -> None:
    case = file.read()
    assert not case.expect
    assert [str(each.message) for each in findings_of(case, file.code, small)] == []


@pytest.mark.parametrize("file", FAILING, ids=lambda file: file.name)
def test_a_failing_case_has_the_findings_it_expects(file: AuditCaseFile, small: dict[str, bytes]) -> None:
    case = file.read()
    assert case.expect
    found = [(each.place.file if each.place else "", str(each.message)) for each in findings_of(case, file.code, small)]
    for expected in case.expect:
        assert any(place.endswith(f"/{expected.file}") and expected.message in told for place, told in found), found
