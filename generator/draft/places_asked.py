"""Places in a sentence that are asked of again and again: an answer takes as long for hundreds of them as for a few."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class PlacesAsked:
    """Places from a start to an end."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        self._places = sorted(places)
        self._starts = [start for start, _ in self._places]
        self._furthest = list(accumulate((end for _, end in self._places), max))  # of all ends up to here

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds all of a place."""
        begun = bisect_right(self._starts, start)
        return begun > 0 and end <= self._furthest[begun - 1]

    def lie_in(self, start: int, end: int) -> bool:
        """Whether a place holds all of one of them."""
        begin = self._places[bisect_left(self._starts, start) : bisect_right(self._starts, end)]
        return any(last <= end for _, last in begin)

    def over(self, start: int, end: int) -> list[tuple[int, int]]:
        """Those that share characters with a place."""
        reach = self._places[bisect_right(self._furthest, start) : bisect_left(self._starts, end)]
        return [place for place in reach if place[1] > start]
