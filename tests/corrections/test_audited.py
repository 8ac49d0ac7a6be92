"""The audit, which has rules of its own, accepts every correction that is applied, and refuses it on other words."""

from __future__ import annotations

from typing import Any

import pytest

from generator.audit.checks.corrections import correction_unsound
from generator.audit.read.model import Model
from generator.corrections.apply import Corrected
from generator.notice.as_json import as_json, correction_json
from generator.policy.as_data import without_none
from generator.policy.readings import Reading
from generator.policy.validating import validated

from .test_apply import FIGURES, HEADS, NOTICE, STRUCTURE, UNITS, apply

READINGS: dict[str, tuple[str, dict[str, Any]]] = {
    **{
        name: (NOTICE, reading)
        for table in (FIGURES, UNITS, HEADS)
        for name, (reading, why) in table.items()
        if not why
    },
    **{name: (text, reading) for name, (text, reading, path) in STRUCTURE.items() if path},
    "lent unit": (
        NOTICE.replace("给予一次性奖励20万元", "给予奖励，分别为10、20、30（万元）"),
        {
            "clause": "一",
            "quote": "分别为10、20、30（万元）",
            "figure": {"words": "20", "kind": "money", "value": 200000, "unit": "CNY"},
        },
    ),
    "half a year": (
        NOTICE.replace("每人补助1万元", "每人补助1万元，期限半年"),
        {
            "clause": "三",
            "quote": "期限半年",
            "figure": {"words": "半年", "bound": "exact", "value": "P6M", "unit": "月"},
        },
    ),
    "permille": (
        NOTICE.replace("每人补助1万元", "担保费率为8‰"),
        {"clause": "三", "quote": "担保费率为8‰", "figure": {"words": "8‰", "role": "condition"}},
    ),
    "moved to the top": (
        NOTICE.replace("四、本措施", "1.支持青年。\n\n四、本措施"),
        {"clause": "三/1", "quote": "1.支持青年", "under": "top"},
    ),
    "dated term": (
        NOTICE.replace("自发布之日起施行，有效期5年", "施行时间：2024年5月1日起，共5年"),
        {"clause": "四", "quote": "2024年5月1日起，共5年", "term": {"start": "2024-05-01", "years": 5}},
    ),
}


class _Subject:
    def __init__(self, data: dict[str, Any]) -> None:
        self.sound_model = Model.read(data)


def policy_of(done: Corrected, reading: dict[str, Any]) -> dict[str, Any]:
    """policy.json as far as the audit of corrections reads it."""
    told = validated(Reading, {"id": "one", "reason": "核对原文", **reading})
    return {
        "notice": as_json(done.notice),
        "clauses": [{"id": f"c{number}", "path": each.path} for number, each in enumerate(done.notice.clauses)],
        "organisations": {},
        "validity": {"start": {"rule": "not_said"}, "source": []},
        "readings": [without_none(told)],
        "corrections": [correction_json(each) for each in done.notice.corrections],
    }


def problems(data: dict[str, Any]) -> list[str]:
    return [str(each.message) for each in correction_unsound(_Subject(data))]  # type: ignore[arg-type]


@pytest.mark.parametrize("name", READINGS)
def test_what_is_applied_is_sound(name: str) -> None:
    text, reading = READINGS[name]
    done = apply(text, **reading)
    assert not done.refusals
    assert problems(policy_of(done, reading)) == []


@pytest.mark.parametrize("name", READINGS)
def test_other_words_of_the_notice_are_found(name: str) -> None:
    text, reading = READINGS[name]
    data = policy_of(apply(text, **reading), reading)
    for clause in data["notice"]["clauses"]:
        clause["text"] = "另外的文字。"
    data["notice"]["preamble"] = data["notice"]["closing"] = ["另外的文字。"]
    assert problems(data)
