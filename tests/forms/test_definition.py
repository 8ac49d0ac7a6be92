"""A form's definition: read off the composed document, written as JSON and read back, with an honest fingerprint."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from generator.documents.blocks import Document, Field, FieldCondition, FieldType, Option, Span, Statement
from generator.documents.formula import Formula
from generator.forms.definition.definition import FormDefinition, as_json, form_definition, is_genuine
from generator.forms.definition.read import read_definition


def field(name: str, kind: FieldType = FieldType.TEXT, **more: object) -> Field:
    return Field(name=name, type=kind, label=Span(f"栏目{name}"), placeholder=Span(""), **more)  # type: ignore[arg-type]


FIELDS = (
    field("applicant-name", required=True, max_length=60),
    field("claim-level", FieldType.CHOICE, options=(Option("a", Span("甲级")), Option("b", Span("乙级")))),
    field("claim-amount", FieldType.COMPUTED, formula=Formula("lookup", "claim-level", table=(("a", "1"), ("b", "2")))),
    field(
        "claim-sum", FieldType.MONEY, maximum="10", counts=("claim-before",), condition=FieldCondition("x", ("yes",))
    ),
    field("parts-1-price", FieldType.MONEY, list="parts", line=1, clauses=("c01",), path="forms.f.groups.parts"),
)


def document(fields: tuple[Field, ...] = FIELDS) -> Document:
    title = Statement((Span("测试申请表"),))
    return Document("form", "forms/test", "zh-CN", title, title, (), title, title, fields, form=True)


def definition(fields: tuple[Field, ...] = FIELDS) -> FormDefinition:
    return form_definition(document(fields), "small-policy", "第一版")


def test_a_definition_comes_back_from_its_json() -> None:
    made = definition()
    assert read_definition(json.dumps(as_json(made), ensure_ascii=False)) == made


def test_the_form_is_named_by_its_document_and_keeps_the_order_of_its_fields() -> None:
    made = definition()
    assert (made.form, made.title) == ("test", "测试申请表")
    assert list(made.named()) == [each.name for each in FIELDS]


@pytest.mark.parametrize("place", range(len(FIELDS)))
def test_the_fingerprint_changes_with_any_field(place: int) -> None:
    changed = [*FIELDS]
    changed[place] = replace(changed[place], label=Span("另一栏目"))
    assert definition(tuple(changed)).fingerprint != definition().fingerprint


def test_a_definition_that_was_altered_outside_is_told_by_its_fingerprint() -> None:
    made = definition()
    assert is_genuine(made)
    assert not is_genuine(replace(made, fields=made.fields[1:]))
