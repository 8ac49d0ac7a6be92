"""Where policies stand on a day: as a line for a person, as JSON for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from generator.dataclass import dataclass
from generator.message import Message, Translate, message
from generator.policy.model import Policy
from generator.policy.status import State, Status
from generator.policy.ties import TieKind

_STATES: Mapping[State, Message] = {
    State.NOT_STARTED: message("not yet in force"),
    State.IN_FORCE: message("in force"),
    State.RUNNING_OUT: message("running out"),
    State.LAPSED: message("lapsed"),
    State.REPLACED: message("replaced"),
}
_HOLD = frozenset({State.IN_FORCE, State.RUNNING_OUT})
_BY: Mapping[TieKind, Callable[[str, str], Message]] = {
    TieKind.REVISES: lambda other, day: message("replaced by {other} from {day}", other=other, day=day),
    TieKind.REPEALS: lambda other, day: message("repealed by {other} from {day}", other=other, day=day),
    TieKind.AMENDS: lambda other, day: message("amended by {other} from {day}", other=other, day=day),
    TieKind.EXTENDS: lambda other, day: message("prolonged by {other} from {day}", other=other, day=day),
}


@dataclass(frozen=True, slots=True)
class PolicyStanding:
    """A policy of the workspace, by its folder's name, and its status on a day."""

    name: str
    policy: Policy
    status: Status

    @property
    def holds(self) -> bool:
        return self.status.state in _HOLD

    @property
    def holds_in_part(self) -> bool:
        """Whether it holds, or a clause of it goes on by a term of its own."""
        return self.holds or State.IN_FORCE in self.status.own_terms.values()


def standing_lines(standing: PolicyStanding, translate: Translate) -> tuple[str, ...]:
    """One line for the policy; below it what others do to it, and the terms that its clauses have for themselves."""
    policy, status = standing.policy, standing.status
    named = {"name": standing.name, "number": policy.document_number or "—", "title": policy.title}
    state = _STATES[status.state].text(translate)
    if status.last is not None and standing.holds:
        head = message("{name}: {number} {title} ({state}, until {last})", **named, state=state, last=status.last)
    else:
        head = message("{name}: {number} {title} ({state})", **named, state=state)
    below = (*_links(status), *_own_terms(standing, translate))
    return (head.text(translate), *(f"    {line.text(translate)}" for line in below))


def _links(status: Status) -> Iterator[Message]:
    for link in status.chain:
        if not link.outgoing:
            yield _BY[link.kind](link.other.id, link.since.isoformat() if link.since else "—")


def _own_terms(standing: PolicyStanding, translate: Translate) -> Iterator[Message]:
    for term in standing.policy.own_terms:
        clauses = "、".join(str(clause.path) for clause in standing.policy.clauses if clause.id in term.clauses)
        state = _STATES[standing.status.own_terms[str(term.id)]].text(translate)
        if term.end is None:
            yield message("{clauses}: {state}", clauses=clauses, state=state)
        else:
            yield message("{clauses}: {state}, until {last}", clauses=clauses, state=state, last=term.end)


def standing_json(standing: PolicyStanding) -> dict[str, Any]:
    """`holds`: whether the policy is in force on that day; `last`: its last day, as far as is known by then."""
    policy, status = standing.policy, standing.status
    return {
        "policy": standing.name,
        "title": str(policy.title),
        "document_number": policy.document_number and str(policy.document_number),
        "holds": standing.holds,
        "state": status.state.value,
        "since": _iso(status.since),
        "last": _iso(status.last),
        "end": _iso(status.end),
        "chain": [
            {
                "kind": link.kind.value,
                "outgoing": link.outgoing,
                "policy": str(link.other.id),
                "since": _iso(link.since),
                "until": _iso(link.until),
            }
            for link in status.chain
        ],
        "own_terms": [
            {
                "id": str(term.id),
                "clauses": [str(clause) for clause in term.clauses],
                "start": _iso(term.start),
                "end": _iso(term.end),
                "state": status.own_terms[str(term.id)].value,
            }
            for term in policy.own_terms
        ],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
