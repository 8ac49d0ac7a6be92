"""What the start page says of each policy: drafts as such, and its table of tasks by the name that it has there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.documents.compose import TEMPLATE_FUNCTIONS, compose_site
from generator.documents.ledger import entries
from generator.documents.site_entries import site_entry
from generator.documents.templates import load_templates

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
POLICY = {
    "title": "云岭市若干措施",
    "validity": {},
    "status": {"state": "in_force"},
    "clauses": [{"id": "c01", "lead": ["science"]}],
}


def said(**changes: Any) -> str:
    """All words of the start page over one policy."""
    (page,) = compose_site((site_entry("yunling", POLICY | changes),), load_templates((TEMPLATES,), TEMPLATE_FUNCTIONS))
    return "\n".join(entry.statement.text for entry in entries(page, ("html",)) if entry.part == "body")


@pytest.mark.parametrize("draft", [True, False])
def test_a_draft_is_called_one(draft: bool) -> None:
    assert ("云岭市若干措施（草稿）" in said(draft=draft), "请勿对外发布" in said(draft=draft)) == (draft, draft)


@pytest.mark.parametrize(
    ("clauses", "name", "other"),
    [
        ([{"id": "c01", "lead": ["science"]}], "责任分工表　", "任务分解表　"),
        ([{"id": "c01"}, {"id": "c02", "responsible": ["science"]}], "责任分工表　", "任务分解表　"),
        ([{"id": "c01", "lead": [], "cooperating": [], "responsible": []}], "任务分解表　", "责任分工表　"),
        ([], "任务分解表　", "责任分工表　"),
    ],
)
def test_the_table_of_tasks_has_the_name_that_it_has_in_its_policy(
    clauses: list[dict[str, Any]], name: str, other: str
) -> None:
    words = said(clauses=clauses)
    assert name in words
    assert other not in words


def test_an_entry_of_an_older_file_names_no_units() -> None:
    entry = site_entry("yunling", {key: value for key, value in POLICY.items() if key != "clauses"})
    assert replace(entry, names_units=True) != entry
