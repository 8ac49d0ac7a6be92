"""What the proof sheet shows as the program's own reading: all that it had read, nothing where it had read nothing."""

from __future__ import annotations

from typing import Any

import pytest

from .test_apply import NOTICE, apply

ABOVE = NOTICE.replace("二、支持平台", "二、支持平台（责任单位：市商务局）").replace(
    "再给予5万元。", "再给予5万元，市人社局算作牵头，市财政局算作配合。"
)
HELD = {"lead": ["市人社局"], "cooperating": ["市财政局"]}
ONE = "市人社局算作牵头，市财政局算作配合"
CASES: dict[str, tuple[str, dict[str, Any], str, str]] = {
    "nothing read": (
        NOTICE,
        {"clause": "三", "quote": ONE, "units": HELD},
        "—",
        "牵头单位：市人社局；配合单位：市财政局",
    ),
    "named by the clause above": (
        ABOVE,
        {"clause": "二/（二）", "quote": ONE, "units": HELD},
        "他处写明的单位：市商务局",
        "牵头单位：市人社局；配合单位：市财政局",
    ),
    "several clauses, each with its own": (
        NOTICE,
        {"clause": "三", "quote": ONE, "units": {**HELD, "of": ["一", "三"]}},
        "一 牵头单位：市科技局；配合单位：市财政局、市税务局。三 —",
        "牵头单位：市人社局；配合单位：市财政局",
    ),
    "a meaning that reaches beyond the quote": (
        NOTICE,
        {
            "clause": "preamble",
            "quote": "高新技术产业园区（以下简称云岭园区）",
            "definitions": [{"term": "云岭园区", "meaning": "高新技术产业园区"}],
        },
        "云岭园区: 云岭高新技术产业园区",
        "云岭园区: 高新技术产业园区",
    ),
    "no end read": (
        NOTICE.replace("自发布之日起施行，有效期5年", "施行时间：2024年5月1日起，共5年"),
        {"clause": "四", "quote": "2024年5月1日起，共5年", "term": {"start": "2024-05-01", "years": 5}},
        "2024-05-01 – — (本措施施行时间：2024年5月1日起)",
        "2024-05-01 – 2029-04-30 (2024年5月1日起，共5年)",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_own_reading_is_told(name: str) -> None:
    text, reading, before, after = CASES[name]
    done = apply(text, **reading)
    assert not done.refusals, done.refusals
    [correction] = done.notice.corrections
    assert (correction.before, correction.after) == (before, after)
