"""The end of a term that is stated by its length, from the day of publication."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.audit.read.model import Model
from generator.audit.rederive.term import computed_end as audited
from generator.policy.as_data import without_none
from generator.policy.status import State, computed_end, status_on

from ..builders import a_policy

SOURCE = {"clause": "c01", "quote": "本措施自发布之日起施行"}
ENDS: tuple[tuple[str, dict[str, int], str | None], ...] = (
    ("2024-03-08", {"years": 5}, "2029-03-07"),
    ("2024-02-29", {"years": 1}, "2025-02-28"),
    ("2024-02-29", {"years": 4}, "2028-02-28"),
    ("2024-01-01", {"years": 1}, "2024-12-31"),
    ("2024-08-31", {"months": 6}, "2025-02-28"),
    ("2024-08-31", {"months": 1}, "2024-09-30"),
    ("2024-12-01", {"months": 18}, "2026-05-31"),
    ("2024-03-08", {"days": 30}, "2024-04-06"),
    ("2024-03-08", {"years": 9000}, None),
    ("2024-03-08", {"days": 99999999}, None),
)


def policy(day: str, term: dict[str, int] | None, **validity: Any) -> Any:
    stated = {"start": {"rule": "from_publication"}, "source": SOURCE, **validity}
    return a_policy(
        validity=stated if term is None else {**stated, "term": term},
        office={"published": {"date": date.fromisoformat(day), "where": "市政府网站"}},
    )


@pytest.mark.parametrize("case", ENDS, ids=lambda case: f"{case[0]} {case[1]}")
def test_model_and_audit_compute_the_same_day(case: tuple[str, dict[str, int], str | None]) -> None:
    day, term, end = case
    made = policy(day, term)
    found = computed_end(made)
    assert (found.isoformat() if found else None) == end
    notice = {"clauses": [], "preamble": [], "closing": [], "title": ""}
    data = {**without_none(made), "notice": notice}
    assert audited(Model.read(data)) == end


def test_a_printed_end_or_start_is_not_computed() -> None:
    assert computed_end(policy("2024-03-08", {"years": 5}, end=date(2027, 1, 1))) is None
    assert computed_end(policy("2024-03-08", {"years": 5}, start={"date": date(2024, 1, 1)})) is None
    assert computed_end(policy("2024-03-08", None)) is None


STARTS: tuple[tuple[dict[str, str], str, str | None], ...] = (
    ({"rule": "from_publication"}, "publication", "2029-03-07"),
    ({"rule": "from_publication"}, "issue", None),
    ({"rule": "from_publication", "words": "自公布之日起施行"}, "publication", "2029-03-07"),
    ({"rule": "from_publication", "words": "自公布之日起30日后施行"}, "publication", "2029-04-06"),
    ({"rule": "from_issue"}, "publication", None),
    ({"rule": "from_issue"}, "issue", "2029-03-07"),
    ({"rule": "from_issue", "words": "自印发之日起满30日施行"}, "issue", "2029-04-06"),
    ({"rule": "from_issue", "words": "自印发之日起15个工作日后施行"}, "issue", None),
    ({"rule": "as_printed", "words": "自批准之日起实施"}, "publication", None),
    ({"rule": "not_said"}, "publication", None),
)


@pytest.mark.parametrize("case", STARTS, ids=str)
def test_a_term_is_computed_from_the_day_that_its_words_name(case: tuple[dict[str, str], str, str | None]) -> None:
    start, day_of, end = case
    published = {"date": date(2024, 3, 8), "where": "市政府网站", "day_of": day_of}
    validity = {"start": start, "source": SOURCE, "term": {"years": 5}}
    made = a_policy(validity=validity, office={"published": published})
    found = computed_end(made)
    assert (found.isoformat() if found else None) == end
    notice = {"clauses": [], "preamble": [], "closing": [], "title": ""}
    assert audited(Model.read({**without_none(made), "notice": notice})) == end


def test_a_start_that_waits_or_names_an_event_has_no_day() -> None:
    for start in (
        {"rule": "from_issue", "words": "自印发之日起30日后施行"},
        {"rule": "as_printed", "words": "自批准之日起实施"},
    ):
        made = a_policy(validity={"start": start, "source": SOURCE}, issued=date(2024, 3, 1))
        assert status_on(made, date(2024, 3, 8)).since is None


def test_the_status_counts_from_the_publication() -> None:
    made = policy("2024-03-08", {"years": 1})
    assert status_on(made, date(2024, 3, 7)).state is State.NOT_STARTED
    assert status_on(made, date(2024, 3, 8)).since == date(2024, 3, 8)
    assert status_on(made, date(2025, 1, 6)).state is State.IN_FORCE
    assert status_on(made, date(2025, 3, 7)).state is State.RUNNING_OUT  # its last day
    assert status_on(made, date(2025, 3, 8)).state is State.LAPSED


@pytest.mark.parametrize(
    ("wait", "end"),
    [
        ("30日后", "2024-10-06"),
        ("满三十日", "2024-10-06"),
        ("五日后", "2024-09-12"),
        ("15个工作日后", None),
        ("1个月后", None),
    ],
)
def test_a_term_begins_when_the_wait_is_over(wait: str, end: str | None) -> None:
    made = policy("2024-03-08", {"months": 6}, start={"rule": "from_publication", "words": f"自发布之日起{wait}施行"})
    found = computed_end(made)
    assert (found.isoformat() if found else None) == end
    data = {
        **without_none(made),
        "notice": {"clauses": [], "preamble": [], "closing": [], "title": ""},
    }
    assert audited(Model.read(data)) == end


def test_the_status_waits_too() -> None:
    made = policy("2024-03-08", None, start={"rule": "from_publication", "words": "自发布之日起30日后施行"})
    assert status_on(made, date(2024, 4, 6)).state is State.NOT_STARTED
    assert status_on(made, date(2024, 4, 7)).since == date(2024, 4, 7)
