"""No function decides more than ten times: branches, loops, conditions and their parts are counted, not lines.

Lines can be squeezed; `and` and `or` cannot be hidden from this count, nor conditions of comprehensions.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_MOST = 10
_ONE_EACH = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.IfExp, ast.match_case)

# Functions that are too big still, with their decisions: a number may become smaller, an entry may go, none may come.
TOO_BIG: dict[str, int] = {
    "build:build_policy": 13,
    "carry/crossing:_through": 16,
    "carry/ground:_ids": 12,
    "carry/ground:_main": 13,
    "carry/quotes:_carry_prose": 11,
    "checks/chains:_is_alive": 11,
    "checks/figures:_wrong": 16,
    "checks/identity:identity_mismatch": 15,
    "checks/quotes:words_not_in_clause": 13,
    "checks/references:unknown_item": 11,
    "checks/terms:_shared_out": 12,
    "cli/accepting:accept": 16,
    "cli/build:command": 12,
    "corrections/clause_starts:begins": 12,
    "corrections/head:_definitions": 15,
    "corrections/head:_term": 12,
    "documents/ledger:_entries_of": 11,
    "documents/markup_reader:_words": 11,
    "documents/markup_tables:_cells": 11,
    "draft/applicant:in_trigger": 25,
    "draft/award:award_of": 13,
    "draft/base:base_of": 11,
    "draft/computing:computed_fields": 13,
    "draft/conditions:restrictions": 14,
    "draft/faq:_duties": 14,
    "draft/grants:_beside": 13,
    "draft/grants:_lines": 15,
    "draft/grants:_new": 14,
    "draft/limiting:_cap": 13,
    "draft/limiting:share": 15,
    "draft/line_data:terms_of": 13,
    "draft/model:_clause": 12,
    "draft/names:_candidates": 14,
    "draft/redraft:_organisations": 12,
    "draft/roles:_gives": 14,
    "draft/roles:_is_threshold": 21,
    "draft/roles:_is_withheld": 13,
    "draft/roles:_limits": 25,
    "draft/roles:_role": 13,
    "draft/statements:_announced": 12,
    "draft/statements:said_in": 11,
    "draft/yaml_text:_lines": 11,
    "forms/answers/capitals:_value": 14,
    "forms/collecting/interpreting:_read_control": 13,
    "forms/collecting/interpreting:_read_slots": 13,
    "forms/returned/word:_slots": 19,
    "forms/rosters/formats:_section": 13,
    "forms/rosters/numbers:_commas": 13,
    "forms/rosters/numbers:_in_places": 11,
    "forms/rosters/ods:shown": 13,
    "impact/impacts:_of_head": 15,
    "impact/impacts:_says": 11,
    "notice/amounts:_by_cost": 14,
    "notice/amounts:_by_sentence": 13,
    "notice/amounts:_by_threshold": 12,
    "notice/amounts:amounts_of": 12,
    "notice/closing:opens_paragraph": 23,
    "notice/definitions:_in_text": 14,
    "notice/figures:_is_idiom": 15,
    "notice/front:_can_head": 13,
    "notice/headings:_heading": 14,
    "notice/headings:_sentence_heading": 16,
    "notice/headings:_without_strays": 13,
    "notice/marks:_mark_at": 11,
    "notice/outline:_depth": 12,
    "notice/outline:_goes_on": 11,
    "notice/preamble:_breaks": 16,
    "notice/sources/docx_body:_with_boxes": 11,
    "notice/sources/docx_words:_run": 12,
    "notice/sources/html_lines:_is_noted": 12,
    "notice/sources/ofd_pages:_draw": 11,
    "notice/sources/pdf_paragraphs:_breaks": 16,
    "notice/units:add": 11,
    "policy/forms:parts_fit_the_type": 12,
    "policy/renaming:_names": 11,
    "policy/template_review:template_reviews": 13,
    "policy/unread_files:unread_files": 12,
    "publish/calendar:events_of": 16,
    "publish/edition:_merged": 11,
    "publish/standing_site:standing_site": 11,
    "reference/style_xml:level": 11,
    "report/review_text:review_lines": 14,
    "revision/comparison:_each_told_once": 14,
    "verify:verify_folder": 14,
    "writers/docx/paragraphs:_items": 11,
    "writers/docx/paragraphs:paragraph": 11,
    "writers/docx/reference_styles:keep_styles": 12,
    "writers/docx/tables:_cell": 13,
    "writers/docx/tables:_row": 12,
    "writers/docx/tables:table": 13,
    "writers/html/context:_advice": 12,
}


def decisions(function: ast.AST) -> int:
    """How often a function decides, functions inside it counted with it."""
    return sum(map(_of_node, ast.walk(function)))


def _of_node(node: ast.AST) -> int:
    if isinstance(node, ast.comprehension):
        return len(node.ifs)
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    return int(isinstance(node, _ONE_EACH))


def _counted() -> Iterator[tuple[str, int]]:
    for file in sorted((_ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                name = f"{file.relative_to(_ROOT / 'generator').with_suffix('').as_posix()}:{node.name}"
                yield name, sum(map(decisions, node.body))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("return a", 0),
        ("if a and b or c: pass\nelif d: pass", 4),
        ("for a in b:\n  while c: pass\nelse: pass", 2),
        ("try: pass\nexcept A: pass\nexcept B: pass", 2),
        ("return [a if b else c for d in e if f if g]", 3),
        ("match a:\n  case 1: pass\n  case b if c: pass", 2),
        ("with a: assert b and c\nreturn lambda d: d or e", 2),
    ],
)
def test_what_counts_as_a_decision(text: str, count: int) -> None:
    assert decisions(ast.parse(text)) == count


def test_no_function_decides_too_often() -> None:
    big: dict[str, int] = {}
    for name, count in _counted():
        if count > _MOST:
            big[name] = max(count, big.get(name, 0))
    assert {name: count for name, count in big.items() if count > TOO_BIG.get(name, _MOST)} == {}
    assert TOO_BIG.keys() - big.keys() == set(), "simple by now: take it from the list"
    assert {name: count for name, count in TOO_BIG.items() if big[name] < count} == {}, "write down the smaller number"


def test_the_audit_has_none() -> None:
    assert [name for name in TOO_BIG if name.startswith("audit/")] == []
