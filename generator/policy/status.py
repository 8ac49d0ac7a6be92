"""Where a policy stands in time on a given day. Documents print since when a status holds, never the day itself."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.notice.term import days_of, last_day
from generator.policy.model import Policy


class State(StrEnum):
    NOT_STARTED = "not_started"
    IN_FORCE = "in_force"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Status:
    """`since`: the first day on which the state holds; None where the notice gives no date for it."""

    state: State
    since: date | None


def computed_end(policy: Policy) -> date | None:
    """The last day of a term that the notice states by its length (有效期5年) from its publication, where the office
    entered the day of publication; None where the notice names a day itself, or no length."""
    validity, published = policy.validity, policy.office.published
    term = validity.term
    if validity.end or term is None or published is None or validity.start.rule != "from_publication":
        return None
    first = _first_day(policy, published.date)
    if first is None or term.days is not None:
        return first and _days_on(first, (term.days or 0) - 1)
    return last_day(first, term.years or 0, term.months or 0)


def _first_day(policy: Policy, published: date) -> date | None:
    """The first day of force of a notice published on that day; None where no calendar tells it (15个工作日后)."""
    wait = policy.validity.start.wait
    days = days_of(wait) if wait else 0
    return None if days is None else _days_on(published, days)


def _days_on(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def status_on(policy: Policy, day: date) -> Status:
    """The status of `policy` on `day`. A start by rule (自发布之日起) is dated by the day of publication where the
    office entered it, else by the day of issue."""
    published = policy.office.published
    day_of = published.date if published else policy.issued
    start = policy.validity.start.date or (day_of and _first_day(policy, day_of))
    end = policy.validity.end or computed_end(policy)
    if end is not None and day > end:
        return Status(State.LAPSED, end + timedelta(days=1))
    if start is not None and day < start:
        return Status(State.NOT_STARTED, None)
    return Status(State.IN_FORCE, start)
