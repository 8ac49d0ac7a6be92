"""Findings of many policies are held packed, and are the same when somebody reads them."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from generator.finding import FilePlace, Finding, Severity
from generator.kept.held_findings import HeldFindings, held, json_of
from generator.message import message


def _findings(count: int) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            code="quote-unsound",
            severity=Severity.WARNING,
            message=message("clause {clause} does not say {words}", clause=f"c{each}", words="按规定给予奖励"),
            hint=message("correct the quote"),
            place=FilePlace("policies/made-up/policy.yaml", each, 3),
            policy="made-up",
            path=f"awards.a{each}.source.0.quote",
        )
        for each in range(count)
    )


def _plain(findings: object) -> list[object]:
    return json_of(findings)  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [9, 200])
def test_many_are_packed_and_the_same_when_read(count: int) -> None:
    findings = _findings(count)
    packed = held(findings)
    assert isinstance(packed, HeldFindings)
    assert len(packed) == count
    assert _plain(packed) == _plain(findings) == _plain(tuple(packed))
    assert _plain((packed[3], *packed[-2:])) == _plain((findings[3], *findings[-2:]))
    assert (packed[0].place, packed[0].path) == (findings[0].place, findings[0].path)


def test_they_travel_between_processes_in_little_room() -> None:
    findings = _findings(200)
    sent = pickle.dumps(held(findings))
    assert len(sent) * 5 < len(pickle.dumps(findings))
    assert _plain(pickle.loads(sent)) == _plain(findings)


def test_few_are_held_as_they_are() -> None:
    findings = _findings(8)
    assert held(findings) is findings
    assert held(()) == ()


def test_what_json_would_change_is_held_as_it_is() -> None:
    day = message("until {day:%Y}", day=date(2030, 1, 1))
    findings = (*_findings(8), Finding(code="policy-lapsed", severity=Severity.WARNING, message=day, hint=day))
    assert held(findings) is findings


def test_a_missing_value_is_missing_in_the_packed_ones_too() -> None:
    packed = held(_findings(9))
    with pytest.raises(IndexError):
        packed[9]
