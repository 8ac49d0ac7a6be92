"""A tier put before others: 300万元以上的，按6%补助 before 500万元以上的，按8%补助.

The first sentences of both texts begin alike, so the old first tier seems to have become the new one, and to have come
again behind it. What came is the tier with the figures that only the new text has; and the other way round.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.dataclass import replace
from generator.notice.model import Fact
from generator.revision.change import Change, ChangeKind

_FIGURES = frozenset({ChangeKind.RAISED, ChangeKind.LOWERED, ChangeKind.REPLACED})
_SIDES = ((ChangeKind.GRANT_ADDED, ChangeKind.TIER_ADDED), (ChangeKind.GRANT_DROPPED, ChangeKind.TIER_DROPPED))
_FEWEST = 2  # figures that show a tier to be another one


def with_shifted_tiers(changes: Sequence[Change]) -> list[Change]:
    """The changes of a clause, a tier that was put before others (or taken from before them) told once."""
    found = list(changes)
    for grant in changes:
        for kind, tier in _SIDES:
            shifted = _shifted(found, grant, came=kind is ChangeKind.GRANT_ADDED) if grant.kind is kind else []
            if shifted:
                place = next(index for index, each in enumerate(found) if each is shifted[0])
                rest = [each for each in found[place:] if each is not grant and not any(each is one for one in shifted)]
                found = [*found[:place], _tier(tier, shifted), *rest]
    return found


def _shifted(changes: Sequence[Change], grant: Change, *, came: bool) -> list[Change]:
    """The figures that seem to have changed from those of a grant that came (or to those of one that went)."""
    facts = grant.new_facts if came else grant.old_facts
    wanted = [_meaning(fact) for fact in facts]
    able = [each for each in changes if each.kind in _FIGURES and not each.inside and _one(each)]
    held = [each for each in able if _meaning((each.old_facts if came else each.new_facts)[0]) in wanted]
    said = {_meaning((each.old_facts if came else each.new_facts)[0]) for each in held}
    return held if len(wanted) >= _FEWEST and said == set(wanted) and len(held) == len(wanted) else []


def _one(change: Change) -> bool:
    return len(change.old_facts) == len(change.new_facts) == 1


def _meaning(fact: Fact) -> tuple[object, ...]:
    return (fact.kind, fact.value, fact.unit)


def _tier(kind: ChangeKind, shifted: Sequence[Change]) -> Change:
    """The tier that came, or went, with its figures."""
    came = kind is ChangeKind.TIER_ADDED
    words = " ".join((each.new if came else each.old) or "" for each in shifted)
    facts = tuple(fact for each in shifted for fact in (each.new_facts if came else each.old_facts))
    first = replace(shifted[0], kind=kind, by=None, turned=None)
    if came:
        return replace(first, old=None, new=words, old_facts=(), new_facts=facts)
    return replace(first, old=words, new=None, old_facts=facts, new_facts=())
