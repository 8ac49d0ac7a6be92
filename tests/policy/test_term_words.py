"""Words of terms: what the documents print of a line, by hand and for random lines; the audit comes to the same."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.audit.rederive import terms as audit_terms
from generator.notice.numerals import chinese_number
from generator.policy import wording, wording_terms
from generator.policy.as_data import without_none
from generator.policy.awards import Part, Tier
from generator.policy.terms import Band, Cap, Years
from generator.policy.validating import validated
from tests.examples import examples

QUICK = settings(max_examples=examples(300))
SOURCE = {"clause": "c01", "quote": "奖励"}
NUMBERS = st.one_of(st.integers(1, 10**9), st.integers(1, 10**5).map(lambda n: n * 10**4)).map(Decimal)
BOUNDS = st.sampled_from(["exact", "at_most", "at_least"])
WORDS = st.sampled_from(["投资额", "合同金额", "超出额", "2023年产值", "前十强"])


def yaml_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


@st.composite
def moneys(draw: st.DrawFn) -> dict[str, Any]:
    value = yaml_number(draw(NUMBERS))
    found: dict[str, Any] = {"value": value, "unit": draw(st.sampled_from(["CNY", "USD"]))}
    if draw(st.booleans()):
        return found | {"to": value * 2}
    per = draw(optional(st.sampled_from(["人", "人·月", "平方米·月", "千瓦时"])))
    return found | {"bound": draw(BOUNDS)} | ({"per": per} if per else {})


@st.composite
def amounts(draw: st.DrawFn) -> Any:
    percent = draw(st.integers(1, 100))
    of = draw(optional(WORDS))
    base = {"of": of} if of else {}
    return draw(
        st.one_of(
            moneys(),
            st.just({"percent": percent, **base}),
            st.just({"percent": percent, "to": percent + 5, **base}),
            st.just({"times": 1.2, **base}),
            st.just({"times": 1, "words": "1:1配套", **base}),
            st.just({"portion": 0.5, "words": "减半", **base}),
            st.just("not_in_this_notice"),
        )
    )


@st.composite
def bands(draw: st.DrawFn) -> dict[str, Any]:
    lower = yaml_number(draw(NUMBERS))
    ends = draw(st.sampled_from([("lower",), ("upper",), ("lower", "upper")]))
    found: dict[str, Any] = {"unit": draw(st.sampled_from(["CNY", "USD", "%", "人次", "亩"]))}
    for name, value in zip(("lower", "upper"), (lower, lower * 3), strict=True):
        if name in ends:
            inclusive = draw(st.sampled_from([None, True, False]))
            found |= {name: value} | ({f"{name}_inclusive": inclusive} if inclusive is not None else {})
    of = draw(optional(WORDS))
    return found | ({"of": of} if of else {})


YEARS = st.one_of(
    st.just(3),
    st.just({"first": 2, "last": 2}),
    st.just({"first": 2, "last": 4}),
    st.just({"first": 1, "last": 2, "words": "前两年"}),
    st.just({"first": 1, "last": 3, "words": "支持期限不超过三年"}),
)
CAPS = st.lists(
    st.one_of(
        moneys().map(lambda money: {"money": {key: money[key] for key in ("value", "unit")}, "scope": "每家企业每年"}),
        st.just({"count": {"count": 3, "of": "人"}, "scope": "每家机构"}),
        st.just({"share": {"percent": 30, "of": "合同金额"}}),
    ),
    max_size=2,
)


@st.composite
def terms(draw: st.DrawFn) -> dict[str, Any]:
    found: dict[str, Any] = {
        "payment": draw(st.sampled_from(["one_off", "yearly", "not_said"])),
        "years": draw(optional(YEARS)),
        "band": draw(optional(bands())),
        "reach": draw(st.sampled_from(["whole", "excess"])),
        "each": draw(optional(st.sampled_from([{"words": "每满一万人", "count": 10000, "of": "人"}]))),
        "floor": draw(optional(st.just({"value": 10000, "unit": "CNY"}))),
        "caps": draw(CAPS),
        "amount": draw(amounts()),
    }
    return {key: value for key, value in found.items() if value is not None}


@st.composite
def lines(draw: st.DrawFn) -> Part | Tier:
    given_terms = draw(terms())
    if draw(st.booleans()):
        trigger = draw(optional(st.sampled_from(["成功发行", "第2次获奖"])))
        more = {"trigger": trigger} if trigger else {}
        return validated(Part, {"id": "x", "source": SOURCE, **more, **given_terms})
    level = st.sampled_from(["国家级", "A5", "500强"]).map(lambda words: {"level": words})
    places = st.sampled_from([(1, 1), (4, 10)]).map(lambda ends: {"ranks": {"first": ends[0], "last": ends[1]}})
    chosen = draw(st.one_of(level, places))
    return validated(Tier, {"id": "x", **chosen, **given_terms})


@QUICK
@given(line=lines())
def test_the_audit_comes_to_the_same_words_and_no_two_figures_stand_side_by_side(line: Part | Tier) -> None:
    """Neither two numbers, nor a unit or a percentage and a number: 500万元30万元, 30%5万元."""
    words = wording_terms.line(line)
    assert audit_terms.line(without_none(line)) == words
    assert re.search(r"(?:元|%|人次|亩|\d)(?=\d)(?<!\d)|[元%]\d", words) is None


@pytest.mark.parametrize("number", [1, 9, 10, 11, 19, 20, 21, 30, 99])
def test_places_are_counted_in_chinese(number: int) -> None:
    assert chinese_number(wording_terms.numeral(number)) == number


def test_words_are_those_of_an_office() -> None:
    def line(**given_terms: Any) -> str:
        return wording_terms.line(validated(Tier, {"id": "x", **given_terms}))

    yuan = {"value": 200_000, "unit": "CNY"}
    income = {"of": "年营业收入", "unit": "CNY", "lower": 50_000_000}
    assert line(level="国家级", amount=yuan) == "国家级：20万元"
    assert line(level="500强", amount=yuan) == "500强：20万元"
    assert line(band=income, amount=yuan) == "年营业收入5000万元以上：20万元"
    assert line(level="省级", band=income, amount=yuan) == "省级，年营业收入5000万元以上：20万元"
    assert line(ranks={"first": 4, "last": 10}, amount=yuan) == "第四至十名各20万元"
    assert line(level="甲类", payment="one_off", amount={"percent": 8, "of": "投资额"}) == "甲类：一次性按投资额的8%"
    above = line(band=income, reach="excess", amount={"percent": 1, "of": "营业收入"})
    assert above == "年营业收入5000万元以上的部分：营业收入的1%"

    def band(**ends: Any) -> str:
        return wording_terms.band(validated(Band, {"unit": "人", **ends}))

    assert band(lower=5, lower_inclusive=True, upper=9, upper_inclusive=False) == "5人及以上、不足9人"
    assert band(lower=5, lower_inclusive=False, upper=9, upper_inclusive=True) == "超过5人、9人及以下"
    assert wording_terms.cap(validated(Cap, {"money": yuan, "scope": "每家企业每年"})) == "每家企业每年不超过20万元"
    assert wording_terms.years(Years(first=1, last=3)) == "连续3年"
    assert wording_terms.years(Years(first=2, last=2)) == "第2年"
    assert wording.per("平方米·月") == "每平方米每月"
