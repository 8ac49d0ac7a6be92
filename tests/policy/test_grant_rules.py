"""What of an award a form can compute, what it must ask for, and what the notice says of the limits of bands."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.policy.awards import Award
from generator.policy.bounds import Ends, ends_of
from generator.policy.field_units import unit_entered
from generator.policy.forms import FormField
from generator.policy.grant_computable import not_computable
from generator.policy.grant_lines import grant_parts, needs
from generator.policy.model import Rule
from generator.policy.validating import validated

SOURCE = {"clause": "c02", "quote": "给予奖励"}
SUM, RATE = {"value": 50_000, "unit": "CNY"}, {"percent": 5, "of": "投资额"}
BAND = {"of": "投资额", "unit": "CNY", "lower": 100_000}
SLICE = {"id": "slice", "band": BAND, "reach": "excess", "amount": {"percent": 1}}


def parts(path: str = "awards.some", **terms: Any) -> Any:
    head = {"id": "some", "name": "奖励", "beneficiary": "企业", "trigger": "新认定", "no_form": "无", "source": SOURCE}
    return grant_parts({"awards": (validated(Award, head | terms),)}, path)


def a_part(**terms: Any) -> dict[str, Any]:
    return {"id": "first", "source": SOURCE} | terms


@pytest.mark.parametrize(
    ("quote", "ends"),
    [
        ("“以上”均包含本数", Ends(True, None)),
        ("本办法所称“以上”“以下”均包括本数", Ends(True, True)),
        ("以上含本数，以下不含本数", Ends(True, False)),
        ("所称以上、以内均含本数，超过、不足不含本数", Ends(True, True)),
        ("“以上”不包含本数", Ends(False, None)),
        ("涉及金额均含本级", Ends(None, None)),
        ("以上奖励不重复享受", Ends(None, None)),
    ],
)
def test_a_rule_of_the_notice_says_whether_limits_belong_to_their_bands(quote: str, ends: Ends) -> None:
    rule = {"id": "r", "name": "本数", "kind": "bounds_inclusive", "source": {"clause": "c02", "quote": quote}}
    assert ends_of((validated(Rule, rule),)) == ends
    assert ends_of((validated(Rule, {**rule, "kind": "other"}),)) == Ends()


def test_rules_that_differ_say_nothing() -> None:
    quotes = ("“以上”均包含本数", "“以上”不包含本数")
    rules = [
        validated(
            Rule,
            {"id": f"r{n}", "name": "本数", "kind": "bounds_inclusive", "source": {"clause": "c02", "quote": quote}},
        )
        for n, quote in enumerate(quotes)
    ]
    assert ends_of(tuple(rules)) == Ends()


@pytest.mark.parametrize(
    ("field", "unit"),
    [
        ({"label": "金额", "type": "money"}, ("CNY", Decimal(1))),
        ({"label": "增幅", "type": "percent"}, ("%", Decimal(1))),
        ({"label": "金额（元）", "type": "number"}, ("CNY", Decimal("0.0001"))),
        ({"label": "金额（万元）", "type": "number"}, ("CNY", Decimal(1))),
        ({"label": "外资（万美元）", "type": "number"}, ("USD", Decimal(10_000))),
        ({"label": "人次（全年）（万人次）", "type": "number"}, ("人次", Decimal(10_000))),
        ({"label": "人数(人)", "type": "number"}, ("人", Decimal(1))),
        ({"label": "人数", "type": "number"}, None),
        ({"label": "日期（年）", "type": "date"}, None),
    ],
)
def test_the_label_of_a_number_names_its_unit(field: dict[str, Any], unit: tuple[str, Decimal] | None) -> None:
    assert unit_entered(validated(FormField, {"id": "x", **field})) == unit


@pytest.mark.parametrize(
    ("terms", "wanted"),
    [
        ({"amount": SUM}, []),
        ({"amount": RATE}, ["base CNY"]),
        ({"amount": RATE, "band": BAND}, ["band CNY", "base CNY"]),
        ({"amount": RATE, "band": BAND, "reach": "excess"}, ["band CNY"]),
        ({"amount": {**SUM, "per": "平方米·月"}}, ["quantity 平方米", "quantity 月"]),
        ({"amount": {**SUM, "per": "人·年"}}, ["quantity 人"]),
        ({"amount": SUM, "each": {"words": "每满一万人", "count": 10_000, "of": "人"}}, ["quantity 人"]),
        ({"amount": SUM, "caps": [{"share": {"percent": 30}}]}, ["base CNY"]),
        ({"tiers": [{"id": "a", "level": "甲级", "amount": SUM}]}, ["level awards.some.tiers"]),
        ({"tiers": [{"id": "a", "ranks": {"first": 1, "last": 3}, "amount": SUM}]}, ["rank "]),
        (
            {"parts": [a_part(amount=SUM, years=2), {**a_part(amount=RATE, years=3), "id": "then"}]},
            ["base CNY", "year "],
        ),
        ({"parts": [a_part(amount=SUM, years=2), {**a_part(amount=RATE, years=2), "id": "then"}]}, ["base CNY"]),
    ],
)
def test_what_an_award_takes_must_be_asked_for(terms: dict[str, Any], wanted: list[str]) -> None:
    assert [f"{need.role.value} {need.unit}" for need in needs(parts(**terms))] == wanted


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        ({"amount": "not_in_this_notice"}, "the notice gives no figure"),
        ({"amount": {"value": 5, "unit": "USD"}}, "sums in USD"),
        ({"amount": RATE, "caps": [{"money": {"value": 5, "unit": "USD"}}]}, "sums in USD"),
        ({"band": BAND, "tiers": [{"id": "a", "level": "甲级", "band": BAND, "amount": SUM}]}, "a band inside another"),
        ({"amount": SUM, "band": BAND, "reach": "excess"}, "what exceeds the band"),
        ({"amount": SUM, "caps": [{"count": {"count": 3, "of": "人"}}]}, "a number is limited"),
        ({"amount": RATE, "each": {"words": "每增加一人", "count": 1, "of": "人"}}, "for every so many"),
        ({"amount": {**SUM, "per": "月"}, "each": {"words": "每满一人", "count": 1, "of": "人"}}, "for every so many"),
        (
            {"parts": [a_part(caps=[{"money": SUM}], tiers=[SLICE])]},
            "progressive bands inside",
        ),
    ],
)
def test_what_no_form_computes_is_told_once(terms: dict[str, Any], reason: str) -> None:
    found = [str(words) for words in not_computable(parts(**terms))]
    assert len(found) == 1
    assert reason in found[0]


def test_progressive_bands_stand_beside_each_other_and_others_are_alternatives() -> None:
    tiers = [{"id": name, "band": {"unit": "CNY", "lower": low}, "amount": RATE} for name, low in (("a", 1), ("b", 2))]
    assert [len(lines) for lines in parts(tiers=tiers)] == [2]
    assert [len(lines) for lines in parts(tiers=[{**tier, "reach": "excess"} for tier in tiers])] == [1, 1]


@pytest.mark.parametrize("path", ["awards.none", "awards.some.amount", "awards.some.parts", "awards"])
def test_only_awards_parts_and_tiers_are_computed(path: str) -> None:
    with pytest.raises(LookupError):
        parts(path, parts=[a_part(amount=SUM)])
