"""A draft says words whole: the base of a rate, the scope of a limit, who gets a sum, a restriction, a name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.draft.phrases import in_their_phrase
from generator.draft.settle import settled
from generator.draft.yaml_text import without_comments
from generator.notice.read import parse_notice

NOTICE = "云岭市人民政府关于促进织造业发展的若干措施\n\n第一条 {text}\n\n第二条 {second}\n"
PLAIN = "加强服务。推进网上办理。"


def drafted(text: str, second: str = PLAIN) -> dict[str, Any]:
    """A settled draft of a notice with the text in its first article, by collection."""
    notice = parse_notice(NOTICE.format(text=text, second=second))
    files = settled(notice, "weaving", date(2024, 1, 1))
    return without_comments({key: value for part in files.values() for key, value in part.items()})


def first_award(text: str) -> dict[str, Any]:
    return dict(drafted(text)["awards"][0])


BASES = """\
对新设立的外资企业，按实到外资额的8‰给予奖励。 | 实到外资额
对新设立的外资企业，按实际到位外资的1%给予奖励。 | 实际到位外资
对织造企业，按收到货款的2%给予奖励。 | 收到货款
对织造企业，按到账资金的2%给予奖励。 | 到账资金
对织造企业，按其他费用的20%给予补助。 | 其他费用
对织造企业，对其入驻云岭市行政区域内织造业孵化载体期间实际发生的场地租金总额的50%予以租金补贴。 | 实际发生的场地租金总额
对织造企业，按设备投资额的8%给予补助。 | 设备投资额
"""


@pytest.mark.parametrize("line", BASES.splitlines())
def test_the_base_of_a_rate_is_whole(line: str) -> None:
    text, base = line.split(" | ")
    assert first_award(text)["amount"]["of"].endswith(base)


SCOPES = """\
对织造企业，按租金的50%给予租金补贴，每个企业租金补贴每年不超过5万元。 | 每个企业租金补贴每年
对服务机构，每推荐1个企业给予1万元奖励，同一服务机构的奖励额度每年最高不超过10万元。 | 同一服务机构的奖励额度每年
对获奖的织造企业，给予一次性10万元奖励，每年获支持企业数量最多不超过10个。 | 每年获支持企业数量
对织造企业，按租金的50%给予补贴，单个企业最高不超过5万元。 | 单个企业
对织造企业，按租金的50%给予补贴，同一企业的补贴最高不超过5万元。 | 同一企业
"""


@pytest.mark.parametrize("line", SCOPES.splitlines())
def test_a_limit_keeps_the_time_and_the_number_that_it_is_of(line: str) -> None:
    text, scope = line.split(" | ")
    assert first_award(text)["caps"][0]["scope"] == scope


WHO = """\
入驻织造基地的第三方服务机构（政府采购的除外）每成功推荐1个企业在基地登记，且经营满1年的，奖励1万元。 | 第三方服务机构
入驻基地的中介机构每引进1个企业在基地落户的，给予1万元奖励。 | 中介机构
首获国家级、省级文化出口重点企业或重点项目的，分别给予10万元、5万元奖励。 | 重点企业或重点项目
首获国家级、省级示范企业的，分别给予10万元、5万元奖励。 | 示范企业
"""


@pytest.mark.parametrize("line", WHO.splitlines())
def test_who_gets_a_sum_is_the_one_who_does_it(line: str) -> None:
    text, who = line.split(" | ")
    assert first_award(text)["beneficiary"] == who


def test_a_restriction_is_quoted_with_its_phrase() -> None:
    award = first_award("在织造企业连续就业满1年的青年人才，在职期间可领取每人每月500元住房补贴。")
    quotes = [each["source"]["quote"] for each in award["conditions"]]
    assert "在职期间可领取" in quotes
    assert not any(quote.startswith("职期间") for quote in quotes)


def test_a_run_is_widened_to_stops_and_figures_and_never_over_a_figure() -> None:
    assert in_their_phrase("配套建设", "配套建设", ["给予每家30万元一次性配套建设支持"]) == "配套建设支持"
    assert in_their_phrase("按中方当年", "按中方当年", ["对企业，按中方当年投资额50万元奖励"]) == "按中方当年投资额"
    assert in_their_phrase("新设", "新设", ["满一年新设的企业"]) == "新设的企业"
    assert in_their_phrase("新设", "新设", ["别的话"]) == "新设"
    second = in_their_phrase("每箱", "以上的部分每箱奖励", ["以内的部分每箱奖励20元，以上的部分每箱奖励30元"])
    assert second == "以上的部分每箱奖励"


def test_what_selects_one_of_several_sums_restricts_no_other() -> None:
    award = first_award(
        "对企业开展境外投资的，按投资额50万-100万（不含）美元奖励10万元，100万-200万（不含）美元奖励20万元，"
        "200万美元以上的，在市级政策基础上另奖励20万元。"
    )
    assert "200万美元以上" not in [each["source"]["quote"] for each in award.get("conditions", [])]
    assert award["stacking"][0]["source"]["quote"] == "200万美元以上的，在市级政策基础上另奖励20万元"


def test_a_name_keeps_the_first_character_of_its_word() -> None:
    award = first_award("取得执业资格证的在职青年人才，一次性给予5万元的就业补贴。")
    assert not award["name"].startswith("职")


def answer(draft: dict[str, Any], key: str) -> str:
    return next(str(each["answer"]) for group in draft["groups"] for each in group["questions"] if each["id"] == key)


@pytest.mark.parametrize("words", ["获得资金的涉税支出由企业、个人自行承担", "检测费用由企业承担"])
def test_who_bears_a_cost_is_not_who_acts(words: str) -> None:
    draft = drafted("对新设立的织造企业，给予10万元奖励。", f"{words}。")
    assert words not in answer(draft["faq"], "who-leads")


def test_who_acts_is_told_beside_words_that_wait() -> None:
    second = "存在违法行为的，可由牵头部门研究决定不给予补助。具体工作由市投资促进服务中心承担。"
    told = answer(drafted("对新设立的织造企业，给予10万元奖励。", second)["faq"], "who-leads")
    assert "市投资促进服务中心承担" in told


def test_a_quote_in_an_answer_ends_with_a_phrase() -> None:
    second = "适用对象应当支持织造业发展，拥护行业公约，无违法犯罪记录以及未被认定为失信惩戒对象的单位可以参加。"
    told = answer(drafted("对新设立的织造企业，给予10万元奖励。", second)["faq"], "provisions")
    assert "以及未被]" not in told
    assert "未被认定" in told or "未被" not in told


CONDITIONS = """\
在织造企业就业的青年人才，符合租住公寓条件但未入住的，每人每月补贴500元。 | 符合租住公寓条件但未入住
对新注册的织造企业，从注册当年起3年内，年出口额增量达300万元、500万元以上，分别奖励3万元、5万元。 | 从注册当年起3年内
"""


@pytest.mark.parametrize("line", CONDITIONS.splitlines())
def test_an_answer_on_a_sum_quotes_its_conditions(line: str) -> None:
    text, condition = line.split(" | ")
    assert f"[{condition}](clause:" in answer(drafted(text)["faq"], "how-much-1")


def test_an_answer_quotes_no_limit_twice_and_nothing_that_is_only_given() -> None:
    told = answer(drafted("对织造企业，按租金的50%给予补贴，单个企业最高不超过5万元。")["faq"], "how-much-1")
    assert "条件：" not in told
