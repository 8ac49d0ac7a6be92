"""What templates call their places is theirs: all names changed, the audit finds nothing, and finds what is wrong."""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

import pytest

from generator.audit.audit import audit
from generator.build import make_files
from generator.checking import check_policy
from generator.documents.compose import TEMPLATE_FUNCTIONS
from generator.documents.templates import load_templates
from generator.making import BuildChoice
from generator.policy.yaml_source import read_yaml
from generator.workspace import Workspace
from generator.writers.write import load_styles
from tests.audit.conftest import POLICY
from tests.audit.edits import Edit, in_json, in_rows, mended

_ROOT = Path(__file__).resolve().parents[2]
_FIRST, _LAST = "fiche-", "-line"  # what stands before each table's and card's name, behind each column's and line's
_TABLE = re.compile(r'(<table name=")([^"]+)"')
_COLUMN = re.compile(r'(<col [^>]*key=")([^"]+)"')
_PLACE = re.compile(r'(place=")([^".]+)\.([^"]+)"')
_DECLARED = re.compile(r"^  ([a-z]+)\.([a-z]+):", re.MULTILINE)
_CARDS = re.compile(r"^cards: \[(.*?)\]", re.MULTILINE)


def _renamed_template(text: str) -> str:
    text = _TABLE.sub(rf'\1{_FIRST}\2"', text)
    text = _COLUMN.sub(rf'\1\2{_LAST}"', text)
    return _PLACE.sub(rf'\1{_FIRST}\2.\3{_LAST}"', text)


def _renamed_declaration(text: str) -> str:
    text = _DECLARED.sub(rf"  {_FIRST}\1.\2{_LAST}:", text)
    return _CARDS.sub(
        lambda cards: f"cards: [{', '.join(_FIRST + each.strip() for each in cards[1].split(','))}]", text
    )


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The real policy, made with templates in which every table, card, column and line has another name."""
    root = tmp_path_factory.mktemp("renamed")
    shutil.copytree(_ROOT / "templates", root / "templates")
    for file in (root / "templates").rglob("*.j2"):
        file.write_text(_renamed_template(file.read_text("utf-8")), "utf-8")
    for file in (root / "templates").rglob("template.yaml"):
        text = _renamed_declaration(file.read_text("utf-8"))
        file.write_text(text, "utf-8")
        places = read_yaml(text, file.name).data.get("places", {})
        assert all(place.startswith(_FIRST) and place.endswith(_LAST) for place in places)
    workspace = Workspace(_ROOT)
    shipped = load_templates(workspace.template_folders, TEMPLATE_FUNCTIONS)
    subject = check_policy(workspace, shipped, POLICY, datetime.date(2025, 6, 30)).subject
    assert subject is not None
    templates = load_templates(Workspace(root).template_folders, TEMPLATE_FUNCTIONS)
    return make_files(workspace, templates, load_styles(templates), subject, BuildChoice())


def test_every_place_of_every_kind_may_have_another_name(renamed: dict[str, bytes]) -> None:
    assert _FIRST.encode() in renamed["manifest.json"]
    assert [(finding.code, str(finding.message)) for finding in audit(renamed, POLICY)] == []


def _moved(before: str, after: str) -> Edit:
    return in_rows(lambda row: row["place"] == before, lambda row, _: row.update(place=after))


def _place(name: str) -> str:
    table, _, key = name.partition(".")
    return f"{_FIRST}{table}.{key}{_LAST}"


@pytest.mark.parametrize(
    ("code", "edit"),
    [
        pytest.param("column-mixed", _moved(_place("tasks.lead"), _place("tasks.cooperating")), id="another column"),
        pytest.param("wrong-place", _moved(_place("glance.amount"), _place("glance.lead")), id="another cell"),
        pytest.param("place-undeclared", _moved(_place("glance.amount"), "glance.amount"), id="the name of before"),
        pytest.param(
            "wrong-item",
            in_rows(
                lambda row: row["place"] == _place("card.amount"),
                lambda row, _: [span.update(path="awards.patent-purchase.amount") for span in row["spans"]],
            ),
            id="another award's sum",
        ),
        pytest.param(
            "column-mixed",
            in_json("manifest.json", lambda told: told["kinds"]["guidebook"].update(cards=[])),
            id="cards that nobody declares",
        ),
        pytest.param(
            "required-missing",
            in_json("manifest.json", lambda told: told["kinds"]["guidebook"].update(roles=["for_departments"])),
            id="a guide for departments",
        ),
    ],
)
def test_under_other_names_faults_are_found(renamed: dict[str, bytes], code: str, edit: Edit) -> None:
    files = dict(renamed)
    edit(files)
    mended(files)
    assert code in {finding.code for finding in audit(files, POLICY)}
