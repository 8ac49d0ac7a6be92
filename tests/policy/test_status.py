"""Where a policy stands in time: the days before its term, in it, and after it."""

import datetime

import pytest

from generator.policy.status import State, status_on

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
        (term("2024-04-01", "2026-12-31", "2024-03-01"), "2026-12-31", State.IN_FORCE, "2024-04-01"),
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


def test_another_day_with_the_same_state_gives_the_same_status() -> None:
    policy = a_policy()
    assert status_on(policy, datetime.date(2025, 1, 1)) == status_on(policy, datetime.date(2026, 6, 1))
