"""Names of policies and of their files: variants of the cases, by kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from generator.finding import Severity
from generator.policy.folder_name import name_reserved
from generator.policy.text import FormId
from generator.policy.unread_files import unread_files
from generator.policy.validating import validated

MODEL = ("policy.yaml", "faq.yaml", "forms.yaml", "office.yaml", "readings.yaml", "checks.yaml")


@pytest.mark.parametrize(
    "name",
    [
        "assets",
        "Assets",
        "ASSETS",
        "ａssets",
        "index.html",
        "site.json",
        "Site.JSON",
        "con",
        "CON",
        "con.x",
        "prn",
        "aux",
        "nul",
        "nul.txt",
        "com1",
        "LPT9",
        "com¹",
        "com0",
        "conin$",
        "a:b",
        "a?b",
        "a*",
        "x.",
        "x ",
        "a<b",
        "a|b",
        'a"b',
        "a\tb",
    ],
)
def test_names_that_cannot_be_are_refused(name: str) -> None:
    assert [finding.code for finding in name_reserved(f"policies/{name}")] == ["policy-name-reserved"]


@pytest.mark.parametrize(
    "name",
    ["my-policy", "钦州-2021", "asset", "assets-2024", "index", "site", "console", "com10", "auxiliary", "a.b", "a b"],
)
def test_other_names_are_free(name: str) -> None:
    assert list(name_reserved(f"policies/{name}")) == []


@pytest.mark.parametrize(
    ("file", "right"),
    [
        ("office.yml", "office.yaml"),
        ("Office.yaml", "office.yaml"),
        ("OFFICE.YAML", "office.yaml"),
        ("office.yaml.txt", "office.yaml"),
        ("office.yml.txt", "office.yaml"),
        ("office .yaml", "office.yaml"),
        ("office. yaml", "office.yaml"),
        ("ｏffice．yaml", "office.yaml"),
        ("offices.yaml", "office.yaml"),
        ("office(1).yaml", "office.yaml"),
        ("office - 副本.yaml", "office.yaml"),
        ("office.yaml.bak", "office.yaml"),
        ("form.yaml", "forms.yaml"),
        ("Forms.yml", "forms.yaml"),
        ("FAQ.yaml", "faq.yaml"),
        ("faqs.yaml", "faq.yaml"),
        ("reading.yaml", "readings.yaml"),
        ("check.yml", "checks.yaml"),
    ],
)
def test_a_model_file_under_a_wrong_name_is_an_error_and_a_note_beside_the_right_one(
    file: str, right: str, tmp_path: Path
) -> None:
    (tmp_path / file).touch()
    found = list(unread_files(tmp_path, "policies/x", MODEL, ()))
    assert [(each.code, each.severity) for each in found] == [("model-file-misnamed", Severity.ERROR)]
    assert f"called {right}" in str(found[0].message)
    (tmp_path / right).touch()
    found = list(unread_files(tmp_path, "policies/x", MODEL, ()))
    assert [(each.code, each.severity) for each in found] == [("file-not-read", Severity.NOTE)]


@pytest.mark.parametrize(
    "file", ["附件.pdf", "notes.txt", "forms.docx", "office.docx", "roster.yaml", "policy.json", "faq.txt"]
)
def test_other_files_are_noted(file: str, tmp_path: Path) -> None:
    (tmp_path / file).touch()
    assert [each.code for each in unread_files(tmp_path, "policies/x", MODEL, ())] == ["file-not-read"]


@pytest.mark.parametrize(
    "file", ["notice.txt", "notice.pdf", ".gitignore", "~$office.docx", "office.yaml~", "review.lock"]
)
def test_what_belongs_there_is_not_told(file: str, tmp_path: Path) -> None:
    (tmp_path / file).touch()
    assert list(unread_files(tmp_path, "policies/x", MODEL, ("review.lock",))) == []


def test_a_folder_or_a_lost_link_under_the_name_of_a_model_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "office.yaml").mkdir()
    (tmp_path / "faq.yaml").symlink_to(tmp_path / "gone")
    (tmp_path / "scans").mkdir()
    found = [each.code for each in unread_files(tmp_path, "policies/x", MODEL, ())]
    assert found == ["model-file-misnamed"] * 2


@pytest.mark.parametrize("name", ["con", "prn", "aux", "nul", "com0", "com1", "com9", "lpt1"])
def test_a_form_has_no_name_of_a_device(name: str) -> None:
    with pytest.raises(ValidationError, match="Windows"):
        validated(FormId, name)


@pytest.mark.parametrize("name", ["console", "com10", "con-1", "auxiliary", "lpt", "nul-form"])
def test_a_form_may_have_another_name(name: str) -> None:
    assert validated(FormId, name) == name
