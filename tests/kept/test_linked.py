"""Links to folders, through which files are read: what is there counts as what stands here."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from generator.kept.inputs import file_sums, files_below
from tests.outputs.command import ROOT, SMALL, copy_workspace, policydocs, replace_in, snapshot

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")

TODAY = "2028-05-06"
POLICY = SMALL.name


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return copy_workspace(tmp_path / "workspace", of=SMALL)


def shared(workspace: Path, link: str, file: str) -> Path:
    """A template of the tool in a folder elsewhere, to which `link` leads; its path there."""
    elsewhere = workspace.parent / "shared"
    (elsewhere / file).parent.mkdir(parents=True)
    name = f"{link.partition('templates')[2].strip('/')}/{file}".strip("/")
    shutil.copy(ROOT / "templates" / name, elsewhere / file)
    (workspace / link).parent.mkdir(parents=True, exist_ok=True)
    (workspace / link).symlink_to(elsewhere, target_is_directory=True)
    return elsewhere / file


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("templates", "faq/main.xml.j2"),
        ("templates/faq", "main.xml.j2"),
        (f"policies/{POLICY}/templates", "faq/main.xml.j2"),
        (f"policies/{POLICY}/templates/faq", "main.xml.j2"),
    ],
)
def test_a_template_that_changes_behind_a_link_is_no_stale_document(
    link: str, file: str, kept: Path, workspace: Path
) -> None:
    template = shared(workspace, link, file)
    words = ("--as-of", TODAY)
    assert policydocs("build", *words, cwd=workspace).code == 0
    assert "nothing changed" in policydocs("build", *words, cwd=workspace).out
    replace_in(template, "尚未编写", "还没有编写")
    ran = policydocs("build", *words, "--explain", cwd=workspace)
    assert "faq: made anew: templates/faq/main.xml.j2 changed" in ran.out
    fresh = policydocs("build", *words, "--output", "fresh", cwd=workspace, POLICYDOCS_CACHE="off")
    assert (ran.code, fresh.code) == (0, 0)
    assert snapshot(workspace / "fresh") == snapshot(workspace / "output")


def test_wording_behind_a_link_is_accepted_like_any_other(kept: Path, workspace: Path) -> None:
    template = shared(workspace, "templates/faq", "main.xml.j2")
    replace_in(template, "尚未编写", "没有编写")
    check = ("check", "--quick", "--as-of", TODAY)
    assert "template-unreviewed" in policydocs(*check, cwd=workspace).out
    assert policydocs("review", "--templates", "--by", "Li", cwd=workspace).code == 0
    assert "template-unreviewed" not in policydocs(*check, cwd=workspace).out
    replace_in(template, "没有编写", "还没有编写")
    assert "template-stale" in policydocs(*check, cwd=workspace).out


def test_links_that_lead_in_a_ring_end(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, other in ((first, second), (second, first)):
        folder.mkdir()
        (folder / "file").write_text(folder.name)
        (folder / "there").symlink_to(other, target_is_directory=True)
        (folder / "here").symlink_to(folder, target_is_directory=True)
    once = {"file", "here", "there/", "there/file", "there/here"}
    assert set(file_sums(first)) == once | {f"there/there/{name}" for name in ("", "file", "here", "there")}
    assert {name for name, _ in files_below(first)} >= {"file", "there/file"}


def test_of_what_was_published_no_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    link = tmp_path / "folder" / "link"
    link.symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert file_sums(tmp_path / "folder", through_links=False) == {"link": str(link.readlink())}
    assert set(file_sums(tmp_path / "folder")) == {"link/", "link/file"}
