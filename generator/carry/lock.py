"""What was accepted, carried over: an item that says what it said, though its quotes or its clause's number changed.

An acceptance is carried only where the edits are those of `revise`, and nothing that the item states, prints or looks
up changed: a sum in a quote that the item proves something else by, the number of a clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.policy.review import NOTICE, Accepted, Reviewed, ReviewState
from generator.regex import regex

_QUOTED = regex(r"\S*?\bsource(?:\.\d+)?(?:\.quote|\.clause)=")
_NUMBERED = regex(r"(?:clauses|readings)\.[^.=]+\.(?:path|clause)=")


def carried_lock(before: Iterable[Reviewed], after: Iterable[Reviewed]) -> dict[str, Accepted]:
    """The lock's items after a revision.

    `before`: the items held against the old notice; one that was not accepted stays as the lock has it. A figure in a
    quote is carried only where an item that states or prints it goes stale: somebody must see that it changed.
    """
    now = {each.path: each for each in after}
    held = [each for each in before if each.accepted is not None]
    able = {each.path for each in held if each.path in now and _says_the_same(each, now[each.path])}
    seen = [words for each in held if each.path not in able for words in _came(each, now.get(each.path))]
    return {each.path: _carried(each, now[each.path] if each.path in able else None, seen) for each in held}


def _says_the_same(before: Reviewed, after: Reviewed) -> bool:
    if before.path == NOTICE or before.state is not ReviewState.ACCEPTED:
        return False
    same = sorted(before.masked.values()) == sorted(after.masked.values())
    return same and _lines(before) == _lines(after)


def _came(before: Reviewed, after: Reviewed | None) -> list[str]:
    """Quotes that the item did not have before."""
    known = {words for quotes in before.quotes.values() for words in quotes}
    return [words for quotes in after.quotes.values() for words in quotes if words not in known] if after else []


def _carried(before: Reviewed, after: Reviewed | None, seen: Sequence[str]) -> Accepted:
    accepted = before.accepted
    assert accepted is not None  # noqa: S101 - asked for such items only
    if before.state is not ReviewState.ACCEPTED:
        return accepted
    came = _came(before, after)
    shown = all(any(words in other or other in words for other in seen) for words in came)
    if after is None or before.text == after.text or not shown:
        return before.accepted_by(accepted.by, accepted.on, accepted.carried)
    return after.accepted_by(accepted.by, accepted.on, (*accepted.carried, *_differences(before, after)))


def _lines(item: Reviewed) -> list[str]:
    return [line for line in item.lines if not (_QUOTED.match(line) or _NUMBERED.match(line))]


def _differences(before: Reviewed, after: Reviewed) -> tuple[str, ...]:
    pairs = zip(before.lines, after.lines, strict=True)
    changed = (f"{old.partition('=')[2]} → {new.partition('=')[2]}" for old, new in pairs if old != new)
    return tuple(dict.fromkeys(changed))
