"""Growth that is said without a bound, what rates are of, and grades of an assessment."""

from __future__ import annotations

from typing import Any

import pytest

from .test_office_reading import drafted

GROWTH = {
    "对产值增长15%的企业，给予10万元奖励。": [100_000],
    "对年销售额同比增长15%的企业，奖励10万元。": [100_000],
    "产值增长15%的织造企业，一次性奖励5万元。": [50_000],
    "对工业增加值增幅10%的企业，给予8万元奖励。": [80_000],
    "对研发投入占比5%的企业，给予8万元奖励。": [80_000],
    "对能耗下降10%的企业，给予8万元补助。": [80_000],
    "对销售额增长10%、20%的企业，分别奖励5万元、10万元。": [50_000, 100_000],
    "对销售额增长10%的企业奖励5万元，对销售额增长20%的企业奖励10万元。": [50_000, 100_000],
}


def sums(draft: dict[str, Any]) -> list[int]:
    """The sums of all awards."""
    found = []
    for award in draft.get("awards", []):
        listed = [*award.get("tiers", ()), *award.get("parts", ())] or [award]
        found += [each["amount"]["value"] for each in listed]
    return found


@pytest.mark.parametrize("text", GROWTH)
def test_a_growth_without_a_bound_selects_an_award_and_gets_none(text: str) -> None:
    draft = drafted(text)
    assert sums(draft) == GROWTH[text]
    bands = [award["band"] for award in draft["awards"] if "band" in award]
    assert not [band for band in bands if band["unit"] == "%"]


def test_the_growth_is_told_as_a_condition() -> None:
    (award,) = drafted("对产值增长15%的企业，给予10万元奖励。")["awards"]
    figures = [each.get("share", {}).get("percent") for item in award["conditions"] for each in item["figures"]]
    assert figures == [15]


RATES = {
    "对企业年营业收入首次超过2000万元的，按超过部分的2%给予奖励。": (2, "超过部分"),
    "对年营业收入超过2000万元的企业，按照超过部分的2%给予奖励。": (2, "超过部分"),
    "对年营业收入突破2000万元的企业，按突破部分的3%给予奖励。": (3, "突破部分"),
    "对年纳税额高于100万元的企业，按高于部分的5%给予奖励。": (5, "高于部分"),
    "对年营业收入首次达到1亿元的企业，按首次突破部分的1%给予奖励。": (1, "首次突破部分"),
    "对企业年产值增长10%以上的，按增长部分的2%给予奖励。": (2, "增长部分"),
    "对企业，按首次达到规模以上标准时增量的3%给予奖励。": (3, "首次达到规模以上标准时增量"),
}


@pytest.mark.parametrize("text", RATES)
def test_a_rate_of_the_part_above_a_figure_is_granted(text: str) -> None:
    (award,) = drafted(text)["awards"]
    assert (award["amount"]["percent"], award["amount"]["of"]) == RATES[text]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("对年营业收入首次突破1亿元的企业，给予一次性奖励20万元。", "年营业收入"),
        ("对年产值首次达到5000万元以上的企业，奖励10万元。", "年产值"),
        ("对年销售额首度超过2000万元的企业，奖励10万元。", "年销售额"),
        ("对年纳税额已达到200万元以上的企业，奖励10万元。", "年纳税额"),
        ("对年出口额新突破1000万元的企业，奖励10万元。", "年出口额"),
        ("对年营业收入再次突破1亿元的企业，给予奖励20万元。", "年营业收入"),
    ],
)
def test_the_figure_of_a_band_is_told_without_adverbs(text: str, of: str) -> None:
    (award,) = drafted(text)["awards"]
    assert award["band"]["of"] == of


GRADES = """\
对年度评价为优秀的织造中心给予30万元奖励，良好的给予20万元奖励，合格的给予10万元奖励。
对考核优秀的织造平台奖励30万元，良好的奖励20万元，合格的奖励10万元。
织造基地年度考核结果为优秀的，奖励30万元；良好的，奖励20万元；合格的，奖励10万元。
对织造基地进行年度考核，优秀的奖励30万元，良好的奖励20万元，合格的奖励10万元。
对考核优秀、良好、合格的织造基地，分别给予30万元、20万元、10万元补助。
对绩效评价等次为优秀的机构给予30万元补助，等次为良好的给予20万元补助，等次为合格的给予10万元补助。
"""


@pytest.mark.parametrize("text", GRADES.splitlines())
def test_grades_are_levels_of_one_award(text: str) -> None:
    (award,) = drafted(text)["awards"]
    assert [tier["amount"]["value"] for tier in award["tiers"]] == [300_000, 200_000, 100_000]
    assert [tier["level"][-2:] for tier in award["tiers"]] == ["优秀", "良好", "合格"]


@pytest.mark.parametrize("text", GRADES.splitlines())
def test_no_award_is_for_one_grade_and_pays_another(text: str) -> None:
    for award in drafted(text)["awards"]:
        levels = {tier["level"][-2:] for tier in award.get("tiers", ())}
        named = {grade for grade in ("优秀", "良好", "合格") if grade in award["trigger"]}
        assert not levels or named in (set(), levels) or "优秀" in levels
