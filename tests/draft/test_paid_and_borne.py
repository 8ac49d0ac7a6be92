"""How a granted sum is paid out, and who bears it: said of the award, and no award, tier or condition of its own."""

from __future__ import annotations

from typing import Any

import pytest

from .test_office_reading import drafted, quotes

INSTALMENTS = """\
对新认定的织造总部企业，给予奖励100万元，分两年拨付，认定当年60万元，次年40万元。
对新认定的织造总部企业，给予一次性奖励100万元，分两年兑现，认定当年拨付60万元，次年拨付40万元。
对新认定的织造总部企业，给予奖励100万元。奖励资金分两年发放，其中当年发放60万元，次年发放40万元。
对新认定的织造总部企业，给予奖励100万元，认定当年给予60万元，次年给予40万元。
对新认定的织造总部企业，给予奖励100万元；签约后拨付30万元，投产后拨付70万元。
对新认定的织造总部企业，给予奖励100万元（当年兑付60万元，第二年兑付40万元）。
对新引进的织造专家，给予安家费100万元，入职时发放20万元，满一年发放30万元，满三年发放50万元。
对新认定的织造总部企业，给予奖励100万元，按四年平均发放，每年25万元。
对新认定的织造总部企业，给予奖励100万元。奖励资金分四年等额拨付，每年拨付25万元。
"""
# Sums beside one that they do not make up, or that make it up by chance: each is given by itself.
APART = """\
对新认定的织造总部企业，给予奖励100万元，次年仍符合条件的再给予40万元。
对国家级织造中心奖励100万元，省级织造中心奖励60万元，市级织造中心奖励40万元。
对新设立的织造企业奖励100万元；对设立满一年的织造商户奖励60万元；对设立满三年的织造作坊奖励40万元。
"""


def sums(award: dict[str, Any]) -> list[int]:
    """The sums that one award states by itself."""
    listed = [*award.get("tiers", ()), *award.get("parts", ())]
    return [each["amount"]["value"] for each in listed] if listed else [award["amount"]["value"]]


@pytest.mark.parametrize("text", INSTALMENTS.splitlines())
def test_the_instalments_of_a_sum_are_no_awards(text: str) -> None:
    (award,) = drafted(text)["awards"]
    assert sums(award) == [1_000_000]
    assert not award.get("conditions")
    told = "".join(quotes(award["remarks"]))
    assert sum(each in told for each in ("60万元", "40万元", "30万元", "70万元", "20万元", "50万元", "25万元")) > 0


@pytest.mark.parametrize("text", APART.splitlines())
def test_sums_that_are_given_beside_another_stay_awards(text: str) -> None:
    found = [each for award in drafted(text)["awards"] for each in sums(award)]
    assert found[0] == 1_000_000
    assert 400_000 in found


@pytest.mark.parametrize("total", ["第一年奖励60万元，第二年奖励40万元", "其中第一年60万元，第二年40万元"])
def test_parts_of_a_total_that_are_told_by_years_are_its_parts(total: str) -> None:
    (award,) = drafted(f"对新设立的织造企业，给予100万元奖励（{total}）。")["awards"]
    assert award.get("total", award.get("amount"))["value"] == 1_000_000
    assert [each["years"]["first"] for each in award.get("parts", [])] in ([], [1, 2])


@pytest.mark.parametrize(
    "words",
    [
        "分2年发放",
        "分两年发放到位",
        "奖励资金分三年拨付",
        "分3年平均兑现",
        "分两批拨付",
        "分期发放",
        "补助资金分两次支付",
        "分三年等额兑付",
    ],
)
def test_in_how_many_parts_a_sum_is_paid_is_no_condition(words: str) -> None:
    (award,) = drafted(f"对新购织机的企业，给予一次性补助50万元，{words}。")["awards"]
    assert not award.get("conditions")
    assert quotes(award["remarks"]) == [words]


BORNE = """\
对引进织造人才的企业，给予10万元奖励，奖励资金的30%由用人单位承担。
对引进的织造博士，给予安家补贴10万元，所需资金的40%由用人单位承担，60%由市财政承担。
对织造工人，每人每月发放津贴1000元，其中50%由企业负担。
织造培训补贴每人1000元，其余20%由个人自付。
对购置织机的企业，给予补助10万元，补助资金的50%由镇（街道）分担。
对织造企业给予奖励10万元，市、区两级财政各承担50%。
对织造企业给予奖励10万元，奖励资金由市级财政承担60%、区级财政承担40%。
"""


@pytest.mark.parametrize("text", BORNE.splitlines())
def test_who_bears_a_sum_is_told_and_nothing_is_given_by_it(text: str) -> None:
    (award,) = drafted(text)["awards"]
    assert "percent" not in award["amount"]
    assert not award.get("conditions")
    assert any("%" in words for words in quotes(award["remarks"]))


@pytest.mark.parametrize(
    "text", ["织造保险保费由财政补贴60%，其余由企业自付。", "织造保险的保费，财政承担60%，企业承担40%。"]
)
def test_what_the_treasury_bears_of_a_cost_is_given(text: str) -> None:
    draft = drafted(text)
    assert [award["amount"]["percent"] for award in draft.get("awards", [])] in ([60], [])


@pytest.mark.parametrize(
    ("text", "benefit"),
    [
        ("对引进的织造博士，给予安家补贴30万元。", "安家补贴"),
        ("对新引进的织造专家，给予安家费30万元。", "安家费"),
        ("对织造工人，发放岗位津贴每人每月1000元。", "岗位津贴"),
        ("对入驻园区的织造企业，给予一次性装修补贴5万元。", "装修补贴"),
        ("对织造学徒，享受培训补贴每人800元。", "培训补贴"),
        ("对参展的织造企业，给予展位费补贴2万元。", "展位费补贴"),
    ],
)
def test_what_is_given_is_no_condition(text: str, benefit: str) -> None:
    (award,) = drafted(text)["awards"]
    assert award["benefit"] == benefit
    assert not award.get("conditions")
