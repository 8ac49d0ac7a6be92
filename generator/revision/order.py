"""Which clauses changed their place among the others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from generator.revision.alignment_item import AlignmentItem, is_chapter


def moved_clauses(old: Sequence[AlignmentItem], new: Sequence[AlignmentItem], pairs: Mapping[int, int]) -> set[int]:
    """Old clauses whose place among the others changed, or that hang under another clause now.

    Of those that changed places as few as possible: the longest run of pairs in the same order stays.
    """
    ordered = sorted(pairs)
    stays = {ordered[index] for index in _longest_rise([pairs[before] for before in ordered])}
    above = _Chapters(old, new, pairs)
    elsewhere = {
        before
        for before, after in pairs.items()
        if not above.came_or_went(before, after) and _hangs_elsewhere(pairs, old[before].parent, new[after].parent)
    }
    return (set(ordered) - stays) | elsewhere


def _hangs_elsewhere(pairs: Mapping[int, int], above: int | None, now: int | None) -> bool:
    """Whether a clause hangs under another one than before; under what the old one became is the same."""
    if above is None or now is None:
        return above is not now
    return above in pairs and pairs[above] != now


class _Chapters:
    """The chapters that only one of the texts has: articles did not move because one came in above them, or went."""

    def __init__(self, old: Sequence[AlignmentItem], new: Sequence[AlignmentItem], pairs: Mapping[int, int]) -> None:
        became = frozenset(pairs.values())
        self._old, self._new = old, new
        self._went = {index for index, item in enumerate(old) if is_chapter(item.path) and index not in pairs}
        self._came = {index for index, item in enumerate(new) if is_chapter(item.path) and index not in became}

    def came_or_went(self, before: int, after: int) -> bool:
        """Whether the chapter right above a clause went, or the one above what it became is new."""
        return self._old[before].parent in self._went or self._new[after].parent in self._came


def _longest_rise(values: Sequence[int]) -> list[int]:
    """The indices of the longest rising run of `values`."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int | None] = []
    for index, value in enumerate(values):
        place = bisect_left(tails, value)
        before.append(at[place - 1] if place else None)
        tails[place : place + 1] = [value]
        at[place : place + 1] = [index]
    run: list[int] = []
    last = at[-1] if at else None
    while last is not None:
        run.append(last)
        last = before[last]
    return run[::-1]
