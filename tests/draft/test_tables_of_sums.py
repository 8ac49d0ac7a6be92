"""A table of sums below the words that announce them: a tier for each row, or left to a person, never half of it."""

from __future__ import annotations

from typing import Any

import pytest

from .test_office_reading import drafted

LEAD = "对新认定的织造企业给予奖励，标准见下表：\n"
TABLES = {
    "bars": f"{LEAD}| 项目 | 奖励标准 |\n| --- | --- |\n| 高新技术企业 | 20万元 |\n| 专精特新企业 | 10万元 |",
    "tabs": f"{LEAD}项目\t奖励标准\n高新技术企业\t20万元\n专精特新企业\t10万元",
    "without a head": "对新认定的织造企业，按以下标准给予奖励：\n高新技术企业\t20万元\n专精特新企业\t10万元",
    "levels": "对新认定的织造中心给予奖励，标准如下：\n级别\t标准\n国家级\t20万元\n省级\t10万元",
    "as a sentence": "对新认定的织造企业给予奖励。\n项目\t奖励标准\n高新技术企业\t20万元\n专精特新企业\t10万元",
    "up to": f"{LEAD}项目\t奖励标准\n高新技术企业\t最高20万元\n专精特新企业\t最高10万元",
}


@pytest.mark.parametrize("name", TABLES)
def test_each_row_is_a_tier(name: str) -> None:
    (award,) = drafted(TABLES[name])["awards"]
    assert [tier["amount"]["value"] for tier in award["tiers"]] == [200_000, 100_000]
    assert award["trigger"].startswith("新认定的织造")
    assert not award.get("conditions")
    levels = [tier["level"] for tier in award["tiers"]]
    assert levels in (["高新技术企业", "专精特新企业"], ["国家级", "省级"])


@pytest.mark.parametrize("name", TABLES)
def test_the_lead_and_the_head_are_no_measures(name: str) -> None:
    draft = drafted(TABLES[name])
    assert not draft.get("measures")
    assert [each["reason"] for each in draft.get("set_aside", [])] in ([], ["表头"])


OPEN: dict[str, Any] = {
    "with numbers": f"{LEAD}序号\t项目\t奖励标准\n1\t高新技术企业\t20万元\n2\t专精特新企业\t10万元",
    "a unit in the head": "对新引进的织造人才给予补贴。\n学历\t补贴（元/月）\n博士\t3000\n硕士\t1500",
    "a unit in the head, with a lead": "对新引进的织造人才给予补贴，标准如下：\n学历\t补贴（万元）\n博士\t30\n硕士\t15",
    "nobody": "奖励标准如下：\n等级\t奖励标准\n国家级\t50万元\n省级\t20万元",
}


@pytest.mark.parametrize("name", OPEN)
def test_a_table_that_the_draft_cannot_read_is_left_to_a_person(name: str) -> None:
    draft = drafted(OPEN[name])
    assert not draft["awards"]
    quoted = "".join(each["source"]["quote"] for each in draft["rules"])
    assert any(label in quoted for label in ("专精特新企业", "硕士", "省级"))
