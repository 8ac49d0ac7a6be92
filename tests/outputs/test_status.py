"""After its term a notice's documents say so at the top and its forms are closed; inside the term nothing is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .command import policydocs
from .conftest import Built
from .finished import words_of

BANNER = "执行期已于2025年12月31日届满"
CLOSED = "本表仅供查阅"


def documents(built: Built) -> list[Path]:
    return [path for path in [*built.word_files, *built.pages] if path.parent != built.output]


def test_after_the_term_every_document_says_so_near_its_top(lapsed: Built) -> None:
    for path in documents(lapsed):
        words = words_of(path)
        assert BANNER in words[: len(words) // 2 if len(words) < 1200 else 600], path.name


def test_after_the_term_forms_are_closed(lapsed: Built) -> None:
    forms = [path for path in documents(lapsed) if path.parent.name == "forms"]
    assert len(forms) == 12
    assert all(f"{BANNER}，{CLOSED}" in words_of(path) for path in forms)


def test_inside_the_term_no_document_says_that_it_is_over(in_force: Built) -> None:
    for path in [*in_force.word_files, *in_force.pages]:
        assert re.search("届满。|已于.{0,12}届满|停止受理", words_of(path)) is None, path.name


def test_the_start_page_of_the_site_tells_the_status(lapsed: Built, in_force: Built) -> None:
    assert "届满" in words_of(lapsed.output / "index.html")
    assert "届满" not in words_of(in_force.output / "index.html")


@pytest.mark.parametrize(("day", "codes"), [("2025-06-30", []), ("2025-12-31", []), ("2026-01-01", ["policy-lapsed"])])
def test_check_warns_from_the_day_after_the_term(day: str, codes: list[str]) -> None:
    ran = policydocs("check", "--quick", "--format", "json", "--as-of", day)
    assert ran.code == 0
    found = [finding["code"] for finding in ran.json()["findings"]]
    assert [code for code in found if code != "office-unfilled"] == codes


def test_strict_makes_the_warning_weigh() -> None:
    assert policydocs("check", "--quick", "--strict", "--as-of", "2025-06-30").code == 0
    assert policydocs("check", "--quick", "--strict", "--as-of", "2026-11-23").code == 1
