"""Organisations that a clause takes over from the one above it are printed as such, and the audit knows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.audit.read.model import Model
from generator.audit.rederive.inherited_units import answers_for
from generator.cli.main import run
from generator.policy.as_data import without_none
from generator.policy.responsible import givers

from ..builders import a_policy

ORGANISATIONS = {"science": {"name": "市科技局"}, "finance": {"name": "市财政局"}}
PAGES = {"matrix": 1, "guidebook": 2}  # how often each names the unit by the clause above
CLAUSES = (
    {"id": "c01", "path": "一"},
    {"id": "c02", "path": "二", "lead": ["science"]},
    {"id": "c03", "path": "二/（一）"},
    {"id": "c04", "path": "二/（二）", "lead": ["finance"]},
    {"id": "c05", "path": "二/（三）"},
    {"id": "c06", "path": "二/（三）/1"},
    {"id": "c07", "path": "三"},
    {"id": "c08", "path": "三/（一）"},
)


def test_who_answers_for_a_clause_that_names_nobody() -> None:
    policy = a_policy(organisations=ORGANISATIONS, clauses=CLAUSES)
    found = {name: str(giver.id) for name, giver in givers(policy).items()}
    assert found == {"c03": "c02", "c06": "c02"}
    notice = {"clauses": [], "preamble": [], "closing": [], "title": ""}
    model = Model.read({**without_none(policy), "notice": notice})
    above = {name: answers_for(model, name) for name in model.clauses}
    assert {name for name, giver in above.items() if giver} == {"c03", "c05", "c06"}


NOTICE = """示例市人民政府办公室
关于印发示例市促进产业发展若干措施的通知

示政办发〔2024〕6号

各县、区人民政府：

现将《示例市促进产业发展若干措施》印发给你们，请认真贯彻执行。

2024年3月1日

示例市促进产业发展若干措施

一、支持科技创新。以下各项按申请先后办理。（牵头单位：市科技局；配合单位：市财政局）

（一）对新认定的高新技术企业，给予一次性奖励20万元。

（二）对新认定的省级研发机构，给予一次性奖励30万元。（牵头单位：市发展改革委）

二、支持工业发展。对首次上规的工业企业，给予一次性奖励10万元。（责任单位：市工业和信息化局）

三、本措施自印发之日起施行，有效期3年。
"""


def test_documents_say_by_which_clause_a_unit_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    root = ("--lang", "en", "--root", str(tmp_path))
    assert run([*root, "new", str(tmp_path / "notice.txt"), "--id", "shili"]) == 0
    code = run([*root, "build", "shili", "--as-of", "2025-06-30"])
    assert code == 0, capsys.readouterr().out
    output = tmp_path / "output" / "shili"
    words = {name: re.sub(r"<[^>]+>|\s", "", (output / f"{name}.html").read_text("utf-8")) for name in PAGES}
    for name, times in PAGES.items():
        assert words[name].count("市科技局（按第一部分）") == times
        assert "市发展改革委（按" not in words[name]
    assert "自印发之日起施行（成文日期2024年3月1日），有效期3年" in words["guidebook"]
    assert "自发布之日起" not in "".join(words.values())
