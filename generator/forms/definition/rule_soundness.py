"""Whether a rule from outside is one at all: its figures are plain decimals, its fields those of the form."""

from __future__ import annotations

from collections.abc import Iterator

from generator.policy.grant_rule import Entered, GrantRule, RuleLine
from generator.regex import regex

_MOST_LINES = 200
_LONGEST = 200  # characters of the value of an option
_FIGURE = regex(r"-?[0-9]{1,20}(\.[0-9]{1,12})?")  # no exponent: it could stand for more digits than there is memory
_ENDS, _BOUNDS = (None, "in", "out"), (None, "at_most", "at_least")


def is_figure(text: str) -> bool:
    """A plain decimal number."""
    return _FIGURE.fullmatch(text) is not None


def is_sound_rule(rule: GrantRule, names: frozenset[str]) -> bool:
    """Whether every figure of the rule is one, every field one of `names`."""
    limits = [limit for owner in rule.owners for limit in owner.limits]
    floors = [owner.floor for owner in rule.owners if owner.floor is not None]
    return (
        0 < len(rule.lines) <= _MOST_LINES
        and all(map(_line, rule.lines))
        and all(map(is_figure, (*floors, *(limit.figure for limit in limits), *_figures(rule.lines))))
        and all(_entered(each, names) for each in rule.entered)
    )


def _line(line: RuleLine) -> bool:
    values = [holds.value for holds in line.holds if holds.value is not None]
    return (
        line.bound in _BOUNDS
        and all(holds.lower_end in _ENDS and holds.upper_end in _ENDS for holds in line.holds)
        and all(len(value) <= _LONGEST for value in values)
        and all(measure.each is None or _above_zero(measure.each) for measure in line.measures)
    )


def _above_zero(text: str) -> bool:
    return is_figure(text) and text.strip("0.") != "" and not text.startswith("-")


def _figures(lines: tuple[RuleLine, ...]) -> Iterator[str]:
    for line in lines:
        yield line.figure
        some = [line.to]
        some += [end for holds in line.holds for end in (holds.lower, holds.upper)]
        some += [each for of in line.measures for each in (of.most, of.over, of.up_to, of.each)]
        yield from (figure for figure in some if figure is not None)


def _entered(entered: Entered, names: frozenset[str]) -> bool:
    return entered.field in names and (entered.times is None or is_figure(entered.times))
