"""Sums that are written in other ways than in 元 behind plain digits: read where they are sure, told where not."""

import pytest

from generator.notice.facts import find_facts
from generator.notice.figure_doubts import doubtful_figures
from generator.notice.read import parse_notice


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("给予5,0000元补助", 50000, "CNY"),
        ("给予1,0000,0000元补助", 10**8, "CNY"),
        ("给予12，5000元补助", 125000, "CNY"),
        ("给予1,300元补助", 1300, "CNY"),
        ("2020，5000元", 5000, "CNY"),
        ("最高$10万", 100000, "USD"),
        ("给予US$10万奖励", 100000, "USD"),
        ("给予USD10万奖励", 100000, "USD"),
        ("给予HK$20万奖励", 200000, "HKD"),
        ("给予€5万奖励", 50000, "EUR"),
        ("给予￥10万奖励", 100000, "CNY"),
        ("给予￥10万元奖励", 100000, "CNY"),
        ("给予¥50000奖励", 50000, "CNY"),
        ("给予$10万美元奖励", 100000, "USD"),
        ("给予1亿2千万元补助", 120_000_000, "CNY"),
        ("给予1亿2000万元补助", 120_000_000, "CNY"),
        ("给予1亿零500万元补助", 105_000_000, "CNY"),
        ("给予3万5千元补助", 35_000, "CNY"),
        ("给予5万800元补助", 50_800, "CNY"),
        ("给予2万5千美元补助", 25_000, "USD"),
        ("给予20萬元补助", 200_000, "CNY"),
        ("给予1億元补助", 10**8, "CNY"),
        ("给予伍拾萬圓整", 500_000, "CNY"),
        ("给予貳拾參萬陸仟圓补助", 236_000, "CNY"),
    ],
)
def test_a_sum_is_read_by_its_sign_and_its_groups(words: str, value: int, unit: str) -> None:
    (fact,) = find_facts(words)
    assert (fact.kind, fact.value, fact.unit) == ("money", value, unit)


@pytest.mark.parametrize(
    "sum_",
    ["10余万元", "十余万元", "100多万元", "10万余元", "10来万元", "三十多万元", "10几万元", "HK$20多万", "$10万元"],
)
def test_a_sum_that_says_only_about_how_much_is_told(sum_: str) -> None:
    notice = parse_notice(f"某通知\n一、给予{sum_}奖励。\n二、给予20万元奖励。")
    assert [str(told) for told in notice.warnings if sum_ in str(told)] == [
        f"一: “{sum_}” is no figure that was read for sure; look at it"
    ]


@pytest.mark.parametrize("words", ["给予10万20万元奖励", "给予1/2万元奖励"])
def test_figures_that_run_into_one_another_are_none_and_told(words: str) -> None:
    assert find_facts(words) == ()
    assert len(list(doubtful_figures((words,), ()))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "给予最高万元补助",
        "给予最高⑤⓪万元补助",
        "给予一次性奖励廿万元",
        "奖励20W元",
        "给予奖励50K元",
        "给予最高10³万元补助",
        "给予最高50①万元补助",
        "给予最高${amount}万元补助",
        "给予最高选择一项万元补助",
        "给予最高\u202e05\u202c万元补助",
        "给予数百万元奖励",
    ],
)
def test_a_unit_of_money_where_words_give_and_no_figure_stands_is_told(words: str) -> None:
    assert len(list(doubtful_figures((words,), ()))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "每万元贷款奖励5元",
        "按每满百万元奖励5万元",
        "奖励资金单位：万元",
        "给予多元化支持",
        "补助金额（万元）",
        "奖励单元住宅",
    ],
)
def test_a_unit_of_money_that_gives_nothing_is_not_told(words: str) -> None:
    assert not list(doubtful_figures((words,), ()))


@pytest.mark.parametrize(
    "words", ["给予10万元奖励", "给予300万—500万（不含）美元", "3个单元", "多元化", "万元产值", "约10万元"]
)
def test_a_sum_that_was_read_is_not_told(words: str) -> None:
    assert not list(doubtful_figures((words,), ()))


def test_an_end_of_a_range_without_its_scale_is_told() -> None:
    (told,) = doubtful_figures(("营业收入5000—1亿元的，奖励5万元",), ())
    assert "5000-1亿元" in str(told)
    assert not [*doubtful_figures(("营业收入500—1000万元的，奖励30—50万元",), ())]


def test_groups_of_four_are_read_and_told() -> None:
    assert len(list(doubtful_figures(("给予5,0000元补助",), ()))) == 1
