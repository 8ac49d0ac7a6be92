"""office.yaml filled in, every field, with values that look like values of the model: they print as they are."""

from __future__ import annotations

import re
import zipfile
from itertools import cycle
from pathlib import Path

import pytest

from .command import IN_TERM, POLICY, copy_workspace, policydocs
from .finished import page_lines

HARD = ("2025", "not_in_this_notice", "one_off", "2025-12-31", "一次性50万元", "national", "3年", "not_said", "20%")
FIELDS = ("place", "website", "period", "deadline", "copies", "payment")


def filled(workspace: Path, *values: str) -> None:
    """Fills in every field of office.yaml that is null, with the `values` one after the other."""
    file = workspace / "policies" / POLICY / "office.yaml"
    given = cycle(values)

    def put(found: re.Match[str]) -> str:
        key, value = found[1], next(given)
        if key == "opinions":
            return "opinions: []"
        return f'{key}: ["{value}"]' if key in ("items", "procedure", "undertaking") else f'{key}: "{value}"'

    file.write_text(re.sub(r"\b(\w+): null", put, file.read_text("utf-8")), "utf-8")


@pytest.mark.parametrize("turn", range(3))
def test_every_field_takes_any_words(turn: int, tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path)
    filled(workspace, *HARD[turn * 3 :], *HARD[: turn * 3])
    ran = policydocs("check", "--as-of", IN_TERM, cwd=workspace)
    assert ran.code == 0, ran.out + ran.err
    assert "office-unfilled" not in ran.out


def test_filled_in_it_may_be_published(tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path)
    refused = policydocs("build", "--public", "--as-of", IN_TERM, cwd=workspace)
    assert refused.code == 1
    assert "office-unfilled" in refused.out
    filled(workspace, "示例大厅")
    ran = policydocs("build", "--public", "--as-of", IN_TERM, cwd=workspace)
    assert ran.code == 0, ran.out + ran.err
    folder = workspace / "output" / POLICY
    assert not (folder / "pending.docx").exists()
    assert not (folder / "proof.docx").exists()
    guide = "\n".join(page_lines(folder / "guidebook.html"))
    assert "征求填写稿" not in guide
    assert guide.count("示例大厅") >= len(FIELDS)
    current = policydocs("verify", "--against", workspace, "--as-of", IN_TERM, cwd=workspace)
    assert (current.code, "not-current" in current.out) == (0, False), current.out
    (folder / "faq.docx").write_bytes((folder / "matrix.docx").read_bytes())
    assert "not-current" in policydocs("verify", "--against", workspace, "--as-of", IN_TERM, cwd=workspace).out


def test_an_office_may_publish_without_what_is_open(tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path)
    file = workspace / "policies" / POLICY / "office.yaml"
    file.write_text(file.read_text("utf-8").replace("office:\n", "office:\n  unfilled: leave_out\n", 1), "utf-8")
    ran = policydocs("build", "--public", "--as-of", IN_TERM, cwd=workspace)
    assert ran.code == 0, ran.out + ran.err
    guide = "\n".join(page_lines(workspace / "output" / POLICY / "guidebook.html"))
    assert "填写" not in guide


def test_forms_begin_with_a_cover_where_the_office_wants_one(tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path)
    file = workspace / "policies" / POLICY / "office.yaml"
    file.write_text(file.read_text("utf-8").replace("office:\n", "office:\n  form_cover: true\n", 1), "utf-8")
    ran = policydocs("build", "--kind", "form", "--as-of", IN_TERM, cwd=workspace)
    assert ran.code == 0, ran.out + ran.err
    forms = workspace / "output" / POLICY / "forms"
    for page in sorted(forms.glob("*.html")):
        assert page.read_text("utf-8").count('<section class="cover"') == 1
        with zipfile.ZipFile(page.with_suffix(".docx")) as package:
            assert "<w:titlePg/>" in package.read("word/document.xml").decode()
