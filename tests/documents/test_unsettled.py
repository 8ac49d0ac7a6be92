"""What waits for a person is printed as such by the shipped templates, and passes the audit."""

from __future__ import annotations

from pathlib import Path

from generator.audit.audit import audit
from generator.build import make_files
from generator.documents.compose import TEMPLATE_FUNCTIONS
from generator.documents.templates import load_templates
from generator.making import BuildChoice
from generator.workspace import Workspace
from generator.writers.write import load_styles

from ..builders import NAME, a_check_subject


def test_neither_term_nor_organisations_are_said_to_be_missing(tmp_path: Path) -> None:
    templates = load_templates(Workspace(Path(__file__).parents[2]).template_folders, TEMPLATE_FUNCTIONS)
    quotes = {"open-1": ("c01", "本措施自发布之日起施行"), "open-2": ("c03", "牵头单位：市科技局")}
    aside = [
        {"id": name, "reason": "由程序暂放，待核对", "source": {"clause": clause, "quote": words}}
        for name, (clause, words) in quotes.items()
    ]
    validity = {"start": {"rule": "not_said"}, "source": {"clause": "c01", "quote": "本措施"}}
    clauses = [{"id": f"c0{number}", "path": path} for number, path in enumerate("一二三四", 1)]
    changes = {"validity": validity, "set_aside": aside, "clauses": clauses}
    subject = a_check_subject(tmp_path / "policies", **changes)
    chosen = BuildChoice(kinds=("guidebook", "matrix", "index"))
    files = make_files(Workspace(tmp_path), templates, load_styles(templates), subject, chosen)
    printed = files["guidebook.html"].decode() + files["matrix.html"].decode() + files["index.html"].decode()
    assert "施行日期待核对，请核对条款原文" in printed
    assert "截止日期待核对，请核对条款原文" in printed
    assert "责任单位待核对的条款" in printed
    for denied in ("未写明施行日期", "未写明执行到何时", "文件没有逐条写明责任单位"):
        assert denied not in printed
    found = list(audit(files, NAME))
    assert not {"place-undeclared", "wrong-place", "required-missing"} & {finding.code for finding in found}
