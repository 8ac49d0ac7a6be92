"""What a line of a grant comes to for one case: bands, rates, units, years, limits, all from the model's types.

Pure and exact. Documents, the table of patterns and forms compute by this one function.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from generator.dataclass import dataclass
from generator.message import message
from generator.policy import wording, wording_terms
from generator.policy.awards import AwardLine, Tier
from generator.policy.bounds import Ends
from generator.policy.granting_inputs import (
    AmbiguousLineError,
    CannotGrantError,
    CaseInputs,
    MissingInputError,
    NoLineError,
)
from generator.policy.granting_places import BandPlace, place_in
from generator.policy.granting_sums import Currency, Range, Sums
from generator.policy.terms import Band, Cap, Each, Reach, Years
from generator.policy.values import Bound, Count, Factor, Money, Payment, Portion, Share

_UNSAID = Ends()


class How(StrEnum):
    """How a step came about."""

    FIXED = "fixed"
    RATE = "rate"
    UNITS = "units"
    EACH = "each"
    FLOOR = "floor"
    CAP = "cap"


@dataclass(frozen=True, slots=True)
class GrantStep:
    """One step: `rule` in the notice's terms (罚款金额的1%), and what it came to (of several years, in one)."""

    how: How
    rule: str
    money: Money


@dataclass(frozen=True, slots=True)
class GrantedLine:
    """What a line comes to. `money` has a `to` where the notice gives a range, a bound where it gives only a limit.

    `by_year`: what falls due in each year of the grant; one entry where the notice speaks of no years.
    """

    money: Money
    by_year: tuple[Money, ...]
    steps: tuple[GrantStep, ...]


def granted(line: AwardLine, inputs: CaseInputs, ends: Ends = _UNSAID) -> GrantedLine:
    """What `line` comes to in the case of `inputs`: all its parts, of its tiers the one that applies.

    Sums of all years where `inputs.year` is None; what is paid once counts in the first year. Limits by the year
    (每家企业每年) hold in each year, others for all of them. Of tiers that only begin (300万元、500万元以上) the
    highest one reached applies. A figure right at an end of which neither the band nor `ends` (what the rules of the
    notice say of 以上 and 以下) tells whether it belongs is left to the office, as forms leave it.
    Raises CannotGrantError and its kinds.
    """
    run = _Run(inputs, ends, max(_last_years(line), default=1))
    sums = run.line(line, ())
    by_year = tuple(sums.money(year) for year in range(sums.years))
    if inputs.year is None:
        return GrantedLine(sums.total(), by_year, tuple(run.steps))
    if inputs.year > sums.years:
        return GrantedLine(sums.nothing(), by_year, tuple(run.steps))
    return GrantedLine(by_year[inputs.year - 1], by_year, tuple(run.steps))


def _last_years(line: AwardLine) -> Iterator[int]:
    if line.years is not None:
        yield line.years.last
    for member in (*getattr(line, "parts", ()), *getattr(line, "tiers", ())):
        yield from _last_years(member)


