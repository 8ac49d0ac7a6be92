"""“The notice does not say” is not printed while words of the notice wait for a person."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.cli.main import run
from generator.policy.unsettled import unsettled

from ..builders import a_policy

_NOTICE = """青石县促进企业发展若干措施

一、对新认定的科技企业，给予3万元奖励。

二、申请材料的受理和审查，县工信局算作牵头，会同有关部门办理。

三、本措施自2024年6月1日起施行，有效期3年。
"""
_NAMED = 'responsible: ["gongxin"]'
_DENIED = "没有按条款写明责任单位"


def _faq(folder: Path) -> str:
    return (folder / "faq.yaml").read_text(encoding="utf-8")


def test_a_draft_sends_the_reader_to_the_clause(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "notice.txt").write_text(_NOTICE, encoding="utf-8")
    command = ["--root", str(tmp_path), "--lang", "en"]
    assert run([*command, "new", str(tmp_path / "notice.txt"), "--id", "stone"]) == 0
    folder = tmp_path / "policies" / "stone"
    drafted = folder / "policy.yaml"
    text = drafted.read_text(encoding="utf-8")
    assert "由程序暂放，待核对" in text
    assert _DENIED not in _faq(folder)
    assert "请核对条款原文" in _faq(folder)
    capsys.readouterr()
    run([*command, "check", "stone"])
    assert "words-unsettled" in capsys.readouterr().out

    named = text.replace("clauses:\n", 'organisations:\n  gongxin: {name: "县工信局"}\nclauses:\n', 1)
    named = re.sub(r'\{id: "c02", path: "二"\}', f'{{id: "c02", path: "二", {_NAMED}}}', named)
    drafted.write_text(named[: named.index("set_aside:")], encoding="utf-8")
    assert run([*command, "redraft", "stone", "faq"]) == 0
    assert _DENIED not in _faq(folder)
    assert "{{ clauses.c02.responsible }}" in _faq(folder)


@pytest.mark.parametrize(
    ("reason", "words", "end", "units"),
    [
        ("由程序暂放，待核对", "自下达之日起执行", True, False),
        ("由程序暂放，待核对", "市科技局负责受理", False, True),
        ("只说明资金用途", "自下达之日起执行", False, False),
    ],
)
def test_what_waits_follows_from_the_words_set_aside(reason: str, words: str, end: bool, units: bool) -> None:
    aside = [{"id": "open-1", "reason": reason, "source": {"clause": "c02", "quote": words}}]
    validity = {"start": {"rule": "not_said"}, "source": {"clause": "c01", "quote": "本措施"}}
    found = unsettled(a_policy(set_aside=aside, validity=validity))
    assert (found.end, found.start, bool(found.units)) == (end, end, units)
