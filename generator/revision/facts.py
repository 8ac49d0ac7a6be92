"""Changed figures understood: a sum raised, a ceiling instead of an exact sum, a level added with its sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.notice.model import Fact
from generator.revision.wording import Run

_ORDERED = ("money", "percentage", "count")


class FactChange(StrEnum):
    """What happened to a figure, date or level."""

    RAISED = "raised"
    LOWERED = "lowered"
    REPLACED = "replaced"
    BOUND = "bound"
    INCLUSION = "inclusion"
    COUNTED_BY = "counted_by"
    SPLIT = "split"
    JOINED = "joined"
    ADDED = "added"
    DROPPED = "dropped"
    TIER_ADDED = "tier_added"
    TIER_DROPPED = "tier_dropped"


@dataclass(frozen=True, slots=True)
class ChangedFacts:
    """Facts of the old text and those of the new one in their place; either may be empty."""

    change: FactChange
    old: tuple[Fact, ...]
    new: tuple[Fact, ...]

    @property
    def ratio(self) -> Decimal | None:
        """By how much a figure was raised or lowered: 0.5 is half as much again; None where that says nothing."""
        if self.change not in (FactChange.RAISED, FactChange.LOWERED):
            return None
        before, after = _length(self.old[0]), _length(self.new[0])
        return None if before is None or after is None or not before else (after - before) / before


def changed_facts(runs: Sequence[Run]) -> tuple[ChangedFacts, ...]:
    """What happened to the facts of a clause, in the order of the new text."""
    found = [change for run in runs for change in (_kept(run) if run.same else _replaced(run))]
    return tuple(_with_tiers(found))


def facts_in(run_side: Iterable[object]) -> list[Fact]:
    """The facts among tokens."""
    return [fact for token in run_side if (fact := getattr(token, "fact", None)) is not None]


def _kept(run: Run) -> Iterator[ChangedFacts]:
    """Figures whose own words stayed, while a word beside them changed what they mean: 不超过, （含）, 每年."""
    for old, new in zip(facts_in(run.old), facts_in(run.new), strict=True):
        yield from _meaning(old, new)


def _meaning(old: Fact, new: Fact) -> Iterator[ChangedFacts]:
    for change, name in (
        (FactChange.BOUND, "bound"),
        (FactChange.INCLUSION, "inclusive"),
        (FactChange.COUNTED_BY, "per"),
    ):
        if getattr(old, name) != getattr(new, name):
            yield ChangedFacts(change, (old,), (new,))


def _replaced(run: Run) -> Iterator[ChangedFacts]:
    """Facts of one kind in the place of others of it, pair by pair; what is left came or went."""
    old, new = facts_in(run.old), facts_in(run.new)
    kinds = dict.fromkeys((fact.kind, fact.unit) for fact in (*old, *new))
    for kind in kinds:
        before = [fact for fact in old if (fact.kind, fact.unit) == kind]
        after = [fact for fact in new if (fact.kind, fact.unit) == kind]
        yield from _of_kind(before, after)


def _of_kind(old: list[Fact], new: list[Fact]) -> Iterator[ChangedFacts]:
    if _adds_up(old, new):
        yield ChangedFacts(FactChange.SPLIT, tuple(old), tuple(new))
        return
    if _adds_up(new, old):
        yield ChangedFacts(FactChange.JOINED, tuple(old), tuple(new))
        return
    for before, after in zip(old, new, strict=False):
        yield from _pair(before, after)
    yield from (ChangedFacts(FactChange.DROPPED, (fact,), ()) for fact in old[len(new) :])
    yield from (ChangedFacts(FactChange.ADDED, (), (fact,)) for fact in new[len(old) :])


def _adds_up(whole: list[Fact], parts: list[Fact]) -> bool:
    """One sum and several that make it up: 50万元 and 30万元、20万元."""
    values = [fact.value for fact in parts if isinstance(fact.value, Decimal)]
    return len(whole) == 1 and len(values) > 1 and len(values) == len(parts) and sum(values) == whole[0].value


def _pair(old: Fact, new: Fact) -> Iterator[ChangedFacts]:
    before, after = _length(old), _length(new)
    if old.value != new.value:
        change = FactChange.REPLACED
        if before is not None and after is not None and before != after:
            change = FactChange.RAISED if after > before else FactChange.LOWERED
        yield ChangedFacts(change, (old,), (new,))
    yield from _meaning(old, new)


_MONTHS = {"Y": 12, "M": 1}


def _length(fact: Fact) -> Decimal | None:
    """What figures of one kind are compared by: their value; lengths of time by their months."""
    value = fact.value
    if isinstance(value, Decimal):
        return value if fact.kind in _ORDERED else None
    months = _MONTHS.get(value[-1:])
    return Decimal(value[1:-1]) * months if fact.kind == "duration" and months and value[1:-1].isdigit() else None


def _with_tiers(found: list[ChangedFacts]) -> Iterator[ChangedFacts]:
    """A level that came (went) together with a sum is a level added (dropped)."""
    for change, tier in ((FactChange.ADDED, FactChange.TIER_ADDED), (FactChange.DROPPED, FactChange.TIER_DROPPED)):
        levels = [each for each in found if each.change is change and _only(each).kind in ("level", "rank")]
        sums = [each for each in found if each.change is change and _only(each).kind in ("money", "percentage")]
        if levels and len(levels) == len(sums):
            for level, amount in zip(levels, sums, strict=True):
                found[found.index(level)] = ChangedFacts(tier, level.old + amount.old, level.new + amount.new)
                found.remove(amount)
    yield from found


def _only(change: ChangedFacts) -> Fact:
    return (change.new or change.old)[0]
