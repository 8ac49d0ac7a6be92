"""What the tool prints, the fact reader reads back as the same value: otherwise no audit could hold documents to it."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.checks.claims import ModelClaim, claims_in
from generator.notice.facts import find_facts
from generator.notice.model import Fact
from generator.policy import wording, wording_terms
from generator.policy.awards import Part, Tier
from generator.policy.frozen import Frozen
from generator.policy.model import StartRule
from generator.policy.terms import Years
from generator.policy.text import Id, PartialDate, Words
from generator.policy.validating import validated
from generator.policy.values import Bound, Count, Duration, Figure, Money, Payment, Share, Source
from generator.policy.walk import Visit
from tests.examples import examples

QUICK = settings(max_examples=examples(150))
SUMS = st.one_of(
    st.integers(1, 10**13),
    st.integers(1, 99_999).map(lambda n: n * 100),
    st.integers(1, 999_999).map(lambda n: n * 10_000),
    st.decimals(Decimal("0.01"), 10**6, places=2),
)
PERCENTS = st.decimals(Decimal("0.01"), 300, places=2)
BOUNDS = st.sampled_from(list(Bound))
INCLUSIVE = st.sampled_from([None, True, False])
DAYS = st.dates(datetime.date(1980, 1, 1), datetime.date(2099, 12, 31))


def only_fact(text: str) -> Fact:
    found = find_facts(text)
    assert len(found) == 1, (text, found)
    return found[0]


def claim(value: Frozen | datetime.date) -> ModelClaim:
    """The one claim that a value of the model makes."""
    found = claims_in((Visit("item", value, (), ""),))
    assert len(found) == 1
    return found[0]


@QUICK
@given(value=SUMS, unit=st.sampled_from(["CNY", "USD"]), bound=BOUNDS)
@example(value=10_000, unit="CNY", bound=Bound.EXACT)
@example(value=10**10, unit="CNY", bound=Bound.AT_LEAST)
@example(value=105_000, unit="CNY", bound=Bound.AT_MOST)
def test_a_sum_of_money_is_read_back(value: int | Decimal, unit: str, bound: Bound) -> None:
    money = validated(Money, {"value": value, "unit": unit, "bound": bound})
    assert claim(money).equals(only_fact(f"给予{wording.money(money)}奖励")), wording.money(money)


@QUICK
@given(value=SUMS, inclusive=INCLUSIVE)
def test_whether_a_bound_includes_its_figure_is_read_back(value: int | Decimal, inclusive: bool | None) -> None:
    money = validated(Money, {"value": value, "unit": "CNY", "bound": "at_most", "inclusive": inclusive})
    assert claim(money).equals(only_fact(f"补助{wording.money(money)}"))


@QUICK
@given(percent=PERCENTS, bound=BOUNDS, of=st.sampled_from(["上级奖励资金", "研发费用", None]))
def test_a_percentage_is_read_back(percent: Decimal, bound: Bound, of: str | None) -> None:
    share = validated(Share, {"percent": percent, "of": of, "bound": bound})
    assert claim(share).equals(only_fact(f"按{wording.share(share)}给予奖励")), wording.share(share)


@QUICK
@given(
    length=st.integers(1, 99),
    unit=st.sampled_from(["years", "months", "days"]),
    bound=BOUNDS,
    consecutive=st.booleans(),
)
def test_a_duration_is_read_back(length: int, unit: str, bound: Bound, consecutive: bool) -> None:
    duration = validated(Duration, {unit: length, "bound": bound, "consecutive": consecutive})
    assert claim(duration).equals(only_fact(f"期限为{wording.duration(duration)}，")), wording.duration(duration)


@QUICK
@given(day=DAYS)
def test_a_date_is_read_back(day: datetime.date) -> None:
    assert claim(day).equals(only_fact(f"执行至{wording.day(day)}止"))
    assert only_fact(wording.start(StartRule(date=day))).value == day.isoformat()


@QUICK
@given(day=DAYS, parts=st.integers(1, 3))
def test_a_date_is_read_back_as_far_as_it_is_printed(day: datetime.date, parts: int) -> None:
    text = "-".join(day.isoformat().split("-")[:parts])
    figure = Figure(id=Id("day"), date=PartialDate(text))
    assert claim(figure).equals(only_fact(f"于{wording.figure(figure)}完成")), wording.figure(figure)


@QUICK
@given(count=st.integers(1, 10_000), of=st.sampled_from(["家", "个", "人", "项"]), bound=BOUNDS)
def test_a_count_is_read_back(count: int, of: str, bound: Bound) -> None:
    value = validated(Count, {"count": count, "of": of, "bound": bound})
    assert claim(value).equals(only_fact(f"建设{wording.count(value)}，")), wording.count(value)


@pytest.mark.parametrize("payment", [each for each in Payment if each is not Payment.NOT_SAID])
def test_how_often_something_is_paid_is_read_back(payment: Payment) -> None:
    assert only_fact(f"{wording.payment(payment)}给予奖励").value == payment.value


def test_words_of_values_are_those_an_office_writes() -> None:
    """By hand: the wording itself, which a round trip alone would not hold."""

    def money(value: float | Decimal, **more: object) -> str:
        return wording.money(validated(Money, {"value": value, "unit": "CNY", **more}))

    assert money(200_000) == "20万元"
    assert money(105_000) == "10.5万元"
    assert money(12_345) == "12345元"
    assert money(10**10) == "100亿元"
    assert money(500) == "500元"
    assert money(Decimal("0.50")) == "0.5元"
    assert money(300_000, bound="at_most") == "不超过30万元"
    assert money(300_000, bound="at_least", inclusive=True) == "不低于30万元（含）"
    assert money(600, per="亩") == "每亩600元"
    assert money(60, per="平方米·月", bound="at_most") == "每平方米每月不超过60元"
    assert money(100_000, to=1_000_000) == "10万元至100万元"
    assert wording.money(Money(value=Decimal(10**6), unit="USD")) == "100万美元"
    assert wording.duration(Duration(years=3, consecutive=True)) == "连续3年"
    assert wording.duration(Duration(months=6, bound=Bound.AT_MOST)) == "6个月内"
    assert wording.day(datetime.date(2025, 1, 2)) == "2025年1月2日"
    assert wording.start(StartRule(rule="from_publication")) == "自发布之日起施行"
    assert wording.start(StartRule(rule="from_publication", words="自发布之日起30日后施行")) == "自发布之日起30日后施行"
    assert wording.amount("not_in_this_notice") == "本文件未列明具体金额"


def test_parts_and_tiers_print_how_often_and_for_whom_beside_the_sum() -> None:
    source = validated(Source, {"clause": "c01", "quote": "奖励"})
    sum_of_money = validated(Money, {"value": 500_000, "unit": "CNY"})
    share = validated(Share, {"percent": 20, "of": "上级奖励资金"})
    once = Part(id=Id("once"), payment=Payment.ONE_OFF, amount=sum_of_money, source=(source,))
    yearly = Part(id=Id("yearly"), payment=Payment.YEARLY, years=Years(first=1, last=3), amount=share, source=(source,))
    said = Part(id=Id("said"), payment=Payment.NOT_SAID, amount=share, source=(source,))
    assert wording_terms.line(once) == "一次性50万元"
    assert wording_terms.line(yearly) == "连续3年按上级奖励资金的20%"
    assert wording_terms.line(said) == "上级奖励资金的20%"
    first_years = Years(first=1, last=2, words=Words("前2年"))
    first = Part(id=Id("first"), payment=Payment.YEARLY, years=first_years, amount=sum_of_money, source=(source,))
    assert wording_terms.line(first) == "前2年每年50万元"
    running = Part(
        id=Id("running"), payment=Payment.YEARLY, years=Years(first=1, last=3), amount=sum_of_money, source=(source,)
    )
    assert wording_terms.line(running) == "连续3年每年50万元"  # 连续3年50万元 could be the sum of all three
    assert wording_terms.line(Tier(id=Id("top"), level=Words("国家级"), amount=sum_of_money)) == "国家级：50万元"
    assert (
        wording_terms.line(Tier(id=Id("top"), level=Words("国家级"), amount="not_in_this_notice"))
        == "国家级：本文件未列明具体金额"
    )


@pytest.mark.parametrize(
    ("path", "flat", "label"),
    [
        ("二", True, "第二条"),
        ("第二条", True, "第二条"),
        ("一/（二）/3", False, "第一部分第（二）项第3项"),
        ("一/（二）", False, "第一部分第（二）项"),
        ("第一章/第三条/（一）", False, "第三条第（一）项"),
        ("第二章/第五条", False, "第五条"),
        ("附则", False, "附则"),
        ("附则/1", False, "附则第1项"),
        ("附件1/二", False, "附件1第二部分"),
    ],
)
def test_a_clause_is_cited_as_its_notice_numbers_it(path: str, flat: bool, label: str) -> None:
    assert wording.clause_label(path, flat) == label


@pytest.mark.parametrize(
    ("number", "printed"), [("二", "二、"), ("（二）", "（二）"), ("3", "3."), ("第二条", "第二条　")]
)
def test_a_number_is_printed_as_before_its_text(number: str, printed: str) -> None:
    assert wording.printed_number(number) == printed
