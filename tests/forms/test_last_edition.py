"""Forms in the layout of the last edition (lists to open, ☒, 是 and 否, whole fingerprints) are collected as before.

tests/forms/last_edition holds them as the code of that time made them, with the answers that it put in.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.forms.answers.answer import Answer
from generator.forms.collecting.collected import Collected, collect_form
from generator.forms.returned.read import read_returned
from tests.forms.real_forms import library, real_forms

_FILES = Path(__file__).parent / "last_edition"
_FORMS = ("gazelle", "high-tech-recognition", "incubator")
_EXPECTED = frozenset(("other-edition",))


def _answers(name: str) -> dict[str, Answer]:
    given = json.loads((_FILES / f"{name}.answers.json").read_text(encoding="utf-8"))
    return {field: tuple(value) if isinstance(value, list) else value for field, value in given.items()}


def _collected(file: str) -> Collected:
    return collect_form(file, read_returned((_FILES / file).read_bytes()), library())


@pytest.mark.parametrize("file", [*(f"{name}.docx" for name in _FORMS), "gazelle.saved.json"])
def test_every_answer_comes_back(file: str) -> None:
    found, given = _collected(file), _answers(file.partition(".")[0])
    assert found.record is not None
    typed = {name: answer for name, answer in given.items() if not name.startswith("claim-")}  # sums follow today
    assert {name: found.record.get(name) for name in typed} == typed
    told = {problem.code for problem in found.problems}
    assert {code for code in told if code.startswith(("other", "not-carried", "unread", "unknown"))} == _EXPECTED


def test_a_sum_that_was_typed_otherwise_than_the_notice_fixes_it_is_told() -> None:
    found = _collected("high-tech-recognition.docx")
    assert found.record is not None
    assert found.record["claim-amount-applied"] == "20.00"
    differing = [problem.field for problem in found.problems if problem.code == "computed-differs"]
    assert "claim-amount-applied" in differing


def test_no_to_a_question_that_expects_no_is_still_met() -> None:
    found = _collected("gazelle.docx")
    assert found.record is not None
    assert found.record["declare-no-serious-violation"] == "no"
    assert not [problem for problem in found.problems if problem.code == "condition-not-met"]


def test_today_the_first_box_of_a_declaration_is_the_one_of_who_qualifies() -> None:
    fields = real_forms()["gazelle"].definition.named()
    violation, legal = fields["declare-no-serious-violation"], fields["declare-legal-person"]
    assert (violation.label, violation.options) == ("没有发生重大违法违纪行为", (("no", "符合"), ("yes", "不符合")))
    assert (legal.label, legal.options) == ("具有独立法人资格", (("yes", "符合"), ("no", "不符合")))


def test_sums_that_the_notice_fixes_and_their_total_follow() -> None:
    found = _collected("gazelle.docx")
    assert found.record is not None
    assert found.record["parts-once-amount"] == "50.00"
    assert found.record["claim-amount-applied"] == "50.074"
    assert found.record["claim-amount-applied-capitals"] == "伍拾万零柒佰肆拾元整"
