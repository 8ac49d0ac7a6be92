"""Sentences with the rows that a draft must make of them (grants.yaml): values, bounds, bands, years, caps, who."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.draft.files import documents_of
from generator.draft.model import Draft
from generator.draft.yaml_text import without_comments
from generator.notice.read import parse_notice
from generator.policy.grant_rows import grant_rows
from generator.policy.model import Policy
from generator.policy.validating import validated

Row = dict[str, Any]
FILES = (
    "grants.yaml",
    "grants_of_kinds.yaml",
    "grants_of_others.yaml",
    "grants_of_unseen.yaml",
    "grants_of_strangers.yaml",
)
CASES: list[Row] = [
    case
    for name in FILES
    for case in yaml.load(Path(__file__).with_name(name).read_text(encoding="utf-8"), yaml.CSafeLoader)
]


def drafted(text: str) -> dict[str, list[Row]]:
    """The rows of a draft of a notice whose first clause is the text."""
    notice = f"示例市人民政府关于促进发展的若干措施\n\n一、{text}\n\n二、加强服务。推进网上办理。\n"
    files = documents_of(Draft(parse_notice(notice), "example"))
    data = {key: value for part in files.values() for key, value in part.items()}
    return grant_rows(validated(Policy, without_comments(data)))


def near(one: str | None, other: str | None) -> bool:
    return bool(one) and bool(other) and (str(one) in str(other) or str(other) in str(one))


def choices(value: Any, nested: type) -> list[Any]:
    """The right values of a field; a list of such values gives alternatives."""
    return (
        value
        if isinstance(value, list) and any(isinstance(each, nested) or each is None for each in value)
        else [value]
    )


def faults(want: Row, got: Row) -> list[str]:
    """The fields in which a drafted row is not the wanted one."""
    band = want.get("band")
    ends = ("from", "to", "unit", "from_inclusive", "to_inclusive")[: len(band) if band else 0]
    cap, years = got["cap"], got["years"]
    units = {*filter(None, str(want.get("per") or "").split("·"))}
    counted = {*filter(None, (got["per"] or "").split("·"))} | ({"年"} if got["payment"] == "yearly" else set())
    level = want.get("level")
    right = {
        "to": got["value_to"] == want.get("to"),
        "bound": got["bound"] == want.get("bound", "exact"),
        "per": counted - {"年"} == units - {"年"} and (want.get("yearly") is None or "年" in counted),
        "band": bool(band) == bool(got["band"])
        and all(
            got["band"][end] == said
            for end, said in zip(ends, band or (), strict=True)
            if said is not None or end in ends[:2]
        ),
        "cap": (cap and [cap["value"], cap["unit"]]) in choices(want.get("cap"), list),
        "years": (years and [years["first"], years["last"]]) in choices(want.get("years"), list),
        "level": level is None or near(level, got["level"]) or near(level, got["what"]),
        "of": "of" not in want or want["of"] == got["of"],
        "who": "who" not in want or near(want["who"], got["who"]),
    }
    return [name for name, holds in right.items() if not holds]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:24])
def test_a_sentence_gives_its_rows(case: Row) -> None:
    rows = drafted(case["text"])
    stages = list(case.get("stages", []))
    left = [row for row in rows["grants"] if row["value"] not in stages or row["unit"] != "CNY"]
    for want in case["rows"]:
        same = [row for row in left if (row["value"], row["unit"]) == (want["value"], want.get("unit", "CNY"))]
        assert same, f"missed: {want}"
        best = min(same, key=lambda row: len(faults(want, row)))
        assert faults(want, best) == [], best
        left.remove(best)
    assert left == []
    assert [(cap["value"], cap["unit"]) for cap in rows["caps"]][: len(case.get("caps", []))] == [
        tuple(cap) for cap in case.get("caps", [])
    ]
    promised = case.get("unquantified", [])
    assert len(rows["unquantified"]) == len(promised)
    assert all(near(who, row["who"]) for who, row in zip(promised, rows["unquantified"], strict=True))


def test_a_printed_total_stands_before_its_stages() -> None:
    rows = drafted("对上市企业，分阶段奖励500万元，其中完成股改的奖励200万元，成功发行的奖励300万元。")
    assert [row["value"] for row in rows["grants"]] == [5000000, 2000000, 3000000]


def test_what_the_notice_says_of_the_ends_of_bands_holds_for_all() -> None:
    rows = drafted("对年产值1000万元以上的企业，奖励5万元。本措施所称“以上”包含本数，“以下”不包含本数。")
    assert rows["grants"][0]["band"]["from_inclusive"] is True


def test_a_number_of_things_is_no_cap_of_a_sum() -> None:
    rows = drafted("对引进的专家，每人资助5万元，每家企业最多支持3人。")
    assert (rows["grants"][0]["per"], rows["grants"][0]["cap"]) == ("人", None)
