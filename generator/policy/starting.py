"""When a notice takes effect and when its term is over, as far as its own words and the office tell."""

from datetime import date, timedelta

from generator.notice.term import last_day
from generator.policy.model import Policy


def computed_end(policy: Policy) -> date | None:
    """The last day of a term that the notice states by its length (有效期5年) from its publication or issue, where the
    office entered that day; None where the notice names a day itself, no length, or a wait that no calendar tells."""
    first, term = _counted_from(policy), policy.validity.term
    if policy.validity.end or term is None or first is None:
        return None
    if term.days is not None:
        return _days_on(first, term.days - 1)
    return last_day(first, term.years or 0, term.months or 0)


def own_end(policy: Policy) -> date | None:
    """The last day of the term by the notice itself."""
    return policy.validity.end or computed_end(policy)


def known_start(policy: Policy) -> date | None:
    """The first day of force where the notice names it, or the office the day that its words count from."""
    return policy.validity.start.date or _counted_from(policy)


def start_of(policy: Policy) -> date | None:
    """The first day of force. A start by rule (自发布之日起) is dated by the day of publication where the office
    entered it, else by the day of issue."""
    return known_start(policy) or _about(policy)


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


def _about(policy: Policy) -> date | None:
    """The day that a start by rule lies at, as far as is known; None where the words name some later day or event."""
    start, published = policy.validity.start, policy.office.published
    if start.waits or start.rule == "as_printed":
        return None
    return published.date if published and start.rule != "from_issue" else policy.issued
