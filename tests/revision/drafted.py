"""The model that `new` drafts of a small notice, carried over to one with other clauses."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.carry.carry import Revised, revised
from generator.draft.settle import settled
from generator.draft.yaml_text import as_yaml
from generator.notice.model import Notice
from generator.notice.read import parse_notice
from generator.policy.load import load_policy

_DAY = datetime.date(2024, 6, 1)
_NUMBERS = "一二三四五六七八九十"
_TERM = "本措施自2024年1月1日起施行，有效期3年。"


def notice_of(clauses: Sequence[str]) -> Notice:
    """A notice whose clauses say these things, and its term behind them."""
    body = "\n\n".join(f"{number}、{text}" for number, text in zip(_NUMBERS, (*clauses, _TERM), strict=False))
    return parse_notice(f"示例市促进织造业发展若干措施\n\n{body}\n")


def drafted_and_revised(old: Sequence[str], new: Sequence[str]) -> Revised:
    """The drafted model of a notice with the old clauses, for one with the new ones."""
    before = notice_of(old)
    texts = {name: as_yaml(name, data) for name, data in settled(before, "x", _DAY).items()}
    with TemporaryDirectory() as place:
        for name, text in texts.items():
            (Path(place) / name).write_text(text, encoding="utf-8", newline="")
        policy = load_policy(Path(place), "policies/x").loaded
    assert policy is not None
    return revised(texts, policy.policy, before, notice_of(new), _DAY)


def marks_at(result: Revised, path: str) -> list[str]:
    """What the marks at a path of the model tell to do."""
    return [mark.what for mark in result.marks if mark.path == path]
