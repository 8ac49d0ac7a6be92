"""The audit reads the facts of printed words as the reader of notices does, numerals of every kind among them."""

from __future__ import annotations

import pytest

from generator.audit.rederive.facts import facts_of
from generator.notice.facts import find_facts

_WORDS = ("奖励貳萬元", "參人", "貳元", "參佰元", "陸億元", "٣元", "省级", "按季度", "每年")


@pytest.mark.parametrize("words", _WORDS)
def test_a_fact_of_a_notice_is_one_of_the_audit(words: str) -> None:
    assert facts_of(words) == find_facts(words) != ()


@pytest.mark.parametrize("words", ["", "申请材料", "负责人签字", "（公章）"])
def test_words_without_a_figure_hold_no_fact(words: str) -> None:
    assert facts_of(words) == ()
