"""Whole processes: the command as a user starts it, what it cost, and workspaces for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.performance.task import POLICY, ROOT
from generator.kept.folder import SWITCH

_START = "import sys; from generator.cli.main import main; main()"
_MOST_ITEMS = 200  # that a change of one figure leaves to review
_PEAK = "VmHWM:"  # of /proc/self/status: the largest resident memory of this process, without those it started
_WATCHED = f"""
import sys
from generator.cli.main import run
code = run(sys.argv[1:])
with open("/proc/self/status") as status:
    print(*(line for line in status if line.startswith({_PEAK!r})))
sys.exit(code)
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """Seconds of processor time, with that of the processes that it started; seconds on the clock; what it said."""

    processor: float
    clock: float
    output: str

    @property
    def memory(self) -> float:
        """MiB that a watched process took at most."""
        return float(self.output.rpartition(_PEAK)[2].split()[0]) / 1024


@dataclass(frozen=True, slots=True)
class Tool:
    """The command of one tree of sources, with a cache of its own (None: without)."""

    sources: Path = ROOT
    cache: Path | None = None

    def run(self, workspace: Path, *words: str, watched: bool = False, answers: str = "") -> Ran:
        """One command from start to end; `watched`: its memory is looked at; `answers`: what is typed. Exits the bench
        where it fails: there would be nothing to measure."""
        command = [
            sys.executable,
            "-c",
            _WATCHED if watched else _START,
            "--root",
            str(workspace),
            "--lang",
            "en",
            *words,
        ]
        return run(
            command, {"PYTHONPATH": str(self.sources), SWITCH: str(self.cache) if self.cache else "off"}, answers
        )


def run(words: list[str], surroundings: dict[str, str] | None = None, answers: str = "") -> Ran:
    """One process from start to end, bytecode compiled."""
    around = {**os.environ, **(surroundings or {})}
    around.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    pipe, joined = subprocess.PIPE, subprocess.STDOUT
    with subprocess.Popen(words, env=around, cwd="/", stdin=pipe, stdout=pipe, stderr=joined) as started:
        assert started.stdin is not None
        assert started.stdout is not None
        with suppress(BrokenPipeError):
            started.stdin.write(answers.encode())
            started.stdin.close()
        output = started.stdout.read().decode(errors="replace")
        _, status, usage = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        sys.exit(f"{' '.join(words)} ended with {started.returncode}:\n{output}")
    clock = time.perf_counter() - began
    return Ran(usage.ru_utime + usage.ru_stime, clock, output)


def copied(folder: Path, name: str = POLICY, sources: Path = ROOT) -> Path:
    """A workspace that holds the example policy of a tree of sources, under a name of its own where one is given."""
    own = folder / "policies" / name
    shutil.copytree(sources / "policies" / POLICY, own)
    model = own / "policy.yaml"
    model.write_text(model.read_text("utf-8").replace(f"\nid: {POLICY}\n", f"\nid: {name}\n"), "utf-8")
    return folder


def other_figure(tool: Tool, workspace: Path, name: str, figure: tuple[str, str], *, draft: bool = False) -> Path:
    """The policy's folder as it is after a figure of its notice was changed, carried over and (unless it is a draft)
    reviewed; beside it."""
    folder, kept = workspace / "policies" / name, workspace / "as-it-was"
    shutil.copytree(folder, kept)
    notice, old = workspace / "revised.txt", (folder / "notice.txt").read_text("utf-8")
    assert figure[0] in old
    notice.write_text(old.replace(*figure), "utf-8")
    tool.run(workspace, "revise", name, str(notice))
    if not draft:
        tool.run(workspace, "review", name, "--by", "bench", "--ask", answers="y\n" * _MOST_ITEMS)
    other = workspace / "changed"
    folder.rename(other)
    kept.rename(folder)
    return other


def swap(folder: Path, other: Path) -> None:
    """Puts the other edition of a policy in its place."""
    aside = other.with_name("aside")
    folder.rename(aside)
    other.rename(folder)
    aside.rename(other)


def moments(folder: Path) -> dict[str, int]:
    """When each file below a folder was written, in ns."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in files}
