"""Where a policy stands in time on a given day. Documents print since when a status holds, never the day itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, timedelta
from enum import StrEnum

from generator.dataclass import dataclass
from generator.policy.chain import Link, extended_by, replaced_by
from generator.policy.model import Policy
from generator.policy.starting import computed_end, own_end, start_of
from generator.policy.ties import OwnTerm

__all__ = ["State", "Status", "computed_end", "status_on"]

_ONE_DAY = timedelta(days=1)


class State(StrEnum):
    NOT_STARTED = "not_started"
    IN_FORCE = "in_force"
    RUNNING_OUT = "running_out"
    LAPSED = "lapsed"
    REPLACED = "replaced"


OVER = frozenset({State.LAPSED, State.REPLACED})


@dataclass(frozen=True, slots=True)
class Status:
    """`since`: the first day on which the state holds; None where the notice gives no date for it.

    `end`: the last day of the term as it is extended on that day; None where none is known. `chain`: all links;
    `by`: the link that ends the policy, where one does, today or later; `extension`: the one that `end` comes from.
    `own_terms`: the states of terms that clauses have for themselves, by their ids; they do not follow the notice's.
    """

    state: State
    since: date | None
    end: date | None = None
    chain: tuple[Link, ...] = ()
    by: Link | None = None
    extension: Link | None = None
    own_terms: Mapping[str, State] = field(default_factory=dict)

    @property
    def over(self) -> bool:
        """Whether the policy as a whole does not hold any more."""
        return self.state in OVER

    @property
    def last(self) -> date | None:
        """The last day on which the policy holds, by its term or by what takes its place."""
        days = [day for day in (self.end, self.by.since - _ONE_DAY if self.by and self.by.since else None) if day]
        return min(days, default=None)


def status_on(policy: Policy, day: date, chain: tuple[Link, ...] = (), within: int | None = None) -> Status:
    """The status of `policy` on `day`. `chain`: its links with others; `within`: how many days before its last one a
    policy counts as running out, if not those of the office."""
    by, extension = replaced_by(chain), extended_by(chain, day)
    end = extension.until if extension else own_end(policy)
    days = policy.office.runs_out_within if within is None else within
    status = Status(State.IN_FORCE, start_of(policy), end, chain, by, extension)
    state, since = _state(status, day, days)
    own_terms = {str(term.id): _of_own(term, state, policy, day) for term in policy.own_terms}
    return Status(state, since, end, chain, by, extension, own_terms)


def _state(status: Status, day: date, days: int) -> tuple[State, date | None]:
    start, end, by, last = status.since, status.end, status.by, status.last
    if by is not None and by.holds_on(day):
        return State.REPLACED, by.since
    if end is not None and day > end:
        return State.LAPSED, end + _ONE_DAY
    if start is not None and day < start:
        return State.NOT_STARTED, None
    if last is not None and (last - day).days < days:
        first = max((each for each in (_days_before(last, days - 1), start) if each), default=None)
        return State.RUNNING_OUT, first
    return State.IN_FORCE, start


def _days_before(day: date, days: int) -> date:
    return day - timedelta(days=min(days, (day - date.min).days))


def _of_own(term: OwnTerm, state: State, policy: Policy, day: date) -> State:
    """A clause outlives the term of its notice, where it says so; it does not outlive the notice's repeal."""
    if state is State.REPLACED:
        return state
    if term.end is not None and day > term.end:
        return State.LAPSED
    start = term.start or start_of(policy)
    return State.NOT_STARTED if start is not None and day < start else State.IN_FORCE
