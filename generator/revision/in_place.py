"""Clauses that came in the place of others that went: repealed, and another one put where it stood."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from generator.dataclass import dataclass
from generator.revision.alignment_item import AlignmentItem

_LIKE = 30  # per cent; two clauses of one notice that have nothing to do with each other share a fifth of their words
_LIKE_BY_NUMBER = 20  # per cent, of clauses under the same number
_CALLED = "所称"
_HEADED = 100
_NUMBERED = 8  # what the same number counts beside likeness
_AT_ONCE = 40_000  # clauses times clauses that are compared in a fraction of a second
_NEAR = 20  # clauses at about the same place, in each direction, where there are more than that


def in_place(
    old: Sequence[AlignmentItem],
    new: Sequence[AlignmentItem],
    pairs: Mapping[int, int],
    gone: Collection[int],
    come: Collection[int],
) -> dict[int, int]:
    """Old clause -> the new one in its place between the same neighbours: under the same number, or on the same matter.

    `pairs`: old clause -> what it became, by index; `gone` and `come` are in no pair.
    """
    stays = _Neighbours(pairs)
    slots: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
    for before in sorted(gone):
        slots.setdefault(stays.around_old(before), ([], []))[0].append(before)
    for after in sorted(come):
        slots.setdefault(stays.around_new(after), ([], []))[1].append(after)
    found: dict[int, int] = {}
    for went, came in slots.values():
        olds = {index: _Placed.of(old[index]) for index in went}
        news = {index: _Placed.of(new[index]) for index in came}
        alone = len(went) == len(came) == 1
        scored = [
            (score, -before, -after)
            for before, after in _able(went, came, olds, news)
            if (score := _score(olds[before], news[after], alone=alone)) is not None
        ]
        found |= _in_one_order((-before, -after) for _, before, after in sorted(scored, reverse=True))
    return found


@dataclass(frozen=True, slots=True)
class _Placed:
    """A clause, and what is asked of it for each of the others: how deep it stands, and what heads it."""

    clause: AlignmentItem
    depth: tuple[int, bool]
    opening: str

    @classmethod
    def of(cls, clause: AlignmentItem) -> _Placed:
        return cls(clause, (clause.path.count("/"), bool(clause.number)), _opening(clause))

    @property
    def signs(self) -> tuple[tuple[str, str], ...]:
        """What another clause may have in common with it."""
        signs = (("path", self.clause.path), ("heading", self.clause.heading or ""), ("opening", self.opening))
        return tuple(sign for sign in signs if sign[1])


def _able(
    went: Sequence[int], came: Sequence[int], olds: Mapping[int, _Placed], news: Mapping[int, _Placed]
) -> Iterator[tuple[int, int]]:
    """The clauses to hold to each other: all; where that takes too long those with a number or a heading in common,
    and those at about the same place.
    """
    if len(went) * len(came) <= _AT_ONCE:
        yield from ((before, after) for before in went for after in came)
        return
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for after in came:
        for sign in news[after].signs:
            holders[sign].append(after)
    for rank, before in enumerate(went):
        place = rank * len(came) // len(went)
        near = came[max(0, place - _NEAR) : place + _NEAR]
        alike = (after for sign in olds[before].signs for after in holders[sign][:_NEAR])
        yield from ((before, after) for after in dict.fromkeys((*near, *alike)))


def _in_one_order(pairs: Iterator[tuple[int, int]]) -> dict[int, int]:
    """Of pairs, the best first, those that cross none of the better ones and share no clause with these."""
    kept: list[tuple[int, int]] = []
    for before, after in pairs:
        place = bisect_left(kept, (before, -1))
        behind_last = not place or (kept[place - 1][1] < after)
        before_next = place == len(kept) or (before < kept[place][0] and after < kept[place][1])
        if behind_last and before_next:
            insort(kept, (before, after))
    return dict(kept)


def _score(one: _Placed, other: _Placed, *, alone: bool) -> float | None:
    """How well a clause takes the place of another, from 0 to 200; None where it is on another matter."""
    if one.depth != other.depth:
        return None
    was, now = one.clause, other.clause
    headed, same_number = _headed_alike(one, other), was.path == now.path
    if not (headed or same_number):
        return fuzz.ratio(was.text, now.text, score_cutoff=_LIKE) or None
    likeness = fuzz.ratio(was.text, now.text)
    numbered = same_number and (alone or likeness >= _LIKE_BY_NUMBER)
    return likeness + _HEADED * headed + _NUMBERED * same_number if headed or numbered or likeness >= _LIKE else None


def _headed_alike(one: _Placed, other: _Placed) -> bool:
    heading = one.clause.heading
    return (bool(heading) and heading == other.clause.heading) or one.opening == other.opening != ""


def _opening(clause: AlignmentItem) -> str:
    """What a clause says of what it speaks, such as 本办法所称旺季; empty where its first words do not."""
    first, stop, _ = clause.text.partition(",")
    return first if stop and _CALLED in first else ""


class _Neighbours:
    """The pairs around a clause that has none."""

    def __init__(self, pairs: Mapping[int, int]) -> None:
        self._old = sorted(pairs)
        self._new = sorted(pairs.values())
        self._pairs = pairs

    def around_old(self, index: int) -> tuple[int, int]:
        """The new clauses that the nearest neighbours of an old one became; -1 at the ends."""
        place = bisect_left(self._old, index)
        above = self._pairs[self._old[place - 1]] if place else -1
        return above, self._pairs[self._old[place]] if place < len(self._old) else -1

    def around_new(self, index: int) -> tuple[int, int]:
        """The nearest neighbours of a new clause that some old one became; -1 at the ends."""
        place = bisect_left(self._new, index)
        return (self._new[place - 1] if place else -1), (self._new[place] if place < len(self._new) else -1)
