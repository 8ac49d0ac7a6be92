"""Where a policy stands in time on a given day. Documents print since when a status holds, never the day itself."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

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


def status_on(policy: Policy, day: date) -> Status:
    """The status of `policy` on `day`. A start by rule (自发布之日起) is dated by the day of issue."""
    start = policy.validity.start.date or policy.issued
    end = policy.validity.end
    if end is not None and day > end:
        return Status(State.LAPSED, end + timedelta(days=1))
    if start is not None and day < start:
        return Status(State.NOT_STARTED, None)
    return Status(State.IN_FORCE, start)
