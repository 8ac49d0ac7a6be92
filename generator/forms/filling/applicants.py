"""Applicants that a roster names more than once: on purpose, for two projects, or by a slip."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.documents.blocks import FieldType
from generator.finding import Severity
from generator.forms.answers.answer import Answer, half_width
from generator.forms.definition.definition import FieldDefinition, FormDefinition
from generator.forms.problem import FormProblem
from generator.message import message

Again = Callable[[int, Mapping[str, Answer]], tuple[FormProblem, ...]]
_CODES = (FieldType.CREDIT_CODE, FieldType.ID_NUMBER)


def named_again(definition: FormDefinition) -> Again:
    """Row number and record to what is told of a row whose applicant stood in a row before: the same name, and no
    other code. Forms begin with the applicant."""
    name_field = _first(definition, FieldType.TEXT)
    codes = [field for kind in _CODES if (field := _first(definition, kind))]
    seen: dict[str, dict[str, int]] = {}  # name -> code -> row; "" where a row has none

    def again(row: int, record: Mapping[str, Answer]) -> tuple[FormProblem, ...]:
        name = _folded(record, name_field) if name_field else ""
        if not (name and name_field):
            return ()
        code = next((found for field in codes if (found := _folded(record, field))), "")
        rows = seen.setdefault(name, {})
        before = next((number for known, number in rows.items() if known == code or not (known and code)), None)
        if before is None:
            rows[code] = row
            return ()
        told = message("the same applicant stands in row {row} too; for two projects that is right", row=before)
        return (FormProblem("applicant-again", name_field.name, Severity.NOTE, told),)

    return again


def _first(definition: FormDefinition, kind: FieldType) -> FieldDefinition | None:
    return next((field for field in definition.fields if field.type is kind and field.list is None), None)


def _folded(record: Mapping[str, Answer], field: FieldDefinition) -> str:
    """The answer by what it says: full-width signs and blanks aside."""
    return "".join(half_width(str(record.get(field.name, ""))).split()).casefold()
