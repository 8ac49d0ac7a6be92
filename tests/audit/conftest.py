"""The real policy's finished files, made once in memory: an honest edition to be forged."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from generator.build import make_files
from generator.checking import check_policy
from generator.documents.compose import TEMPLATE_FUNCTIONS
from generator.documents.templates import load_templates
from generator.making import BuildChoice
from generator.publish.policy_json import dump
from generator.publish.unheld import without_unheld
from generator.workspace import Workspace
from generator.writers.write import load_styles

POLICY = "qinzhou-gxq-2021-12"
_ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def edition() -> dict[str, bytes]:
    """guidebook, matrix, notice, FAQ, start page and the forms, as of a day within the term."""
    workspace = Workspace(_ROOT)
    templates = load_templates(workspace.template_folders, TEMPLATE_FUNCTIONS)
    subject = check_policy(workspace, templates, POLICY, datetime.date(2025, 6, 30)).subject
    assert subject is not None
    kinds = BuildChoice(kinds=("guidebook", "matrix", "notice", "faq", "index", "form", "pending"))
    return make_files(workspace, templates, load_styles(templates), subject, kinds)


@pytest.fixture(scope="session")
def part(edition: dict[str, bytes]) -> dict[str, bytes]:
    """The edition with two of the forms: enough for most forgeries, and quick to read."""
    files = {name: data for name, data in edition.items() if not name.startswith(_LEFT_OUT)}
    ledger = json.loads(files["ledger.json"])
    ledger["statements"] = [row for row in ledger["statements"] if not row["document"].startswith(_LEFT_OUT)]
    ledger["files"] = {name: sha for name, sha in ledger["files"].items() if not name.startswith(_LEFT_OUT)}
    files["policy.json"] = dump(without_unheld(json.loads(files["policy.json"]), ledger["statements"]))
    files["ledger.json"] = json.dumps(ledger, ensure_ascii=False).encode()
    return files


_LEFT_OUT = ("forms/gazelle", "forms/high-tech", "forms/incub")
