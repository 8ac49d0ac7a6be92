"""The rules that make faults, on words whose faults are known by hand."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from benchmarks.faults import text_rules as rules
from benchmarks.faults.text_rules import Edit, Rule
from benchmarks.faults.yaml_nodes import at

_MODEL = """
title: 若干措施
awards:
  - id: first
    amount: {value: 200000, unit: CNY, bound: at_most}
    tiers:
      - {id: national, level: 国家级}
      - {id: municipal, level: 市级}
  # a remark
  - id: second
    payment: one_off
clauses:
  - {id: c01, lead: [a, zz], cooperating: [c]}
"""


def _all(text: str, edits: Iterable[Edit]) -> list[str]:
    return [edit.applied(text) for edit in edits]


@pytest.mark.parametrize(
    ("rule", "text", "faults"),
    [
        (rules.digit, "给予 20 万元", ["给予 30 万元", "给予 21 万元"]),
        (rules.digit, "第9条", ["第8条"]),
        (rules.digit_added, "20 万元", ["200 万元"]),
        (rules.UNITS, "20 万元", ["20 元", "20 亿元"]),
        (rules.BOUND_DROPPED, "不超过 10 万元", [" 10 万元"]),
        (rules.BOUND_FLIPPED, "毕业 1 年内", ["毕业 1 年后", "毕业 1 年以上"]),
        (rules.unseen, "20万", ["2\u200b0万", "20\u202e万"]),
        (rules.LOOK_ALIKE, "1元", ["l元", "１元", "1圆"]),
        (rules.LEVELS, "自治区级", ["国家级", "市级"]),
        (rules.NEGATION, "（不含公务员）", ["（含公务员）", "（包括公务员）"]),
        (rules.document_number, "〔2021〕12号", ["〔2022〕12号", "〔2021〕21号", "〔2021〕13号"]),
        (rules.date, "2021年12月30日", ["2022年12月30日", "2021年11月30日", "2021年12月29日"]),
        (rules.date, "2025-12-31", ["2026-12-31", "2025-11-31", "2025-12-30"]),
        (rules.duration, "连续 3 年按 2021 年", ["连续 4 年按 2021 年", "连续 3 个月按 2021 年"]),
        (rules.one_character, "甲乙1甲", ["乙乙1甲", "甲甲1甲"]),
        (rules.other_unit(("市科技局", "市财政局")), "牵头：市财政局", ["牵头：市科技局"]),
        (rules.dropped_unit(("甲局", "乙局")), "：甲局、乙局；", ["：甲局；", "：乙局；"]),
    ],
)
def test_a_rule_makes_these_faults(rule: Rule, text: str, faults: list[str]) -> None:
    assert sorted(_all(text, rule(text))) == sorted(faults)


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        (r"awards\.first", _MODEL[_MODEL.index("  - id: first") : _MODEL.index("  # a remark")]),
        (r"awards\.first\.tiers\.municipal", "      - {id: municipal, level: 市级}\n"),
        (r"awards\.first\.amount\.bound", ", bound: at_most"),
        (r"awards\.second\.payment", "    payment: one_off\n"),
        (r"clauses\.c01\.lead\.0", "a, "),
        (r"clauses\.c01\.lead\.1", ", zz"),
    ],
)
def test_deleting_a_value_takes_its_own_lines_and_no_others(path: str, gone: str) -> None:
    (value,) = at(_MODEL, path)
    assert value.deleted().applied(_MODEL) == _MODEL.replace(gone, "", 1)
