"""No file, however it is made, takes a command more than 1 GB or 20 seconds of processor time, or ends it in a fault.

The seconds are those of a machine that builds the small policy in .8 of them: how long a machine takes is asked of
it, and once more beside a command that seems to take too long.
What takes time in line with its size is a third of the largest that is read, in a third of that time; where a reader
ends itself when its time is over, its time is a fifth.
Each input is made by a rule (notices.py, rosters.py, returned.py, folders.py); each command runs in a process of its
own (running.py), and what is measured is the most that it and its own processes had in memory together.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.notice.sources import ofd, pdf
from tests.hostile.folders import FAQ, FOLDERS, POLICY
from tests.hostile.notices import NOTICES
from tests.hostile.returned import RETURNED
from tests.hostile.rosters import ROSTERS
from tests.hostile.running import Commands, Took, commands_ready
from tests.outputs.command import ROOT, SMALL, copy_workspace

pytestmark = pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="memory is read from /proc")

_MOST_MEMORY, _MOST_SECONDS = 1000.0, 20.0  # MiB; of processor time
_MOST_BUILDS = _MOST_SECONDS / 0.8  # of the small policy
_SHARE = 3  # of what takes time in line with its size
# Readers that end themselves: by dotted name, the seconds that they have here.
_READERS = {"generator.notice.sources.pdf._SECONDS": 4.0, "generator.notice.sources.ofd._SECONDS": 2.0}
_FORM = f"{POLICY}/gazelle"
_AS_OF = ("--as-of", "2025-06-30")


def as_bytes(data: bytes | str) -> bytes:
    return data.encode() if isinstance(data, str) else data


Hold = Callable[[Took], None]


@pytest.fixture(scope="module")
def hold(commands: Commands, tmp_path_factory: pytest.TempPathFactory) -> Hold:
    """Holds what a command took to the limits."""

    def once() -> float:
        return built_small(commands, tmp_path_factory.mktemp("once"))[1].seconds

    slowest = once()

    def held(took: Took) -> None:
        nonlocal slowest
        told = f"{took.seconds:.1f} s, {took.memory:.0f} MiB\n{took.output[:2000]}"
        assert took.code in (0, 1, 2), told
        assert took.memory < _MOST_MEMORY, told
        assert "Traceback" not in took.output, told
        if took.seconds >= _MOST_BUILDS / _SHARE * slowest:
            slowest = max(slowest, once())
        assert took.seconds < _MOST_BUILDS / _SHARE * slowest, f"a build took {slowest:.1f} s, this {told}"

    return held


def built_small(commands: Commands, folder: Path) -> tuple[Path, Took]:
    """A workspace with the small policy, built."""
    root = copy_workspace(folder, of=SMALL)
    (root / "policies" / POLICY / "faq.yaml").write_text(FAQ, encoding="utf-8")
    shutil.copytree(ROOT / "templates", root / "templates")
    made = commands.run("--root", root, "build", *_AS_OF)
    assert made.code == 0, made.output
    return root, made


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commands]:
    with commands_ready(tmp_path_factory.mktemp("cache")) as ready:
        yield ready


@pytest.fixture(scope="module")
def built(commands: Commands, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_small(commands, tmp_path_factory.mktemp("built"))[0]


@pytest.fixture(scope="module")
def form(commands: Commands, built: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A form of the small policy, filled with a name."""
    folder = tmp_path_factory.mktemp("form")
    (folder / "r.csv").write_text("单位名称\n江城某公司\n", encoding="utf-8")
    words = ("--data", folder / "r.csv", "--output", folder / "out", *_AS_OF)
    made = commands.run("--root", built, "fill", _FORM, *words)
    assert made.code == 0, made.output
    (found,) = (folder / "out").iterdir()
    return found.read_bytes()


@pytest.mark.parametrize("name", NOTICES)
def test_a_notice_is_read_or_refused(name: str, hold: Hold, commands: Commands, tmp_path: Path) -> None:
    (tmp_path / "notice").write_bytes(as_bytes(NOTICES[name]()))
    hold(commands.run("read", tmp_path / "notice", constants=_READERS))


def test_readers_that_end_themselves_do_so_in_time() -> None:
    assert max(pdf._SECONDS, ofd._SECONDS) < _MOST_SECONDS


@pytest.mark.parametrize("name", ROSTERS)
def test_a_roster_is_read_or_refused(name: str, hold: Hold, commands: Commands, built: Path, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(as_bytes(ROSTERS[name]()))
    words = ("--data", tmp_path / name, "--output", tmp_path / "forms.zip", *_AS_OF)
    hold(commands.run("--root", built, "fill", _FORM, *words))


@pytest.mark.parametrize("name", RETURNED)
def test_a_batch_of_returned_forms_is_read_or_refused(
    name: str, hold: Hold, commands: Commands, built: Path, form: bytes, tmp_path: Path
) -> None:
    (tmp_path / "returned").mkdir()
    RETURNED[name](form, tmp_path / "returned")
    words = ("collect", tmp_path / "returned", "--output", tmp_path / "found.json")
    hold(commands.run("--root", built, *words, *_AS_OF))


@pytest.mark.parametrize("name", FOLDERS)
def test_a_workspace_with_a_strange_file_is_told(
    name: str, hold: Hold, commands: Commands, built: Path, tmp_path: Path
) -> None:
    meeting, root = FOLDERS[name](), tmp_path / "workspace"
    shutil.copytree(built, root)
    meeting.lay(root)
    words = [str(root / word) if word == "output" else word for word in meeting.words]
    hold(commands.run("--root", root, *words, *_AS_OF))
