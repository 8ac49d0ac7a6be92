"""Clauses that came in the place of others that went: repealed, and another one put where it stood."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from rapidfuzz import fuzz

from generator.revision.alignment_item import AlignmentItem

_LIKE = 30  # per cent; two clauses of one notice that have nothing to do with each other share a fifth of their words
_LIKE_BY_NUMBER = 20  # per cent, of clauses under the same number
_CALLED = "所称"
_HEADED = 100
_NUMBERED = 8  # what the same number counts beside likeness


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
        scored = [
            (score, -before, -after)
            for before in went
            for after in came
            if (score := _score(old[before], new[after], alone=len(went) == len(came) == 1)) is not None
        ]
        here: dict[int, int] = {}
        for _, before, after in sorted(scored, reverse=True):
            if all(
                (one < -before) == (other < -after) and one != -before and other != -after
                for one, other in here.items()
            ):
                here[-before] = -after
        found |= here
    return found


def _score(one: AlignmentItem, other: AlignmentItem, *, alone: bool) -> float | None:
    """How well a clause takes the place of another, from 0 to 200; None where it is on another matter."""
    if one.path.count("/") != other.path.count("/") or bool(one.number) != bool(other.number):
        return None
    likeness = fuzz.ratio(one.text, other.text)
    headed = (bool(one.heading) and one.heading == other.heading) or _opening(one) == _opening(other) != ""
    numbered = one.path == other.path and (alone or likeness >= _LIKE_BY_NUMBER)
    worth = likeness + _HEADED * headed + _NUMBERED * (one.path == other.path)
    return worth if headed or numbered or likeness >= _LIKE else None


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
