"""What was accepted, carried over: an item that says what it said, though its quotes or its clause's number changed.

An acceptance is carried only where the edits are those of `revise`, and nothing that the item states, prints or looks
up changed: a sum in a quote that the item proves something else by, the number of a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.policy.review import NOTICE, Accepted, Reviewed, ReviewState

_QUOTED = re.compile(r"\S*?\bsource(?:\.\d+)?(?:\.quote|\.clause)=")
_NUMBERED = re.compile(r"(?:clauses|readings)\.[^.=]+\.(?:path|clause)=")


def carried_lock(before: Iterable[Reviewed], after: Iterable[Reviewed]) -> dict[str, Accepted]:
    """The lock's items after a revision.

    `before`: the items held against the old notice; one that was not accepted stays as the lock has it.
    """
    now = {each.path: each for each in after}
    return {each.path: _carried(each, now.get(each.path)) for each in before if each.accepted is not None}


def _carried(before: Reviewed, after: Reviewed | None) -> Accepted:
    accepted = before.accepted
    assert accepted is not None  # noqa: S101 - asked for such items only
    if after is None or before.state is not ReviewState.ACCEPTED:
        return accepted
    dated = before.accepted_by(accepted.by, accepted.on, accepted.carried)
    if before.path == NOTICE or before.text == after.text:
        return dated
    if _lines(before) != _lines(after) or _masked(before) != _masked(after):
        return dated
    return after.accepted_by(accepted.by, accepted.on, (*accepted.carried, *_differences(before, after)))


def _lines(item: Reviewed) -> list[str]:
    return [line for line in item.lines if not (_QUOTED.match(line) or _NUMBERED.match(line))]


def _masked(item: Reviewed) -> list[str]:
    return sorted(item.masked.values())


def _differences(before: Reviewed, after: Reviewed) -> tuple[str, ...]:
    pairs = zip(before.lines, after.lines, strict=True)
    changed = (f"{old.partition('=')[2]} → {new.partition('=')[2]}" for old, new in pairs if old != new)
    return tuple(dict.fromkeys(changed))
