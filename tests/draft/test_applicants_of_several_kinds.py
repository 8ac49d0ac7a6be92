"""Who applies, where one sentence names units and persons: each has a form."""

from datetime import date
from typing import Any

import pytest

from generator.draft.applicant_kinds import kinds_of, with_those_beside
from generator.draft.settle import settled
from generator.notice.read import parse_notice


@pytest.mark.parametrize(
    ("beneficiary", "kinds"),
    [
        ("企业", ["enterprise"]),
        ("企业、社会组织、个人", ["enterprise", "organisation", "individual"]),
        ("企业或者个人", ["enterprise", "individual"]),
        ("个人和企业", ["individual", "enterprise"]),
        ("企业、事业单位和个人", ["enterprise", "organisation", "individual"]),
        ("合作社、家庭农场、农户", ["organisation", "enterprise", "individual"]),
        ("国家级、省级专精特新企业", ["enterprise"]),
        ("企业及其负责人团队", ["enterprise"]),
        ("中介机构（人）", ["organisation", "individual"]),
        ("中介机构/中介人", ["organisation", "individual"]),
        ("引荐机构（含个人）", ["organisation", "individual"]),
        ("引荐单位和引荐人", ["organisation", "individual"]),
        ("社会中介组织及个人", ["organisation", "individual"]),
        ("商会、协会及有关人士", ["organisation", "individual"]),
        ("企业（个人）", ["enterprise", "individual"]),
        ("招商顾问", ["individual"]),
        ("企业法人", ["enterprise"]),
        ("企业（不含个体工商户）", ["enterprise"]),
        ("企业（项目）", ["enterprise"]),
    ],
)
def test_kinds_of_a_list(beneficiary: str, kinds: list[str]) -> None:
    assert kinds_of(beneficiary) == kinds


@pytest.mark.parametrize(
    ("beneficiary", "words", "whole"),
    [
        ("企业", "企业、社会组织、个人获得专利奖", "企业、社会组织、个人"),
        ("高校", "高校、科研院所及科研人员转化成果", "高校、科研院所及科研人员"),
        ("企事业单位", "企事业单位、社会团体、个体工商户举办展会", "企事业单位、社会团体、个体工商户"),
        ("企业", "企业获得专利奖", "企业"),
        ("企业", "企业和人员规模扩大", "企业"),
        ("机构", "企业引进服务机构", "机构"),
        ("中介机构", "引荐项目的中介机构（人）", "中介机构（人）"),
        ("企业", "企业（个人）获得专利奖", "企业（个人）"),
        ("企业", "企业（不含个体工商户）获得专利奖", "企业"),
    ],
)
def test_a_list_is_taken_whole(beneficiary: str, words: str, whole: str) -> None:
    assert with_those_beside(beneficiary, words) == whole


def drafted(sentence: str) -> dict[str, Any]:
    articles = (sentence, "本办法自2024年1月1日起施行，有效期3年。")
    numbered = (f"第{number}条 {text}" for number, text in zip("一二", articles, strict=True))
    notice = "\n\n".join(("青石县促进加工业发展办法", *numbered, ""))
    return settled(parse_notice(notice), "x", date(2024, 6, 1))


def test_units_and_persons_have_a_form_each() -> None:
    files = drafted("对企业、社会组织、个人获得专利奖的，奖励5万元。")
    assert [award["form"] for award in files["policy.yaml"]["awards"]] == ["form-1"]
    forms = [(form["id"], form["applicants"], form["title"]) for form in files["forms.yaml"]["forms"]]
    title = forms[0][2]
    assert forms == [
        ("form-1", ["enterprise", "organisation"], title),
        ("form-1-person", ["individual"], f"{title}（个人）"),
    ]


@pytest.mark.parametrize(
    "who", ["中介机构（人）", "中介机构、中介人", "中介机构（含个人）", "引荐单位和引荐人", "中介机构/中介人"]
)
def test_who_brings_a_project_has_a_form_as_a_unit_and_one_as_a_person(who: str) -> None:
    files = drafted(f"对成功引荐项目落户的{who}，给予10万元奖励。")
    forms = [(form["id"], form["applicants"]) for form in files["forms.yaml"]["forms"]]
    assert forms == [("form-1", ["organisation"]), ("form-1-person", ["individual"])]


def test_an_award_for_one_kind_has_one_form() -> None:
    forms = drafted("对获得专利奖的企业、机构，奖励5万元。")["forms.yaml"]["forms"]
    assert [(form["id"], "applicants" in form) for form in forms] == [("form-1", False)]
