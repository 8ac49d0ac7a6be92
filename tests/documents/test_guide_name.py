"""The guide is named by those whom its awards and measures are for, wherever its name is printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.documents.compose import TEMPLATE_FUNCTIONS, compose, compose_site
from generator.documents.ledger import entries
from generator.documents.site_entries import site_entry
from generator.documents.templates import load_templates
from generator.policy.guide_readers import guide_readers

from ..builders import a_model, a_subject

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
NAMES = {"enterprises": "企业政策指南", "individuals": "个人申领指南", "several": "政策指南"}


@pytest.mark.parametrize(
    ("applicants", "addressees", "readers"),
    [
        (["enterprise"], [], "enterprises"),
        (["enterprise", "project"], ["department"], "enterprises"),
        (["project"], [], "enterprises"),
        ([], ["enterprise"], "enterprises"),
        ([], [], "enterprises"),
        (["individual"], [], "individuals"),
        (["individual", "individual"], ["department", "zone"], "individuals"),
        (["individual"], ["enterprise"], "several"),
        (["individual", "enterprise"], [], "several"),
        (["organisation"], [], "several"),
        (["organisation", "enterprise"], [], "several"),
    ],
)
def test_a_guide_is_for_those_who_can_get_something(applicants: list[str], addressees: list[str], readers: str) -> None:
    assert guide_readers(applicants, addressees) == readers


def said(kind: str, applicants: list[str]) -> list[str]:
    """Every statement of the document, with title, header, links and Word properties."""
    templates = load_templates((TEMPLATES,), TEMPLATE_FUNCTIONS)
    awards = [{**award, "applicants": applicants} for award in a_model()["awards"]]
    document = next(compose(a_subject(awards=awards), templates, {kind: templates.kinds[kind]}))
    return [
        *(entry.statement.text for entry in entries(document, ("html", "docx"))),
        *(text for _, text in document.properties),
    ]


def named(words: list[str]) -> set[str]:
    """The names of guides in the words: 政策指南 where it stands alone."""
    whole = "\n".join(words)
    found = {name for name in NAMES.values() if name in whole}
    return found - ({"政策指南"} if whole.count("政策指南") == whole.count("企业政策指南") else set())


@pytest.mark.parametrize("kind", ["guidebook", "index", "notice", "faq", "matrix", "form"])
@pytest.mark.parametrize(
    ("applicants", "readers"),
    [(["enterprise"], "enterprises"), (["individual"], "individuals"), (["individual", "enterprise"], "several")],
)
def test_its_name_is_the_same_everywhere(kind: str, applicants: list[str], readers: str) -> None:
    assert named(said(kind, applicants)) == {NAMES[readers]}


@pytest.mark.parametrize(
    ("awards", "readers"),
    [
        ([{"applicants": ["individual"]}], "individuals"),
        ([{"applicants": ["individual", "organisation"]}], "several"),
        ([{}], "enterprises"),  # of an older policy.json
        ([], "enterprises"),
    ],
)
def test_the_start_page_calls_it_so_too(awards: list[dict[str, Any]], readers: str) -> None:
    policy = {"title": "云岭市若干措施", "validity": {}, "status": {"state": "in_force"}, "awards": awards}
    (page,) = compose_site((site_entry("yunling", policy),), load_templates((TEMPLATES,), TEMPLATE_FUNCTIONS))
    words = [entry.statement.text for entry in entries(page, ("html",)) if entry.part == "body"]
    assert any(text.startswith(f"{NAMES[readers]}（奖补事项") for text in words)
