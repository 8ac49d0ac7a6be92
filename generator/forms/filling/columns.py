"""The columns of a roster as fields of a form: by the field's name, or by its label as the form prints it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.dataclass import dataclass
from generator.documents.blocks import FieldType
from generator.errors import UsageError
from generator.forms.answers.answer import half_width
from generator.forms.definition.definition import FieldDefinition, FormDefinition
from generator.message import message
from generator.regex import regex

_UNIT = regex(r"\(((?:万|千|百万|千万|亿)?元|%)\)")
_SUMS = frozenset((FieldType.MONEY, FieldType.COMPUTED))
NONE: Mapping[int, str] = MappingProxyType({})
_BARE = regex(r"[\s*＊:：]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """`fields`: (place in the row from 0, field), in the order of the roster; `unknown`: heads that name no field.

    `units`: by place, of sums whose head names one: 注册资本（元）. `width`: of the row of heads.
    """

    fields: tuple[tuple[int, FieldDefinition], ...]
    unknown: tuple[str, ...]
    units: Mapping[int, str]
    width: int


def names_field(definition: FormDefinition) -> Callable[[str], bool]:
    """Whether a head names a field of the form."""
    known = _known(definition)
    return lambda head: _folded(head) in known


def match_columns(
    heads: tuple[str, ...], definition: FormDefinition, unit: str = "", by_column: Mapping[int, str] = NONE
) -> Columns:
    """`unit`: of sums whose head names none, "" where the table does not say; `by_column`: the same by the place of the
    column, where the table says it of some.

    Raises UsageError where two columns name one field, a head fits two fields or names a unit that its field does not
    have, or no head names any field.
    """
    known = _known(definition)
    fields: dict[str, tuple[int, FieldDefinition]] = {}
    unknown: list[str] = []
    for place, head in enumerate(heads):
        found = known.get(_folded(head), ())
        if len(found) > 1:
            names = ", ".join(field.name for field in found)
            raise UsageError(
                message("the column {head} fits several fields", head=head),
                hint=message("name it by one of: {names}", names=names),
            )
        if not found:
            unknown += [head] if head else []
        elif found[0].name in fields:
            raise UsageError(message("two columns give the field {field}: {head}", field=found[0].name, head=head))
        else:
            fields[found[0].name] = (place, found[0])
    if not fields:
        labels = "、".join(field.label for field in definition.fields[:3])
        raise UsageError(
            message("no column of the roster names a field of the form"),
            hint=message(
                "its first row holds labels such as {labels}",
                labels=labels,
            ),
        )
    common = {place: by_column.get(place, unit) for place, _ in fields.values()}
    units = {place: named for place, field in fields.values() if (named := _unit(heads[place], field, common[place]))}
    return Columns(tuple(fields.values()), tuple(unknown), units, len(heads))


def _unit(head: str, field: FieldDefinition, common: str) -> str:
    """The unit of the sums in a column; "" where neither its head nor the table names one. Raises UsageError."""
    found = _UNIT.search(_BARE.sub("", half_width(head)))
    unit = found[1] if found else ""
    if field.type in _SUMS and unit != "%":
        return unit or common
    if unit and not (field.type is FieldType.PERCENT and unit == "%") and f"({unit})" not in half_width(field.label):
        raise UsageError(
            message("the column {head} is in {unit}, the field {field} is not", head=head, unit=unit, field=field.label)
        )
    return ""


def _known(definition: FormDefinition) -> Mapping[str, tuple[FieldDefinition, ...]]:
    """Folded head -> the fields that it may mean. In a list: the label with the number of the line, 专利号2."""
    found: dict[str, dict[str, FieldDefinition]] = defaultdict(dict)
    for field in definition.fields:
        found[_folded(field.name)][field.name] = field
        label = _folded(field.label)
        found[label if field.line is None else f"{label}{field.line}"][field.name] = field
    return {head: tuple(fields.values()) for head, fields in found.items()}


def _folded(head: str) -> str:
    """Without white space, stars and a unit; letters small, signs at half width."""
    return _UNIT.sub("", _BARE.sub("", half_width(head)).casefold())
