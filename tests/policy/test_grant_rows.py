"""Flat rows of what a policy grants, from the patterns: a row for each sum, rate or factor."""

from __future__ import annotations

from typing import Any

import pytest

from docs import make_grants
from generator.policy.grant_rows import grant_rows


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[dict[str, Any]]]]:
    made = make_grants.make(tmp_path_factory.mktemp("patterns"))
    return {each.pattern.name: grant_rows(each.policy) for each in made}


def of(rows: dict[str, Any], name: str, *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row[key] for key in keys) for row in rows[name]["grants"]]


def test_sums_and_rates_by_band(rows: dict[str, Any]) -> None:
    assert of(rows, "p01", "value", "unit", "of") == [
        (1000, "CNY", None),
        (1, "%", "罚款金额"),
        (2, "%", "罚款金额"),
        (100000, "CNY", None),
    ]
    assert rows["p33"]["grants"][0]["band"] == {
        "from": 5000000,
        "to": 10000000,
        "unit": "USD",
        "from_inclusive": None,
        "to_inclusive": False,
    }


def test_units_limits_years_and_ranges(rows: dict[str, Any]) -> None:
    (staff,) = rows["p03"]["grants"]
    assert (staff["per"], staff["years"]) == ("人·年", {"first": 1, "last": 3})
    assert staff["cap"] == {"value": 800000, "unit": "CNY", "scope": "每家机构每年"}
    assert of(rows, "p07", "value", "value_to", "unit") == [(4, 15, "%")]
    assert of(rows, "p54", "value", "bound") == [(25, "at_most")]
    assert of(rows, "p09", "value", "years") == [(70, {"first": 1, "last": 2}), (40, {"first": 3, "last": 5})]


def test_portions_factors_places_and_stages(rows: dict[str, Any]) -> None:
    assert of(rows, "p11", "value", "unit") == [(1, "share"), (0.5, "share")]
    assert of(rows, "p47", "value", "unit", "of") == [(1, "times", "上一层财政投入额度")]
    assert [level for (level,) in of(rows, "p12", "level")] == ["第一名", "第二名", "第三名", "第四至十名"]
    assert [what for (what,) in of(rows, "p31", "what")] == [
        "在境内交易所首次公开发行股票并上市",  # the printed total stands before its stages
        "完成股份制改造并办理辅导备案",
        "经正式受理申请材料",
        "成功发行",
    ]


def test_limits_over_several_awards_and_grants_without_a_figure(rows: dict[str, Any]) -> None:
    (cap,) = rows["p16"]["caps"]
    assert cap == {"clause": "二", "value": 8000000, "unit": "CNY", "scope": "每家机构每年享受本办法支持原则上"}
    assert rows["p46"]["grants"] == []
    assert [row["who"] for row in rows["p46"]["unquantified"]] == ["重大项目"]
