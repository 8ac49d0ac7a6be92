"""What a sum of a form follows by: the terms of an award, resolved to figures and to what is entered in fields.

It is data that travels in a form's definition, so that Word, page, `fill` and `collect` compute alike. Sums are in
万元, percentages in per cent, everything else in the unit of the notice. Figures are plain decimals written as text,
so that JSON keeps every digit. docs/forms.md gives the shape and how it is computed.
"""

from __future__ import annotations

from generator.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Entered:
    """The figure entered in `field`, in the unit of the rule: what stands there times `times` (元 to 万元: 0.0001)."""

    field: str
    times: str | None = None


@dataclass(frozen=True, slots=True)
class Holds:
    """Where a line holds: the option `value` is chosen, or the figure lies between `lower` and `upper`.

    `…_end` says whether the limit itself belongs to the line: "in" or "out"; None: the notice does not say.
    """

    of: Entered
    value: str | None = None
    lower: str | None = None
    lower_end: str | None = None
    upper: str | None = None
    upper_end: str | None = None


@dataclass(frozen=True, slots=True)
class RuleMeasure:
    """What the figure of a line is multiplied by: at most `most` of what was entered, of that what lies over `over`
    (and not over `up_to`), and of that whole multiples of `each` only."""

    of: Entered
    most: str | None = None
    over: str | None = None
    up_to: str | None = None
    each: str | None = None


@dataclass(frozen=True, slots=True)
class RuleLimit:
    """An upper limit: the sum `figure`, or `figure` per cent of what was entered."""

    figure: str
    of: Entered | None = None


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A sum or (`percent`) a percentage, multiplied by its measures, at least `floor`, at most each of its limits.

    `to`: the upper end of a range. `bound`: "at_most" or "at_least"; None: the figure is exact.
    """

    figure: str
    to: str | None = None
    percent: bool = False
    bound: str | None = None
    holds: tuple[Holds, ...] = ()
    measures: tuple[RuleMeasure, ...] = ()
    floor: str | None = None
    limits: tuple[RuleLimit, ...] = ()


@dataclass(frozen=True, slots=True)
class RulePart:
    """Lines of which one applies; `floor`: the least where anything follows."""

    lines: tuple[RuleLine, ...]
    floor: str | None = None
    limits: tuple[RuleLimit, ...] = ()


@dataclass(frozen=True, slots=True)
class GrantRule:
    """Parts that are added up, and what limits their sum from below and from above."""

    parts: tuple[RulePart, ...]
    floor: str | None = None
    limits: tuple[RuleLimit, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields whose answers it takes, each once, in the order of the rule."""
        return tuple(dict.fromkeys(entered.field for entered in self.entered))

    @property
    def is_ceiling(self) -> bool:
        """Whether what follows is only the most that can be granted: some line says 不超过."""
        return any(line.bound == "at_most" for line in self.lines)

    @property
    def lines(self) -> tuple[RuleLine, ...]:
        return tuple(line for part in self.parts for line in part.lines)

    @property
    def owners(self) -> tuple[GrantRule | RulePart | RuleLine, ...]:
        """Everything that has a floor and limits: the rule, its parts, its lines."""
        return (self, *self.parts, *self.lines)

    @property
    def entered(self) -> tuple[Entered, ...]:
        found: list[Entered | None] = []
        for line in self.lines:
            found += [holds.of for holds in line.holds]
            found += [measure.of for measure in line.measures]
        found += [limit.of for owner in self.owners for limit in owner.limits]
        return tuple(each for each in found if each is not None)
