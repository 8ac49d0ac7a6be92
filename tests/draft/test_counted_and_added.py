"""What a sum is counted by and that it is added to another: neither is a condition, a case or somebody."""

from __future__ import annotations

import pytest

from .test_office_reading import drafted

COUNTED = {
    "对新购织机的企业，每艘给予一次性补助50万元。": "艘",
    "对建造渔船的企业，按每艘20万元给予补助。": "艘",
    "对新建水井的合作社，给予每口2万元补助。": "口",
    "对建设重力式水箱的企业，每口重力式水箱补助5万元。": "口",
    "对栽种桑树的农户，每棵补助20元。": "棵",
    "对引进种羊的合作社，每匹补助500元。": "匹",
    "对养殖鱼苗的农户，按每尾2元给予补贴。": "尾",
    "对新购染缸的企业，每只染缸给予补助800元。": "只",
}


@pytest.mark.parametrize("text", COUNTED)
def test_what_a_sum_is_counted_by_is_its_unit_and_no_condition(text: str) -> None:
    (award,) = drafted(text)["awards"]
    assert award["amount"]["per"] == COUNTED[text]
    assert [each["source"]["quote"] for each in award.get("conditions", []) if len(each["source"]["quote"]) < 4] == []


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("对织造研学基地，按每接待1名学生10元的标准给予补助。", "每接待1名学生"),
        ("对织造企业，每新招1名工人奖励1000元。", "每新招1名工人"),
        ("对织造协会，每组织1家企业参展补助2000元。", "每组织1家企业参展"),
    ],
)
def test_each_thing_is_told_with_its_noun(text: str, noun: str) -> None:
    (award,) = drafted(text)["awards"]
    assert noun in (award.get("each", {}).get("words", ""), award["trigger"])
    assert not award.get("conditions")


ADDED = """\
对新购织机的企业，每台给予一次性补助5万元，购置智能织机的另加补助2万元。
对购置织机的合作社，每台补助3万元，新能源织机另加补助1万元。
对新设立的织造企业，奖励10万元，当年投产的再增加奖励5万元。
对新设立的织造企业，奖励10万元，获得专利的另增补助3万元。
对新设立的织造企业，奖励10万元，设立党组织的另行加发补助1万元。
对新设立的织造企业，奖励10万元，吸纳毕业生的再加奖励2万元。
对新设立的织造企业，奖励10万元，通过验收的另外增加补助4万元。
对新设立的织造企业，奖励10万元，产品获奖的追加奖励4万元。
"""


@pytest.mark.parametrize("text", ADDED.splitlines())
def test_a_sum_on_top_is_given_for_its_case_to_those_of_the_first(text: str) -> None:
    first, second = drafted(text)["awards"]
    case = text.rpartition("，")[2].partition("的")[0]
    assert second["trigger"] in (case, "新能源织机")
    assert second["beneficiary"] == first["beneficiary"]
    assert not second.get("conditions")
