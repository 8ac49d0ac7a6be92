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
other | 对省级平台，在市级奖励【30万元】的基础上再奖励50万元
other | 在享受国家补助【100万元】、省级补助50万元的基础之上，再补助20万元
other | 在自治区补助【20%】基础上，再按10%给予补助
award | 对省级平台，在市级奖励30万元的基础上再奖励【50万元】
award | 在给予【10万元】奖励的基础上，对首次投产的再奖励5万元
other | 奖励资金在投产后分三年按【40%】、30%、30%比例拨付
condition | 企业年研发投入占营业收入比重达到【5%】以上的，奖励10万元
condition | 年纳税额首次突破【1000万元】、3000万元的企业，分别奖励10万元、30万元
condition | 对投资额5000万元至【1亿元】的项目，给予投资额2%的补助
award | 对固定资产投资给予【8%】的补助，单个项目不超过500万元
award | 对固定资产投资给予8%的补助，单个项目不超过【500万元】
award | 每新增一家，奖励5万元，同一主体年度累计不超过【30万元】
award | 首年奖励10万元，以后每年递增【2万元】
award | 市外企业迁入的，再上浮【20%】给予奖励
award | 由市财政按1:1比例给予配套奖励，最高【50万元】
award | 展位费按80%补贴，单个企业补贴上限【3万元】
award | 一等奖每人发放奖金【5000元】
fund | 市财政每年统筹【2亿元】用于产业扶持
fund | 专项资金年度总规模为【5000万元】
fund | 县财政列支工作经费【30万元】
fund | 设立总规模【10亿元】的科创母基金
fund | 省级财政负担【70%】，市县负担30%
other | 个人承担保费的【20%】
award | 在本省设立的分支机构(含分公司),给予一次性资助【5万元】
award | 可从专项资金中列支，每场活动最高列支【100万元】
condition | 年交易额超过10亿元的，给予300万元补助；每再增加【5亿元】追加100万元
award | 年交易额超过10亿元的，给予300万元补助；每再增加5亿元追加【100万元】
award | 对项目贷款按不高于LPR的50%贴息，单个项目每年不超过【80万元】，贴息期限不超过3年
fund | 资金用于改善办园条件的比例不得低于【60%】
target | 力争物流总费用占生产总值比率下降至【13.5%】
award | 满100元减【30元】
condition | 满【100元】减30元
other | 推广“工匠贷”，单户最高【50万元】
other | 超过部分按违约金额的【5%】收取滞纳金
other | 对造成损失的处以【1万元】罚款
other | 违规的，处【2万元】以上5万元以下罚款
relief | 租金按市场价的【70%】收取
relief | 住房租金减免【50%】
relief | 企业用电价格下调【0.05元】
relief | 失业保险费率降至【0.5%】
relief | 保证金缴存比例由3%降至【1%】
relief | 给予房产税【50%】减免
target | 到2025年，数字经济增加值占地区生产总值比重达到【12%】
target | 力争年均增长【8%】左右
target | 全年完成固定资产投资【300亿元】
target | 研发经费投入强度提高到【3.5%】
award | 农机购置补贴比例提高至【40%】
award | 对担保费给予不超过【1.5%】的补贴
award | 按贷款金额的【2%】给予贴息
award | 按照不超过实际支出的【30%】予以资助
condition | 贷款余额在【1000万元】以内的小微企业可以申请贴息
condition | 实缴注册资本不低于【500万元】
condition | 申请企业资产负债率不高于【70%】
condition | 本地就业人员占比不低于【60%】的，奖励5万元
condition | 获得风险投资【300万元】以上的初创企业，按投资额5%奖励
award | 最高可获【100万元】资金支持
award | 对符合条件的给予总额【20万元】的安家费
award | 可享受每月【1500元】租房补贴
award | 购房补贴标准为每平方米【300元】
award | 年度奖励名额不超过10个，每个【3万元】
other | 获奖项目占申报总数的比例不超过【20%】
award | 将补助标准由每亩100元提高至每亩【150元】
other | 将补助标准由每亩【100元】提高至每亩150元
award | 评为3A、4A、5A级景区的，分别奖20万元、50万元、【200万元】
award | 对A类企业补助30万元；对B类企业，【20万元】
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


def test_a_figure_that_no_word_speaks_of_goes_with_the_award_before_it() -> None:
    text = "分别给予20万元、10万元补贴。可叠加享受，但总额不超过房价总额的50%。"
    assert [amount.role for amount in amounts_of(text, find_facts(text))] == ["award", "award", "award"]


def test_a_heading_in_brackets_speaks_of_no_figure() -> None:
    text = "（高管奖励）年度营收10亿元以上的企业，其高管按贡献的60%予以奖励。"
    assert [amount.role for amount in amounts_of(text, find_facts(text))] == ["condition", "award"]
