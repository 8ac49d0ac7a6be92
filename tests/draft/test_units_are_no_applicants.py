"""The units that carry a clause out are nobody who applies: 单位 of （牵头单位：…） is no beneficiary."""

from __future__ import annotations

from typing import Any

import pytest

from generator.draft.model import Draft
from generator.notice.read import parse_notice

HEAD = "云岭市促进冰雪运动发展办法\n\n第一条 本办法支持在本市登记的冰雪企业。\n\n第二条 "
TAIL = "\n\n第三条 本办法自2024年6月1日起施行，有效期3年。\n"
LED = (
    "（牵头单位：市体育局）",
    "（牵头单位：市体育局；配合单位：市财政局、市教育局）",
    "（责任单位：市体育局、各有关单位）",
    "〔责任单位：市体育局〕",
    "\n牵头单位：市体育局\n配合单位：市财政局",
)


def awards(text: str) -> list[dict[str, Any]]:
    return list(Draft(parse_notice(HEAD + text + TAIL), "ice").awards)


@pytest.mark.parametrize("led", LED)
def test_the_unit_that_leads_gets_no_award(led: str) -> None:
    (award,) = awards(f"年度考核优秀的，每年给予10万元奖励。{led}")
    assert award["beneficiary"] == "企业"  # of the first clause, which names whom the notice is for
    assert all("单位" not in str(source["quote"]) for source in award["source"])


@pytest.mark.parametrize("led", LED)
def test_a_unit_that_the_sentence_names_still_does(led: str) -> None:
    (award,) = awards(f"对举办冰雪赛事的单位，给予10万元奖励。{led}")
    assert award["beneficiary"] == "单位"
