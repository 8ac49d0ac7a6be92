"""policies.ics by the letter of RFC 5545: escaping, folding by bytes, last days, and the audit's own reading of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from generator.audit.checks.calendar import calendar_problems
from generator.publish.calendar import calendar, events_of

TITLE = "云岭市“三百元;五百元”企业,若干\\措施" + "很长的标题" * 20


def a_policy(**changes: Any) -> dict[str, Any]:
    return {
        "title": TITLE,
        "issued": "2024-03-01",
        "validity": {"end": "2026-12-31"},
        "status": {"state": "in_force", "since": "2024-03-01"},
        "clauses": [{"id": "c02", "number": "二"}],
        **changes,
    }


def problems(policy: Mapping[str, Any], data: bytes) -> list[str]:
    files = {"policies.ics": data, "zone/policy.json": json.dumps(policy).encode()}
    return [str(each) for each in calendar_problems(files, {"zone": ""})]


def made(policy: Mapping[str, Any]) -> bytes:
    return calendar(events_of("zone", policy))


def test_text_is_escaped_and_long_lines_are_folded_between_characters() -> None:
    data = made(a_policy())
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])  # no character is cut in two
    assert r"“三百元\;五百元”企业\,若干\\措施" in data.replace(b"\r\n ", b"").decode()
    assert problems(a_policy(), data) == []


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        ({}, ["end.20261231"]),
        ({"validity": {}}, []),
        ({"validity": {}, "term": {"end": "2027-01-31"}}, ["end.20270131"]),
        (
            {"own_terms": [{"id": "rent", "clauses": ["c02"], "end": "2027-06-30"}]},
            ["end.20261231", "term-rent.20270630"],
        ),
        (
            {
                "office": {
                    "rounds": [
                        {"id": "a", "opens": "2025-03-01", "closes": "2025-04-30"},
                        {"id": "b", "closes": "2025-09-30"},
                    ]
                }
            },
            ["end.20261231", "round-a.20250301", "round-b.20250930"],
        ),
        (
            {
                "chain": [
                    {
                        "id": "by-new",
                        "kind": "repeals",
                        "outgoing": False,
                        "since": "2025-05-01",
                        "other": {"id": "new", "title": "新"},
                    }
                ],
                "status": {"state": "in_force", "since": None, "by": "by-new"},
                "own_terms": [{"id": "rent", "clauses": ["c02"], "end": "2027-06-30"}],
            },
            ["replaced.20250501"],  # neither its term nor that of a clause comes to its end
        ),
        (
            {
                "chain": [
                    {
                        "id": "by-new",
                        "kind": "extends_term_of",
                        "outgoing": False,
                        "until": "2028-12-31",
                        "other": {"id": "new", "title": "新"},
                    }
                ],
                "status": {"state": "in_force", "since": None, "extension": "by-new"},
            },
            ["end.20281231"],
        ),
    ],
)
def test_every_day_is_an_event_and_the_audit_derives_the_same(changes: dict[str, Any], days: list[str]) -> None:
    policy = a_policy(**changes)
    assert [event.uid.removeprefix("zone.").removesuffix("@policydocs") for event in events_of("zone", policy)] == days
    assert problems(policy, made(policy)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"DTEND;VALUE=DATE:20270101", b"DTEND;VALUE=DATE:20270102"),
        ("届满".encode(), "开始".encode()),
        (b"TRANSP:TRANSPARENT\r\n", b""),
        (b"END:VCALENDAR\r\n", b""),
        (b"BEGIN:VEVENT", b"BEGIN:VTODO"),
        (b"\r\n", b"\n"),
    ],
)
def test_what_was_changed_in_a_calendar_is_told(old: bytes, new: bytes) -> None:
    policy = a_policy(title="措施")
    data = made(policy)
    assert old in data
    assert problems(policy, data.replace(old, new)) != []
