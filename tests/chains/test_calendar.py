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
            ["end.20250501", "term-rent.20270630"],  # the term of a clause is off
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
    found = [event.uid.removeprefix("zone.").removesuffix("@policydocs") for event in events_of("zone", policy)]
    assert [f"{uid}.{event.first:%Y%m%d}" for uid, event in zip(found, events_of("zone", policy), strict=True)] == days
    assert problems(policy, made(policy)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"DTEND;VALUE=DATE:20270101", b"DTEND;VALUE=DATE:20270102"),
        ("届满".encode(), "开始".encode()),
        (b"TRANSP:TRANSPARENT\r\n", b""),
        (b"END:VCALENDAR\r\n", b""),
        (b"BEGIN:VEVENT", b"BEGIN:VTODO"),
        (b"SEQUENCE:", b"SEQUENCE:1"),
        (b"CONFIRMED", b"CANCELLED"),
        (b"DTSTAMP:2024", b"DTSTAMP:2023"),
        (b"LAST-MODIFIED:2024", b"LAST-MODIFIED:2025"),
        (b"\r\n", b"\n"),
    ],
)
def test_what_was_changed_in_a_calendar_is_told(old: bytes, new: bytes) -> None:
    policy = a_policy(title="措施")
    data = made(policy)
    assert old in data
    assert problems(policy, data.replace(old, new)) != []


BY_NEW = {
    "id": "by-new",
    "kind": "revises",
    "outgoing": False,
    "since": "2026-05-01",
    "other": {"id": "new", "title": "新措施", "document_number": "云政〔2026〕2号"},
}
REPLACED = {"chain": [BY_NEW], "status": {"state": "in_force", "since": None, "by": "by-new"}}
PROLONGED = {
    "chain": [BY_NEW | {"kind": "extends_term_of", "until": "2028-12-31"}],
    "status": {"state": "in_force", "since": None, "extension": "by-new"},
}
RENT = {"own_terms": [{"id": "rent", "clauses": ["c02"], "end": "2026-11-30"}]}
ROUND = {"office": {"rounds": [{"id": "a", "opens": "2025-03-01", "closes": "2025-04-30"}]}}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {"validity": {"end": "2026-06-30"}, "edition_date": "2024-06-01"}),  # corrected, to an earlier day
        ({}, {"validity": {"end": "2027-06-30"}, "edition_date": "2024-06-01"}),
        ({}, {"validity": {}, "term": {"end": "2027-02-28"}, "office": {"published": {"date": "2024-03-02"}}}),
        ({}, REPLACED),
        ({}, PROLONGED),
        (RENT, RENT | {"edition_date": "2024-06-01", "own_terms": [RENT["own_terms"][0] | {"end": "2026-10-31"}]}),
        (RENT, RENT | REPLACED),  # the clause no longer lives to see the end of its own term
        (
            ROUND,
            {
                "edition_date": "2025-01-31",
                "office": {"rounds": [ROUND["office"]["rounds"][0] | {"closes": "2025-05-31"}]},
            },
        ),
    ],
)
def test_a_day_that_moved_is_the_same_event_and_a_newer_word_on_it(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    old, new = events(a_policy(**before)), events(a_policy(**after))
    assert old.keys() == new.keys()
    moved = [uid for uid in old if {**old[uid], "SEQUENCE": 0, **STAMPS} != {**new[uid], "SEQUENCE": 0, **STAMPS}]
    assert moved
    assert all(int(new[uid]["SEQUENCE"]) > int(old[uid]["SEQUENCE"]) for uid in moved)
    assert problems(a_policy(**after), made(a_policy(**after))) == []


STAMPS = {"DTSTAMP": "", "LAST-MODIFIED": ""}


def events(policy: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The properties of each event, by its UID."""
    text = made(policy).replace(b"\r\n ", b"").decode()
    read = (dict(line.split(":", 1) for line in each.splitlines()) for each in text.split("BEGIN:VEVENT\r\n")[1:])
    return {each["UID"]: each for each in read}


def test_a_policy_that_ended_before_it_was_replaced_has_both_days() -> None:
    policy = a_policy(**REPLACED | {"validity": {"end": "2025-12-31"}})
    assert set(events(policy)) == {"zone.end@policydocs", "zone.replaced@policydocs"}
    assert problems(policy, made(policy)) == []


def test_a_term_of_a_clause_that_is_not_reached_is_off() -> None:
    found = events(a_policy(**RENT, **REPLACED))
    assert found["zone.term-rent@policydocs"]["STATUS"] == "CANCELLED"
    assert found["zone.end@policydocs"]["STATUS"] == "CONFIRMED"


@pytest.mark.parametrize(
    ("own", "its", "words"),
    [
        ("云政〔2023〕1号", "云政〔2026〕2号", "《措施》（云政〔2023〕1号）由《措施》（云政〔2026〕2号）替代"),
        (None, "云政〔2026〕2号", "《措施》由《措施》（云政〔2026〕2号）替代"),
        ("云政〔2023〕1号", None, "《措施》（云政〔2023〕1号）由《措施》替代"),
    ],
)
def test_two_editions_of_one_title_are_told_apart_by_their_numbers(
    own: str | None, its: str | None, words: str
) -> None:
    link = BY_NEW | {"other": {"id": "new", "title": "措施", "document_number": its}}
    policy = a_policy(title="措施", document_number=own, **REPLACED | {"chain": [link]})
    assert events(policy)["zone.end@policydocs"]["SUMMARY"] == words
    assert problems(policy, made(policy)) == []
    other = a_policy(title="另一措施", document_number=own, **REPLACED | {"chain": [link]})
    assert events(other)["zone.end@policydocs"]["SUMMARY"] == "《另一措施》由《措施》替代"


def test_the_day_of_an_edition_makes_its_events_newer() -> None:
    found = events(a_policy(edition_date="2024-06-01"))["zone.end@policydocs"]
    assert (found["DTSTAMP"], found["LAST-MODIFIED"], found["SEQUENCE"]) == ("20240601T000000Z",) * 2 + ("8918",)
