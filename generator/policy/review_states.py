"""How items of a model stand to a review.lock, where all that they are held to is known already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.dataclass import replace
from generator.policy.review import NOTICE, Accepted, Reviewed, ReviewState


def without_lock(items: Iterable[Reviewed]) -> tuple[Reviewed, ...]:
    """Items as they are whatever the lock says, without what only a person reads."""
    new = ReviewState.UNREVIEWED
    return tuple(replace(item, state=new, accepted=None, lines=(), quotes={}, masked={}) for item in items)


def restated(items: Iterable[Reviewed], lock: Mapping[str, Accepted]) -> tuple[Reviewed, ...] | None:
    """The items of without_lock as this lock has them; None where one may have been accepted by an earlier version, of
    which more must be known."""
    found = []
    for item in items:
        accepted = lock.get(item.path)
        state = ReviewState.UNREVIEWED if accepted is None else _state(item, accepted)
        if state is None:
            return None
        found.append(replace(item, accepted=accepted, state=state))
    return tuple(found)


def _state(item: Reviewed, accepted: Accepted) -> ReviewState | None:
    """As `reviews` has it. The notice as a whole is held to what it rests on alone; an item without clauses rests on
    none, and locks of earlier versions say nothing of it."""
    if accepted.rests:
        same = accepted.rests == item.rests and (item.path == NOTICE or accepted.text == item.text)
        return ReviewState.ACCEPTED if same else ReviewState.STALE
    return ReviewState.ACCEPTED if accepted.clauses == item.clauses and accepted.text == item.text else None