class _Run:
    """One computation: the case, how many years the grant runs, and the steps so far."""

    def __init__(self, inputs: CaseInputs, ends: Ends, years: int) -> None:
        self.inputs = inputs
        self.ends = ends
        self.years = years
        self.steps: list[GrantStep] = []

    def line(self, line: AwardLine, above: tuple[AwardLine, ...]) -> Sums:
        """The sums of a line by year, its limits applied. A line whose band the case misses comes to nothing."""
        around = (*above, line)
        if line.band is not None and not isinstance(line, Tier) and not self._in_band(line):
            return Sums.none(self.years)
        return self._limited(line, self._unlimited(line, around))

    def _unlimited(self, line: AwardLine, around: tuple[AwardLine, ...]) -> Sums:
        parts = getattr(line, "parts", ())
        if parts:
            return Sums.added([self.line(part, around) for part in parts])
        tiers = getattr(line, "tiers", ())
        if tiers:
            return Sums.added([self.line(tier, around) for tier in self._chosen(tiers)])
        return Sums.in_years(self.years, _covered(around, self.years), self._amount(line, around))

    def _chosen(self, tiers: tuple[Tier, ...]) -> tuple[Tier, ...]:
        """The tier that applies; of progressive bands every one that the figure reaches."""
        slices = tuple(tier for tier in tiers if tier.reach is Reach.EXCESS)
        places = [(tier, self._place(tier)) for tier in tiers if tier.reach is Reach.WHOLE and self._applies(tier)]
        found = _highest([(tier, place) for tier, place in places if place is not BandPlace.OUT])
        if len(found) > 1 or any(place is BandPlace.UNSAID for _, place in found):
            named = ", ".join(str(tier.id) for tier, _ in found)
            raise AmbiguousLineError(message("the notice does not say which line applies: {lines}", lines=named))
        if not found and not slices:
            raise NoLineError(message("no line applies: {lines}", lines=", ".join(str(tier.id) for tier in tiers)))
        return (*(tier for tier, _ in found), *slices)

    def _applies(self, tier: Tier) -> bool:
        return (tier.level is None or self._is_level(tier)) and (tier.ranks is None or self._is_ranked(tier))

    def _place(self, line: AwardLine) -> BandPlace:
        """Where the figure of the case lies as to a line's band."""
        return BandPlace.IN if line.band is None else place_in(line.band, self.inputs.figure(line.band), self.ends)

    def _in_band(self, line: AwardLine) -> bool:
        """Whether a line's band holds the figure; one of the excess is reached by everything above its lower end."""
        if line.band is not None and line.reach is Reach.EXCESS:
            return self.inputs.figure(line.band) > (line.band.lower or 0)
        place = self._place(line)
        if place is BandPlace.UNSAID:
            raise AmbiguousLineError(message("the notice does not say whether {line} includes its limit", line=line.id))
        return place is BandPlace.IN

    def _is_level(self, tier: Tier) -> bool:
        if self.inputs.level is None:
            raise MissingInputError("level", str(tier.level))
        return self.inputs.level in (str(tier.id), str(tier.level))

    def _is_ranked(self, tier: Tier) -> bool:
        if self.inputs.rank is None:
            raise MissingInputError("rank", str(tier.id))
        return tier.ranks is not None and tier.ranks.first <= self.inputs.rank <= tier.ranks.last

    def _amount(self, line: AwardLine, around: tuple[AwardLine, ...]) -> Range:
        amount = line.amount
        match amount:
            case Money():
                return self._sum(amount, line, around)
            case Share() | Factor() | Portion():
                return self._rate(amount, line)
        raise CannotGrantError(message("the notice gives no figure for {line}", line=line.id))

    def _rate(self, amount: Share | Factor | Portion, line: AwardLine) -> Range:
        base = self._base(amount, line)
        first, last = rates_of(amount)
        found = Range(base.value * first, base.value * last, base.unit, getattr(amount, "bound", Bound.EXACT))
        return self._noted(How.RATE, wording.amount(amount), found)

    def _base(self, amount: Share | Factor | Portion, line: AwardLine) -> Money:
        """What a rate is taken of; 超过…的部分 is computed from the band's figure unless it is given itself."""
        if line.reach is Reach.WHOLE or (amount.of and str(amount.of) in self.inputs.bases):
            return self.inputs.base(amount.of)
        if line.band is None or line.band.unit not in ("CNY", "USD"):
            raise CannotGrantError(message("what is above {line} is no sum", line=line.id))
        unit: Currency = "CNY" if line.band.unit == "CNY" else "USD"
        return Money(value=_excess(line.band, self.inputs.figure(line.band)), unit=unit)

    def _sum(self, amount: Money, line: AwardLine, around: tuple[AwardLine, ...]) -> Range:
        found = Range(amount.value, amount.to or amount.value, amount.unit, amount.bound)
        rule = wording.money(amount)
        if line.each is not None:
            multiples = self._multiples(line.each, line, around)
            return self._noted(How.EACH, f"{line.each.words}给予{rule}×{wording.number(multiples)}", found * multiples)
        if amount.per is None:
            return self._noted(How.FIXED, rule, found)
        for unit in amount.per.split("·"):
            number = self._number_of(unit, around)
            rule = f"{rule}×{wording.number(number)}{unit}"
            found = found * number
        return self._noted(How.UNITS, rule, found)

    def _multiples(self, each: Each, line: AwardLine, around: tuple[AwardLine, ...]) -> Decimal:
        """How many times `each` is full; above the band's lower end where only the excess counts."""
        if each.of in ("CNY", "USD"):
            number = self.inputs.figure(line.band or Band(unit=each.of, lower=Decimal(0)))
        else:
            number = self._number_of(str(each.of), around)
        if line.reach is Reach.EXCESS and line.band is not None:
            number = _excess(line.band, number)
        return number // each.count

    def _number_of(self, unit: str, around: tuple[AwardLine, ...]) -> Decimal:
        """How many of a unit count: not more than a limit of that unit allows."""
        limits = [cap.count.count for cap in _caps(around) if cap.count is not None and cap.count.of == unit]
        lasts = next((line.lasts for line in reversed(around) if line.lasts is not None), None)
        lengths = [Decimal(lasts.length)] if lasts is not None and lasts.counts(unit) else []
        return min([self.inputs.quantity(unit), *limits, *lengths])

    def _limited(self, line: AwardLine, sums: Sums) -> Sums:
        if line.floor is not None and sums.below(line.floor):
            sums = sums.at_least(line.floor)
            self._noted(How.FLOOR, wording.money(line.floor), sums.largest())
        for cap in line.caps:
            limit = self._limit(cap)
            if limit is not None and sums.above(limit, yearly=_yearly(cap)):
                sums = sums.at_most(limit, yearly=_yearly(cap))
                self._noted(How.CAP, wording_terms.cap(cap), sums.largest())
        return sums

    def _limit(self, cap: Cap) -> Money | None:
        """The sum of a limit; one of a number of things is kept where these are counted."""
        match cap.value:
            case Money():
                return cap.money
            case Share():
                base = self.inputs.base(cap.value.of)
                return Money(value=base.value * cap.value.percent / 100, unit=base.unit)
            case Count():
                return None

    def _noted(self, how: How, rule: str, found: Range) -> Range:
        self.steps.append(GrantStep(how, rule, found.money()))
        return found


