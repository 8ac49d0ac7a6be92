"""Values of the model as JSON has them: mappings, lists, texts, numbers."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from generator.dataclass import FieldSpec, fields_of
from generator.policy.frozen import Frozen
from generator.policy.values import plain_number

_LeftOut = Callable[[Any, FieldSpec], bool]
_SAME = frozenset((int, bool, float, type(None)))


def as_data(value: Frozen) -> dict[str, Any]:
    """A value with all its fields."""
    return _fields(value, _nothing)


def plain(value: object) -> Any:
    """A value of a field, whatever it is, with all that it holds."""
    return _plain(value, _nothing)


def without_none(value: Frozen) -> dict[str, Any]:
    """A value without the fields that hold none."""
    return _fields(value, lambda member, _field: member is None)


def without_defaults(value: Frozen) -> dict[str, Any]:
    """A value without the fields that hold what they hold where nothing is given."""
    return _fields(value, lambda member, field: not field.required and bool(member == field.unsaid()))


def _nothing(_member: Any, _field: FieldSpec) -> bool:
    return False


def _fields(value: Frozen, left_out: _LeftOut) -> dict[str, Any]:
    return {
        name: _plain(member, left_out)
        for name, field in fields_of(value.__class__).items()
        if not left_out(member := getattr(value, name), field)
    }


def _plain(value: Any, left_out: _LeftOut) -> Any:
    if isinstance(value, str):
        return str(value)
    if value.__class__ in _SAME:
        return value
    if isinstance(value, Frozen):
        return _fields(value, left_out)
    if isinstance(value, tuple):
        return [_plain(member, left_out) for member in value]
    if isinstance(value, Mapping):
        return {str(name): _plain(member, left_out) for name, member in value.items()}
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(value.__class__.__qualname__)
