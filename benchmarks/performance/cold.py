"""What commands cost from a standing start, as a multiple of a Python that does nothing.

`python -m benchmarks.cold` runs whole processes, bytecode compiled, one command after the other in rounds, and prints
medians of processor time. `--policies N` builds a workspace of N copies of the Qinzhou policy, then times a build with
nothing to do and one after a figure was changed in one of them, and counts the files that were written.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.kept.folder import SWITCH

ROOT = Path(__file__).parents[1]
POLICY = "qinzhou-gxq-2021-12"
_FIGURE = ("奖励 50 万元", "奖励 60 万元")
_PROGRAM = str(Path(sys.executable).with_name("policydocs"))


@dataclass(frozen=True, slots=True)
class Ran:
    """Seconds of processor time, and on the clock."""

    processor: float
    clock: float


def run(words: list[str], *, cache: Path | None, codes: tuple[int, ...] = (0,)) -> Ran:
    """One process from start to end. `cache`: None for none."""
    surroundings = {**os.environ, SWITCH: str(cache) if cache else "off"}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    ended = subprocess.run(words, env=surroundings, capture_output=True, check=False)
    clock, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert ended.returncode in codes, ended.stdout.decode() + ended.stderr.decode()
    return Ran(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock)


def policydocs(workspace: Path, *words: str, cache: Path | None, codes: tuple[int, ...] = (0,)) -> Ran:
    return run([_PROGRAM, "--root", str(workspace), *words], cache=cache, codes=codes)


def copied(folder: Path, count: int) -> Path:
    """A workspace with `count` copies of the policy; one alone keeps its name."""
    names = [POLICY] if count == 1 else [f"policy-{number:04}" for number in range(count)]
    for name in names:
        shutil.copytree(ROOT / "policies" / POLICY, folder / "policies" / name)
        for file in (folder / "policies" / name).glob("*.yaml"):
            file.write_text(file.read_text("utf-8").replace(f"id: {POLICY}", f"id: {name}"), "utf-8")
    return folder


def other_figure(workspace: Path, name: str) -> Path:
    """The policy's folder as it is after a figure of its notice was changed, carried over and reviewed; beside it."""
    folder = workspace / "policies" / name
    kept = workspace / "as-it-was"
    shutil.copytree(folder, kept)
    notice = workspace / "revised.txt"
    notice.write_text((folder / "notice.txt").read_text("utf-8").replace(*_FIGURE), "utf-8")
    policydocs(workspace, "revise", name, str(notice), cache=None)
    policydocs(workspace, "review", name, "--by", "bench", cache=None)
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


def commands(workspace: Path, cache: Path) -> Mapping[str, Callable[[], Ran]]:
    """What is timed in each round, by name."""
    folder, other, fresh = workspace / "policies" / POLICY, other_figure(workspace, POLICY), workspace / "fresh"

    def built_anew() -> Ran:
        shutil.rmtree(fresh, ignore_errors=True)
        return policydocs(workspace, "build", "--output", str(fresh), cache=None)

    def one_figure() -> Ran:
        swap(folder, other)
        return policydocs(workspace, "build", cache=cache)

    return {
        "python -c pass": lambda: run([sys.executable, "-c", "pass"], cache=None),
        "--help": lambda: policydocs(workspace, "--help", cache=cache),
        "list, no cache": lambda: policydocs(workspace, "list", cache=None),
        "list": lambda: policydocs(workspace, "list", cache=cache),
        "check, no cache": lambda: policydocs(workspace, "check", cache=None),
        "check": lambda: policydocs(workspace, "check", cache=cache),
        "build, from nothing": built_anew,
        "build, one figure changed": one_figure,
        "build, nothing to do": lambda: policydocs(workspace, "build", cache=cache),
    }


def times(folder: Path, rounds: int) -> None:
    """Medians of processor time, and how often that of a Python that does nothing."""
    workspace, cache = copied(folder / "one", 1), folder / "cache"
    timed = commands(workspace, cache)
    for warm in timed.values():
        warm()
    found = [{name: command().processor for name, command in timed.items()} for _ in range(rounds)]
    nothing = statistics.median(each["python -c pass"] for each in found)
    for name in timed:
        median = statistics.median(each[name] for each in found)
        print(f"{name:28} {median * 1000:8.0f} ms {median / nothing:7.1f} ×")
    whole, part = (statistics.median(each[name] for each in found) for name in list(timed)[6:8])
    print(f"one figure: {part / whole:.2f} of a build from nothing")


def many(folder: Path, count: int) -> None:
    """A workspace of many: nothing to do, then one figure of one policy."""
    workspace, cache = copied(folder / "many", count), folder / "cache"
    name = sorted(path.name for path in (workspace / "policies").iterdir())[count // 2]
    other = other_figure(workspace, name)
    first = policydocs(workspace, "build", "--jobs", "2", cache=cache)
    print(f"{count} policies, from nothing: {first.clock:.1f} s, {first.processor:.1f} s of processor time")
    for _ in range(3):
        ran = policydocs(workspace, "build", cache=cache)
        print(f"{count} policies, nothing to do: {ran.clock:.2f} s, {ran.processor:.2f} s of processor time")
    before = _moments(workspace / "output")
    swap(workspace / "policies" / name, other)
    ran = policydocs(workspace, "build", cache=cache)
    after = _moments(workspace / "output")
    written = sorted(file for file, moment in after.items() if before.get(file) != moment)
    print(f"{count} policies, one figure in one: {ran.clock:.2f} s, {ran.processor:.2f} s of processor time")
    print(f"{len(written)} of {len(after)} files were written:", *written, sep="\n    ")


def _moments(folder: Path) -> dict[str, int]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in files}


def main() -> None:
    parser = argparse.ArgumentParser(description="what commands cost from a standing start")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--policies", type=int, help="a workspace of so many instead")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if asked.policies:
            many(Path(folder), asked.policies)
        else:
            times(Path(folder), asked.rounds)


if __name__ == "__main__":
    main()
