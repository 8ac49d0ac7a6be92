"""What an office still found false, missing or misleading in documents that it had corrected: small notices of its
own, a kind each."""

from __future__ import annotations

from typing import Any

import pytest

from generator.draft.computing import computed_fields

from .test_office_reading import drafted


def answer(draft: dict[str, Any], key: str) -> str:
    groups = draft["faq"]["groups"]
    return next(str(each["answer"]) for group in groups for each in group["questions"] if each["id"] == key)


def test_a_firm_is_not_asked_how_many_firms_it_is_by_whatever_word_the_model_counts_them() -> None:
    award = {
        "id": "award-1",
        "amount": {"value": 6000, "unit": "CNY", "per": "企业"},
        "source": {"clause": "c01", "quote": "给予每家企业6000元补助"},
    }
    assert [*computed_fields(award, "")] == []


def test_an_answer_says_whom_it_shuts_out_and_does_not_call_that_a_condition() -> None:
    told = answer(
        drafted("新引进的织造项目，当年投资额达到1000万元的，给予一次性奖励100万元（贸易项目除外）。"), "how-much-1"
    )
    assert "；排除情形：[贸易项目除外]" in told
    assert "，[贸易项目除外]" not in told


def test_an_answer_without_a_sum_says_what_is_given() -> None:
    told = answer(drafted("对承办织造展会的社会组织，从展会经费中予以补贴。"), "how-much-1")
    assert "{{ awards.award-1.benefit }}，{{ awards.award-1.amount }}" in told


@pytest.mark.parametrize(
    "last", ["本措施有效期满而奖励资金尚未支付完毕的，应继续执行至全部完毕", "本措施执行期满后未兑现的奖励继续兑现"]
)
def test_the_answer_on_the_end_says_what_goes_on_after_it(last: str) -> None:
    told = answer(drafted("对新设立的织造企业，给予10万元奖励。", f"{last}。"), "term")
    assert last in told


@pytest.mark.parametrize("text", ["推动织造企业创新发展", "鼓励织造企业做优做强"])
def test_a_measure_is_not_named_as_the_awards_of_its_clause(text: str) -> None:
    draft = drafted(f"创新奖励。{text}，对新建研发机构的企业给予20万元奖励。")
    assert [award["amount"]["value"] for award in draft["awards"]] == [200_000]
    assert [measure["name"] for measure in draft["measures"]] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "组织策划面向织造企业的招商活动，引导企业在本市投资兴业。",
        "加强与行业协会的合作，引导企业到园区发展。",
        "搭建交流平台，引导织造业企业抱团发展。",
    ],
)
def test_what_a_department_does_so_that_it_leads_enterprises_is_its_task(text: str) -> None:
    (measure,) = drafted(text)["measures"]
    assert measure["addressee"] == "department"


@pytest.mark.parametrize("text", ["引导企业加强质量管理。", "鼓励企业改造设备，引导企业使用新工艺。"])
def test_words_that_lead_enterprises_from_the_first_address_them(text: str) -> None:
    (measure,) = drafted(text)["measures"]
    assert measure["addressee"] == "enterprise"


@pytest.mark.parametrize(
    ("cap", "told"),
    [("每家企业每年不超过6万元", True), ("同一企业年度补贴最高6万元", True), ("每家企业最高不超过6万元", False)],
)
def test_a_sum_with_a_limit_for_a_year_is_asked_for_a_year(cap: str, told: bool) -> None:
    form = drafted(f"织造企业租用厂房的，按租金的50%给予补贴，{cap}。")["forms"][0]
    fields = {each["id"]: each for group in form["groups"] for each in group["fields"]}
    assert ("当年度" in str(fields["base"].get("help"))) is told


@pytest.mark.parametrize(
    "text",
    [
        "前款奖励与本措施第一条规定的奖励不可重复享受。",
        "上述奖励与市级同类奖励不重复享受。",
        "本条奖励不得与市级人才奖励同时享受。",
    ],
)
def test_a_sentence_on_the_awards_above_it_stands_with_them(text: str) -> None:
    (award,) = drafted(f"对新引进的织造企业，给予50万元奖励。{text}")["awards"]
    assert [(each["kind"], each["source"]["quote"]) for each in award["stacking"]] == [("exclusive", text[:-1])]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("引进外地资金的中介机构（不含政府部门及公职人员），每个项目给予5万元奖励。", "不含政府部门及公职人员"),
        (
            "入驻园区的服务机构（属政府采购的运营机构除外），给予5万元奖励。",
            "属政府采购的运营机构除外",
        ),
    ],
)
def test_whom_brackets_in_the_case_leave_out_is_shut_out(text: str, quote: str) -> None:
    (award,) = drafted(text)["awards"]
    assert [each["source"]["quote"] for each in award.get("exclusions", [])] == [quote]


def test_a_limit_over_an_award_is_no_rule_besides() -> None:
    draft = drafted(
        "新设立的织造项目，第一年、第二年投资额达到500万元的，分别奖励20万元、10万元，每个项目两年奖励累计不超过25万元。"
    )
    limits = [each["source"]["quote"] for each in draft.get("joint_caps", [])]
    assert not [rule for rule in draft["rules"] if rule["source"]["quote"] in limits]
