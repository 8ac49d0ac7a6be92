"""A clause split off from one stands where another was repealed: nothing of the repealed one became the new one."""

from __future__ import annotations

import pytest

from .drafted import drafted_and_revised, marks_at

KEPT = "支持设备更新。对购置织机的企业，按投资额的10%给予补助，最高50万元。"
SPLIT_OFF = "对开展数字化改造的企业，给予一次性奖励20万元。"
# What the repealed clause said, and the heading before the words that were split off.
REPEALED = {
    "alike": ("支持数字化服务。对开展数字化服务的企业，给予一次性奖励10万元。", "支持数字化改造。"),
    "under its heading": ("支持企业发展。对首次出口的企业，给予5万元奖励。", "支持企业发展。"),
    "without a heading": ("对首次出口的织造企业，给予一次性奖励5万元。", ""),
    "without a heading, alike": ("对开展数字化培训的企业，给予一次性奖励5万元。", ""),
    "longer": ("对首次出口的织造企业，给予一次性奖励5万元。对参加国内展会的企业，按展位费的50%给予补助。", ""),
    "with the same sum": ("支持织造外贸。对首次出口的企业，给予一次性奖励20万元。", "支持数字化改造。"),
    "not alike": ("支持外贸出口。对首次出口的企业，给予5万元奖励。", "支持数字化改造。"),
}


@pytest.mark.parametrize("name", REPEALED)
def test_a_repealed_clause_is_marked_where_a_split_off_one_took_its_place(name: str) -> None:
    repealed, heading = REPEALED[name]
    result = drafted_and_revised((KEPT + SPLIT_OFF, repealed), (KEPT, heading + SPLIT_OFF))
    assert any("本条已废止" in what for what in marks_at(result, "clauses.c02"))
    assert any("本条已拆分，另见c04" in what for what in marks_at(result, "clauses.c01"))
    text = result.texts["policy.yaml"]
    assert 'path: "二（已废止）"' in text
    assert "修订由c01拆出" in text
    assert 'source: {clause: "c04", quote: "对开展数字化改造的企业，给予一次性奖励20万元"}' in text
    assert not [mark for mark in result.marks if mark.new.startswith("对开展数字化改造")]


def test_a_split_off_clause_further_behind_is_told_as_well() -> None:
    between = "对参加展会的织造企业，给予2万元补助。"
    repealed = "对首次出口的织造企业，给予一次性奖励5万元。"
    result = drafted_and_revised((KEPT + SPLIT_OFF, between, repealed), (KEPT, between, SPLIT_OFF))
    assert any("本条已废止" in what for what in marks_at(result, "clauses.c03"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # It kept a sentence of its own, and took in another one.
        (
            (KEPT + SPLIT_OFF, "对首次出口的企业，给予5万元奖励。"),
            (KEPT, f"对首次出口的企业，给予5万元奖励。{SPLIT_OFF}"),
        ),
        # Nothing stood elsewhere: it was reworded.
        ((KEPT, "对开展数字化服务的企业，给予一次性奖励10万元。"), (KEPT, SPLIT_OFF)),
        # The other clause says so still.
        (
            (KEPT + SPLIT_OFF, "对首次出口的企业，给予5万元奖励。"),
            (KEPT + SPLIT_OFF, "对首次出口的企业，给予8万元奖励。"),
        ),
    ],
)
def test_a_clause_that_stayed_is_not_told_as_repealed(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    assert not any("已废止" in what for what in marks_at(drafted_and_revised(old, new), "clauses.c02"))
