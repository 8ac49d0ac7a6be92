"""Credit codes and ID numbers: what is odd about them is said in words that help, and hides nobody's number twice."""

from __future__ import annotations

import pytest

from generator.documents.blocks import FieldType
from generator.forms.answers.answer import read_answer
from generator.forms.answers.id_number import check_digit, is_right, masked
from generator.forms.collecting.claims import with_masked_numbers
from generator.forms.collecting.collected import Collected
from generator.forms.definition.definition import FieldDefinition, FormDefinition
from generator.forms.problem import FormProblem
from generator.forms.rules.identity_checks import IDENTITY_CHECKS

_CODE, _ID = (
    FieldDefinition("code", FieldType.CREDIT_CODE, "代码"),
    FieldDefinition("id", FieldType.ID_NUMBER, "证件号码"),
)
_RIGHT = "11010119900307013" + check_digit("11010119900307013")


def _code(text: str) -> FormProblem | None:
    return IDENTITY_CHECKS[FieldType.CREDIT_CODE](_CODE, {"code": text})


def _id(text: str) -> FormProblem | None:
    return IDENTITY_CHECKS[FieldType.ID_NUMBER](_ID, {"id": text})


@pytest.mark.parametrize(
    ("code", "letters"),
    [
        ("9111000080210043IB", "I"),
        ("91110000O02100433B", "O"),
        ("9111OOOO8O21OO433I", "O、I"),
        ("Z111000080210043SV", "Z、S、V"),
    ],
)
def test_letters_that_no_code_has_are_named(code: str, letters: str) -> None:
    found = _code(code)
    assert found is not None
    assert (found.code, found.severity.value) == ("check-digit", "warning")
    assert letters in str(found.message)
    assert "no I, O, S, V, Z" in str(found.message)


def test_a_code_of_the_right_letters_is_held_to_its_check_digit() -> None:
    assert _code("91110000802100433B") is None
    found = _code("91110000802100433C")
    assert found is not None
    assert "check digit" in str(found.message)


def test_the_check_digit_is_that_of_the_standard() -> None:
    # GB 11643-1999, annex A, has these numbers as examples.
    assert [check_digit(each) for each in ("11010519491231002", "44052418800101001")] == ["X", "4"]
    assert is_right("11010519491231002X")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (_RIGHT, None),
        ("11010519491231002X", None),
        ("110105194912310021", "check digit"),
        ("11010519491331002X", "day of birth"),
        ("1101051949123100", "18 digits"),
        ("110105491231002", "18 digits"),
        ("E12345678", None),
        ("H0123456789", None),
    ],
)
def test_an_id_number_is_doubted_and_never_refused(number: str, words: str | None) -> None:
    found = _id(number)
    if words is None:
        assert found is None
        return
    assert found is not None
    assert found.severity.value == "warning"
    assert words in str(found.message)
    assert number not in str(found.message)


def test_a_number_is_read_as_people_type_it() -> None:
    assert read_answer(_ID, "１１０１０５ 19491231 002x") == "11010519491231002X"
    assert isinstance(read_answer(_ID, "1.10105E+17"), FormProblem)


def test_reports_hide_the_middle_of_a_number() -> None:
    form = FormDefinition("p", "f", "第一版", "表", (_CODE, _ID), "0" * 16)
    found = Collected("a.docx", form, "第一版", record={"code": "91110000802100433B", "id": "11010519491231002X"})
    assert with_masked_numbers(found).record == {"code": "91110000802100433B", "id": "110***********002X"}
    assert masked("E1234567") == "********"
