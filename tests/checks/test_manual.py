"""The manual page of a check is its docstring: complete, shown by `explain`, and the same in docs/checks.md."""

import ast
import inspect
import re
import runpy
from pathlib import Path

import pytest

from generator.cli.main import run
from generator.forms.codes import FORM_CODES
from generator.manual import MANUAL

ROOT = Path(__file__).parents[2]


def test_manual_pages_say_what_passes_and_then_what_fails() -> None:
    pages = {code: inspect.getdoc(MANUAL[code]) or "" for code in MANUAL}
    assert [code for code, page in pages.items() if not 0 <= page.find("\nPasses") < page.find("\nFails")] == []


def test_docs_checks_is_made_from_the_docstrings_of_today() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_checks.py"))["page"]()
    assert (ROOT / "docs" / "checks.md").read_text(encoding="utf-8") == made, "run `python docs/make_checks.py`"


def test_explain_shows_the_page_of_a_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "explain", "amount-mismatch"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("amount-mismatch\n\nSums and percentages of an item must equal")
    assert "bound: at_most" in page


def test_explain_without_a_code_lists_every_check_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "explain"]) == 0
    assert [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()] == [*MANUAL, *FORM_CODES]


def test_explain_says_in_chinese_what_every_check_holds_a_policy_to(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "zh", "explain"]) == 0
    lines = dict(line.split(": ", 1) for line in capsys.readouterr().out.splitlines())
    assert lines.keys() == MANUAL.keys() | FORM_CODES.keys()
    assert [code for code, words in lines.items() if not re.search(r"[\u4e00-\u9fff].*。$", words)] == []
    assert run(["--lang", "zh", "explain", "amount-mismatch"]) == 0
    page = capsys.readouterr().out
    assert lines["amount-mismatch"] in page
    assert "Passes" in page


@pytest.mark.parametrize("language", ["en", "zh"])
def test_explain_knows_what_fill_and_collect_find(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    for code in FORM_CODES:
        assert run(["--lang", language, "explain", code]) == 0
        assert capsys.readouterr().out.startswith(f"{code}: ")


def test_no_code_of_forms_is_left_out() -> None:
    """Every word with a hyphen that a module of the forms gives to a problem, a refusal or an oddity."""
    givers = {"Problem", "_problem", "Refused", "Remark", "Odd", "Unreadable", "add"}
    found: set[str] = set()
    for file in (Path(__file__).parents[2] / "generator" / "forms").rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            name = getattr(getattr(call, "func", None), "id", getattr(getattr(call, "func", None), "attr", ""))
            if isinstance(call, ast.Call) and name in givers:
                given = [*call.args[:1], *(each.value for each in call.keywords if each.arg == "code")]
                found |= {str(each.value) for each in given if isinstance(each, ast.Constant)}
    assert found, "no code was found at all"
    assert found - FORM_CODES.keys() == set()
