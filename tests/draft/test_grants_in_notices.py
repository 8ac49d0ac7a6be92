"""Small notices of many kinds: settled drafts give every row right, and no check finds an error in them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checks.run import CHECKS
from generator.checks.subject import CheckSubject
from generator.draft.settle import settled
from generator.draft.yaml_text import without_comments
from generator.finding import Severity
from generator.notice.read import parse_notice
from generator.policy.awards import Award, Condition
from generator.policy.grant_rows import grant_rows
from generator.policy.load import LoadedPolicy, Places
from generator.policy.model import Policy
from generator.policy.status import status_on
from generator.policy.terms import Stacking
from generator.policy.validating import validated
from tests.draft.test_grants import Row, faults

NOTICES: list[dict[str, Any]] = [
    notice
    for name in ("grants_in_notices.yaml", "grants_in_terms.yaml")
    for notice in yaml.load(Path(__file__).with_name(name).read_text(encoding="utf-8"), yaml.CSafeLoader)
]
_NUMERALS = "一二三四五六"
_DAY = date(2024, 6, 1)


def text_of(notice: dict[str, Any]) -> str:
    clauses = [f"{_NUMERALS[place]}、{clause['text']}" for place, clause in enumerate(notice["clauses"])]
    end = f"{_NUMERALS[len(clauses)]}、本文件自2024年1月1日起施行，有效期3年。"
    return "\n\n".join([notice["title"], *clauses, end, ""])


@pytest.mark.parametrize("wanted", NOTICES, ids=lambda notice: notice["title"])
def test_every_row_is_right_and_nothing_is_in_error(wanted: dict[str, Any]) -> None:
    notice = parse_notice(text_of(wanted))
    files = settled(notice, "x", _DAY)
    policy = validated(Policy, without_comments({key: value for part in files.values() for key, value in part.items()}))
    subject = CheckSubject(LoadedPolicy("x", policy, Places({})), notice, status_on(policy, _DAY), _DAY, "x")
    assert [problem for each in CHECKS if each.severity is Severity.ERROR for problem in each.check(subject)] == []
    rows = grant_rows(policy)["grants"]
    for place, clause in enumerate(wanted["clauses"]):
        own = [row for row in rows if row["clause"] == _NUMERALS[place]]
        left = [row for row in own if row["value"] not in clause.get("stages", [])]
        _match(clause["rows"], left)
        name = f"c{place + 1:02}"
        conditions = {quote for award in _awards(policy, name) for each in award.conditions for quote in _quotes(each)}
        assert conditions >= set(clause.get("conditions", []))
        comments = [str(award["#"]) for award in files["policy.yaml"]["awards"]]
        assert all(any(words in comment for comment in comments) for words in clause.get("asked", []))
        answers = " ".join(str(each.answer) for group in policy.faq.groups for each in group.questions)
        assert all(f"[{words}]" in answers for words in clause.get("answered", []))
        if "stacking" in clause:
            assert sorted(_stacking(policy, name)) == sorted(map(tuple, clause["stacking"]))


def _stacking(policy: Policy, clause: str) -> list[tuple[str, str]]:
    """(kind, words) of how the awards of a clause stand to others."""
    return [
        (each.kind.value, quote)
        for award in _awards(policy, clause)
        for each in award.stacking
        for quote in _quotes(each)
    ]


def _awards(policy: Policy, clause: str) -> list[Award]:
    return [award for award in policy.awards if award.source[0].clause == clause]


def _quotes(item: Condition | Stacking) -> list[str]:
    return [str(source.quote) for source in item.source]


def _match(wanted: list[Row], left: list[Row]) -> None:
    for want in wanted:
        same = [row for row in left if (row["value"], row["unit"]) == (want["value"], want.get("unit", "CNY"))]
        assert same, f"missed: {want}"
        best = min(same, key=lambda row: len(faults(want, row)))
        assert faults(want, best) == [], best
        left.remove(best)
    assert left == []
