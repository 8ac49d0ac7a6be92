"""大写: the rules for bills as examples, and every sum read back by two readers that know nothing of the writer."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.forms.answers.capitals import in_capitals, read_capitals, yuan_in_capitals
from generator.notice.numerals import chinese_number


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        ("123456", "壹拾贰万叁仟肆佰伍拾陆元整"),
        ("1409.50", "壹仟肆佰零玖元伍角"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
        ("107000.53", "壹拾万柒仟元零伍角叁分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("1000010000", "壹拾亿零壹万元整"),
        ("100000005", "壹亿零伍元整"),
        ("0", "零元整"),
        ("0.05", "伍分"),
    ],
)
def test_sums_are_written_as_the_rules_for_bills_say(yuan: str, words: str) -> None:
    assert yuan_in_capitals(Decimal(yuan)) == words
    assert read_capitals(words) == Decimal(yuan)


def test_a_sum_in_wan_yuan_is_written_in_yuan() -> None:
    assert in_capitals(Decimal("12.3456")) == "壹拾贰万叁仟肆佰伍拾陆元整"
    assert in_capitals(Decimal("12.50")) == "壹拾贰万伍仟元整"


@given(st.integers(min_value=0, max_value=10**14 - 1))
def test_every_sum_is_read_back(cents: int) -> None:
    words = yuan_in_capitals(Decimal(cents) / 100)
    assert read_capitals(words) == Decimal(cents) / 100
    if cents >= 100:
        assert chinese_number(words.partition("元")[0]) == cents // 100


@pytest.mark.parametrize(
    ("words", "yuan"),
    [
        ("人民币：贰拾万圆正", 200_000),
        ("拾万元", 100_000),
        ("十二万五千元", 125_000),
        ("壹拾万零柒仟元伍角叁分", Decimal("107000.53")),
        ("壹仟陆佰捌拾元叁角贰分", Decimal("1680.32")),
        ("陸拾萬圓整", 600_000),
        ("貳拾萬陸仟圓正", 206_000),
        ("參億圓", 300_000_000),
        ("叄萬貳仟元整", 32_000),
        ("参拾万元整", 300_000),
        ("弍拾万元整", 200_000),
        ("人民幣（大寫）：伍拾万元整", 500_000),
        ("人民币(大写) 壹 拾 万 元 整", 100_000),
        ("大写：壹佰万元整", 1_000_000),
        ("兩萬元", 20_000),
    ],
)
def test_what_the_rules_leave_open_is_taken_in(words: str, yuan: int) -> None:
    assert read_capitals(words) == yuan


@pytest.mark.parametrize(
    "words",
    [
        "壹万壹万元",
        "壹佰伍元",
        "壹万伍元",
        "元",
        "元整",
        "角",
        "壹贰元",
        "贰拾",
        "贰拾元壹拾",
        "20元",
        "",
        "壹拾贰万元多",
    ],
)
def test_what_is_no_proper_sum_is_not_guessed(words: str) -> None:
    assert read_capitals(words) is None


_TRADITIONAL = str.maketrans("贰叁陆万亿元整", "貳參陸萬億圓正")


@given(st.decimals(0, 10**15, places=2))
def test_traditional_forms_are_read_as_the_rules_have_it(yuan: Decimal) -> None:
    assert read_capitals(yuan_in_capitals(yuan).translate(_TRADITIONAL)) == yuan


@given(st.text(alphabet="零壹贰玖拾佰仟万亿元角分整", max_size=12))
def test_whatever_is_read_can_be_written(words: str) -> None:
    value = read_capitals(words)
    if value is not None:
        assert read_capitals(yuan_in_capitals(value)) == value


@pytest.mark.parametrize("yuan", ["-1", "10000000000000000"])
def test_sums_that_no_form_holds_are_refused(yuan: str) -> None:
    with pytest.raises(ValueError, match=yuan):
        yuan_in_capitals(Decimal(yuan))
