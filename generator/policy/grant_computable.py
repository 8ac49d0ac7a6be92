"""What of an award no form can compute, whatever is entered, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.message import Message, message
from generator.policy.awards import Part
from generator.policy.grant_lines import BY_THE_YEAR, GrantLine
from generator.policy.terms import Reach
from generator.policy.values import Money


def not_computable(parts: tuple[tuple[GrantLine, ...], ...]) -> Iterator[Message]:
    """Why the lines cannot be computed, each reason once; nothing where they can."""
    lines = [line for lines in parts for line in lines]
    yield from (words for fits, words in _CONDITIONS if not all(map(fits, lines)))


def _has_figure(line: GrantLine) -> bool:
    return line.is_rate or isinstance(line.amount, Money)


def _in_yuan(line: GrantLine) -> bool:
    floors = [link.floor for link in line.chain if link.floor is not None]
    caps = [cap.money for cap in line.caps if cap.money is not None]
    own = [line.amount] if isinstance(line.amount, Money) else []
    return all(money.unit == "CNY" for money in (*own, *floors, *caps))


def _one_band(line: GrantLine) -> bool:
    return len(line.bands) <= 1


def _excess_fits(line: GrantLine) -> bool:
    """Whether only the line itself takes the excess, and of a figure of the unit that it is counted in."""
    units = ("CNY",) if line.is_rate else line.units
    own, above = line.chain[-1], line.chain[:-1]
    outside = any(link.reach is Reach.EXCESS for link in above)
    return not outside and (not line.takes_excess or (own.band is not None and str(own.band.unit) in units))


def _counts_fit(line: GrantLine) -> bool:
    return all(str(cap.count.of) in line.units for cap in line.caps if cap.count is not None)


def _each_fits(line: GrantLine) -> bool:
    return line.each is None or (not line.is_rate and set(line.units) <= {str(line.each.of), *BY_THE_YEAR})


def _slices_fit(line: GrantLine) -> bool:
    """A part that lies below what was asked for can limit the sum of one line only, not that of several slices."""
    parts = [link for link in line.below if isinstance(link, Part)]
    return not (line.takes_excess and any(part.tiers and (part.caps or part.floor) for part in parts))


_CONDITIONS: tuple[tuple[Callable[[GrantLine], bool], Message], ...] = (
    (_has_figure, message("the notice gives no figure")),
    (_in_yuan, message("forms count in 万元: sums in USD are not computed")),
    (_one_band, message("a band inside another one is not computed")),
    (_excess_fits, message("what exceeds the band is nothing that the sum is counted by")),
    (_counts_fit, message("a number is limited that the sum is not counted by")),
    (_each_fits, message("for every so many only a sum is computed that is counted by nothing else")),
    (_slices_fit, message("progressive bands inside a limited part are not computed: name the part alone")),
)
