"""The unit of what is entered in a field of a form, and which fields give what the computing of an award takes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from generator.policy.forms import AnswerType, Computing, FormField
from generator.policy.grant_lines import FieldRole, Need
from generator.policy.text import FieldId
from generator.regex import regex

_NAMED = regex(r"[（(]([^（）()]+)[）)]")
_SCALES = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10**4), "亿": Decimal(10**8)}
_CURRENCIES = {"元": ("CNY", Decimal("0.0001")), "美元": ("USD", Decimal(1))}  # rules count 元 by the 万
_BY_TYPE = {
    AnswerType.MONEY: ("CNY", Decimal(1)),
    AnswerType.COMPUTED: ("CNY", Decimal(1)),
    AnswerType.PERCENT: ("%", Decimal(1)),
}


def unit_entered(field: FormField) -> tuple[str, Decimal] | None:
    """(unit, how many units of a rule one of them is): of sums (CNY, 1), of 人数（万人） (人, 10000), of 金额（元）
    (CNY, 0.0001); None where a number's label names no unit in brackets, and of what is no figure."""
    if field.type is not AnswerType.NUMBER:
        return _BY_TYPE.get(field.type)
    named = _NAMED.findall(str(field.label))
    return _scaled(named[-1].strip()) if named else None


def _scaled(unit: str) -> tuple[str, Decimal]:
    scale = Decimal(1)
    if len(unit) > 1 and unit[0] in _SCALES:
        scale, unit = _SCALES[unit[0]], unit[1:]
    name, size = _CURRENCIES.get(unit, (unit, Decimal(1)))
    return name, scale * size


def fields_for(computing: Computing, role: FieldRole) -> tuple[FieldId, ...]:
    """The fields that a form names for a role."""
    named = getattr(computing, role.value)
    return named if isinstance(named, tuple) else () if named is None else (named,)


def giving(computing: Computing, need: Need, fields: Mapping[FieldId, FormField]) -> tuple[FieldId, Decimal] | None:
    """(field that gives what is needed, its size in the unit of the rule); None where none of those named does."""
    for name in fields_for(computing, need.role):
        size = size_for(fields[name], need) if name in fields else None
        if size is not None:
            return name, size
    return None


def size_for(field: FormField, need: Need) -> Decimal | None:
    """The size of what a field gives in the unit of the rule; None where it does not give what is needed."""
    if need.role is FieldRole.LEVEL:
        chooses = field.type is AnswerType.CHOICE and field.choices_from == need.unit
        return Decimal(1) if chooses else None
    if need.role in (FieldRole.RANK, FieldRole.YEAR):
        return Decimal(1) if field.type is AnswerType.NUMBER else None
    unit = unit_entered(field)
    return unit[1] if unit is not None and unit[0] == need.unit else None
