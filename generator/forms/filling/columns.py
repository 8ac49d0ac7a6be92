"""The columns of a roster as fields of a form: by the field's name, or by its label as the form prints it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.errors import UsageError
from generator.forms.answers import half_width
from generator.forms.definition import FieldDefinition, FormDefinition
from generator.message import message

_UNIT = re.compile(r"\((?:万元|元|%)\)")
_BARE = re.compile(r"[\s*＊:：]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """`fields`: (place in the row from 0, field), in the order of the roster; `unknown`: heads that name no field."""

    fields: tuple[tuple[int, FieldDefinition], ...]
    unknown: tuple[str, ...]


def match_columns(heads: tuple[str, ...], definition: FormDefinition) -> Columns:
    """Raises UsageError where two columns name one field, a head fits two fields, or no head names any."""
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
        raise UsageError(
            message("no column of the roster names a field of the form"),
            hint=message("its first row holds labels such as {labels}", labels="、".join(_some(definition))),
        )
    return Columns(tuple(fields.values()), tuple(unknown))


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


def _some(definition: FormDefinition) -> Iterator[str]:
    yield from (field.label for field in definition.fields[:3])
