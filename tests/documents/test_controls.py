"""Fields of forms as controls: names, choices, units, ceilings and formulas, resolved from the model."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from generator.documents.blocks import Field, FieldCondition, FieldType, SpanKind
from generator.documents.formula import Formula
from generator.errors import TemplateError
from generator.policy.grant_rule import Entered, GrantRule, Holds, RuleLine, RuleMeasure, RulePart

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
    share = RuleLine("20", percent=True, measures=(RuleMeasure(Entered("claim-base")),))
    assert fields["claim-share"].formula == Formula("granted", rule=GrantRule((RulePart((share,)),)))
    level = Entered("claim-level")
    levels = (RuleLine("100", holds=(Holds(level, "national"),)), RuleLine("20", holds=(Holds(level, "provincial"),)))
    assert fields["claim-granted"].formula == Formula("granted", rule=GrantRule((RulePart(levels),)))


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


@pytest.mark.parametrize(
    ("expected", "words", "stored"),
    [(True, "企业", ["yes", "no"]), (False, "不存在下列情形：企业", ["no", "yes"])],
)
def test_a_requirement_is_a_sentence_answered_by_met_or_not_met(
    expected: bool, words: str, stored: list[str], tmp_path: Path
) -> None:
    """Stored is the answer to its question: of one that expects no, 符合 is no."""
    source = {"clause": "c04", "quote": "企业"}
    leaf = {"id": "taxes", "statement": "企业", "question": "是否企业？", "expected": expected, "source": source}
    eligibility = {"applies_to": "企业", "all_of": [leaf], "source": source}
    fields = controls(tmp_path, "{{ declaration(eligibility.all_of.taxes) }}", eligibility=eligibility)
    field = fields["declare-taxes"]
    assert (field.type, field.clauses, field.label.text) == (FieldType.YES_NO, ("c04",), words)
    assert [(option.value, option.label.text) for option in field.options] == list(
        zip(stored, ["符合", "不符合"], strict=True)
    )


@pytest.mark.parametrize(
    ("field", "problem"),
    [
        ({"type": "money", "limit": "awards.gazelle.parts.yearly.amount"}, "limit .* is no sum of money"),
        ({"type": "money", "limit": "awards.nothing.amount"}, "nothing is called nothing"),
        (
            {"type": "computed", "computes": {"award": "awards.gazelle.parts.yearly.amount", "base": "x"}},
            "is no award, part or tier",
        ),
        (
            {"type": "computed", "computes": {"award": "awards.gazelle.parts.yearly", "base": "y"}},
            "no field gives what base takes",
        ),
        ({"type": "computed", "computes": {"award": "awards.platform"}}, "no field gives what level takes"),
        ({"label": "申请{{ awards.gazelle.parts.once.amount }}"}, "a label is a look-up alone, or wording"),
    ],
)
def test_a_field_that_cannot_be_made_stops_the_form(field: dict[str, Any], problem: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=problem):
        controls(tmp_path, forms=a_form({"id": "x", "label": "某栏", **field}))


def test_a_label_may_be_a_look_up_alone(tmp_path: Path) -> None:
    field = controls(tmp_path, forms=a_form({"id": "x", "label": "{{ awards.platform.tiers.national }}"}))["claim-x"]
    assert (field.label.text, field.label.kind) == ("国家级：100万元", SpanKind.FACT)


def test_a_sum_in_capitals_follows_the_sum_beside_it(tmp_path: Path) -> None:
    amount = {"id": "amount", "label": "金额", "type": "money"}
    capitals = {"id": "words", "label": "金额大写", "required": False, "capitals_of": "amount"}
    field = controls(tmp_path, forms=a_form(amount, capitals))["claim-words"]
    assert (field.type, field.formula) == (FieldType.TEXT, Formula("capitals", "claim-amount"))


@pytest.mark.parametrize("change", [{"required": True}, {"type": "money"}])
def test_capitals_are_words_that_nobody_must_write(tmp_path: Path, change: dict[str, Any]) -> None:
    capitals = {"id": "words", "label": "金额大写", "required": False, "capitals_of": "amount"}
    amount = {"id": "amount", "label": "金额", "type": "money"}
    with pytest.raises(ValidationError, match="capitals_of"):
        controls(tmp_path, forms=a_form(amount, capitals | change))


def test_what_was_received_already_counts_by_the_name_of_its_control(tmp_path: Path) -> None:
    before = {"id": "before", "label": "此前已获", "type": "money"}
    amount = {"id": "amount", "label": "金额", "type": "money", "counts": ["before"]}
    assert controls(tmp_path, forms=a_form(before, amount))["claim-amount"].counts == ("claim-before",)


LINES = "{% for field in forms.gazelle.groups.claim.fields %}{{ control(field, 1) }}{{ control(field, 2) }}{% endfor %}"


def test_a_condition_inside_a_line_holds_in_every_line(tmp_path: Path) -> None:
    choice = {"id": "state", "label": "状态", "type": "yes_no"}
    day = {"id": "day", "label": "日期", "required": False, "only_if": {"field": "state", "is_any_of": ["yes"]}}
    fields = controls(tmp_path, LINES, forms=a_form(choice, day, repeat=2))
    assert fields["claim-1-day"].condition == FieldCondition("claim-1-state", ("yes",))
    assert fields["claim-2-day"].condition == FieldCondition("claim-2-state", ("yes",))


def test_a_condition_from_outside_a_list_asks_for_its_first_line_only(tmp_path: Path) -> None:
    form = a_form({"id": "name", "label": "名称", "only_if": {"field": "part", "is_any_of": ["yes"]}}, repeat=2)
    part = {"id": "part", "label": "部分", "type": "yes_no"}
    form[0]["groups"].insert(0, {"id": "parts", "title": "部分", "fields": [part]})
    fields = controls(tmp_path, LINES, forms=form)
    assert fields["claim-1-name"].condition == FieldCondition("parts-part", ("yes",))
    assert fields["claim-2-name"].condition is None


def test_of_alternatives_none_must_be_answered(tmp_path: Path) -> None:
    source = {"clause": "c04", "quote": "企业"}
    leaves = [{"id": name, "statement": "企业", "question": "是否企业？", "source": source} for name in ("one", "two")]
    tree = {"applies_to": "企业", "all_of": [{"any_of": leaves}, {**leaves[0], "id": "three"}], "source": source}
    body = (
        "{% for node in eligibility.all_of %}{% if node.any_of is defined %}"
        "{% for leaf in node.any_of %}{{ declaration(leaf) }}{% endfor %}"
        "{% else %}{{ declaration(node) }}{% endif %}{% endfor %}"
    )
    fields = controls(tmp_path, body, eligibility=tree)
    assert {name: field.required for name, field in fields.items()} == {
        "declare-one": False,
        "declare-two": False,
        "declare-three": True,
    }
