"""Where a policy stands in time on a given day. Documents print since when a status holds, never the day itself."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.notice.term import last_day
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
    """The last day of a term that the notice states by its length (有效期5年) from its publication or issue, where the
    office entered that day; None where the notice names a day itself, no length, or a wait that no calendar tells."""
    first, term = _counted_from(policy), policy.validity.term
    if policy.validity.end or term is None or first is None:
        return None
    if term.days is not None:
        return _days_on(first, term.days - 1)
    return last_day(first, term.years or 0, term.months or 0)


def _counted_from(policy: Policy) -> date | None:
    """The first day of force: the day that the office entered, where it is the one that the words of the notice count
    from (印发 is no 发布), and the wait behind it (起30日后)."""
    start, published = policy.validity.start, policy.office.published
    if published is None or start.wait_days is None or start.rule != f"from_{published.day_of}":
        return None
    return _days_on(published.date, start.wait_days)


def _days_on(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def term_days(policy: Policy) -> tuple[date | None, date | None]:
    """The first and the last day of the term, as far as they are known. A start by rule (自发布之日起) is dated by the
    day of publication where the office entered it, else by the day of issue."""
    start = policy.validity.start.date or _counted_from(policy) or _about(policy)
    return start, policy.validity.end or computed_end(policy)


def status_on(policy: Policy, day: date) -> Status:
    """The status of `policy` on `day`."""
    start, end = term_days(policy)
    if end is not None and day > end:
        return Status(State.LAPSED, end + timedelta(days=1))
    if start is not None and day < start:
        return Status(State.NOT_STARTED, None)
    return Status(State.IN_FORCE, start)


def _about(policy: Policy) -> date | None:
    """The day that a start by rule lies at, as far as is known; None where the words name some later day or event."""
    start, published = policy.validity.start, policy.office.published
    if start.waits or start.rule == "as_printed":
        return None
    return published.date if published and start.rule != "from_issue" else policy.issued
