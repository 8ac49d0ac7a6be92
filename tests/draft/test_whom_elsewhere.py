"""Whom a sentence does not name: taken from words elsewhere, said to be so, and never those who are taken care of."""

from __future__ import annotations

from typing import Any

import pytest

from generator.draft.settle import settled
from generator.notice.read import parse_notice

from .test_office_reading import _DAY


def awards(*clauses: str) -> list[dict[str, Any]]:
    """The drafted awards with the comment that marks each."""
    body = "\n\n".join(f"{number}、{text}" for number, text in zip("一二三", clauses, strict=False))
    draft = settled(parse_notice(f"示例市促进织造业发展若干措施\n\n{body}\n"), "x", _DAY)["policy.yaml"]
    found: Any = draft["awards"]
    return [*found]


INHERITED = """\
对织造研学旅游课程给予1万元奖励。对年销售额达到1000万元的，给予奖励5万元。
对获得金奖的织造作品，奖励5万元；对年内参展三次以上的，奖励2万元。
对入选名录的织造技艺，奖励3万元；对开展公益培训的，补助1万元。
对新建的织造展厅，按投资额的10%补助，年接待人数达到5000人的，另奖励3万元。
对新开发的织造线路，奖励2万元。对当年组团十次以上的，奖励1万元。
对织造示范村落奖励10万元；对完成改造的，再奖励5万元。
"""


@pytest.mark.parametrize("text", INHERITED.splitlines())
def test_whom_words_before_name_is_said_to_come_from_there(text: str) -> None:
    first, second = awards(text)
    assert f"句中没有写明对象，“{second['beneficiary']}”取自上文" in second["#"]
    assert "取自" not in first["#"]


@pytest.mark.parametrize(
    "text",
    [
        "年内参展三次以上的，奖励2万元。",
        "年销售额达到1000万元的，给予奖励5万元。",
        "完成节能改造的，补助3万元。",
    ],
)
def test_whom_another_clause_names_is_said_to_come_from_there(text: str) -> None:
    *_, last = awards("支持织造企业做大做强，推进网上办理。", text)
    assert last["beneficiary"] == "企业"
    assert "句中没有写明对象，“企业”取自c01" in last["#"]


@pytest.mark.parametrize(
    "text",
    [
        "年接待学生达到1000人次的，奖励5万元。",
        "年接待游客达到10000人次的，给予奖励5万元。",
        "累计培训学员500人次以上的，补助3万元。",
        "当年服务老年人达到200人的，补助2万元。",
        "累计带动农户100户以上的，奖励5万元。",
        "全年输送工人达到50人的，奖励1万元。",
    ],
)
def test_whom_somebody_takes_care_of_gets_nothing(text: str) -> None:
    *_, last = awards("支持织造研学机构发展，推进网上办理。", f"对{text}")
    assert last["beneficiary"].endswith("机构")
    assert "个人" not in last["applicants"]
