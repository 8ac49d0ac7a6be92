"""What an office found false or missing in the documents of whole drafts: own small notices, each a kind of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.draft.settle import settled
from generator.draft.yaml_text import without_comments
from generator.notice.read import parse_notice

_DAY = date(2024, 6, 1)
_TAIL = "本措施自2024年1月1日起施行，有效期3年。"


def drafted(*texts: str) -> dict[str, Any]:
    """The draft of a small notice whose clauses say these things, a paragraph each."""
    numbers = "一二三四五六七八九十"
    body = "\n\n".join(f"{number}、{text}" for number, text in zip(numbers, (*texts, _TAIL), strict=False))
    files = settled(parse_notice(f"示例市促进织造业发展若干措施\n\n{body}\n"), "x", _DAY)
    return {key: value for part in files.values() for key, value in without_comments(part).items()}


def quotes(items: list[dict[str, Any]]) -> list[str]:
    return [item["source"]["quote"] for item in items]


LIMITS = """\
对新设立的织造企业，按设备投资额的10%给予补助，单个项目补助最高不超过50万元。
对入驻园区的织造企业，给予租金50%的补贴，每个企业租金补贴每年不超过5万元、补贴期限最长不超过3年。
对获得行业金奖的织造企业，给予5万元奖励，每年获支持企业数量最多不超过8个。
在织造企业就业的青年人才，每人每年补贴2000元，单个企业最多申报6人，补贴期限最长为2年。
"""


@pytest.mark.parametrize("text", LIMITS.splitlines())
def test_a_limit_is_no_condition(text: str) -> None:
    (award,) = drafted(text)["awards"]
    assert "caps" in award
    assert not [words for words in quotes(award.get("conditions", [])) if "不超过" in words or "最多" in words]


def test_a_limit_whose_words_say_more_stays_a_condition() -> None:
    (award,) = drafted("对取得国外专利的企业，给予费用50%的资助，每件专利资助不超过3个国家或地区。")["awards"]
    assert any("国家或地区" in words for words in quotes(award["conditions"]))


def test_how_a_sum_is_paid_out_is_told_and_is_no_condition() -> None:
    (award,) = drafted("对新引进的织造企业，给予200万元奖励，本条奖励资金在认定投产后分三年按40%、30%、30%比例拨付。")[
        "awards"
    ]
    assert [each["percent"] for each in award["payout"]] == [40, 30, 30]
    assert any("认定投产后" in words for words in quotes(award["remarks"]))
    assert not award.get("conditions")


def test_words_on_other_awards_are_no_condition() -> None:
    (award,) = drafted("对新引进的织造项目，在市级奖励的基础上，再给予一次性奖励60万元。")["awards"]
    assert award["stacking"][0]["kind"] == "on_top"
    assert not award.get("conditions")


ON_TOP = """\
对省级织造平台，在市级奖励30万元基础上追加奖励50万元。
对获评省级的织造平台，在市级奖励30万元的基础上再给予50万元奖励。
在享受国家补助100万元、省级补助20万元的基础上，市财政对织造企业再补助50万元。
对国家级织造企业，在省级一次性30万元奖励的基础之上再给予50万元。
对国家级织造基地，在省、市两级分别奖励30万元、10万元的基础上，区级再奖励50万元。
对在市级奖励30万元基础上获评国家级的企业，再奖励50万元。
"""


@pytest.mark.parametrize("text", ON_TOP.splitlines())
def test_what_another_level_gives_is_no_sum_of_the_award_that_comes_on_top(text: str) -> None:
    draft = drafted(text)
    (award,) = draft["awards"]
    assert award["amount"] == {"value": 500_000, "unit": "CNY"}
    assert award["stacking"][0]["kind"] == "on_top"
    assert "基础" in award["stacking"][0]["source"]["quote"]
    assert [rule["name"] for rule in draft["rules"]] == ["有效期"]  # no figure is left over


def test_a_level_that_gets_more_on_top_of_a_lower_one_is_a_tier() -> None:
    text = "对认定为市级织造企业的，给予奖励10万元；对认定为省级的，在市级奖励10万元的基础上再奖励20万元。"
    (award,) = drafted(text)["awards"]
    assert [(tier["level"], tier["amount"]["value"]) for tier in award["tiers"]] == [
        ("市级", 100_000),
        ("省级", 200_000),
    ]


def test_a_sum_that_this_notice_gives_first_stays_one() -> None:
    awards = drafted("企业新增织机，在给予10万元奖励的基础上，对首次投产的再奖励5万元。")["awards"]
    assert [award["amount"]["value"] for award in awards] == [100_000, 50_000]


def test_words_on_other_awards_before_a_colon_hold_for_each_award_behind_it() -> None:
    text = (
        "在享受市级扶持政策的基础上，按以下标准额外给予奖励支持：对通过认定的织造企业给予10万元奖励；"
        "对入选榜单的印染企业给予20万元奖励。"
    )
    awards = drafted(text)["awards"]
    assert [award["stacking"][0]["source"]["quote"] for award in awards] == ["在享受市级扶持政策的基础上"] * 2


def test_a_condition_does_not_repeat_what_is_given() -> None:
    (award,) = drafted("对在街区内新开设的织造品专卖店，经营满一年的一次性奖励1万元。")["awards"]
    assert quotes(award["conditions"]) == ["经营满一年"]


def test_words_of_giving_are_no_condition() -> None:
    (award,) = drafted("对评定为示范的织造孵化载体，给予每家30万元一次性配套建设支持。")["awards"]
    assert award["benefit"] == "配套建设支持"
    assert not award.get("conditions")


RULES = """\
每年度申报期为1—10月份，10月以后申报的项目原则上安排在次年1—3月兑付。 | 申报和兑付时间
同一企业不同项目符合本措施规定的，可叠加执行。 | 叠加享受
部分奖励项目按美元折合人民币计算，以到账当日的汇率折算。 | 汇率折算
印染企业均不享受本措施全部条款。 | 不予享受的情形
对存在重大违法行为的企业，可由主管部门研究决定不给予补助。 | 不予享受的情形
扶持对象违反承诺的，应将所获扶持资金予以退回。 | 退回和收回
在本市创业的台湾青年参照本措施执行。 | 适用范围
获得扶持资金的涉税支出由企业自行承担。 | 涉税支出
按原政策申请的项目处在执行过程中的，可按原政策执行。 | 过渡安排
本措施由示例市工业局负责解释。 | 解释机关
申请人应当对材料的真实性负责。 | 申请人须知
符合条件者向市纺织协会提出书面申报并提供相关材料。 | 申报方式
"""


@pytest.mark.parametrize("line", RULES.splitlines())
def test_what_applicants_must_know_is_no_task_of_a_department(line: str) -> None:
    text, name = line.split(" | ")
    draft = drafted("对新设立的织造企业，给予10万元奖励。", text)
    assert [rule["name"] for rule in draft["rules"] if rule["source"]["clause"] == "c02"] == [name]
    assert not draft.get("measures")


TASKS = """\
市工业局应当严格为申请人保密。
加强申报管理，推动织造企业入库。
"""


@pytest.mark.parametrize("text", TASKS.splitlines())
def test_a_task_stays_a_task(text: str) -> None:
    draft = drafted("对新设立的织造企业，给予10万元奖励。", text)
    assert [measure["source"]["clause"] for measure in draft["measures"]] == ["c02"]


def test_the_purpose_is_set_aside() -> None:
    draft = drafted("为支持织造业发展，结合本市实际，制定本措施。", "对新设立的织造企业，给予10万元奖励。")
    assert any(each["id"].startswith("purpose-") for each in draft["set_aside"])
    assert "c01" not in [rule["source"]["clause"] for rule in draft["rules"]]


def test_people_defined_by_an_age_are_defined() -> None:
    draft = drafted("本措施所称织造青年，是指45周岁以下，在本市就业的织造人员。", "对织造青年，给予1万元补贴。")
    assert [each["term"] for each in draft["definitions"]] == ["织造青年"]


NAMES = """\
在织造企业实习的高校学生，给予每人每月300元实习补贴。 | 高校学生实习补贴
对通过市级“织造之星”遴选认定的织造企业给予10万元奖励。对通过市级“印染之星”遴选认定的织造企业给予5万元奖励。 | “织造之星”
"""


@pytest.mark.parametrize("line", NAMES.splitlines())
def test_a_name_says_what_an_award_is(line: str) -> None:
    text, words = line.split(" | ")
    award = drafted(text)["awards"][0]
    assert words in award["name"]


def test_awards_by_a_figure_are_named_by_it() -> None:
    text = (
        "对当年出口额300万元、500万元以上的企业，分别奖励2万元、3万元。"
        "对当年进口额100万元、200万元以上的企业，分别奖励1万元、2万元。"
    )
    assert [award["name"] for award in drafted(text)["awards"]] == ["出口额奖励", "进口额奖励"]


def test_points_that_grade_one_figure_are_one_award() -> None:
    text = (
        "对符合条件的举报人，按照以下标准给予一次性奖励：\n\n（一）罚款金额在10万元以下的，按1000元奖励；\n\n"
        "（二）罚款金额在10万元以上的，按罚款金额的1%奖励。"
    )
    (award,) = drafted(text)["awards"]
    assert [sorted(tier) for tier in award["tiers"]] == [["amount", "band", "id", "source"]] * 2
    assert award["payment"] == "one_off"


def test_what_leads_to_points_holds_for_each() -> None:
    text = (
        "对本市行政区域内符合条件的织造企业给予支持，具体如下：\n\n（一）新投产的织造企业，给予10万元奖励。\n\n"
        "（二）新上市的织造企业，给予20万元奖励。"
    )
    awards = drafted(text)["awards"]
    assert all("本市行政区域内符合条件的织造企业" in quotes(award["conditions"]) for award in awards)


def test_a_blank_form_of_an_annex_is_set_aside() -> None:
    form = "织造奖励审批表\n\n审批单位：\n\n申请人姓名\n\n注：该表一式3份，由主管部门填写。\n"
    text = f"示例市织造奖励办法\n\n一、对新设立的织造企业，给予10万元奖励。\n\n二、{_TAIL}\n\n附件1\n\n{form}"
    files = settled(parse_notice(text), "x", _DAY)
    policy: Any = files["policy.yaml"]
    assert not policy["measures"]
    assert any("审批表" in str(each["source"]) for each in policy["set_aside"])


def test_both_kinds_of_a_pair_apply() -> None:
    (award,) = drafted("对引进织造项目的中介机构、中介人，给予20万元奖励。")["awards"]
    assert award["applicants"] == ["organisation", "individual"]


def test_a_form_does_not_ask_a_person_how_many_he_is() -> None:
    (form,) = drafted("在织造企业实习的高校学生，给予每人每月300元实习补贴。")["forms"]
    assert not any("quantity" in field["id"] for group in form["groups"] for field in group["fields"])


def test_names_in_a_question_are_quoted_inside_each_other() -> None:
    draft = drafted("支持企业“走出去”。对参加境外展会的企业，给予1万元补助。")
    asked = [each["question"] for group in draft["faq"]["groups"] for each in group["questions"]]
    assert not any("“走出去”" in each for each in asked if "面向谁" in each)


def test_a_computed_end_is_told_with_its_term() -> None:
    answers = [
        each["answer"]
        for group in drafted("对新设立的织造企业，给予10万元奖励。")["faq"]["groups"]
        for each in group["questions"]
        if each["id"] == "term"
    ]
    assert answers == ["{{ validity.start }}，有效期{{ validity.term }}，执行至{{ validity.end }}止。"]


def test_what_pays_part_of_a_fee_is_no_charge() -> None:
    (award,) = drafted("对国外授权专利的企业，资助缴纳官费的50%，每件最多资助1万元。")["awards"]
    assert award.get("nature", "grant") == "grant"


def test_a_heading_with_a_figure_or_a_word_like_one_is_no_measure() -> None:
    draft = drafted("A级景区创建。对新评定的景区，给予10万元奖励。", "规范队伍建设。对新聘用的导游，给予1万元奖励。")
    assert not draft.get("measures")
    assert not [rule for rule in draft["rules"] if rule["source"]["clause"] in ("c01", "c02")]


def test_a_case_that_is_granted_once_is_not_shut_out() -> None:
    listed = "（一）申请人提供虚假材料的；\n\n（二）同一事项多次申请的，不予重复奖励；\n\n（三）申请人放弃的。"
    draft = drafted("对新设立的织造企业，给予10万元奖励。", f"申请企业有下列情形之一的，不予奖励：\n\n{listed}")
    assert [leaf["statement"] for leaf in draft["eligibility"]["all_of"]] == ["申请人提供虚假材料", "申请人放弃"]
    assert any("不予重复奖励" in rule["source"]["quote"] for rule in draft["rules"])


@pytest.mark.parametrize(
    "text",
    [
        "申报单位弄虚作假骗取资金的，由市工信局追回已拨付资金，并在3年内不再受理其申报。",
        "申报机构应当对材料的真实性负责，提供虚假材料的取消资格。",
        "申请单位骗取资金的，由市工信局收回资金，不予受理其申请。",
        "对骗取资金的企业，由市工信局三年内不再受理。",
    ],
)
def test_what_is_held_against_an_applicant_does_not_say_where_to_apply(text: str) -> None:
    groups = drafted("对新设立的织造企业，给予10万元奖励。", text)["faq"]["groups"]
    (where,) = (each for group in groups for each in group["questions"] if each["id"] == "where")
    assert where.get("not_in_notice") is True


@pytest.mark.parametrize(
    "text", ["受理单位为市工信局。", "企业应当在5月底前向市工信局提出申请，逾期不再受理。", "资金由市工信局受理。"]
)
def test_where_to_apply_is_quoted(text: str) -> None:
    groups = drafted("对新设立的织造企业，给予10万元奖励。", text)["faq"]["groups"]
    (where,) = (each for group in groups for each in group["questions"] if each["id"] == "where")
    assert text.rstrip("。") in where["answer"]


@pytest.mark.parametrize("whom", ["企业和合作社（以下统称织造经营主体）", "企业（以下简称织造企业）", "合作社"])
@pytest.mark.parametrize("barred", ["不予奖补", "不予补贴", "不予奖励", "不得享受本措施"])
def test_cases_that_shut_out_are_no_rules(whom: str, barred: str) -> None:
    cases = "（一）拖欠职工工资的；\n\n（二）两年内发生重大质量事件的。"
    draft = drafted(
        f"本措施适用于在本市从事织造的{whom}。",
        "对新设立的织造企业，给予10万元奖励。",
        f"有下列情形之一的，{barred}：\n\n{cases}",
    )
    shut_out = [leaf for leaf in draft["eligibility"]["all_of"] if leaf.get("expected") is False]
    assert [leaf["statement"] for leaf in shut_out] == ["拖欠职工工资", "两年内发生重大质量事件"]


@pytest.mark.parametrize(
    "whom", ["企业和合作社", "企业、合作社和家庭农场", "企业、合作社和家庭农场（以下统称经营主体）", "企业"]
)
def test_all_of_several_applicants_are_named(whom: str) -> None:
    eligibility = drafted(f"本措施适用于在本市从事种植的{whom}。", "对新设立的织造企业，给予10万元奖励。")[
        "eligibility"
    ]
    assert eligibility["applies_to"] == whom.partition("（")[0]
    assert [leaf["statement"] for leaf in eligibility["all_of"]] == ["在本市从事种植"]
