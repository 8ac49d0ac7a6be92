"""How often something is paid: one table for reading and for “the notice lists no …”."""

from __future__ import annotations

import pytest

from generator.notice.facts import find_facts
from generator.notice.repetition import said_how_often

# words of a notice | the fact read | what says how often, or in how many parts
TABLE = """
    按年服务费给予补助50% | - | -
    按年租金给予补助 | - | -
    按年营业收入给予奖励 | - | -
    按年担保额的1%补助 | - | -
    按年度产值的1% | - | -
    按季度用电量给予补贴 | - | -
    按月租金的50% | - | -
    按月工资的50%给予 | - | -
    一次性告知申请人 | - | -
    分期建设的项目 | - | -
    分两年建成 | - | -
    按年给予补助 | yearly | 按年
    按年补助5万元 | yearly | 按年
    按年，给予5万元 | yearly | 按年
    按年度给予补助 | yearly | 按年度
    按学期发放 | termly | 按学期
    每学年补助 | yearly | 每学年
    按季度发放 | quarterly | 按季度
    每月1000元 | monthly | 每月
    一次性奖励5万元 | one_off | 一次性
    奖金分期支付 | - | 分期
    分两年支付 | - | 分两年
    分3年拨付到位 | - | 分3年
    分批兑现 | - | 分批
    逐年发放 | - | 逐年
    分年度给予 | - | 分年度
"""
CASES = [tuple(part.strip() for part in line.split("|")) for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_how_often(case: tuple[str, ...]) -> None:
    text, read, said = case
    facts = [str(fact.value) for fact in find_facts(text) if fact.kind == "repetition"]
    assert facts == ([] if read == "-" else [read])
    assert (said_how_often(text) or "-") == said
