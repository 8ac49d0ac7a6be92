"""Who applies, found as a word of its own and never inside a longer one."""

import pytest

from generator.draft.applicant import applicant_in
from tests.draft.test_grants import drafted

WHO = """\
未被列入严重失信主体名单 | None
失信被执行人名单中没有记录 | None
由行业主管部门推荐 | None
经行业主管部门推荐的项目 | 项目
获得企业家奖章的个人 | 个人
申报单位应当符合下列条件：未被列入失信主体名单 | 单位
在本市登记的企业 | 企业
"""


@pytest.mark.parametrize("line", WHO.splitlines())
def test_an_applicant_is_no_part_of_another_word(line: str) -> None:
    words, who = line.split(" | ")
    assert str(applicant_in(words)) == who


# Of a drafted sentence the whole of who gets the grant, and nothing else.
WHOLE = """\
孵化器每毕业1家高新技术企业，给予5万元奖励。 | 孵化器
众创空间每培育1家科技型中小企业，奖励1万元。 | 众创空间
园区运营机构每引进1家总部企业的，奖励20万元。 | 园区运营机构
养老机构入住老人每满30名，给予运营补贴2万元。 | 养老机构
行业协会、商会举办的促消费活动，每场补助2万元。 | 行业协会、商会
对高校、科研院所主办的学术会议，给予10万元补助。 | 高校、科研院所
工会、共青团组织开展的技能竞赛，每次补助3万元。 | 工会、共青团
对新认定的“老字号”企业，给予10万元奖励。 | “老字号”企业
“小巨人”企业实施技术改造的，按设备投资额的10%给予补助。 | “小巨人”企业
对“星级”民宿经营者，给予3万元奖励。 | “星级”民宿经营者
专精特新中小企业首次上云的，给予5万元补贴。 | 专精特新中小企业
科技型中小微企业贷款的，按利息的30%给予贴息。 | 科技型中小微企业
消费者个人购买新能源汽车的，每辆补贴5000元。 | 消费者个人
农户个人种植油茶的，每亩补助500元。 | 农户个人
大学生创业者个人租用场地的，给予2万元补贴。 | 大学生创业者个人
小微企业孵化器通过年度评价的，奖励10万元。 | 小微企业孵化器
对大学生创业企业孵化基地，给予15万元补贴。 | 大学生创业企业孵化基地
职业院校为本地企业输送毕业生的，每人奖励1000元。 | 职业院校
高校院所为中小企业提供技术服务的，按合同金额的5%给予奖励。 | 高校院所
服务机构为企业提供上云服务的，每服务一家奖励2000元。 | 服务机构
单场演出观众达5000人以上的，按场租的50%补助主办方。 | 主办方
"""


@pytest.mark.parametrize("line", WHOLE.splitlines())
def test_who_gets_a_grant_is_named_whole(line: str) -> None:
    sentence, who = line.split(" | ")
    (row,) = drafted(sentence)["grants"]
    assert row["who"] == who
