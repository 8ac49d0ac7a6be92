"""Number formats of Chinese spreadsheets: what a cell shows, and what a field takes of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.blocks import FieldType
from generator.forms.answers.answer import read_answer
from generator.forms.definition.definition import FieldDefinition
from generator.forms.problem import FormProblem
from generator.forms.rosters.formats import BUILT_IN, parsed
from generator.forms.rosters.numbers import number_cell, text_cell
from generator.forms.rosters.rows import Unclear, Unshown

TABLE = Path(__file__).with_name("number_formats.tsv")
_OPTIONS = (("yes", "是"), ("no", "否"))


@dataclass(frozen=True)
class Case:
    value: float | str
    code: str
    shown: str
    type: FieldType
    taken: str


def cases() -> list[Case]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if line[0] != "#"]
    return [case(*line.split("\t")) for line in lines]


def case(value: str, code: str, shown: str, kind: str, taken: str) -> Case:
    is_number = value.lstrip("-")[:1].isdecimal()
    return Case(float(value) if is_number else value, code, shown, FieldType(kind), taken)


CASES = cases()


def shown(value: float | str, code: str) -> str | Unclear:
    return text_cell(value, code) if isinstance(value, str) else number_cell(value, code)


def field(kind: FieldType) -> FieldDefinition:
    return FieldDefinition("x", kind, "某项", options=_OPTIONS if kind is FieldType.YES_NO else ())


def test_the_table_has_many_formats() -> None:
    assert len({each.code for each in CASES}) >= 80


def test_cells_are_what_a_person_sees() -> None:
    found = [(each, shown(each.value, each.code)) for each in CASES]
    assert [(each, cell) for each, cell in found if ("?" if isinstance(cell, Unclear) else cell) != each.shown] == []


def taken(each: Case) -> str:
    """What a field takes of the cell: "!" where it refuses it."""
    found = shown(each.value, each.code)
    answer = None if isinstance(found, Unclear) else read_answer(field(each.type), found)
    refused = isinstance(found, Unclear) or isinstance(answer, FormProblem)
    return "!" if refused else str(answer or "")


def test_fields_take_what_cells_show_or_refuse_it() -> None:
    assert [(each, given) for each in CASES if (given := taken(each)) != each.taken] == []


def test_formats_that_have_a_number_only_are_read() -> None:
    assert [code for code in sorted(set(BUILT_IN.values())) if parsed(code).code != code] == []


@pytest.mark.parametrize(
    ("value", "code", "says"),
    [
        (100.5, "0." + "0" * 26, "100.50000000000000000000000000"),
        (999_999_999_999_999, "0." + "0" * 30, "999999999999999." + "0" * 30),
        (0.5, "0%%%", "500000%%%"),
        (5, "0." + "0" * 31, None),
        (12, '#,##0.00"万元"' + "0" * 200, None),
        (0.5, "%" * 40 + "0", None),
    ],
)
def test_more_places_than_a_number_has_digits(value: float, code: str, says: str | None) -> None:
    """Python's decimals keep 28 digits unless they are told: a format of 26 decimals ended the run."""
    found = number_cell(value, code)
    assert isinstance(found, Unclear) if says is None else found == says


@pytest.mark.parametrize(
    "code", ["yyyy[", 'b1yyyy"年"', "0;0;0;0;0", "0@;0;0", "[未知]0", "[$-411]ggge", "#,##0.0,0", "Qq0", "0" * 300]
)
def test_formats_that_are_not_understood_are_no_guess(code: str) -> None:
    assert isinstance(number_cell(45811, code), Unclear)


@given(st.text('0#?.,%;@[]"\\!_*eE+-/yYmdhsa年月日元万亿General上午下DBNum12¥$ ', max_size=20), st.floats(-1e14, 1e14))
def test_no_format_makes_it_fall(code: str, value: float) -> None:
    try:
        parsed(code)
    except Unshown:
        assert isinstance(number_cell(value, code), Unclear) or code == "General"
    else:
        assert isinstance(number_cell(value, code), str | Unclear)


@given(st.decimals(-(10**11), 10**11, places=2))
def test_plain_formats_lose_nothing(value: object) -> None:
    found = number_cell(float(str(value)), "#,##0.00")
    assert isinstance(found, Unclear) or float(found.replace(",", "")) == float(str(value))
