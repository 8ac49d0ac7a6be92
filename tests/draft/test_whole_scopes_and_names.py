"""What a limit holds for, and who gets a sum, in whole words."""

from __future__ import annotations

import pytest

from .test_office_reading import drafted

SCOPES = {
    "同一企业同一年度获得本措施各项奖励总额最高不超过100万元": "同一企业同一年度获得本措施各项奖励总额",
    "同一企业同一年度获得本办法各类补助资金累计不超过200万元": "同一企业同一年度获得本办法各类补助资金",
    "单个企业在同一年度内获得的奖励总额不超过50万元": "单个企业在同一年度内获得的奖励总额",
    "同一法人单位每年享受本政策奖励资金合计不超过300万元": "同一法人单位每年享受本政策奖励资金",
    "同一项目三年内累计获得本措施支持不超过500万元": "同一项目三年内累计获得本措施支持",
    "每家企业当年度享受本意见各项补贴合计最高80万元": "每家企业当年度享受本意见各项补贴",
    "同一单位年度内获得本条各项补助原则上不超过60万元": "同一单位年度内获得本条各项补助",
}


@pytest.mark.parametrize("text", SCOPES)
def test_the_scope_of_a_joint_limit_is_whole(text: str) -> None:
    (cap,) = drafted("对织造企业给予10万元奖励，对织造技师给予1万元补助。", f"{text}。")["joint_caps"]
    assert cap["scope"] == SCOPES[text]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("每家企业最高不超过30万元", "每家企业"),
        ("每家企业每年奖励最高不超过30万元", "每家企业每年"),
        ("单个项目补助最高不超过30万元", "单个项目"),
        ("每家企业每年可获得补助最高不超过30万元", "每家企业每年"),
    ],
)
def test_the_scope_of_the_limit_of_one_award_names_no_benefit(text: str, scope: str) -> None:
    (award,) = drafted(f"对购置织机的企业，按投资额的10%给予补助，{text}。")["awards"]
    assert [cap["scope"] for cap in award["caps"]] == [scope]


NAMES = {
    "对新评定为省级研学基地的，奖励10万元。": "研学基地",
    "对织造研学实践教育基地，按每接待1名学生10元的标准给予补助。": "织造研学实践教育基地",
    "对单位职工个人，参加技能培训的，给予补贴500元。": "单位职工个人",
    "对入选国家级织造文化街区的，奖励10万元。": "织造文化街区",
    "对新认定为市级织造大师工作室的，奖励10万元。": "织造大师工作室",
    "对评定为省级非遗工坊基地的，补助5万元。": "非遗工坊基地",
    "对获评市级织造创意园区的，给予20万元奖励。": "织造创意园区",
    "对通过认定的省级织造工业设计中心，给予20万元奖励。": "织造工业设计中心",
}


@pytest.mark.parametrize("text", NAMES)
def test_who_gets_it_is_named_in_whole_words(text: str) -> None:
    (award,) = drafted(text)["awards"]
    assert award["beneficiary"].endswith(NAMES[text])
    assert award["beneficiary"] in (NAMES[text], f"省级{NAMES[text]}")
