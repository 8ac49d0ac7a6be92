"""Digits, scales and units of printed words against the value that a correction gives them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.corrections.plausible import holds_out
from generator.corrections.refused import RefusedError
from generator.notice.model import Fact, FactKind

# words, quote, kind, value, unit
BORNE_OUT: tuple[tuple[str, str, FactKind, Decimal | str, str | None], ...] = (
    ("50万元", "奖励50万元", "money", Decimal(500000), "CNY"),
    ("1.5亿元", "达到1.5亿元", "money", Decimal(150000000), "CNY"),
    ("３０万元", "奖励３０万元", "money", Decimal(300000), "CNY"),
    ("1,300元", "补贴1,300元", "money", Decimal(1300), "CNY"),
    ("三十万元", "奖励三十万元", "money", Decimal(300000), "CNY"),
    ("伍拾万元", "奖励伍拾万元", "money", Decimal(500000), "CNY"),
    ("30", "奖励30-50万元", "money", Decimal(300000), "CNY"),
    ("10", "分别为10、20、30（万元）", "money", Decimal(100000), "CNY"),
    ("100万美元", "投资100万美元", "money", Decimal(1000000), "USD"),
    ("20%", "按20%", "percentage", Decimal(20), "%"),
    ("8‰", "按8‰", "percentage", Decimal("0.8"), "%"),
    ("百分之三十", "按百分之三十", "percentage", Decimal(30), "%"),
    ("3年", "连续3年", "duration", "P3Y", "年"),
    ("两年", "两年", "duration", "P2Y", "年"),
    ("半年", "半年", "duration", "P6M", "年"),
    ("18个月", "18个月", "duration", "P18M", "个月"),
    ("2个季度", "2个季度", "duration", "P6M", "个季度"),
    ("10个工作日", "10个工作日", "duration", "P10D", "个工作日"),
    ("5家", "培育5家", "count", Decimal(5), "家"),
    ("2025年底", "2025年底", "date", "2025-12-31", None),
    ("二〇二五年三月一日", "二〇二五年三月一日", "date", "2025-03-01", None),
    ("省级", "省级平台", "level", "provincial", None),
    ("一次性", "一次性奖励", "repetition", "one_off", None),
)
CONTRADICTED: tuple[tuple[str, str, FactKind, Decimal | str, str | None], ...] = (
    ("50万元", "奖励50万元", "money", Decimal(600000), "CNY"),
    ("50万元", "奖励50万元", "money", Decimal(50), "CNY"),
    ("50万元", "奖励50万元", "money", Decimal(5000000), "CNY"),
    ("50万元", "奖励50万元", "money", Decimal(500000), "USD"),
    ("100万美元", "投资100万美元", "money", Decimal(1000000), "CNY"),
    ("50元", "50元，共30万人", "money", Decimal(50000), "CNY"),
    ("三十万元", "奖励三十万元", "money", Decimal(30), "CNY"),
    ("30", "奖励30-50万元", "money", Decimal(500000), "CNY"),
    ("20%", "按20%", "percentage", Decimal(2), "%"),
    ("20%", "按20%", "money", Decimal(20), "CNY"),
    ("8‰", "按8‰", "percentage", Decimal(80), "%"),
    ("3年", "连续3年", "duration", "P2Y", "年"),
    ("3年", "连续3年", "duration", "P3M", "年"),
    ("3个月", "3个月", "duration", "P3Y", "个月"),
    ("半年", "半年", "duration", "P5M", "年"),
    ("5家", "培育5家", "count", Decimal(6), "家"),
    ("5家", "培育5家", "count", Decimal(5), "人"),
    ("2025年底", "2025年底", "date", "2026-12", None),
    ("2025年3月1日", "2025年3月1日", "date", "2025-03-11", None),
    ("国家级", "国家级平台", "level", "regional", None),
    ("每年", "每年奖励", "repetition", "one_off", None),
)


def says(words: str, quote: str, kind: FactKind, value: Decimal | str, unit: str | None) -> bool:
    try:
        holds_out(words, "", "", quote, Fact(kind, words, 0, len(words), value, unit))
    except RefusedError:
        return False
    return True


@pytest.mark.parametrize("case", BORNE_OUT, ids=lambda case: f"{case[0]} {case[3]}")
def test_words_bear_the_value_out(case: tuple[str, str, FactKind, Decimal | str, str | None]) -> None:
    assert says(*case)


@pytest.mark.parametrize("case", CONTRADICTED, ids=lambda case: f"{case[0]} {case[3]} {case[4]}")
def test_words_contradict_the_value(case: tuple[str, str, FactKind, Decimal | str, str | None]) -> None:
    assert not says(*case)
