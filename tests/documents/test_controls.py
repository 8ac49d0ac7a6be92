"""Fields of forms as controls: names, choices, units, ceilings and formulas, resolved from the model."""

from pathlib import Path
from typing import Any

import pytest

from generator.documents.blocks import Field, FieldType, Formula, SpanKind
from generator.errors import TemplateError

from .composing import blocks, composed

ALL = (
    "{% for group in forms.gazelle.groups %}{% for field in group.fields %}{{ control(field) }}{% endfor %}{% endfor %}"
)


def controls(folder: Path, body: str = ALL, **changes: Any) -> dict[str, Field]:
    found = [block for block in blocks(composed(folder, body, **changes)) if isinstance(block, Field)]
    return {field.name: field for field in found}


def a_form(*fields: dict[str, Any], **group: Any) -> list[dict[str, Any]]:
    groups = [{"id": "claim", "title": "申请内容", "fields": list(fields), **group}]
    return [{"id": "gazelle", "title": "申请表", "edition": "第一版", "awards": ["gazelle"], "groups": groups}]


def test_a_sum_is_asked_in_ten_thousands_and_has_the_ceiling_of_its_clause(tmp_path: Path) -> None:
    field = controls(tmp_path)["claim-amount"]
    assert (field.type, field.maximum, field.required) == (FieldType.MONEY, "50", True)
    assert field.unit is not None
    assert field.unit.text == "万元"


def test_choices_are_the_levels_of_the_tiers_as_facts(tmp_path: Path) -> None:
    options = controls(tmp_path)["claim-level"].options
    assert [(option.value, option.label.text) for option in options] == [("national", "国家级"), ("provincial", "省级")]
    assert {option.label.path for option in options} == {
        "awards.platform.tiers.national.level",
        "awards.platform.tiers.provincial.level",
    }


def test_formulas_come_from_the_model(tmp_path: Path) -> None:
    fields = controls(tmp_path)
    assert fields["claim-share"].formula == Formula("percent_of", "claim-base", rate="20")
    assert fields["claim-granted"].formula == Formula(
        "lookup", "claim-level", table=(("national", "100"), ("provincial", "20"))
    )


def test_a_control_is_a_statement_of_its_own_in_the_form(tmp_path: Path) -> None:
    field = controls(tmp_path)["claim-amount"]
    assert field.path == "forms.gazelle.groups.claim.fields.amount"
    assert field.id.startswith("s")
    assert (field.label.text, field.label.kind) == ("申请金额", SpanKind.PARAPHRASE)


def test_a_list_repeats_its_fields_line_by_line_and_requires_the_first_only(tmp_path: Path) -> None:
    forms = a_form({"id": "name", "label": "名称"}, {"id": "price", "label": "价格", "type": "money"}, repeat=2)
    body = (
        "{% for field in forms.gazelle.groups.claim.fields %}{{ control(field, 1) }}{{ control(field, 2) }}{% endfor %}"
    )
    fields = controls(tmp_path, body, forms=forms)
    assert list(fields) == ["claim-1-name", "claim-2-name", "claim-1-price", "claim-2-price"]
    assert [field.required for field in fields.values()] == [True, False, True, False]
    assert fields["claim-1-price"].unit is None  # it stands in the head of the column


def test_a_requirement_is_a_question_to_answer_with_yes_or_no(tmp_path: Path) -> None:
    source = {"clause": "c04", "quote": "企业"}
    leaf = {"id": "taxes", "statement": "企业", "question": "是否企业？", "source": source}
    eligibility = {"applies_to": "企业", "all_of": [leaf], "source": source}
    fields = controls(tmp_path, "{{ declaration(eligibility.all_of.taxes) }}", eligibility=eligibility)
    field = fields["declare-taxes"]
    assert (field.type, field.clauses, field.label.text) == (FieldType.YES_NO, ("c04",), "是否企业？")
    assert [(option.value, option.label.text) for option in field.options] == [("yes", "是"), ("no", "否")]


@pytest.mark.parametrize(
    ("field", "problem"),
    [
        ({"type": "money", "limit": "awards.gazelle.parts.yearly.amount"}, "limit .* is no sum of money"),
        ({"type": "money", "limit": "awards.nothing.amount"}, "nothing is called nothing"),
        (
            {"type": "computed", "percent_of": {"rate": "awards.gazelle.parts.once.amount", "field": "x"}},
            "is no percentage",
        ),
        (
            {"type": "computed", "percent_of": {"rate": "awards.gazelle.parts.yearly.amount", "field": "y"}},
            "the form has no field y",
        ),
        ({"type": "computed", "lookup": {"tiers": "awards.gazelle.parts", "field": "x"}}, "does not give a sum"),
        ({"label": "申请{{ awards.gazelle.parts.once.amount }}"}, "a label is a look-up alone, or wording"),
    ],
)
def test_a_field_that_cannot_be_made_stops_the_form(field: dict[str, Any], problem: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=problem):
        controls(tmp_path, forms=a_form({"id": "x", "label": "某栏", **field}))


def test_a_label_may_be_a_look_up_alone(tmp_path: Path) -> None:
    field = controls(tmp_path, forms=a_form({"id": "x", "label": "{{ awards.platform.tiers.national }}"}))["claim-x"]
    assert (field.label.text, field.label.kind) == ("国家级100万元", SpanKind.FACT)
