"""What the system refuses is told, and the old edition stays: full disks, folders without the right to write, locks."""

from __future__ import annotations

import os
import resource
import subprocess
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from benchmarks.kills import NEW, OTHER, POLICY, Stage, child, ended, laid_out
from generator.audit.checks.site import site_altered
from generator.cli.main import run as policydocs
from generator.errors import OutputError
from generator.message import Message
from generator.publish.folder import WORK
from generator.publish.lock import locked
from generator.publish.reading import read_settled

NOBODY = 65534


# Forks, limits and users: not on Windows, where no `resource` can be imported either (see conftest.py).


def _told(stage: Stage, output: Path, before: Callable[[], None]) -> int:
    """Builds in a child after `before`. 0: published; 5: refused with a message; anything else is a fault."""

    def work() -> None:
        before()
        try:
            outcomes = stage.run(output, NEW)
        except OutputError:
            os._exit(5)
        os._exit(5 if any(outcome.failed for outcome in outcomes) else 0)

    return ended(child(work))


def _limited(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("size", [0, 1, 100, 3_000, 10_000, 30_000, 100_000, 300_000])
def test_files_that_cannot_grow_leave_the_old_edition_and_are_told(size: int, stage: Stage, tmp_path: Path) -> None:
    output = laid_out(tmp_path / "output", stage.old)
    assert _told(stage, output, partial(_limited, size)) in (0, 5)
    assert read_settled(output) == stage.old
    assert not (output / WORK).exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts")
@pytest.mark.parametrize("room", [0, 1, 50, 200, 350, 500])
def test_a_full_disk_leaves_the_old_edition_and_is_told(room: int, stage: Stage, tmp_path: Path) -> None:
    """`room`: kilobytes that are left."""
    disk = tmp_path / "disk"
    disk.mkdir()
    size = sum(-(-len(data) // 4096) * 4096 for data in stage.old.values()) + 20 * 4096 + room * 1024
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", disk], check=False).returncode:
        pytest.skip("no right to mount")
    try:
        output = laid_out(disk / "output", stage.old)
        assert _told(stage, output, lambda: None) == 5
        assert read_settled(output) == stage.old
        assert not (output / WORK).exists()
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes another user")
@pytest.mark.parametrize("closed", ["", POLICY, f"{POLICY}/forms", "assets"])
def test_a_folder_without_the_right_to_write_is_told(closed: str, stage: Stage, tmp_path: Path) -> None:
    output = laid_out(tmp_path / "output", stage.old)
    for path in (output, *output.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    for path in {each for leaf in (tmp_path, stage.workspace.root) for each in (leaf, *leaf.parents)}:
        if path.stat().st_uid == os.geteuid() and path.is_relative_to(tempfile.gettempdir()) and path.name != "tmp":
            path.chmod(0o755)
    (output / closed).chmod(0o555)
    code = _told(stage, output, partial(os.setuid, NOBODY))
    # The assets are the same in both editions; a folder inside can go aside, though it cannot be emptied.
    assert code == (5 if closed in ("", POLICY) else 0)
    files = read_settled(output)
    for name in (POLICY, OTHER):
        sides = [{f: d for f, d in each.items() if f.startswith(f"{name}/")} for each in (files, stage.old, stage.new)]
        assert sides[0] in sides[1:]
    assert list(site_altered(files)) == []
    (output / closed).chmod(0o755)
    stage.run(output, NEW)
    assert read_settled(output) == stage.new


def test_a_read_only_file_is_replaced_with_its_folder(stage: Stage, tmp_path: Path) -> None:
    output = laid_out(tmp_path / "output", stage.old)
    for path in output.rglob("*.html"):
        path.chmod(0o444)
    stage.run(output, NEW)
    assert read_settled(output) == stage.new


def test_the_second_build_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    heard: list[Message] = []
    with locked(tmp_path / "output"):
        with (
            pytest.raises(OutputError, match=f"process {os.getpid()} of"),
            locked(tmp_path / "output", heard.append, patience=0.1),
        ):
            pass
        assert len(heard) == 1
        assert str(os.getpid()) in str(heard[0])
    assert list((tmp_path / "output").iterdir()) == []


@pytest.mark.parametrize("command", ["list", "build"])
def test_a_refusal_of_the_system_is_no_internal_fault(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device", "some/file")

    monkeypatch.setattr("generator.workspace.Workspace.policy_names", refused)
    assert policydocs(["--root", str(tmp_path), "--lang", "en", command]) == 1
    said = capsys.readouterr().err
    assert "some/file: No space left on device" in said
    assert "Traceback" not in said
