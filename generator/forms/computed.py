"""Computed fields: what follows from the other answers, in 万元 or in capitals, as the form's own formula says."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from generator.documents.blocks import Formula
from generator.forms.answers import Answer, Record
from generator.forms.capitals import in_capitals
from generator.forms.definition import FieldDefinition, FormDefinition

CAPITALS = "capitals"
_HUNDREDTH = Decimal("0.01")


def computed_answer(formula: Formula, record: Record) -> str | None:
    """The amount with two decimals, rounded half up, or the sum in capitals; None where the answer that it follows
    from is missing."""
    given = record.get(formula.field)
    if not isinstance(given, str):
        return None
    try:
        if formula.operation == CAPITALS:
            return in_capitals(Decimal(given))
        value = _value(formula, given)
    except (InvalidOperation, ValueError):
        return None
    return None if value is None else f"{value.quantize(_HUNDREDTH, ROUND_HALF_UP):.2f}"


def completed(definition: FormDefinition, record: Record) -> dict[str, Answer]:
    """The record with every computed field as it follows from the others, in the order of the form.

    A computed answer that came in is dropped where there is nothing to compute it from.
    """
    return _in_order(definition.fields, record)


def _in_order(fields: tuple[FieldDefinition, ...], record: Record) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    known = dict(record)  # with every computed answer as it follows: one may follow from another
    for field in fields:
        answer = computed_answer(field.formula, known) if field.formula else record.get(field.name)
        if answer is not None:
            found[field.name] = known[field.name] = answer
        else:
            known.pop(field.name, None)
    return found


def _value(formula: Formula, given: str) -> Decimal | None:
    if formula.operation == "percent_of":
        return Decimal(given) * Decimal(formula.rate or "0") / 100
    amount = dict(formula.table).get(given)
    return None if amount is None else Decimal(amount)
