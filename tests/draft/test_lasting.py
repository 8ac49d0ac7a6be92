"""For how many months or days a sum is paid is a term of the award; which years follow is no level."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.draft.settle import settled
from generator.draft.yaml_text import without_comments
from generator.notice.read import parse_notice

NOTICE = "云岭市人民政府关于促进织造业发展的若干措施\n\n第一条 {text}\n\n第二条 加强服务。推进网上办理。\n"


def awards(text: str) -> list[dict[str, Any]]:
    """The awards of a settled draft with the text in its first article."""
    files = settled(parse_notice(NOTICE.format(text=text)), "weaving", date(2024, 1, 1))
    return list(without_comments({key: value for part in files.values() for key, value in part.items()})["awards"])


@pytest.mark.parametrize(
    ("text", "lasts"),
    [
        ("对新招用的学徒，给予连续12个月生活补贴，每月500元。", {"months": 12, "consecutive": True}),
        (
            "对新招用的学徒，给予每月500元生活补贴，补贴期限最长36个月。",
            {"months": 36, "bound": "at_most", "words": "补贴期限最长36个月"},
        ),
        ("对织造企业，给予每月2000元租金补贴，连续补贴6个月。", {"months": 6, "words": "连续补贴6个月"}),
        (
            "对织造企业招用员工的，每人每月补贴300元，最长12个月。",
            {"months": 12, "bound": "at_most", "words": "最长12个月"},
        ),
        (
            "对参加培训的学徒，每天补贴100元，最多不超过10天。",
            {"days": 10, "bound": "at_most", "words": "最多不超过10天"},
        ),
        ("对织造企业，按每月每平方米10元给予租金补贴，补贴期限为24个月。", {"months": 24, "words": "补贴期限为24个月"}),
        ("对连续缴纳社会保险12个月的学徒，每月补贴500元。", None),
        ("对织造企业给予10万元奖励，期限为12个月。", None),
    ],
)
def test_months_and_days_are_a_term(text: str, lasts: dict[str, Any] | None) -> None:
    assert awards(text)[0].get("lasts") == lasts


@pytest.mark.parametrize("then", ["此后", "以后", "其后", "之后", "随后"])
def test_years_that_follow_are_no_level(then: str) -> None:
    drafted = awards(f"对获评的织造企业，第一年奖励10万元，{then}每年奖励5万元。")
    assert [tier for award in drafted for tier in award.get("tiers", ())] == []


def test_several_units_are_named_as_printed() -> None:
    (award,) = awards("对织造企业引进的项目，每家企业每个项目补助5万元。")
    assert award["amount"]["per"] == "家企业·个项目"
