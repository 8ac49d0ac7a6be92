"""For which days a result holds: what is judged on an as-of date stays the same from one turning day to the next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from generator.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Steady:
    """The first and the last day on which a result holds; None: for ever."""

    first: date | None
    last: date | None

    @classmethod
    def around(cls, day: date, turning: Iterable[date]) -> Steady:
        """`turning`: days on which something else may begin."""
        days = sorted(set(turning))
        after = next((each for each in days if each > day), None)
        first = next((each for each in reversed(days) if each <= day), None)
        return cls(first, date.fromordinal(after.toordinal() - 1) if after else None)

    def holds(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def as_json(self) -> list[str | None]:
        return [day.isoformat() if day else None for day in (self.first, self.last)]


def steady_of(data: Any) -> Steady:
    """What as_json gave. Raises TypeError, ValueError on anything else."""
    first, last = (date.fromisoformat(each) if each else None for each in data)
    return Steady(first, last)
