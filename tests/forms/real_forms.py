"""The forms of the repository's policy as they are published, and valid answers to any form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from generator.checking import check_policy
from generator.collect import WorkspaceForms
from generator.documents.blocks import FieldType
from generator.documents.compose import TEMPLATE_FUNCTIONS, compose
from generator.documents.templates import TemplateSet, load_templates
from generator.forms.answers.answer import Answer
from generator.forms.answers.credit_code import check_sign
from generator.forms.definition.definition import FieldDefinition, FormDefinition, definition_of
from generator.forms.filling.compiled import CompiledForm, compile_form
from generator.forms.rules.computed import completed
from generator.making import composing, seal
from generator.workspace import Workspace
from generator.writers.write import load_styles, write

WORKSPACE = Workspace(Path(__file__).parents[2])
POLICY = "qinzhou-gxq-2021-12"
AS_OF = date(2025, 1, 1)
FORMS = ("gazelle", "high-tech-recognition", "incubation-rent", "incubator", "innovation-platform", "patent-purchase")
SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True, slots=True)
class RealForm:
    """A published form: its definition, its blank Word file, and the form compiled for filling every field."""

    definition: FormDefinition
    blank: bytes
    compiled: CompiledForm

    def filled(self, record: Mapping[str, Answer]) -> bytes:
        return self.compiled.fill(record)[0]


@cache
def templates() -> TemplateSet:
    return load_templates(WORKSPACE.template_folders, TEMPLATE_FUNCTIONS)


@cache
def real_forms() -> dict[str, RealForm]:
    """Every form of the policy by its id."""
    checked = check_policy(WORKSPACE, templates(), POLICY, AS_OF)
    assert checked.subject is not None
    styles, found = load_styles(templates()), {}
    for composed in compose(composing(checked.subject), templates(), {"form": templates().kinds["form"]}):
        document = seal(composed, checked.subject)
        definition = definition_of(document)
        if definition is not None:
            blank = write(document, "docx", styles)
            names = frozenset(field.name for field in definition.fields)
            found[definition.form] = RealForm(definition, blank, compile_form(blank, definition, names))
    return found


@cache
def library() -> WorkspaceForms:
    """The forms of the repository as `collect` asks for them."""
    return WorkspaceForms(WORKSPACE, templates(), AS_OF)


# Signs that make trouble somewhere: in XML, in XSLT, in spreadsheets, in fonts, at the edges of scripts.
WORDS = st.text(alphabet="甲乙丙某公司有限（）、，。·ABCabc019 -+=@&<>\"'/%#😀é", min_size=1, max_size=12).map(
    lambda text: f"某{text.strip()}甲"
)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
CODES = st.text(alphabet=SIGNS, min_size=17, max_size=17).map(lambda first: first + str(check_sign(first)))
MONEY = st.decimals(min_value=0, max_value=5, places=2).map(lambda value: f"{value:.2f}")
BY_TYPE: dict[FieldType, st.SearchStrategy[Answer]] = {
    FieldType.TEXT: WORDS,
    FieldType.LONG_TEXT: LINES,
    FieldType.NUMBER: st.integers(0, 10**6).map(str),
    FieldType.MONEY: MONEY,
    FieldType.PERCENT: st.integers(0, 100).map(str),
    FieldType.DATE: st.dates(date(1980, 1, 1), date(2030, 12, 31)).map(date.isoformat),
    FieldType.YEAR: st.integers(1980, 2030).map(str),
    FieldType.CREDIT_CODE: CODES,
    FieldType.PHONE: st.from_regex(r"0[0-9]{3}-[0-9]{7}", fullmatch=True),
    FieldType.EMAIL: st.just("someone@example.org"),
    FieldType.BANK_ACCOUNT: st.from_regex(r"[0-9]{16,19}", fullmatch=True),
}


def answers(field: FieldDefinition) -> st.SearchStrategy[Answer]:
    """Valid answers to a field."""
    values = [value for value, _ in field.options]
    if field.type is FieldType.MULTIPLE:
        chosen = st.sets(st.sampled_from(values), min_size=1)
        return chosen.map(lambda some: tuple(value for value in values if value in some))
    if field.options:
        return st.sampled_from(values)
    return BY_TYPE.get(field.type, WORDS).filter(lambda answer: len(answer) <= (field.max_length or 10**6))


@st.composite
def records(draw: st.DrawFn, definition: FormDefinition) -> dict[str, Answer]:
    """Canonical records: every answer valid by itself, some left out, computed ones as they follow."""
    found: dict[str, Answer] = {}
    for field in definition.fields:
        if field.formula is None and draw(st.booleans()):
            found[field.name] = draw(answers(field))
    return completed(definition, found)


def full_record(definition: FormDefinition) -> dict[str, Answer]:
    """One fixed record with an answer in every field, fit for the policy's conditions."""
    found: dict[str, Answer] = {}
    for number, field in enumerate(definition.fields):
        found[field.name] = _fixed(field, number)
    if "declare-no-serious-violation" in found:
        found["declare-no-serious-violation"] = "no"
    return completed(definition, found)


def _fixed(field: FieldDefinition, number: int) -> Answer:
    values = [value for value, _ in field.options]
    fixed: dict[FieldType, Answer] = {
        FieldType.TEXT: f"某甲{number}号 & <公司>"[: field.max_length],
        FieldType.LONG_TEXT: f"首行{number}，含Latin。\n次行。",
        FieldType.NUMBER: f"{number}.5",
        FieldType.MONEY: f"0.{number % 90 + 10}",
        FieldType.PERCENT: "12.5",
        FieldType.DATE: f"20{number % 20 + 10}-0{number % 9 + 1}-1{number % 10}",
        FieldType.YEAR: f"20{number % 20 + 10}",
        FieldType.CREDIT_CODE: "91110000802100433B",
        FieldType.PHONE: "0777-1234567",
        FieldType.EMAIL: "someone@example.org",
        FieldType.BANK_ACCOUNT: "6222000011112222",
        FieldType.MULTIPLE: tuple(values),
    }
    return values[0] if values and field.type is not FieldType.MULTIPLE else fixed.get(field.type, f"某{number}")
