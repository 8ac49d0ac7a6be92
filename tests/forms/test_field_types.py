"""Every type of field works everywhere: model, schema, Word, page, filling, reading. A new type that is forgotten
somewhere fails here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.documents.blocks import Document, Field, FieldType, Option, Span, Statement
from generator.documents.formula import Formula
from generator.forms.answers.answer import read_answer, show_answer
from generator.forms.definition.definition import FieldDefinition, definition_of, sealed
from generator.forms.filling.compiled import compile_form
from generator.policy.forms import AnswerType
from generator.policy.schema import schema
from generator.writers.write import load_styles, write
from tests.forms.real_forms import templates
from tests.forms.test_filling import controls, in_data, shown

SAMPLES: dict[FieldType, str | tuple[str, ...]] = {
    FieldType.TEXT: "某公司",
    FieldType.LONG_TEXT: "首行\n次行",
    FieldType.NUMBER: "12.5",
    FieldType.MONEY: "12.50",
    FieldType.PERCENT: "12.5",
    FieldType.DATE: "2025-06-03",
    FieldType.YEAR: "2025",
    FieldType.CHOICE: "b",
    FieldType.MULTIPLE: ("a", "b"),
    FieldType.YES_NO: "no",
    FieldType.CREDIT_CODE: "91110000802100433B",
    FieldType.PHONE: "0777-1234567",
    FieldType.EMAIL: "someone@example.org",
    FieldType.BANK_ACCOUNT: "6222000011112222",
    FieldType.ID_NUMBER: "110101199003070134",
    FieldType.COMPUTED: "2.50",
}
OPTIONS = {
    FieldType.CHOICE: (Option("a", Span("甲级")), Option("b", Span("乙级"))),
    FieldType.MULTIPLE: (Option("a", Span("甲级")), Option("b", Span("乙级"))),
    FieldType.YES_NO: (Option("yes", Span("是")), Option("no", Span("否"))),
}
EVERY = pytest.mark.parametrize("kind", list(AnswerType))


def field(kind: FieldType) -> Field:
    formula = Formula("percent_of", "f-money", rate="20") if kind is FieldType.COMPUTED else None
    name = f"f-{kind.value.replace('_', '-')}"
    return Field(name, kind, Span(f"栏目{kind.value}"), Span("　　"), options=OPTIONS.get(kind, ()), formula=formula)


def form() -> Document:
    words = Statement((Span("测试申请表"),))
    blocks = tuple(field(kind) for kind in AnswerType)
    return sealed(
        Document("form", "forms/test", "zh-CN", words, words, (), words, words, blocks, form=True), "p", "第一版"
    )


def definition(kind: FieldType) -> FieldDefinition:
    found = definition_of(form())
    assert found is not None
    return found.named()[field(kind).name]


@EVERY
def test_what_is_shown_reads_back_as_the_answer(kind: AnswerType) -> None:
    assert read_answer(definition(kind), show_answer(definition(kind), SAMPLES[kind])) == SAMPLES[kind]


@EVERY
def test_it_is_filled_into_its_control_and_its_data(kind: AnswerType) -> None:
    made = definition_of(form())
    assert made is not None
    name, answer = field(kind).name, SAMPLES[kind]
    blank = write(form(), "docx", load_styles(templates()))
    filled = compile_form(blank, made, frozenset({name})).fill({name: answer})[0]
    own = {tag: control for tag, control in controls(filled).items() if tag.partition("--")[0] == name}
    prefilled = in_data(filled, "prefill")
    if kind in OPTIONS:
        chosen = (answer,) if isinstance(answer, str) else answer
        assert {tag for tag in own if shown(own[tag]) == "☑"} == {f"{name}--{value}" for value in chosen}
        assert [tag for tag, value in prefilled.items() if value == "true"] == [f"{name}--{value}" for value in chosen]
    else:
        assert shown(own[name]) == show_answer(definition(kind), answer)
        assert prefilled == {name: answer}


@EVERY
def test_the_page_asks_for_it_by_its_name(kind: AnswerType) -> None:
    page = write(form(), "html", load_styles(templates()))
    assert f'name="{field(kind).name}"'.encode() in page


@EVERY
def test_the_schema_of_forms_and_the_manual_know_it(kind: AnswerType) -> None:
    assert f'"{kind.value}"' in json.dumps(schema("forms"))
    manual = (Path(__file__).parents[2] / "docs" / "forms.md").read_text(encoding="utf-8")
    assert f"`{kind.value}`" in manual
