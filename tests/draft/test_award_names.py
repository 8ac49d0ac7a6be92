"""Names of drafted awards: what only says to whom has what is given behind it; and no fragment is a condition."""

from __future__ import annotations

import datetime

import pytest

from generator.draft.model import Draft
from generator.draft.settle import restricting, said_already, settled
from generator.notice.read import parse_notice

HEAD = "云岭市促进养蜂业发展办法\n\n"
TAIL = "\n\n第三条 本办法自2024年6月1日起施行，有效期3年。\n"


def names(*clauses: str) -> list[str]:
    draft = Draft(parse_notice(HEAD + "\n\n".join(clauses) + TAIL), "bees")
    return [str(award["name"]) for award in draft.awards]


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("第一条 对符合奖励条件的举报人，给予1万元奖励。", "举报人奖励"),
        ("第一条 对符合下列条件的养蜂户，给予1万元补贴。", "养蜂户补贴"),
        ("第一条 对首次获得蜂蜜金奖的企业，给予10万元奖励。", "首次获得蜂蜜金奖的企业奖励"),
        ("第一条 对受到专项资金扶持的合作社，给予10万元补助。", "受到专项资金扶持的合作社补助"),
        ("第一条 对通过蜂业技能评审的个人，给予2万元资助。", "通过蜂业技能评审的个人资助"),
        ("第一条 对通过蜂业技能评审的企业，给予2万元支持。", "通过蜂业技能评审的企业支持资金"),
        # What happens is a name by itself.
        ("第一条 企业首次认定为高新技术养蜂企业，给予10万元奖励。", "企业首次认定为高新技术养蜂企业"),
        ("第一条 对新建标准化蜂场，给予10万元奖励。", "新建标准化蜂场"),
        # Without the levels of a list, whatever stands between them.
        ("第一条 对获得省蜂业技术奖一、二等奖的单位，分别奖励3万元、2万元。", "获得省蜂业技术奖的单位奖励"),
        ("第一条 对评为国家4A、5A级蜂业景区的，分别奖励100万元、300万元。", "评为国家蜂业景区"),
        ("第一条 对达到一级、二级、三级的蜂场，分别奖励3万元、2万元、1万元。", "蜂场奖励"),
        ("第一条 经营主体新建标准化蜂场的，给予10万元奖励。", "经营主体新建标准化蜂场"),
        ("第一条 经认定的标准化蜂场，给予10万元奖励。", "认定的标准化蜂场"),
        # Of a relief the name would have to say what is given back.
        ("第一条 对不裁员的养蜂企业，返还其上年度缴纳费用的50%。", "不裁员的养蜂企业"),
    ],
)
def test_a_name_that_only_says_to_whom_says_what_is_given(clause: str, name: str) -> None:
    assert names(clause) == [name]


def test_a_heading_that_says_it_is_enough() -> None:
    found = names(
        "第一条 蜂业人才奖励。对养蜂户，给予1万元奖励。对蜂农协会，给予2万元奖励。",
    )
    assert found == ["蜂业人才奖励：养蜂户", "蜂业人才奖励：蜂农协会"]


@pytest.mark.parametrize(
    "clause",
    [
        "第一条 蜂场示范。对评为国家养蜂示范基地的，奖励20万元；评为省级的，奖励10万元。",
        "第一条 对新认定为国家养蜂示范基地的，奖励20万元；对新认定为自治区级的，减半奖励。",
        "第一条 蜂蜜评比。对获得国家金奖的，奖励20万元；获得市级的，奖励10万元。",
        "第一条 蜂场示范。对列入国家名录的，奖励20万元；列入省级的，奖励10万元。",
    ],
)
def test_no_name_ends_where_its_level_stood(clause: str) -> None:
    found = names(clause)
    assert len(set(found)) == 2
    assert not [name for name in found if name.endswith(("为", "得", "入"))]


CUT = """第一条 对符合奖励条件的举报人，综合考虑危害程度以及行政处罚罚款金额等因素，按照以下标准给予一次性资金奖励：

（一）罚款金额在15万元以下的，按1500元奖励；

（二）罚款金额在15万元以上的，按罚款金额的1%奖励。"""


@pytest.mark.parametrize(
    "clause",
    [
        "对蜂场贷款，按照不高于同期贷款市场报价利率（LPR）的50%给予贴息。",
        "对引进的养蜂专家，给予每月3000元人才津贴，期限36个月。",
        "对引进的养蜂专家，给予10万元安家费。",
        "对开通蜂产品航线的企业，按每条航线每年20万元给予补助。",
        "对承担国家蜂业专项的，按国拨经费1:0.5给予配套。",
        "对租用蜂场的，按每平方米每月5元给予补贴，小微企业提高至8元。",
        "对购买蜂种的养蜂户，按购种费用的30%发放“蜂种券”，其中脱贫户补贴比例提高到50%。",
    ],
)
def test_words_that_say_how_much_and_what_are_no_conditions(clause: str) -> None:
    files = settled(parse_notice(f"{HEAD}第一条 {clause}{TAIL}"), "bees", datetime.date(2024, 7, 1))
    awards = [award for part in files.values() for award in part.get("awards", [])]  # type: ignore[attr-defined]
    assert awards
    assert [award["conditions"] for award in awards if "conditions" in award] == []


def test_what_a_condition_has_taken_in_is_no_second_one() -> None:
    files = settled(parse_notice(HEAD + CUT + TAIL), "bees", datetime.date(2024, 7, 1))
    (award,) = files["policy.yaml"]["awards"]  # type: ignore[misc]
    quotes = [each["source"]["quote"] for each in award["conditions"]]
    assert quotes == ["综合考虑危害程度以及行政处罚罚款金额等因素"]


@pytest.mark.parametrize(
    ("passage", "around", "quotes", "said"),
    [
        ("综合考虑罚款金额等因素，按照以下标准给予奖励", "等因素，按照以下标准给予", ["综合考虑罚款金额等因素"], True),
        ("综合考虑罚款金额等因素，按照以下标准给予奖励", "等因素，按照以下标准给予", [], False),
        # The same words in another place, which no quote holds.
        ("本市企业，按政策给予奖励，外地企业给予补助", "外地企业给予", ["本市企业"], False),
        ("本市择优，外地择优，给予奖励", "外地择优，", ["本市择优"], False),
    ],
)
def test_words_are_said_where_a_quote_holds_their_place(
    passage: str, around: str, quotes: list[str], said: bool
) -> None:
    assert said_already(restricting(around), around, [passage], quotes) is said
