"""Drafts of notices with every trap that was found: each loads, has no error, builds, and its files are valid."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli.main import run
from generator.notice.read import parse_notice
from tests.draft.traps import TRAPS
from tests.outputs.judges import html_faults, ooxml_faults

JUDGED_IN_WORD = ("chapters", "closing-only", "several-brackets", "no-award")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every trap as a drafted and built policy."""
    root = tmp_path_factory.mktemp("traps")
    (root / "policies").mkdir()
    for name, text in TRAPS.items():
        file = root / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        assert run(["--root", str(root), "new", str(file), "--id", name]) == 0, name
    assert run(["--root", str(root), "build", "--as-of", "2025-01-01"]) == 0
    return root


def model(root: Path, name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((root / "output" / name / "policy.json").read_text(encoding="utf-8"))
    return told


@pytest.mark.parametrize("name", TRAPS)
def test_the_draft_has_no_error_and_every_document(
    name: str, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    run(["--root", str(workspace), "check", name, "--as-of", "2025-01-01", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [each["message"] for each in found if each["severity"] == "error"] == []
    guesses = [each for each in found if each["code"] == "draft-guess"]
    assert all(each["line"] for each in guesses)
    folder = workspace / "output" / name
    for kind in ("guidebook", "faq", "matrix", "proof"):
        assert (folder / f"{kind}.docx").is_file()
        assert "草稿" in (folder / f"{kind}.html").read_text(encoding="utf-8")
    awards = model(workspace, name).get("awards", [])
    assert isinstance(awards, list)
    assert {path.stem for path in folder.glob("forms/*.docx")} == {award["form"] for award in awards}
    drafted = yaml.safe_load((workspace / "policies" / name / "policy.yaml").read_text(encoding="utf-8"))
    left_open = drafted.get("set_aside", [])
    assert isinstance(left_open, list)
    assert all(
        each["id"].startswith(("open-", "frame-", "purpose-", "lead-", "heading-", "blank-")) for each in left_open
    )


def test_all_pages_are_valid(workspace: Path, node_modules: Path) -> None:
    assert html_faults(sorted(workspace.glob("output/*/**/*.html")), node_modules) == []


@pytest.mark.parametrize("name", JUDGED_IN_WORD)
def test_the_word_files_are_valid(name: str, workspace: Path, node_modules: Path) -> None:
    """Every second document by turns, so that each kind is judged in two drafts."""
    turn = JUDGED_IN_WORD.index(name) % 2
    for file in sorted((workspace / "output" / name).rglob("*.docx"))[turn::2]:
        assert ooxml_faults(file, node_modules) == [], file.name


@pytest.mark.parametrize("name", ["no-award", "money-that-is-no-award"])
def test_targets_funds_and_loans_are_no_awards(name: str, workspace: Path) -> None:
    assert model(workspace, name).get("awards", []) == []


def test_no_sum_of_a_draft_is_made_up(workspace: Path) -> None:
    for name in TRAPS:
        policy = model(workspace, name)
        printed = {
            (amount.value, amount.unit) for clause in parse_notice(TRAPS[name]).clauses for amount in clause.amounts
        }
        for award in policy.get("awards", []):
            sums = [award.get("amount"), *(each["amount"] for key in ("parts", "tiers") for each in award.get(key, ()))]
            for each in filter(None, sums):
                value, unit = (each["percent"], "%") if "percent" in each else (each["value"], each["unit"])
                assert (value, unit) in printed


def test_a_draft_without_title_is_called_by_words_of_the_notice_and_says_so(workspace: Path) -> None:
    assert model(workspace, "no-title")["title"] == "为把软件产业培育成为新的支柱产业"
    written = (workspace / "policies" / "no-title" / "policy.yaml").read_text(encoding="utf-8")
    assert "# 待核：原文没有印标题" in written


def test_levels_and_their_sums_are_tiers_and_conditions_for_all_are_eligibility(workspace: Path) -> None:
    policy = model(workspace, "chapters")
    (award,) = policy["awards"]
    assert [(tier["level"], tier["amount"]["value"]) for tier in award["tiers"]] == [
        ("国家级", 1000000),
        ("省级", 500000),
        ("市级", 200000),
    ]
    assert award["payment"] == "one_off"
    eligibility = policy["eligibility"]
    assert isinstance(eligibility, dict)
    assert eligibility["applies_to"] == "单位"
    assert [leaf["statement"] for leaf in eligibility["all_of"]] == ["在本市依法登记注册", "依法纳税，信用良好"]
    assert {rule["kind"] for rule in policy["rules"]} >= {"higher_rules", "higher_only"}


def test_the_questions_say_who_what_how_much_until_when_which_office_and_how_it_stands_to_other_rules(
    workspace: Path,
) -> None:
    faq = model(workspace, "chapters")["faq"]
    assert isinstance(faq, dict)
    asked = {question["id"] for group in faq["groups"] for question in group["questions"]}
    assert {"overview", "who", "how-much-1", "where", "measures", "term", "who-leads", "other-rules"} <= asked
