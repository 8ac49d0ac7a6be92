"""What a form computes by an award: bands, units, limits, ranges, what stays open, and what comes back."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from generator.audit.rederive.form_definition import fingerprint
from generator.documents.blocks import FieldType
from generator.documents.formula import Formula
from generator.forms.collecting.claims import sums
from generator.forms.collecting.collected import Collected, collect_form
from generator.forms.definition.definition import FieldDefinition, FormDefinition, as_json, is_genuine
from generator.forms.definition.read import read_definition
from generator.forms.definition.soundness import is_sound
from generator.forms.filling.compiled import compile_form
from generator.forms.returned.read import read_returned
from generator.forms.rules.checking import checker
from generator.forms.rules.computed import completed
from generator.policy.grant_rule import Entered, GrantRule, Holds, RuleLimit, RuleLine, RuleMeasure, RulePart
from tests.forms.granting_policy import granting_policy
from tests.forms.nowhere import NoLibrary

BASE = Entered("base")


@cache
def definition() -> FormDefinition:
    page = granting_policy().files["forms/claim.html"].decode()
    found = re.search(r'id="form-definition">(.*?)</script>', page, re.DOTALL)
    assert found
    return read_definition(found[1])


def problems(**answers: str) -> dict[str, str]:
    """code by field of what is told of the answers."""
    record = {f"claim-{name}": answer for name, answer in answers.items()}
    found = checker(definition()).check(record)
    return {
        str(problem.field).removeprefix("claim-"): problem.code for problem in found if "claim-" in str(problem.field)
    }


def computed(**answers: str) -> dict[str, Any]:
    record = {f"claim-{name}": answer for name, answer in answers.items()}
    return {name.removeprefix("claim-"): answer for name, answer in completed(definition(), record).items()}


@pytest.mark.parametrize(
    ("fine", "reward"),
    [
        ("0.00", "0.10"),
        ("9.99", "0.10"),
        ("10.01", "0.15015"),
        ("49.99", "0.74985"),
        ("50.01", "1.0002"),
        ("400.00", "8.00"),
    ],
)
def test_a_band_is_found_by_the_figure_and_the_limit_holds(fine: str, reward: str) -> None:
    assert computed(fine=fine)["reward"] == reward
    assert "reward" not in problems(fine=fine)


@pytest.mark.parametrize("fine", ["10.00", "50.00"])
def test_a_limit_that_the_notice_leaves_open_is_left_to_the_office(fine: str) -> None:
    """10万元（不含）以下 is said, 以上 is not: the tool does not say which line holds at exactly 10万元."""
    assert "reward" not in computed(fine=fine, reward="1.00")
    assert problems(fine=fine)["reward"] == "office-decides"


def test_capitals_follow_what_is_computed() -> None:
    assert computed(fine="10.01")["reward-capitals"] == "壹仟伍佰零壹元伍角"


def test_a_sum_is_counted_by_each_of_its_units() -> None:
    assert computed(area="100.5", months="12")["rent"] == "2.412"
    assert computed(area="10000", months="12")["rent"] == "30.00"
    assert "rent" not in computed(area="100.5")


@pytest.mark.parametrize(
    ("asked", "code"), [("4.99", "under-limit"), ("5.00", None), ("15.00", None), ("15.01", "over-limit")]
)
def test_a_range_limits_the_sum_from_both_ends(asked: str, code: str | None) -> None:
    assert problems(invested="100.00", asked=asked).get("asked") == code


@pytest.mark.parametrize(("year", "sum_"), [("1", "6.00"), ("2", "4.00"), ("3", None), ("1.5", None)])
def test_a_year_has_its_own_sum_and_others_have_none(year: str, sum_: str | None) -> None:
    assert computed(which=year).get("firm") == sum_
    assert problems(which=year).get("firm") == (None if sum_ else "no-line")


def test_a_range_limits_nothing_while_its_base_is_missing() -> None:
    assert "asked" not in problems(asked="4.99")


@pytest.mark.parametrize(("reward", "differs"), [("0.15015", False), ("0.15", False), ("0.16", True), ("0.1502", True)])
def test_a_computed_sum_may_be_written_to_two_decimals_but_not_otherwise(reward: str, differs: bool) -> None:
    assert (problems(fine="10.01", reward=reward).get("reward") == "computed-differs") is differs


def collected(record: dict[str, str]) -> Collected:
    """What comes back of the Word form with these answers."""
    blank = granting_policy().files["forms/claim.docx"]
    names = frozenset(field.name for field in definition().fields)
    return collect_form("x", read_returned(compile_form(blank, definition(), names).fill(record)[0]), NoLibrary())


def test_what_was_computed_comes_back_from_word_and_is_held_to_the_rule() -> None:
    right = completed(definition(), {"claim-fine": "10.01", "claim-area": "100.5", "claim-months": "3"})
    found = collected({name: str(answer) for name, answer in right.items()})
    assert found.record == right
    forged = collected({"claim-fine": "10.01", "claim-reward": "9.00"})
    assert ("claim-reward", "computed-differs") in {(problem.field, problem.code) for problem in forged.problems}
    assert forged.record is not None
    assert forged.record["claim-reward"] == "0.15015"


def test_the_definition_is_genuine_and_sound_and_its_rule_sealed() -> None:
    assert is_genuine(definition())
    assert is_sound(definition())
    altered = json.dumps(_data(definition())).replace('"1.5"', '"15"')
    assert not is_genuine(read_definition(altered))


def test_a_rule_with_a_value_of_another_type_is_none() -> None:
    told = json.dumps(as_json(_form(WHOLE)))
    assert read_definition(told) == _form(WHOLE)
    with pytest.raises(ValueError, match="percent"):
        read_definition(told.replace('"percent": true', '"percent": "yes"'))
    with pytest.raises(ValueError, match="figure"):
        read_definition(told.replace('"figure": "20"', '"figure": 20'))


def _data(found: FormDefinition) -> dict[str, Any]:
    page = granting_policy().files["forms/claim.html"].decode()
    text = re.search(r'id="form-definition">(.*?)</script>', page, re.DOTALL)
    assert text
    data: dict[str, Any] = json.loads(text[1])
    assert data["form"] == found.form
    return data


WHOLE = RuleLine("20", percent=True, measures=(RuleMeasure(BASE),))


@pytest.mark.parametrize(
    "line",
    [
        replace(WHOLE, figure="2e9"),
        replace(WHOLE, figure="x"),
        replace(WHOLE, to=" 5"),
        replace(WHOLE, bound="about"),
        replace(WHOLE, floor="NaN"),
        replace(WHOLE, measures=(RuleMeasure(Entered("other")),)),
        replace(WHOLE, measures=(RuleMeasure(BASE, each="0.00"),)),
        replace(WHOLE, measures=(RuleMeasure(Entered("base", times="1/3")),)),
        replace(WHOLE, limits=(RuleLimit("1", Entered("other")),)),
        replace(WHOLE, limits=(RuleLimit("9" * 50),)),
        replace(WHOLE, holds=(Holds(BASE, lower="1", lower_end="perhaps"),)),
        replace(WHOLE, holds=(Holds(BASE, value="x" * 300),)),
    ],
)
def test_a_rule_that_no_form_has_is_not_sound(line: RuleLine) -> None:
    assert is_sound(_form(WHOLE))
    assert not is_sound(_form(line))


def _form(*lines: RuleLine, label: str = "合计") -> FormDefinition:
    rule = GrantRule(tuple(RulePart((line,)) for line in lines))
    total = FieldDefinition("total", FieldType.COMPUTED, label, formula=Formula("granted", rule=rule))
    asked = FieldDefinition("asked", FieldType.MONEY, "申请金额")
    return FormDefinition(
        "p", "f", "第一版", "表", (FieldDefinition("base", FieldType.MONEY, "基数"), total, asked), "0"
    )


@pytest.mark.parametrize(
    ("formula", "base", "total"),
    [
        (Formula("percent_of", "base", rate="20"), "12.34", "2.47"),
        (Formula("lookup", "base", table=(("12.34", "100"),)), "12.34", "100.00"),
    ],
)
def test_forms_of_older_editions_are_collected_by_their_own_formulas(formula: Formula, base: str, total: str) -> None:
    fields = (
        FieldDefinition("base", FieldType.MONEY, "基数"),
        FieldDefinition("total", FieldType.COMPUTED, "合计", formula=formula),
    )
    made = FormDefinition("p", "f", "第一版", "表", fields, "0")
    told = as_json(replace(made, fingerprint=fingerprint(as_json(made))))
    head = {name: told[name] for name in ("policy", "form", "edition", "fingerprint")}
    saved = {"policydocs": "form/1", **head, "answers": {"base": base}, "definition": told}
    found = collect_form("x", read_returned(json.dumps(saved, ensure_ascii=False).encode()), NoLibrary())
    assert found.record == {"base": base, "total": total}


def test_the_most_that_can_be_granted_is_not_counted_beside_what_is_applied_for() -> None:
    assert [field.name for field in sums(_form(WHOLE))] == ["total", "asked"]
    ceiling = _form(replace(WHOLE, bound="at_most"))
    assert [field.name for field in sums(ceiling)] == ["asked"]
    alone = replace(ceiling, fields=ceiling.fields[:2])
    assert [field.name for field in sums(alone)] == ["total"]
