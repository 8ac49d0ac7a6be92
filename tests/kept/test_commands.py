"""Commands with a cache say and write what they do without one, whatever happens between two runs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.cli.build import _FORMATS
from generator.cli.reporting import FORMATS
from generator.report.formats import REPORTS
from generator.writers.write import WRITERS
from tests.outputs.command import IN_TERM, SMALL, Ran, copy_workspace, policydocs, replace_in
from tests.outputs.command import POLICY as REAL

POLICY = SMALL.name
TODAY = "2028-05-06"  # after its term


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return copy_workspace(tmp_path / "workspace", of=SMALL)


def both(workspace: Path, *words: str) -> Ran:
    """A run with the cache, and the same again, which must be as one without."""
    ran = policydocs(*words, cwd=workspace)
    assert ran == policydocs(*words, cwd=workspace)
    assert ran == policydocs(*words, cwd=workspace, POLICYDOCS_CACHE="off")
    return ran


def test_the_real_policy_is_checked_and_built_as_without_a_cache(kept: Path, tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path / "workspace")
    assert both(workspace, "check", "--as-of", TODAY).code == 0
    first = as_built(workspace)
    assert built(workspace) == first
    replace_in(workspace / "policies" / REAL / "policy.yaml", "value: 500000", "value: 600000")
    assert both(workspace, "check", "--as-of", TODAY).code == 1


def test_names_of_formats_are_those_that_there_are() -> None:
    assert tuple(REPORTS) == FORMATS
    assert tuple(WRITERS) == _FORMATS


@pytest.mark.parametrize("words", [("list",), ("check",), ("check", "--quick", "--format", "json")])
def test_answers_follow_the_files_and_the_day(words: tuple[str, ...], kept: Path, workspace: Path) -> None:
    folder = workspace / "policies" / POLICY
    for day in (TODAY, IN_TERM, TODAY, "2020-01-01"):
        both(workspace, *words, "--as-of", day)
    before = both(workspace, *words, "--as-of", TODAY)
    (folder / "stray.txt").write_text("x")
    replace_in(folder / "policy.yaml", "支持园区企业若干措施\n", "支持企业若干措施\n")
    assert both(workspace, *words, "--as-of", TODAY) != before
    (folder / "policy.yaml").write_text("id: [")
    assert both(workspace, *words, "--as-of", TODAY).code == 1


def test_another_template_is_another_check(kept: Path, workspace: Path) -> None:
    assert both(workspace, "check").code == 0
    template = workspace / "templates" / "faq" / "main.xml.j2"
    template.parent.mkdir(parents=True)
    template.write_text("<document>{{ nowhere }}</document>")
    assert both(workspace, "check").code == 1


def built(workspace: Path) -> dict[str, tuple[int, bytes]]:
    """Every file of output/ after a build with the cache, by (moment, bytes)."""
    ran = policydocs("build", "--as-of", TODAY, cwd=workspace)
    assert ran.code == 0, ran.out
    return read(workspace / "output")


def as_built(workspace: Path) -> dict[str, tuple[int, bytes]]:
    """As `built`; the files must be as after a build without the cache."""
    files = built(workspace)
    fresh = policydocs("build", "--as-of", TODAY, "--output", "fresh", cwd=workspace, POLICYDOCS_CACHE="off")
    assert fresh.code == 0
    assert bytes_of(read(workspace / "fresh")) == bytes_of(files)
    shutil.rmtree(workspace / "fresh")
    return files


def read(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def lose_a_file(output: Path) -> None:
    (output / POLICY / "faq.html").unlink()


def lose_the_manifest(output: Path) -> None:
    (output / POLICY / "manifest.json").unlink()
    for file in (output / POLICY).rglob("*.*"):
        file.unlink()


def lose_the_start_page(output: Path) -> None:
    (output / "index.html").unlink()


def lose_an_asset(output: Path) -> None:
    (output / "assets" / "page.css").unlink()


def lose_everything(output: Path) -> None:
    shutil.rmtree(output)


def test_a_build_mends_what_was_lost(kept: Path, workspace: Path) -> None:
    whole = as_built(workspace)
    assert built(workspace) == whole
    unmended = []
    for happens in (lose_a_file, lose_the_manifest, lose_the_start_page, lose_an_asset, lose_everything):
        happens(workspace / "output")
        if bytes_of(read(workspace / "output")) == bytes_of(whole) or bytes_of(built(workspace)) != bytes_of(whole):
            unmended.append(happens.__name__)
    assert unmended == []


def bytes_of(files: dict[str, tuple[int, bytes]]) -> dict[str, bytes]:
    return {name: data for name, (_, data) in files.items()}


def test_an_edited_file_is_noticed(kept: Path, workspace: Path) -> None:
    as_built(workspace)
    page = workspace / "output" / POLICY / "faq.html"
    page.write_bytes(page.read_bytes() + b" ")
    ran = policydocs("build", "--as-of", TODAY, cwd=workspace)
    assert ran.code == 1
    assert "edited-by-hand" in ran.out
    assert policydocs("build", "--as-of", TODAY, "--force", cwd=workspace).code == 0
    as_built(workspace)


def test_a_strange_file_is_told_as_long_as_it_lies_there(kept: Path, workspace: Path) -> None:
    as_built(workspace)
    stray = workspace / "output" / POLICY / "signed.pdf"
    stray.write_bytes(b"x")
    for _ in range(2):
        assert "file-left-alone" in policydocs("build", "--as-of", TODAY, cwd=workspace).out
    stray.unlink()
    assert "file-left-alone" not in policydocs("build", "--as-of", TODAY, cwd=workspace).out


def test_a_partial_build_is_no_whole_one(kept: Path, workspace: Path) -> None:
    as_built(workspace)
    replace_in(workspace / "policies" / POLICY / "office.yaml", "label: 春季,", "label: 春,")
    assert policydocs("build", "--as-of", TODAY, "--kind", "faq", cwd=workspace).code == 0
    as_built(workspace)


def test_the_start_page_follows_folders_that_come_and_go(kept: Path, workspace: Path) -> None:
    copy_workspace(workspace, "second", of=SMALL)
    as_built(workspace)
    shutil.rmtree(workspace / "output" / "second")
    shutil.rmtree(workspace / "policies" / "second")
    as_built(workspace)
