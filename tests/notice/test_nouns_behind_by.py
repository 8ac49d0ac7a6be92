"""按 with a noun that only begins like a unit (按项目投资额) says nothing of what a rate is counted by."""

import pytest

from generator.notice.facts import find_facts


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("按项目投资额的20%给予补助", None),
        ("按所得税地方留成部分的50%给予奖励", None),
        ("按家电销售额的1%给予奖励", None),
        ("按场地租金的50%给予补贴", None),
        ("按票面金额的2%给予补助", None),
        ("按股权投资额的3%奖励", None),
        ("按部门考核结果的20%奖励", None),
        ("按车辆购置价的10%补助", None),
        ("按集装箱运费的10%补助", None),
        ("按课时费的20%补助", None),
        ("按机构运营费用的30%给予补贴", None),
        ("按企业研发投入的10%给予补助", None),
        ("按门票费用的20%给予奖励", None),
        # Of a sum a longer word counts as its beginning does.
        ("按人头补助200元", "人"),
        ("按吨位补助10元", "吨"),
        ("按台套补贴3000元", "台"),
        ("按床位实际入住数补助300元", "床位"),
        ("按件给予100元", "件"),
        ("按项给予2万元", "项"),
        ("按床位数补助300元", "床位"),
        ("按床位给予每张500元", "床位·张"),
        ("按座位数每座200元", "座"),
        ("按人次奖励5元", "人次"),
        ("按月发放500元", "月"),
        ("按年度给予5万元", "年"),
    ],
)
def test_what_a_figure_is_counted_by_behind_by(text: str, per: str | None) -> None:
    assert [fact.per for fact in find_facts(text) if fact.kind in ("money", "percentage")] == [per]
