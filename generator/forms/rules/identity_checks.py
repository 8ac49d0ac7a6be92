"""What is odd about the numbers by which applicants are known: credit codes (GB 32100) and ID numbers (GB 11643).

Numbers that fail the check are in circulation, so all of it but a wrong shape is a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.documents.blocks import FieldType
from generator.finding import Severity
from generator.forms.answers import credit_code, id_number
from generator.forms.answers.answer import Record
from generator.forms.definition.definition import FieldDefinition
from generator.forms.problem import FormProblem
from generator.message import Message, message


def _credit_code(field: FieldDefinition, record: Record) -> FormProblem | None:
    code = record[field.name]
    if isinstance(code, str) and credit_code.is_right(code):
        return None
    if not isinstance(code, str) or not credit_code.has_shape(code):
        words = message("“{found}” is no unified social credit code: it has 18 digits and capitals", found=code)
        return FormProblem("unreadable-answer", field.name, Severity.ERROR, words, field.clauses)
    strange = credit_code.strange_letters(code)
    if strange:
        words = message(
            "{code} holds {letters}, which no unified social credit code has (GB 32100: no I, O, S, V, Z); "
            "are they the digits 1, 0, 5, 2?",
            code=code,
            letters="、".join(strange),
        )
        return _doubt(field, words)
    return _doubt(
        field, message("the check digit of {code} does not fit (GB 32100); compare with the licence", code=code)
    )


def _id_number(field: FieldDefinition, record: Record) -> FormProblem | None:
    number = record[field.name]
    if not isinstance(number, str) or id_number.is_right(number) or not id_number.looks_like_one(number):
        return None
    shown = id_number.masked(number)
    if not id_number.has_shape(number):
        words = message("{number} is no ID number: it has 18 digits, the last may be X (GB 11643)", number=shown)
    elif not id_number.has_day(number):
        words = message("the day of birth in {number} does not exist; compare with the identity card", number=shown)
    else:
        words = message(
            "the check digit of {number} does not fit (GB 11643); compare with the identity card", number=shown
        )
    return _doubt(field, words)


def _doubt(field: FieldDefinition, words: Message) -> FormProblem:
    return FormProblem("check-digit", field.name, Severity.WARNING, words, field.clauses)


IDENTITY_CHECKS: Mapping[FieldType, Callable[[FieldDefinition, Record], FormProblem | None]] = {
    FieldType.CREDIT_CODE: _credit_code,
    FieldType.ID_NUMBER: _id_number,
}
