"""A row of numbers is no figure, however long it is."""

import pytest

from generator.notice.facts import find_facts


@pytest.mark.parametrize("group", [" 444", ",4444", "，4444"])
@pytest.mark.parametrize("count", [8, 23, 24, 25, 26, 60])
def test_a_row_longer_than_a_number_is_no_sum(group: str, count: int) -> None:
    assert find_facts(f"奖励4{group * count}元。") == ()


@pytest.mark.parametrize("said", ["4 444元", "4,4444元", "4，4444元", "4 444 444元", "1,300元"])
def test_a_short_one_is(said: str) -> None:
    (fact,) = find_facts(f"奖励{said}。")
    assert (fact.kind, fact.text) == ("money", said)
