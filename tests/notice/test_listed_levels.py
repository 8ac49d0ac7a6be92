"""Levels that a list names by the words behind its last member; which texts hold none."""

import pytest

from generator.notice.listed_levels import in_their_order, is_listed, lists_of_levels

_LISTS = """
获得省科学技术奖一、二、三等奖的单位 | 一等奖 二等奖 三等奖
特等奖、一等奖和二等奖 | 特等奖 一等奖 二等奖
评定为三、四、五星级的酒店 | 三星级 四星级 五星级
获评1、2、3级绿色建筑 | 1级 2级 3级
市长质量奖金、银奖 | 金奖 银奖
中国专利奖金奖、银奖、优秀奖 | 金奖 银奖 优秀奖
一、 二 等奖及鼓励奖 | 一等奖 二等奖 鼓励奖
第一、二、三期 |
第一、二等次以上 |
一级以上 |
国家级、省级 |
3.1、2级 |
"""
_CASES = [tuple(part.strip() for part in line.split("|")) for line in _LISTS.strip().splitlines()]


@pytest.mark.parametrize(("text", "levels"), _CASES, ids=[text for text, _ in _CASES])
def test_levels_of_lists(text: str, levels: str) -> None:
    assert [level for named in lists_of_levels(text) for level in named] == levels.split()
    assert all(is_listed(level, text) for level in levels.split())
    assert not is_listed("四等奖", text)


def test_the_order_of_a_list_is_that_of_its_sums() -> None:
    text = "一、二、三等奖分别奖励"
    assert in_their_order(["一等奖", "三等奖"], text)
    assert in_their_order(["一等奖", "二等奖", "一等奖", "二等奖"], text)
    assert in_their_order(["甲级", "乙级"], text)
    assert not in_their_order(["二等奖", "一等奖"], text)
