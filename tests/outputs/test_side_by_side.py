"""Policies checked and verified side by side say what one process says; a published folder is read bit by bit."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.publish.reading import folder_files, read_published

from .command import SMALL, copy_workspace, policydocs, replace_in

POLICY, OTHER = SMALL.name, "another-policy"
TODAY = "2028-05-06"  # after its term


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three policies, one of them wrong, one unreadable; of the first the published folder, and a forged copy of it."""
    root = copy_workspace(tmp_path_factory.mktemp("workspace"), of=SMALL)
    assert policydocs("build", "--as-of", TODAY, cwd=root).code == 0
    copy_workspace(root, OTHER, of=SMALL)
    replace_in(root / "policies" / OTHER / "policy.yaml", "value: 500000", "value: 600000")
    (root / "policies" / "empty").mkdir()
    shutil.copytree(root / "output" / POLICY, root / "output" / OTHER)
    page = root / "output" / OTHER / "guidebook.html"
    page.write_bytes(page.read_bytes().replace("50万元".encode(), "60万元".encode()))
    return root


@pytest.mark.parametrize("words", [("check", "--quick"), ("check", "--quick", "--format", "json"), ("verify",)])
def test_two_processes_say_what_one_says(workspace: Path, words: tuple[str, ...]) -> None:
    one, two = (policydocs(*words, "--as-of", TODAY, "--jobs", jobs, cwd=workspace) for jobs in ("1", "2"))
    assert one == two
    assert one.code == 1
    assert OTHER in one.out


def test_a_check_of_many_policies_ends_with_what_it_came_to(workspace: Path) -> None:
    told = policydocs("check", "--quick", "--as-of", TODAY, cwd=workspace).out.splitlines()
    summary = told[told.index("3 policies: 1 pass, 2 do not") + 1 :]
    for code in ("amount-mismatch", "policy-file-missing"):
        assert f"  do not pass because of {code}: 1" in summary
    assert "policies:" not in policydocs("check", POLICY, "--quick", "--as-of", TODAY, cwd=workspace).out
    strict = policydocs("check", POLICY, OTHER, "--quick", "--strict", "--as-of", TODAY, cwd=workspace).out
    assert "2 policies: 0 pass, 2 do not" in strict


def test_a_folder_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x").write_bytes(b"1")
    (tmp_path / ".policydocs").mkdir()
    (tmp_path / ".policydocs" / "lock").write_bytes(b"")
    seen = folder_files(tmp_path)
    (tmp_path / "a" / "x").write_bytes(b"2")
    (tmp_path / "b").write_bytes(b"3")
    assert dict(seen) == {"a/x": b"2"}
    assert "b" not in seen
    assert seen.get("b") is None


def test_no_file_of_a_published_folder_hides_from_the_audit(tmp_path: Path, workspace: Path) -> None:
    output = Path(shutil.copytree(workspace / "output", tmp_path / "output"))
    (output / POLICY / ".policydocs").mkdir()
    (output / POLICY / ".policydocs" / "x").write_bytes(b"1")
    assert ".policydocs/x" in read_published(output, POLICY)
    assert "file-added" in policydocs("verify", output).out
