"""An award's lines and the fields of a form, resolved to the rule that its sums follow by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.message import Message, message
from generator.policy.awards import Part
from generator.policy.bounds import Ends
from generator.policy.grant_lines import BY_THE_YEAR, GrantLine, Link, Need, Role, most_of
from generator.policy.grant_rule import Entered, GrantRule, Holds, Limit, Line, Measure, RulePart
from generator.policy.terms import Band, Ranks
from generator.policy.values import Bound, Factor, Money, Portion, Share
from generator.policy.wording import number

_TEN_THOUSAND = Decimal(10000)
_BOUNDS = {Bound.AT_MOST: "at_most", Bound.AT_LEAST: "at_least"}
_ENDS = {True: "in", False: "out", None: None}


class UnresolvedError(ValueError):
    """A line that no form can compute, or one whose figure no field of the form gives."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """`entered`: the field that gives what is needed, None where none does; `ends`: what the notice says of limits."""

    entered: Callable[[Need], Entered | None]
    ends: Ends

    def of(self, role: Role, unit: str = "") -> Entered:
        """Raises UnresolvedError."""
        found = self.entered(Need(role, unit))
        if found is None:
            words = message("no field gives what {role} takes: {unit}", role=role.value, unit=unit or "—")
            raise UnresolvedError(words)
        return found


def grant_rule(parts: tuple[tuple[GrantLine, ...], ...], inputs: Inputs) -> GrantRule:
    """The rule for the lines, its sums in 万元. Raises UnresolvedError."""
    for reason in unstated(parts):
        raise UnresolvedError(reason)
    made = tuple(RulePart(tuple(_line(line, inputs) for line in lines), _part_limits(lines, inputs)) for lines in parts)
    return GrantRule(made, _limits(parts[0][0].above, inputs))


def unstated(parts: tuple[tuple[GrantLine, ...], ...]) -> Iterator[Message]:
    """Why the lines cannot be computed, whatever is entered."""
    for line in dict.fromkeys(line for lines in parts for line in lines):
        for holds, words in (
            (not line.is_rate and not isinstance(line.amount, Money), message("the notice gives no figure")),
            (
                any(money.unit != "CNY" for money in _sums(line)),
                message("forms count in 万元: sums in USD are not computed"),
            ),
            (len(line.bands) > 1, message("a band inside another one is not computed")),
            (
                line.takes_excess and not _excess_unit(line),
                message("what exceeds the band is neither its base nor counted"),
            ),
            (not _counts_fit(line), message("a number is limited that the sum is not counted by")),
            (line.is_rate and line.each is not None, message("a rate for every so many is not computed")),
        ):
            if holds:
                yield words


def _sums(line: GrantLine) -> Iterator[Money]:
    yield from (each for each in (line.amount, line.floor) if isinstance(each, Money))
    yield from (cap.money for cap in line.caps if cap.money is not None)


def _excess_unit(line: GrantLine) -> bool:
    units = ("CNY",) if line.is_rate else line.units
    return len(line.bands) == 1 and str(line.bands[0].unit) in units


def _counts_fit(line: GrantLine) -> bool:
    return all(str(cap.count.of) in line.units for cap in line.caps if cap.count is not None)


def _line(line: GrantLine, inputs: Inputs) -> Line:
    figure, to, percent = _figure(line)
    return Line(
        figure=number(figure),
        to=None if to is None else number(to),
        percent=percent,
        bound=_BOUNDS.get(getattr(line.amount, "bound", Bound.EXACT)),
        holds=tuple(_conditions(line, inputs)),
        measures=tuple(_measures(line, inputs)),
        floor=None if line.floor is None else _plain(line.floor.value, "CNY"),
        limits=_limits(line.below[-1:] if line.is_chosen else (), inputs),
    )


def _figure(line: GrantLine) -> tuple[Decimal, Decimal | None, bool]:
    """(figure, upper end of a range, whether it is a percentage)."""
    match line.amount:
        case Money() as money:
            return money.value / _TEN_THOUSAND, None if money.to is None else money.to / _TEN_THOUSAND, False
        case Share() as share:
            return share.percent, share.to, True
        case Factor() as factor:
            return factor.times, None, False
        case Portion() as portion:
            return portion.portion, None, False
    raise UnresolvedError(message("the notice gives no figure"))


def _conditions(line: GrantLine, inputs: Inputs) -> Iterator[Holds]:
    if line.level is not None:
        yield Holds(inputs.of(Role.LEVEL, line.path), value=str(line.level.id))
    if line.ranks is not None and line.ranks.ranks is not None:
        yield _within(inputs.of(Role.RANK), line.ranks.ranks)
    for band in () if line.holds_everywhere else line.bands:
        yield _in_band(inputs, band)
    year = inputs.entered(Need(Role.YEAR))
    if line.years is not None and year is not None:
        yield _within(year, line.years)


def _within(entered: Entered, numbers: Ranks) -> Holds:
    return Holds(entered, lower=str(numbers.first), lower_end="in", upper=str(numbers.last), upper_end="in")


def _in_band(inputs: Inputs, band: Band) -> Holds:
    ends, unit = inputs.ends, str(band.unit)
    lower = ends.lower if band.lower_inclusive is None else band.lower_inclusive
    upper = ends.upper if band.upper_inclusive is None else band.upper_inclusive
    return Holds(
        inputs.of(Role.BAND, unit),
        lower=_end(band.lower, unit),
        lower_end=None if band.lower is None else _ENDS[lower],
        upper=_end(band.upper, unit),
        upper_end=None if band.upper is None else _ENDS[upper],
    )


def _measures(line: GrantLine, inputs: Inputs) -> Iterator[Measure]:
    over, up_to, unit = _excess(line)
    if line.is_rate:
        yield Measure(inputs.of(Role.BASE, "CNY"), over=over, up_to=up_to)
    for index, name in enumerate(line.units):
        entered = inputs.entered(Need(Role.QUANTITY, name)) if name in BY_THE_YEAR else inputs.of(Role.QUANTITY, name)
        if entered is None:
            continue
        most, is_each = most_of(line, name), line.each is not None and index == len(line.units) - 1
        yield Measure(
            entered,
            most=None if most is None else number(most.count),
            over=over if name == unit else None,
            up_to=up_to if name == unit else None,
            each=_plain(line.each.count, name) if line.each is not None and is_each else None,
        )


def _excess(line: GrantLine) -> tuple[str | None, str | None, str]:
    """(lower end, upper end, unit) of what a measure is taken of, where only what exceeds the band counts."""
    if not line.takes_excess:
        return None, None, ""
    band = line.bands[0]
    return _end(band.lower, str(band.unit)), _end(band.upper, str(band.unit)), str(band.unit)


def _part_limits(lines: tuple[GrantLine, ...], inputs: Inputs) -> tuple[Limit, ...]:
    return _limits(tuple(link for link in lines[0].below if isinstance(link, Part)), inputs)


def _limits(links: tuple[Link, ...], inputs: Inputs) -> tuple[Limit, ...]:
    """Limits of sums; of numbers of things the measures take care."""
    caps = [cap for link in links for cap in link.caps]
    sums = [Limit(_plain(cap.money.value, "CNY")) for cap in caps if cap.money is not None]
    shares = [Limit(number(cap.share.percent), inputs.of(Role.BASE, "CNY")) for cap in caps if cap.share is not None]
    return (*sums, *shares)


def _end(value: Decimal | None, unit: str) -> str | None:
    return None if value is None else _plain(value, unit)


def _plain(value: Decimal, unit: str) -> str:
    """A figure of the model in the unit of the rule: sums in 万元."""
    return number(value / _TEN_THOUSAND if unit == "CNY" else value)
