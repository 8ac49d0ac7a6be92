"""An award's lines and the fields of a form, resolved to the rule that its sums follow by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from generator.dataclass import dataclass
from generator.message import message
from generator.policy.awards import Award, AwardLine, Part, Tier
from generator.policy.bounds import Ends
from generator.policy.grant_computable import not_computable
from generator.policy.grant_lines import BY_THE_YEAR, FieldRole, GrantLine, Need, most_of
from generator.policy.grant_rule import Entered, GrantRule, Holds, RuleLimit, RuleLine, RuleMeasure, RulePart
from generator.policy.grant_steps import stepped
from generator.policy.terms import Band
from generator.policy.values import Bound, Factor, Money, Portion, Share
from generator.policy.wording import number

_TEN_THOUSAND = Decimal(10000)
_BOUNDS = {Bound.AT_MOST: "at_most", Bound.AT_LEAST: "at_least"}
_ENDS = {True: "in", False: "out", None: None}


class UnresolvedError(ValueError):
    """A line that no form can compute, or one whose figure no field of the form gives."""


@dataclass(frozen=True, slots=True)
class ResolvedInputs:
    """`entered`: the field that gives what is needed, None where none does; `ends`: what the notice says of limits."""

    entered: Callable[[Need], Entered | None]
    ends: Ends

    def of(self, role: FieldRole, unit: str = "") -> Entered:
        """Raises UnresolvedError."""
        found = self.entered(Need(role, unit))
        if found is None:
            words = message("no field gives what {role} takes: {unit}", role=role.value, unit=unit or "—")
            raise UnresolvedError(words)
        return found


def grant_rule(parts: tuple[tuple[GrantLine, ...], ...], inputs: ResolvedInputs) -> GrantRule:
    """The rule for the lines, its sums in 万元. Raises UnresolvedError."""
    for reason in not_computable(parts):
        raise UnresolvedError(reason)
    above = parts[0][0].above
    return GrantRule(tuple(_part(lines, inputs) for lines in parts), _floor(_owners(above)), _limits(above, inputs))


def _owners(above: tuple[AwardLine, ...]) -> tuple[AwardLine, ...]:
    """The links whose least sum holds for what is asked for: that of an award is not that of one of its parts."""
    first = above[0]
    return above[1:] if isinstance(first, Award) and first.parts and len(above) > 1 else above


def _part(lines: tuple[GrantLine, ...], inputs: ResolvedInputs) -> RulePart:
    own = tuple(link for link in lines[0].below if isinstance(link, Part))
    return RulePart(stepped(tuple(_line(line, inputs) for line in lines)), _floor(own), _limits(own, inputs))


def _line(line: GrantLine, inputs: ResolvedInputs) -> RuleLine:
    figure, to, percent = _figure(line)
    own = tuple(link for link in line.below if isinstance(link, Tier))
    return RuleLine(
        figure=number(figure),
        to=None if to is None else number(to),
        percent=percent,
        bound=_BOUNDS.get(getattr(line.amount, "bound", Bound.EXACT)),
        holds=tuple(_conditions(line, inputs)),
        measures=tuple(_measures(line, inputs)),
        floor=_floor(own),
        limits=_limits(own, inputs),
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


def _conditions(line: GrantLine, inputs: ResolvedInputs) -> Iterator[Holds]:
    if line.level is not None:
        yield Holds(inputs.of(FieldRole.LEVEL, line.path), value=str(line.level.id))
    if line.ranks is not None:
        yield _within(inputs.of(FieldRole.RANK), *line.ranks)
    for band in () if line.takes_excess else line.bands:
        yield _in_band(inputs, band)
    year = inputs.entered(Need(FieldRole.YEAR))
    if year is not None:
        yield _within(year, *line.years)


def _within(entered: Entered, first: int, last: int) -> Holds:
    return Holds(entered, lower=str(first), lower_end="in", upper=str(last), upper_end="in")


def _in_band(inputs: ResolvedInputs, band: Band) -> Holds:
    ends, unit = inputs.ends, str(band.unit)
    lower = ends.lower if band.lower_inclusive is None else band.lower_inclusive
    upper = ends.upper if band.upper_inclusive is None else band.upper_inclusive
    return Holds(
        inputs.of(FieldRole.BAND, unit),
        lower=_end(band.lower, unit),
        lower_end=None if band.lower is None else _ENDS[lower],
        upper=_end(band.upper, unit),
        upper_end=None if band.upper is None else _ENDS[upper],
    )


def _measures(line: GrantLine, inputs: ResolvedInputs) -> Iterator[RuleMeasure]:
    if line.is_rate:
        yield _measure(line, inputs.of(FieldRole.BAND if line.takes_excess else FieldRole.BASE, "CNY"), "CNY")
    for unit in line.units:
        role = FieldRole.BAND if line.exceeds(unit) else FieldRole.QUANTITY
        entered = inputs.entered(Need(role, unit)) if unit in BY_THE_YEAR else inputs.of(role, unit)
        if entered is not None:
            yield _measure(line, entered, unit)


def _measure(line: GrantLine, entered: Entered, unit: str) -> RuleMeasure:
    most, each = most_of(line, unit), line.each
    band = line.bands[0] if line.exceeds(unit) else None
    return RuleMeasure(
        entered,
        most=None if most is None else number(most),
        over=None if band is None else _end(band.lower, unit),
        up_to=None if band is None else _end(band.upper, unit),
        each=_plain(each.count, unit) if each is not None and each.of == unit else None,
    )


def _floor(links: tuple[AwardLine, ...]) -> str | None:
    floor = next((link.floor for link in reversed(links) if link.floor is not None), None)
    return None if floor is None else _plain(floor.value, "CNY")


def _limits(links: tuple[AwardLine, ...], inputs: ResolvedInputs) -> tuple[RuleLimit, ...]:
    """Limits of sums; of numbers of things the measures take care."""
    caps = [cap for link in links for cap in link.caps]
    sums = [RuleLimit(_plain(cap.money.value, "CNY")) for cap in caps if cap.money is not None]
    shares = [
        RuleLimit(number(cap.share.percent), inputs.of(FieldRole.BASE, "CNY")) for cap in caps if cap.share is not None
    ]
    return (*sums, *shares)


def _end(value: Decimal | None, unit: str) -> str | None:
    return None if value is None else _plain(value, unit)


def _plain(value: Decimal, unit: str) -> str:
    """A figure of the model in the unit of the rule: sums in 万元."""
    return number(value / _TEN_THOUSAND if unit == "CNY" else value)
