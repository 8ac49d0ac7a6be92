"""Where a policy stands in time: the days before its term, in it, and after it."""

import datetime

import pytest

from generator.policy.chain import chain_of
from generator.policy.model import Policy
from generator.policy.status import State, Status, status_on

from ..builders import a_policy

QUOTE = {"clause": "c01", "quote": "本措施自发布之日起施行"}


def term(start: str | None, end: str | None, issued: str | None) -> dict[str, object]:
    """The changes to a policy that give it this term; `start` None: by rule."""
    first = {"date": datetime.date.fromisoformat(start)} if start else {"rule": "from_publication"}
    last = datetime.date.fromisoformat(end) if end else None
    return {
        "validity": {"start": first, "end": last, "source": QUOTE},
        "issued": datetime.date.fromisoformat(issued) if issued else None,
    }


@pytest.mark.parametrize(
    ("changes", "day", "state", "since"),
    [
        (term("2024-04-01", "2026-12-31", "2024-03-01"), "2024-03-31", State.NOT_STARTED, None),
        (term("2024-04-01", "2026-12-31", "2024-03-01"), "2024-04-01", State.IN_FORCE, "2024-04-01"),
        (term("2024-04-01", "2026-12-31", "2024-03-01"), "2026-11-01", State.IN_FORCE, "2024-04-01"),
        (term("2024-04-01", "2026-12-31", "2024-03-01"), "2026-11-02", State.RUNNING_OUT, "2026-11-02"),
        (term("2024-04-01", "2026-12-31", "2024-03-01"), "2026-12-31", State.RUNNING_OUT, "2026-11-02"),
        (term("2026-12-01", "2026-12-31", "2024-03-01"), "2026-12-31", State.RUNNING_OUT, "2026-12-01"),
        (term("2024-04-01", "2026-12-31", "2024-03-01"), "2027-01-01", State.LAPSED, "2027-01-01"),
        (term(None, "2026-12-31", "2024-03-01"), "2024-02-29", State.NOT_STARTED, None),
        (term(None, "2026-12-31", "2024-03-01"), "2024-03-01", State.IN_FORCE, "2024-03-01"),
        (term(None, None, "2024-03-01"), "2090-01-01", State.IN_FORCE, "2024-03-01"),
        (term(None, "2026-12-31", None), "1999-01-01", State.IN_FORCE, None),
        (term(None, "2026-12-31", None), "2031-05-05", State.LAPSED, "2027-01-01"),
    ],
)
def test_a_state_and_since_when_it_holds(changes: dict[str, object], day: str, state: State, since: str | None) -> None:
    status = status_on(a_policy(**changes), datetime.date.fromisoformat(day))
    assert status.state is state
    assert (status.since.isoformat() if status.since else None) == since


def _later(tie: str, issued: str = "2025-05-01", **more: object) -> dict[str, Policy]:
    """The policy `newer`, which says `tie` of the example and takes effect on the day of its issue."""
    start = {"start": {"date": datetime.date.fromisoformat(issued)}, "source": QUOTE}
    entry = {"policy": "example", **more}
    newer = a_policy(id="newer", issued=datetime.date.fromisoformat(issued), validity=start, **{tie: [entry]})
    return {"newer": newer}


def _on(day: str, others: dict[str, Policy], **changes: object) -> Status:
    policy = a_policy(**changes)
    return status_on(policy, datetime.date.fromisoformat(day), chain_of(policy, others))


@pytest.mark.parametrize(
    ("others", "day", "state", "since"),
    [
        (_later("revises"), "2025-04-30", State.RUNNING_OUT, "2025-03-02"),
        (_later("revises"), "2025-03-01", State.IN_FORCE, "2024-03-01"),
        (_later("revises"), "2025-05-01", State.REPLACED, "2025-05-01"),
        (_later("repeals"), "2029-05-01", State.REPLACED, "2025-05-01"),
        (_later("repeals", since=datetime.date(2025, 8, 1)), "2025-07-31", State.RUNNING_OUT, "2025-06-02"),
        (_later("amends"), "2025-05-01", State.IN_FORCE, "2024-03-01"),
        (_later("extends_term_of", until=datetime.date(2028, 6, 30)), "2027-01-01", State.IN_FORCE, "2024-03-01"),
        (_later("extends_term_of", until=datetime.date(2028, 6, 30)), "2028-07-01", State.LAPSED, "2028-07-01"),
        # It is prolonged after its term was over: in between it was over.
        (
            _later("extends_term_of", "2027-03-01", until=datetime.date(2028, 6, 30)),
            "2027-02-28",
            State.LAPSED,
            "2027-01-01",
        ),
        (
            _later("extends_term_of", "2027-03-01", until=datetime.date(2028, 6, 30)),
            "2027-03-01",
            State.IN_FORCE,
            "2024-03-01",
        ),
        # It was over before another one took its place.
        (_later("revises", "2027-03-01"), "2027-02-28", State.LAPSED, "2027-01-01"),
        (_later("revises", "2027-03-01"), "2027-03-01", State.REPLACED, "2027-03-01"),
    ],
)
def test_what_other_policies_make_of_it(others: dict[str, Policy], day: str, state: State, since: str) -> None:
    status = _on(day, others)
    assert (status.state, status.since and status.since.isoformat()) == (state, since)


def test_a_clause_with_its_own_term_keeps_it() -> None:
    own = {"id": "rent", "clauses": ["c02"], "end": datetime.date(2027, 6, 30), "source": QUOTE}
    status = _on("2027-01-15", {}, own_terms=[own])
    assert status.state is State.LAPSED
    assert status.own_terms == {"rent": State.IN_FORCE}
    assert _on("2027-07-01", {}, own_terms=[own]).own_terms["rent"] is State.LAPSED
    assert _on("2027-01-15", _later("repeals"), own_terms=[own]).own_terms["rent"] is State.REPLACED


def test_the_days_of_running_out_are_the_office_s_or_given() -> None:
    policy = a_policy(office={"runs_out_within": 10})
    assert status_on(policy, datetime.date(2026, 12, 21)).state is State.IN_FORCE
    assert status_on(policy, datetime.date(2026, 12, 22)).state is State.RUNNING_OUT
    assert status_on(policy, datetime.date(2026, 12, 21), within=30).state is State.RUNNING_OUT
    assert status_on(policy, datetime.date(2026, 12, 31), within=0).state is State.IN_FORCE


def test_a_chain_names_both_ends() -> None:
    newer = _later("revises")["newer"]
    mine, theirs = chain_of(newer, {"example": a_policy()}), chain_of(a_policy(), {"newer": newer})
    assert [(str(link.id), link.outgoing) for link in mine] == [("to-example", True)]
    assert [(str(link.id), link.outgoing) for link in theirs] == [("by-newer", False)]


def test_another_day_with_the_same_state_gives_the_same_status() -> None:
    policy = a_policy()
    assert status_on(policy, datetime.date(2025, 1, 1)) == status_on(policy, datetime.date(2026, 6, 1))
