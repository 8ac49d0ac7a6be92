"""What an award gives for the answers of a form, exactly: the least and the most, and whether that settles the sum.

The page computes the same (templates/styles/form-grants.js); a test compares both over thousands of rules.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from generator.dataclass import dataclass
from generator.forms.answers.answer import Record
from generator.policy.grant_rule import Entered, GrantRule, Holds, RuleLine, RuleMeasure, RulePart


class Open(StrEnum):
    """Why the sum does not follow: the notice does not say whether a limit belongs to a band; it gives a range; none
    of its lines holds for what was entered."""

    UNSAID = "unsaid"
    BETWEEN = "between"
    NO_LINE = "no_line"


@dataclass(frozen=True, slots=True)
class GrantedRange:
    """Sums in 万元. `most` is None where nothing limits it; of a ceiling (不超过) `least` is 0."""

    least: Fraction
    most: Fraction | None
    open: Open | None = None


class _State(StrEnum):
    HOLDS = "holds"
    FAILS = "fails"
    UNSAID = "unsaid"
    MISSING = "missing"


class _MissingError(Exception):
    """An answer that is needed was not given."""


_ZERO = Fraction(0)
_NOTHING = GrantedRange(_ZERO, _ZERO)


def granted(rule: GrantRule, record: Record) -> GrantedRange | None:
    """What follows for the answers; None while one that is needed is missing or is no figure."""
    try:
        found = [part for part in (_part(part, record) for part in rule.parts) if part is not None]
        if not found:
            return GrantedRange(_ZERO, _ZERO, Open.NO_LINE)
        return _settled(_limited(_added(found), rule, record))
    except (_MissingError, ValueError, ArithmeticError):
        return None


def _settled(found: GrantedRange) -> GrantedRange:
    """Where both ends fall together nothing is open."""
    return GrantedRange(found.least, found.most) if found.least == found.most else found


def _added(parts: list[GrantedRange]) -> GrantedRange:
    most = [part.most for part in parts if part.most is not None]
    total = sum(most, _ZERO) if len(most) == len(parts) else None
    return GrantedRange(sum((part.least for part in parts), _ZERO), total, _why(parts))


def _why(parts: list[GrantedRange]) -> Open | None:
    """What is unsaid is told before what is a range."""
    reasons = {part.open for part in parts}
    return next((reason for reason in Open if reason in reasons), None)


def _part(part: RulePart, record: Record) -> GrantedRange | None:
    """What the line gives that holds; None where none does."""
    states = [(_state(line, record), line) for line in part.lines]
    if any(state is _State.MISSING for state, _ in states):
        raise _MissingError
    certain = [_line(line, record) for state, line in states if state is _State.HOLDS]
    possible = [_line(line, record) for state, line in states if state is _State.UNSAID]
    if not certain and not possible:
        return None
    if len(certain) == 1 and not possible:
        return _limited(certain[0], part, record)
    return _settled(_limited(_any_of([*certain, *possible, *(() if certain else (_NOTHING,))]), part, record))


def _any_of(lines: list[GrantedRange]) -> GrantedRange:
    """What lies between all of them: which one holds is not said."""
    most = [line.most for line in lines if line.most is not None]
    return GrantedRange(min(line.least for line in lines), max(most) if len(most) == len(lines) else None, Open.UNSAID)


def _state(line: RuleLine, record: Record) -> _State:
    states = {_condition(holds, record) for holds in line.holds}
    order = (_State.FAILS, _State.MISSING, _State.UNSAID)
    return next((state for state in order if state in states), _State.HOLDS)


def _condition(holds: Holds, record: Record) -> _State:
    given = record.get(holds.of.field)
    if not isinstance(given, str):
        return _State.MISSING
    if holds.value is not None:
        return _State.HOLDS if given == holds.value else _State.FAILS
    figure = _entered(holds.of, record)
    above = _beyond(figure, holds.lower, holds.lower_end)
    below = _beyond(-figure, None if holds.upper is None else f"-{holds.upper}", holds.upper_end)
    return next((state for state in (_State.FAILS, _State.UNSAID) if state in (above, below)), _State.HOLDS)


def _beyond(figure: Fraction, end: str | None, belongs: str | None) -> _State:
    """Whether the figure lies above an end."""
    if end is None or figure > _number(end):
        return _State.HOLDS
    if figure < _number(end):
        return _State.FAILS
    return _AT_THE_END[belongs]


_AT_THE_END = {"in": _State.HOLDS, "out": _State.FAILS, None: _State.UNSAID}


def _line(line: RuleLine, record: Record) -> GrantedRange:
    product = Fraction(1, 100) if line.percent else Fraction(1)
    for measure in line.measures:
        product *= _measure(measure, record)
    least = _ZERO if line.bound == "at_most" else product * _number(line.figure)
    endless = line.bound == "at_least" and product > 0  # of nothing nothing follows
    most = None if endless else product * _number(line.to or line.figure)
    is_open = line.to is not None or endless
    return _settled(_limited(GrantedRange(least, most, Open.BETWEEN if is_open else None), line, record))


def _measure(measure: RuleMeasure, record: Record) -> Fraction:
    figure = max(_entered(measure.of, record), _ZERO)
    for end in (measure.most, measure.up_to):
        figure = figure if end is None else min(figure, _number(end))
    if measure.over is not None:
        figure = max(figure - _number(measure.over), _ZERO)
    return figure if measure.each is None else Fraction(figure // _number(measure.each))


def _limited(found: GrantedRange, owner: GrantRule | RulePart | RuleLine, record: Record) -> GrantedRange:
    """Raised to the floor where anything follows, then cut to each limit."""
    least, most = found.least, found.most
    if owner.floor is not None and most != 0:
        least = max(least, _number(owner.floor))
        most = None if most is None else max(most, _number(owner.floor))
    for limit in owner.limits:
        end = _number(limit.figure)
        if limit.of is not None:
            end *= max(_entered(limit.of, record), _ZERO) / 100
        least = min(least, end)
        most = end if most is None else min(most, end)
    return GrantedRange(least, most, found.open)


def _entered(entered: Entered, record: Record) -> Fraction:
    given = record.get(entered.field)
    if not isinstance(given, str):
        raise _MissingError
    return _number(given) if entered.times is None else _number(given) * _number(entered.times)


@lru_cache(maxsize=1024)
def _number(text: str) -> Fraction:
    return Fraction(Decimal(text))
