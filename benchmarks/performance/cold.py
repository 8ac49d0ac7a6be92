"""What commands cost from a standing start, beside a Python that does nothing; with `--against COMMIT` also beside the
same commands of that commit, in the same rounds."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.performance.process import Tool, copied, other_figure, run, swap
from benchmarks.performance.task import POLICY, ROOT, Asked, Figure, Measured, Task, figure, in_ms, in_turn

_FIGURE = ("奖励 50 万元", "奖励 60 万元")
_NO_COMMIT = "no commit named: `--against COMMIT`"
BEFORE = " before"
NOTHING = "python -c pass"
_MORE = 3
_ONE, _MANY = "build, from nothing", f"build of {_MORE + 1}, from nothing"
_ONE_KEPT = "build, from nothing, cache there"  # into a folder of nothing: templates stay compiled, the policy does not


def cold(asked: Asked, folder: Path) -> Measured:
    """Whole processes, bytecode compiled, in processor time."""
    tasks = [Task(NOTHING, lambda: run([sys.executable, "-c", "pass"]), warm=False)]
    tasks += _commands(ROOT, folder / "now", "", warm=bool(asked.against))
    skipped = {} if asked.against else {"the same commands before": _NO_COMMIT}
    if asked.against:
        tasks += _commands(_tree(asked.against, folder / "sources"), folder / "before", BEFORE, warm=True)
    taken = in_turn(tasks, asked.part(0.35), warm_up=0)
    found = in_ms(taken)
    if asked.against:
        found |= {f"a policy more in a build{ending}": _one_more(taken, ending) for ending in ("", BEFORE)}
    return Measured("Commands from a standing start", found, skipped=skipped)


def _one_more(taken: dict[str, list[float]], ending: str) -> Figure:
    """What a policy more costs a build that has made others: warm, as no command alone is."""
    pairs = zip(taken[f"{_MANY}{ending}"], taken[f"{_ONE}{ending}"], strict=True)
    return figure([(many - one) / _MORE for many, one in pairs], "ms", 1000)


def _tree(commit: str, folder: Path) -> Path:
    """The sources of a commit."""
    folder.mkdir()
    packed = subprocess.run(["git", "-C", str(ROOT), "archive", commit], capture_output=True, check=True)
    subprocess.run(["tar", "-x", "-C", str(folder)], input=packed.stdout, check=True)
    return folder


def _one_figure(tool: Tool, workspace: Path) -> Callable[[], object]:
    """A build after a figure was changed, or changed back."""
    folder, other = workspace / "policies" / POLICY, other_figure(Tool(tool.sources), workspace, POLICY, _FIGURE)

    def build() -> None:
        swap(folder, other)
        tool.run(workspace, "build")

    return build


def _commands(sources: Path, place: Path, ending: str, *, warm: bool) -> Iterator[Task]:
    """Each once before it is timed, so that bytecode and cache are there; `warm`: also a build of several, which says
    what one more costs."""
    workspace, fresh = copied(place / "workspace", sources=sources), place / "fresh"
    kept, bare = Tool(sources, place / "cache"), Tool(sources)
    many = copied(place / "many", sources=sources)
    for number in range(_MORE):
        copied(many, f"{POLICY}-{number}", sources)

    def built_anew(of: Path = workspace, tool: Tool = bare) -> None:
        shutil.rmtree(fresh, ignore_errors=True)
        tool.run(of, "build", "--jobs", "1", "--output", str(fresh))

    timed: dict[str, Callable[[], object]] = {
        "--help": lambda: kept.run(workspace, "--help"),
        "list, no cache": lambda: bare.run(workspace, "list"),
        "list": lambda: kept.run(workspace, "list"),
        "check, no cache": lambda: bare.run(workspace, "check"),
        "check": lambda: kept.run(workspace, "check"),
        _ONE: built_anew,
        _ONE_KEPT: lambda: built_anew(tool=kept),
    }
    if not ending:  # the commit before may be one that carries no model over
        timed["build, one figure changed"] = _one_figure(kept, workspace)
    if warm:
        timed[_MANY] = lambda: built_anew(many)
    for command in timed.values():
        command()
    for name, command in timed.items():
        yield Task(f"{name}{ending}", command, warm=False)
    # Rotated tasks run in any order: what has nothing to do is first brought up to date, outside the time taken.
    idle = lambda: kept.run(workspace, "build")  # noqa: E731
    yield Task(f"build, nothing to do{ending}", idle, idle)
