"""What limits and pays out a drafted grant, whom it goes to, and what documents answer: own small notices."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import run
from generator.draft.model import Draft
from generator.draft.settle import settled
from generator.notice.read import parse_notice

_DAY = date(2024, 6, 1)
_TAIL = "二、本措施自2024年1月1日起施行，有效期3年。\n"


def awards_of(text: str) -> list[dict[str, Any]]:
    return Draft(parse_notice(f"示例市促进发展若干措施\n\n一、{text}\n\n{_TAIL}"), "x").awards


@pytest.mark.parametrize(
    ("text", "payout"),
    [
        (
            "对投产的项目给予200万元奖励，签约后兑现20%，开工后兑现30%，投产后兑现50%。",
            [("签约", 20), ("开工", 30), ("投产", 50)],
        ),
        (
            "对上市的企业给予500万元奖励，分阶段兑现：完成辅导的兑现10%，获受理的兑现30%，成功上市的兑现60%。",
            [("完成辅导", 10), ("获受理", 30), ("成功上市", 60)],
        ),
        ("对引进的人才给予60万元补贴，分三年按5:3:2的比例发放。", [(1, 50), (2, 30), (3, 20)]),
        ("新建养老院每张床位补助6000元。分两年按60%、40%拨付。", [(1, 60), (2, 40)]),
    ],
)
def test_shares_of_paying_out_are_no_conditions_only(text: str, payout: list[tuple[Any, int]]) -> None:
    (award,) = awards_of(text)
    said = [(each.get("stage", each.get("year")), each["percent"]) for each in award["payout"]]
    assert said == payout


@pytest.mark.parametrize(
    "text",
    [
        "对投产的项目给予200万元奖励，签约后兑现20%，开工后兑现30%。",  # half of it
        "对引进的项目按1:1的比例给予配套奖励，最高60万元。",  # no ratio of paying out
    ],
)
def test_shares_that_make_no_whole_are_no_payout(text: str) -> None:
    (award,) = awards_of(text)
    assert "payout" not in award


def test_the_least_that_is_paid_is_a_floor_of_each_sum_before_it() -> None:
    awards = awards_of("对上云企业给予补助，其中小微企业补助60%，大中型企业补助40%，每家最高15万元且不低于5000元。")
    assert [tier["level"] for tier in awards[0]["tiers"]] == ["小微企业", "大中型企业"]
    assert [award["floor"]["value"] for award in awards] == [5000]
    awards = awards_of("对上云企业按费用的60%补助，对上链企业按费用的40%补助，每家最高15万元且不低于5000元。")
    assert [award["floor"]["value"] for award in awards] == [5000, 5000]


def test_a_limit_in_its_own_paragraph_below_the_last_point_is_one_of_all_points() -> None:
    notice = parse_notice(
        "示例市孵化器奖励办法\n\n一、培育奖励：\n1.每培育1家上市企业，奖励80万元；\n2.每毕业1家企业，奖励3万元。\n"
        f"单个孵化器每年培育奖励合计不超过150万元。\n\n{_TAIL}"
    )
    draft = Draft(notice, "x")
    (cap,) = draft.joint_caps
    assert cap["money"]["value"] == 1500000  # type: ignore[index]
    assert cap["awards"] == [award["id"] for award in draft.awards]
    assert all("caps" not in award for award in draft.awards)


@pytest.mark.parametrize(
    ("text", "who", "trigger"),
    [
        ("（落户奖励）对新引进的软件企业，给予30万元奖励。", "软件企业", "新引进的软件企业"),
        ("绩效奖励：评价优秀的孵化器，奖励20万元。", "孵化器", "评价优秀的孵化器"),
        ("青年人才在本市租房的，给予每月500元补贴。", "青年人才", "青年人才在本市租房"),
        ("取得医疗器械注册证的，每个品种奖励40万元。本条由企业申报。", "企业", "取得医疗器械注册证"),
    ],
)
def test_who_gets_it_is_a_printed_phrase_and_no_label(text: str, who: str, trigger: str) -> None:
    (award,) = awards_of(text)
    assert (award["beneficiary"], award["trigger"]) == (who, trigger)


def test_who_is_named_nowhere_in_the_clause_is_taken_from_where_the_notice_names_somebody() -> None:
    notice = parse_notice(
        f"示例市若干措施\n\n一、总产值首次达到5亿元的，奖励20万元。\n\n三、本措施适用于建筑企业。\n\n{_TAIL}"
    )
    draft = Draft(notice, "x")
    (award,) = draft.awards
    quotes = [source["quote"] for source in award["source"]]  # type: ignore[union-attr,index]
    assert str(award["beneficiary"]).endswith("企业")
    assert award["beneficiary"] in quotes


def test_a_measure_has_a_verb_and_names_of_offices_are_none() -> None:
    text = "县社会保障局会同县税务局复核后公示。夫妻双方可以叠加享受。县投资促进局鼓励企业参展。"
    draft = Draft(parse_notice(f"示例县若干措施\n\n一、{text}\n\n{_TAIL}"), "x")
    assert [measure["verb"] for measure in draft.measures] == ["鼓励"]
    assert any("夫妻" in str(rule["source"]) for rule in draft.rules)


def answers_of(text: str) -> dict[str, Any]:
    files = settled(
        parse_notice(f"示例市若干措施\n\n一、对新设立的企业奖励5万元。\n\n{text}\n\n三、本措施有效期3年。\n"), "x", _DAY
    )
    faq: Any = files["faq.yaml"]
    groups = faq.get("faq", faq)["groups"]
    return {question["id"]: question for group in groups for question in group["questions"]}


@pytest.mark.parametrize(
    ("text", "question", "words"),
    [
        ("二、申报期为每年3月1日至3月31日，向区科技局提交申请材料。", "where", "申报期为每年3月1日至3月31日"),
        ("二、申请人登录市政务服务网提交申请。", "where", "登录市政务服务网提交申请"),
        ("二、受理工作由市中小企业服务中心承担。", "who-leads", "由市中小企业服务中心承担"),
    ],
)
def test_the_answer_quotes_the_notice_where_it_says_so(text: str, question: str, words: str) -> None:
    answer = answers_of(text)[question]
    assert words in answer["answer"]
    assert "not_in_notice" not in answer


def test_the_answer_says_that_nothing_is_said_where_nothing_is() -> None:
    assert answers_of("二、各单位要加强宣传。")["where"]["not_in_notice"] is True


@pytest.mark.parametrize(
    "text",
    [
        "企业年出口额达到200万美元的，奖励4万元；在此基础上，每增加50万美元，再奖励1万元，单个企业最高奖励20万元。",
        "对出口企业按出口额每1美元给予0.02元人民币补助，单个企业最高50万元。",
        "产值1亿元以上的，每增加1亿元奖励3万元，最高60万元。",
        "第一年、第二年按地方贡献的90%给予企业奖励，第三年和第四年按50%给予奖励。",
        "对上市的企业给予500万元奖励，分三年按5:3:2的比例拨付。",
        "对投产的项目给予200万元奖励，签约后兑现20%，开工后兑现30%，投产后兑现50%。",
        "对完成Ⅰ、Ⅱ期试验的企业，分别按费用的20%给予补助，最高100万元、200万元。",
        "对上云企业给予补助，其中小微企业补助60%，大中型企业补助40%，每家最高15万元且不低于5000元。",
    ],
)
def test_drafts_of_these_terms_build(text: str, tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "n.txt").write_text(f"示例市促进发展若干措施\n\n一、{text}\n\n{_TAIL}", encoding="utf-8")
    assert run(["--root", str(tmp_path), "new", str(tmp_path / "n.txt"), "--id", "small"]) == 0
    assert run(["--root", str(tmp_path), "build", "--as-of", "2024-06-01"]) == 0
