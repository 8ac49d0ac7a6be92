"""What has to be handed in is no measure and no rule without a name, and the FAQ says it where the notice does."""

from __future__ import annotations

from typing import Any

import pytest

from tests.draft.test_whole_words import answer, drafted

AWARD = "对新设立的织造企业，给予10万元奖励。"
POINTS = "\n（一）申报表；\n（二）营业执照复印件；\n（三）项目实施情况说明；\n（四）统计部门出具的上一年度证明。"
LISTED = ["申报表", "营业执照复印件", "项目实施情况说明", "统计部门出具的上一年度证明"]


def named(draft: dict[str, Any], name: str) -> list[str]:
    return [str(rule["source"]["quote"]) for rule in draft.get("rules", ()) if rule["name"] == name]


@pytest.mark.parametrize(
    "lead",
    [
        "申请奖励的单位应当提交下列材料：",
        "企业申请奖励时，须提供以下申请材料：",
        "申请人向市工信局报送以下资料：",
        "申报所需材料如下：",
        "申报材料",
    ],
)
def test_points_of_a_list_of_materials_are_materials(lead: str) -> None:
    draft = drafted(AWARD, f"{lead}{POINTS}")
    assert named(draft, "申请材料")[-len(LISTED) :] == LISTED
    assert not draft.get("measures")
    told = answer(draft["faq"], "materials")
    assert all(f"[{words}]" in told for words in LISTED)


@pytest.mark.parametrize(
    "words",
    [
        "支持企业开展下列活动：\n（一）申报国家项目；\n（二）建设检测平台。",
        "市工信局负责准备评审所需材料。",
        "支持企业提供检测材料。\n（一）鼓励申报国家项目。",
    ],
)
def test_other_points_are_none(words: str) -> None:
    draft = drafted(AWARD, words)
    assert named(draft, "申请材料") == []
    assert "materials" not in str(draft["faq"])