def rates_of(amount: Share | Factor | Portion) -> tuple[Decimal, Decimal]:
    """What the base is multiplied by, from and to."""
    match amount:
        case Factor():
            return amount.times, amount.times
        case Portion():
            return amount.portion, amount.portion
    last = amount.percent if amount.to is None else amount.to
    return amount.percent / 100, last / 100


def _covered(around: tuple[AwardLine, ...], years: int) -> range:
    """The years (from 0) in which a line is paid: those of the nearest line that names any, else the first."""
    if around[-1].payment is Payment.ONE_OFF and around[-1].years is None:
        return range(1)
    named: Years | None = next((line.years for line in reversed(around) if line.years is not None), None)
    return range(named.first - 1, min(named.last, years)) if named else range(1)


def _caps(around: tuple[AwardLine, ...]) -> Iterator[Cap]:
    for line in around:
        yield from line.caps


def _yearly(cap: Cap) -> bool:
    return "年" in (cap.scope or "")


def _highest(found: list[tuple[Tier, BandPlace]]) -> list[tuple[Tier, BandPlace]]:
    """Of steps, which begin and do not end, the highest one, and the one below it where its figure may not belong."""
    steps = [(tier, place) for tier, place in found if _is_step(tier)]
    steps.sort(key=lambda pair: _lower(pair[0]))
    last = len(steps) - 1
    while last > 0 and steps[last][1] is BandPlace.UNSAID:
        last -= 1
    passed = [pair for pair in steps[:last] if _lower(pair[0]) < _lower(steps[last][0])]
    return [pair for pair in found if pair not in passed]


def _is_step(tier: Tier) -> bool:
    return tier.band is not None and tier.band.lower is not None and tier.band.upper is None


def _lower(tier: Tier) -> Decimal:
    return Decimal(0) if tier.band is None or tier.band.lower is None else tier.band.lower


def _excess(band: Band, figure: Decimal) -> Decimal:
    """What of a figure lies in the band."""
    top = figure if band.upper is None else min(figure, band.upper)
    return max(top - (band.lower or Decimal(0)), Decimal(0))
