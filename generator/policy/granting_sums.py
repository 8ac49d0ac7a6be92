"""Sums of a grant by year, each from and to, and what limits do to them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from generator.dataclass import dataclass, replace
from generator.message import message
from generator.policy.granting_inputs import CannotGrantError
from generator.policy.values import Bound, Money

Currency = Literal["CNY", "USD"]
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Range:
    """A sum, or from one sum to another; `bound` where the notice gives only a limit of it."""

    low: Decimal
    high: Decimal
    unit: Currency
    bound: Bound = Bound.EXACT

    def __mul__(self, number: Decimal) -> Range:
        return replace(self, low=self.low * number, high=self.high * number)

    def money(self) -> Money:
        if self.low == self.high:
            return Money(value=self.low, unit=self.unit, bound=self.bound)
        return Money(value=self.low, to=self.high, unit=self.unit)


@dataclass(frozen=True, slots=True)
class Sums:
    """What falls due in each year. Without a unit nothing does."""

    by_year: tuple[tuple[Decimal, Decimal], ...]
    unit: Currency | None = None
    bound: Bound = Bound.EXACT

    @classmethod
    def none(cls, years: int) -> Sums:
        return cls(((_ZERO, _ZERO),) * years)

    @classmethod
    def in_years(cls, years: int, covered: range, each: Range) -> Sums:
        """The same sum in each of the years covered."""
        found = tuple((each.low, each.high) if year in covered else (_ZERO, _ZERO) for year in range(years))
        return cls(found, each.unit, each.bound)

    @classmethod
    def added(cls, members: Sequence[Sums]) -> Sums:
        """Raises CannotGrantError on sums of two currencies, or of an upper and a lower limit."""
        units = {member.unit for member in members if member.unit}
        bounds = {member.bound for member in members if member.unit} - {Bound.EXACT}
        if len(units) > 1 or len(bounds) > 1:
            raise CannotGrantError(message("sums of two currencies, or upper and lower limits, cannot be added"))
        rows = zip(*(member.by_year for member in members), strict=True)
        by_year = tuple((sum((low for low, _ in row), _ZERO), sum((high for _, high in row), _ZERO)) for row in rows)
        return cls(by_year, next(iter(units), None), next(iter(bounds), Bound.EXACT))

    @property
    def years(self) -> int:
        return len(self.by_year)

    def money(self, year: int) -> Money:
        return self._range(*self.by_year[year]).money()

    def total(self) -> Money:
        lows, highs = zip(*self.by_year, strict=True)
        return self._range(sum(lows, _ZERO), sum(highs, _ZERO)).money()

    def nothing(self) -> Money:
        return Money(value=_ZERO, unit=self.unit or "CNY")

    def largest(self) -> Range:
        """The largest of the years, for a step that says what a limit came to."""
        return self._range(*max(self.by_year, key=lambda pair: pair[1]))

    def _range(self, low: Decimal, high: Decimal) -> Range:
        return Range(low, high, self.unit or "CNY", self.bound if high else Bound.EXACT)

    def below(self, floor: Money) -> bool:
        """Whether a year in which something is paid comes to less."""
        self._same_currency(floor)
        return any(high > 0 and low < floor.value for low, high in self.by_year)

    def at_least(self, floor: Money) -> Sums:
        raised = tuple(
            (max(low, floor.value), max(high, floor.value)) if high else (low, high) for low, high in self.by_year
        )
        return replace(self, by_year=raised)

    def above(self, limit: Money, *, yearly: bool) -> bool:
        """Whether one year, or all of them together, come to more than a limit."""
        self._same_currency(limit)
        highs = [high for _, high in self.by_year]
        return (max(highs) if yearly else sum(highs)) > limit.value

    def at_most(self, limit: Money, *, yearly: bool) -> Sums:
        """Each year cut to the limit; one for all years is used up from the first year on."""
        lows = _cut([low for low, _ in self.by_year], limit.value, yearly=yearly)
        highs = _cut([high for _, high in self.by_year], limit.value, yearly=yearly)
        return replace(self, by_year=tuple(zip(lows, highs, strict=True)))

    def _same_currency(self, other: Money) -> None:
        if self.unit is not None and other.unit != self.unit:
            raise CannotGrantError(
                message("a limit in {unit} cannot be held against {other}", unit=other.unit, other=self.unit)
            )


def _cut(values: Sequence[Decimal], limit: Decimal, *, yearly: bool) -> list[Decimal]:
    left, found = limit, []
    for value in values:
        found.append(min(value, left))
        left -= _ZERO if yearly else found[-1]
    return found
