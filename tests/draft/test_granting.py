"""How a granting sentence is taken apart: for what, to whom, how much, under which conditions."""

from typing import Any

import pytest

from generator.draft.model import Draft
from generator.notice.read import parse_notice


def awards_of(sentence: str) -> list[dict[str, Any]]:
    text = f"示例市人民政府关于促进发展的若干措施\n\n一、支持发展。{sentence}\n\n二、加强服务。推进网上办理。\n"
    return Draft(parse_notice(text), "example").awards


@pytest.mark.parametrize(
    ("sentence", "trigger", "beneficiary"),
    [
        ("对新认定的孵化器，给予20万元奖励。", "新认定的孵化器", "孵化器"),
        ("对认定为示范区的，给予承办单位最高100万元资助。", "认定为示范区", "承办单位"),
        ("鼓励企业做大做强，对首次上规的企业，一次性奖励5万元。", "首次上规的企业", "企业"),
        ("企业租用公共仓库的，对其租金给予50%的补助。", "企业租用公共仓库", "企业"),
        ("首获高级认证的企业给予10万元奖励。", "首获高级认证的企业", "企业"),
        ("对研发投入给予补助，最高20万元。", "研发投入", "研发投入"),
        ("对发行基金的原始权益人按照发行额1‰予以奖励。", "发行基金的原始权益人", "原始权益人"),
        ("对按期还款的企业给予5万元奖励。", "按期还款的企业", "企业"),
        ("按引进项目的投资额奖励中介机构，符合产业导向的项目，按实到外资额的8‰给予奖励。", None, None),
    ],
)
def test_trigger_and_beneficiary_are_words_of_the_sentence(
    sentence: str, trigger: str | None, beneficiary: str | None
) -> None:
    (award,) = awards_of(sentence)
    assert award["trigger"] in sentence
    assert award["beneficiary"] in sentence
    if trigger:
        assert (award["trigger"], award["beneficiary"]) == (trigger, beneficiary)


def test_a_ceiling_limits_the_rate_and_is_no_second_sum() -> None:
    (award,) = awards_of("对企业的检测费用给予30%的补助，每家企业最高补助20万元。")
    assert award["amount"] == {"percent": 30, "of": "企业的检测费用"}
    (cap,) = award["caps"]
    assert cap == {"money": {"value": 200000, "unit": "CNY", "bound": "at_most"}, "scope": "每家企业"}


def test_a_ceiling_in_a_sentence_of_its_own_belongs_to_the_award_before_it() -> None:
    (award,) = awards_of("对新设备按投资额的10%给予补助。单个项目补助最高不超过300万元。")
    assert award["amount"]["percent"] == 10
    assert award["caps"][0]["money"]["value"] == 3000000
    assert award["source"][1]["quote"] == "单个项目补助最高不超过300万元"


def test_sums_beside_their_own_words_are_tiers_of_the_case_before_them() -> None:
    (award,) = awards_of("对权利人的维权费用给予一次性资助。国内维权每件资助1万元，涉外维权每件资助10万元。")
    assert [tier["level"] for tier in award["tiers"]] == ["国内维权", "涉外维权"]
    assert [tier["amount"]["value"] for tier in award["tiers"]] == [10000, 100000]
    assert award["beneficiary"] == "权利人"


def test_named_kinds_that_respectively_get_sums_are_tiers() -> None:
    (award,) = awards_of("对新建高级雪道、中级雪道、初级雪道，分别奖励100万元、50万元、5万元。")
    assert [tier["level"] for tier in award["tiers"]] == ["新建高级雪道", "中级雪道", "初级雪道"]


def test_a_sum_by_the_piece_keeps_what_it_is_counted_by() -> None:
    (award,) = awards_of("对观赏花卉基地，一次性奖励100元/亩。")
    assert award["amount"] == {"value": 100, "unit": "CNY", "per": "亩"}
    assert award["payment"] == "one_off"


def test_renminbi_is_no_person() -> None:
    (award,) = awards_of("符合导向的项目，按人民币30万元给予奖励。")
    assert award["amount"] == {"value": 300000, "unit": "CNY"}


def test_what_takes_the_award_away_is_an_exclusion() -> None:
    (award,) = awards_of("对新引进的外资项目，给予奖励100万元（房地产项目除外）。")
    assert [each["source"]["quote"] for each in award["exclusions"]] == ["房地产项目除外"]


def test_each_phrase_with_a_restriction_is_a_condition_with_its_figures() -> None:
    (award,) = awards_of("对新开餐厅，营业面积在100平方米以上，经营满1年的，奖励1万元。")
    assert [each["source"]["quote"] for each in award["conditions"]] == ["营业面积在100平方米以上", "经营满1年"]


@pytest.mark.parametrize(
    "sentence",
    [
        "每年安排最高100万元经费予以支持。",
        "居民消费价格涨幅达到6%，启动价格补贴联动机制。",
        "符合条件的企业可申请最高300万元的担保贷款。",
        "补助标准不低于1300元。",
    ],
)
def test_what_is_set_apart_aimed_at_or_lent_is_no_award(sentence: str) -> None:
    assert awards_of(sentence) == []


def test_the_part_above_a_number_is_taken_of_the_excess() -> None:
    awards = awards_of("企业招用退役军人的，按每人1000元给予补助；招用人数超过20人的，超出部分每人按1500元补助。")
    assert [award.get("reach") for award in awards] == [None, "excess"]


def test_somebody_who_gets_a_sum_is_named_without_figures() -> None:
    (award,) = awards_of("年度测评排名第1名奖励80万元，第2—4名各奖励40万元，后两名不予奖励。")
    assert not any(sign.isdigit() for sign in award["beneficiary"])


def test_a_rate_of_interest_is_no_base() -> None:
    (award,) = awards_of("对购置农机的合作社，按年利率1.5%给予贴息。")
    assert award["amount"] == {"percent": 1.5}


def test_the_base_of_listed_rates_is_that_of_each() -> None:
    (award,) = awards_of("对一类、二类人才，分别给予购房总价40%、25%的补贴。")
    assert [tier["amount"]["of"] for tier in award["tiers"]] == ["购房总价", "购房总价"]


def test_the_highest_of_several_sums_is_no_number_of_winners() -> None:
    (award,) = awards_of("对新认定的示范工厂，给予15万元奖励，同时符合多项的，只奖最高一项。")
    assert not any("count" in cap for cap in award.get("caps", []))
