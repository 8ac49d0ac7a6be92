"""Computed fields: what follows from the other answers, in 万元 or in capitals, as the form's own formula says."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction

from generator.documents.blocks import FieldCondition
from generator.documents.formula import Formula
from generator.forms.answers.answer import Answer, Record
from generator.forms.answers.capitals import in_capitals
from generator.forms.definition.definition import FormDefinition
from generator.forms.rules.granted import Open, granted

CAPITALS, SUM = "capitals", "sum"
_HUNDREDTH = Decimal("0.01")
_CENT = 10**6  # 分 in 万元


def computed_answer(formula: Formula, record: Record) -> str | None:
    """The sum in 万元 to the 分 with two decimals or more, rounded half up, or in capitals.

    None where an answer that it follows from is missing, or where it does not follow (`why_open`).
    """
    if formula.rule is not None:
        found = granted(formula.rule, record)
        return None if found is None or found.open or found.most is None else to_the_cent(found.most)
    if formula.operation == SUM:
        return _added(formula, record)
    given = record.get(formula.field)
    return _from_one(formula, given) if isinstance(given, str) else None


def why_open(formula: Formula, record: Record) -> Open | None:
    """Why a sum does not follow although all is entered; None where it does, or where something is missing."""
    found = None if formula.rule is None else granted(formula.rule, record)
    return None if found is None else found.open


def to_the_cent(value: Fraction) -> str:
    """A sum of 万元, rounded half up to the 分, without zeros behind the second decimal: "12.50", "0.1555"."""
    cents = (2 * value.numerator * _CENT + value.denominator) // (2 * value.denominator)
    decimals = f"{cents % _CENT:06d}".rstrip("0").ljust(2, "0")
    return f"{cents // _CENT}.{decimals}"


def rounded(value: Fraction) -> Fraction:
    """A sum of 万元 as it can be entered: rounded half up to 100 元."""
    return Fraction((2 * value.numerator * 100 + value.denominator) // (2 * value.denominator), 100)


def is_short_for(given: Answer, right: str | None) -> bool:
    """Whether a sum given with two decimals is the right one, rounded as sums in 万元 mostly are."""
    if right is None or not isinstance(given, str):
        return False
    return Fraction(given) == rounded(Fraction(right))


def completed(definition: FormDefinition, record: Record) -> dict[str, Answer]:
    """The record with every computed field as it follows from the others, in the order of the form.

    A computed answer that came in is dropped where there is nothing to compute it from.
    """
    found: dict[str, Answer] = {}
    known = dict(record)  # with every computed answer as it follows: one may follow from another
    for field in definition.fields:
        if field.formula is None:
            answer = record.get(field.name)
        else:  # a part that is not applied for gives nothing
            answer = computed_answer(field.formula, known) if asked(field.condition, known) else None
        if answer is not None:
            found[field.name] = known[field.name] = answer
        else:
            known.pop(field.name, None)
    return found


def asked(condition: FieldCondition | None, record: Record) -> bool:
    """Whether the condition of a field holds; without one it is always asked."""
    if condition is None:
        return True
    given = record.get(condition.field, ())
    return any(value in condition.values for value in ((given,) if isinstance(given, str) else given))


def _added(formula: Formula, record: Record) -> str | None:
    """The sums that are given, added up; None where none is."""
    given = [answer for name in formula.addends if isinstance(answer := record.get(name), str)]
    try:
        return to_the_cent(sum(map(Fraction, given), Fraction(0))) if given else None
    except ValueError:
        return None


def _from_one(formula: Formula, given: str) -> str | None:
    """What one answer alone gives: capitals, and the sums of forms of older editions, to 100 元."""
    try:
        if formula.operation == CAPITALS:
            return in_capitals(Decimal(given))
        value = _value(formula, given)
    except (InvalidOperation, ValueError):
        return None
    return None if value is None else f"{value.quantize(_HUNDREDTH, ROUND_HALF_UP):.2f}"


def _value(formula: Formula, given: str) -> Decimal | None:
    if formula.operation == "percent_of":
        return Decimal(given) * Decimal(formula.rate or "0") / 100
    amount = dict(formula.table).get(given)
    return None if amount is None else Decimal(amount)
