"""What a figure is for: one figure a case, marked by 【】 in a sentence written for the test."""

import pytest

from generator.notice.amounts import amounts_of
from generator.notice.facts import find_facts

CASES = """
award | 给予一次性奖励【20万元】
award | 给予【50%】以下资金支持，最高不超过240万元
award | 对优质服务项目予以最高【30万元】资助
award | 按照每人【1500元】的标准给予一次性吸纳就业补贴
award | 分别按人民币【30万元】、50万元给予奖励
award | 三星级按【60%】奖励返还
condition | 对单户担保金额【200万元】以下的融资担保业务免收担保费
condition | 罚款金额在【15万元】以上的，按1500元奖励
condition | 当年实到外资达到【1000万美元】的，再给予奖励100万元
condition | 对稳岗率达到【95%】以上、有扩岗需求的企业，贷款利率不得过高
condition | 按中方投资额【50万】-100万（不含）美元奖励10万元
relief | 减按【1%】征收率征收增值税
relief | 其他药品注册收费在原标准基础上下调【30%】
relief | 收取的担保费率原则上不超过【1%】
fund | 每年安排旅游引导资金【1000万元】
fund | 设立【800亿元】稳外贸专项信贷额度
target | 支持园区谋划【百亿元】产业集群
target | 力争高频事项覆盖达【50%】以上
other | 省级风险补偿比例由【20%】提高至40%
other | 奖励资金在投产后分三年按【40%】、30%、30%比例拨付
""".strip()


@pytest.mark.parametrize("case", CASES.splitlines())
def test_a_figure_has_the_role_that_its_words_give_it(case: str) -> None:
    role, _, marked = case.partition(" | ")
    figure = marked[marked.index("【") + 1 : marked.index("】")]
    text = f"支持发展。{marked.replace('【', '').replace('】', '')}。"
    amounts = amounts_of(text, find_facts(text))
    before = marked[: marked.index("【")]
    nth = len([fact for fact in find_facts(before) if fact.kind in ("money", "percentage")])
    assert amounts[nth].text == figure
    assert amounts[nth].role == role
