"""What excludes an applicant is never printed as something that is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.audit.checks.polarity import under_wrong_head
from generator.audit.subject import AuditSubject
from generator.build import make_files
from generator.documents.compose import TEMPLATE_FUNCTIONS
from generator.documents.templates import load_templates
from generator.making import BuildChoice
from generator.workspace import Workspace
from generator.writers.write import load_styles

from ..builders import NAME, a_check_subject

_ROOT = Path(__file__).parents[2]
_ASKED, _LOST = "鼓励企业申报专利", "支持园区谋划产业集群"
_SOURCE = {"clause": "c04", "quote": _ASKED}
_HEAD = "有下列情形之一的，不适用本文件："


def _leaf(name: str, words: str, *, expected: bool) -> dict[str, object]:
    source = {"clause": "c04", "quote": words}
    return {"id": name, "statement": words, "question": f"是否{words}？", "expected": expected, "source": source}


_PAYS = _leaf("pays", _ASKED, expected=True)
_IDLE = _leaf("idle", _LOST, expected=False)


def _edition(root: Path, *nodes: dict[str, object]) -> dict[str, bytes]:
    templates = load_templates(Workspace(_ROOT).template_folders, TEMPLATE_FUNCTIONS)
    eligibility = {"applies_to": "企业", "source": dict(_SOURCE), "all_of": list(nodes)}
    subject = a_check_subject(root / "policies", eligibility=eligibility)
    chosen = BuildChoice(kinds=("guidebook",))
    return make_files(Workspace(root), templates, load_styles(templates), subject, chosen)


def _lines(files: dict[str, bytes]) -> list[str]:
    return [row["text"] for row in json.loads(files["ledger.json"])["statements"]]


@pytest.mark.parametrize("nodes", [(_PAYS, _IDLE), (_IDLE, _PAYS), (_IDLE,)])
def test_exclusions_stand_under_a_head_of_their_own(tmp_path: Path, nodes: tuple[dict[str, object], ...]) -> None:
    files = _edition(tmp_path, *nodes)
    lines = _lines(files)
    assert lines[lines.index(_HEAD) + 1] == _LOST
    assert any(line.startswith("同时符合下列各项条件") for line in lines) == (_PAYS in nodes)
    assert not list(under_wrong_head(AuditSubject(files, NAME)))


def test_among_alternatives_the_line_itself_says_so(tmp_path: Path) -> None:
    files = _edition(tmp_path, {"any_of": [_IDLE, _PAYS]})
    assert f"不存在下列情形：{_LOST}" in _lines(files)
    assert not list(under_wrong_head(AuditSubject(files, NAME)))


@pytest.mark.parametrize("turned", ["pays", "idle"])
def test_a_leaf_under_the_wrong_head_is_found(tmp_path: Path, turned: str) -> None:
    files = _edition(tmp_path, _PAYS, _IDLE)
    model = json.loads(files["policy.json"])
    for leaf in model["eligibility"]["all_of"]:
        if leaf["id"] == turned:
            leaf["expected"] = not leaf.get("expected", True)
    files["policy.json"] = json.dumps(model, ensure_ascii=False).encode()
    (found,) = under_wrong_head(AuditSubject(files, NAME))
    assert found.path is not None
    assert turned in found.path
