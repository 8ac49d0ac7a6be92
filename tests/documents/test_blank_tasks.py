"""A notice that names no organisation: its 任务分解表 has every clause, and blank columns for the office to fill in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.documents.clauses import clause_entries
from generator.documents.compose import TEMPLATE_FUNCTIONS, compose
from generator.documents.templates import load_templates
from generator.notice.read import parse_notice
from generator.workspace import Workspace

from ..builders import a_policy, a_subject
from .composing import table, texts

CLAUSES = [{"id": f"c{number:02}", "path": path} for number, path in enumerate("一二三四", 1)]


def test_a_notice_without_organisations_gets_a_table_to_fill_in() -> None:
    templates = load_templates(Workspace(Path(__file__).parents[2]).template_folders, TEMPLATE_FUNCTIONS)
    subject = a_subject(organisations={}, clauses=CLAUSES)
    document = next(compose(subject, templates, {"matrix": templates.kinds["matrix"]}))
    tasks = table(document)
    heads = ["".join(part for block in cell.blocks for part in [block.statement.text]) for cell in tasks.head[0].cells]
    blank = [heads.index(name) for name in ("牵头单位", "配合单位", "完成时限", "责任人", "备注")]
    assert "责任单位" not in heads
    assert len(tasks.body) == len(CLAUSES)
    for row in tasks.body:
        assert [block for at in blank for block in row.cells[at].blocks if block.statement.text] == []
    told = [document.title, document.description, *document.navigation, *(words for _, words in document.metadata)]
    assert not any("责任分工" in text for text in [*texts(document), *(statement.text for statement in told)])


def test_the_first_page_calls_that_table_by_its_name() -> None:
    templates = load_templates(Workspace(Path(__file__).parents[2]).template_folders, TEMPLATE_FUNCTIONS)
    subject = a_subject(organisations={}, clauses=CLAUSES)
    document = next(compose(subject, templates, {"index": templates.kinds["index"]}))
    said = texts(document)
    assert "任务分解表" in said
    assert not any("责任分工" in text for text in said)


def test_a_clause_with_a_heading_says_what_it_says_in_full() -> None:
    templates = load_templates(Workspace(Path(__file__).parents[2]).template_folders, TEMPLATE_FUNCTIONS)
    subject = a_subject(organisations={}, clauses=CLAUSES)
    document = next(compose(subject, templates, {"matrix": templates.kinds["matrix"]}))
    assert "奖励瞪羚企业" in texts(document)
    assert any("给予一次性奖励50万元" in text for text in texts(document))


@pytest.mark.parametrize(
    ("text", "says_more"), [("附 则", False), ("支持创新。", False), ("支持创新。奖励5万元。", True)]
)
def test_a_heading_that_is_all_a_clause_says_is_not_said_twice(text: str, says_more: bool) -> None:
    notice = parse_notice(f"示例市促进织造业发展若干措施\n\n一、{text}\n\n二、另行通知。\n")
    printed = notice.clauses[0]
    headed = printed if printed.heading else replace(printed, heading="".join(text.split()).rstrip("。"))
    entries = clause_entries(a_policy(clauses=CLAUSES[:1]), replace(notice, clauses=(headed, *notice.clauses[1:])))
    assert [entry.says_more for entry in entries] == [says_more]


def test_an_undertaking_speaks_of_a_declaration_only_where_the_form_has_one() -> None:
    templates = load_templates(Workspace(Path(__file__).parents[2]).template_folders, TEMPLATE_FUNCTIONS)
    document = next(compose(a_subject(), templates, {"form": templates.kinds["form"]}))
    declared = any("对照条款如实勾选" in text for text in texts(document))
    assert any("作出适用条件申明" in text for text in texts(document)) is declared


def test_an_empty_list_of_what_is_open_hides_nothing_that_the_office_left_open() -> None:
    templates = load_templates(Workspace(Path(__file__).parents[2]).template_folders, TEMPLATE_FUNCTIONS)
    subject = a_subject(office={"contacts": []})
    said = texts(next(compose(subject, templates, {"pending": templates.kinds["pending"]})))
    assert not any("没有待明确的事项" in text for text in said)
    assert any("项由受理部门填写" in text for text in said)
