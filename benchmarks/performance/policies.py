"""Many policies: time with one process and with two, on a cluster of this machine, with nothing to do, and with one
figure changed; the memory of the process that leads. The policies are made by rule (rule_made.py)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from benchmarks.performance.process import Ran, Tool, moments, other_figure, swap
from benchmarks.performance.rule_made import FIGURE, workspace_of
from benchmarks.performance.task import ROOT, Asked, Figure, Measured
from generator.kept.folder import SWITCH

_CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""
_AS_TOLD = "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED"  # off, as docs/cluster.md has workers started
_NO_DASK = "distributed is not installed: `pip install distributed`"
TENTH = 10
_END = 60  # seconds for a cluster to end


def policies(asked: Asked, folder: Path) -> Measured:
    """From one policy over a tenth of the largest workspace to all of it."""
    found: dict[str, Figure] = {}
    skipped: dict[str, str] = {}
    for size, count in {"one": 1, "a tenth": max(1, asked.policies // TENTH)}.items():
        found |= _grown(folder / size, size, count)
    verified = Tool().run(folder / "a tenth" / "workspace", "verify", str(folder / "a tenth" / "jobs-2"), watched=True)
    found |= figures_of("a tenth, verify", verified)
    place = folder / "all"
    found |= _grown(place, "all", asked.policies)
    same = _bytes(place / "jobs-1") == _bytes(place / "jobs-2")
    found["other bytes with two processes"] = Figure(0.0 if same else 1.0, "")
    shutil.rmtree(place / "jobs-1")
    if find_spec("distributed") is None:
        skipped["on a cluster of this machine"] = _NO_DASK
    else:
        found |= _clustered(place)
    found |= _idle_and_changed(place, asked.policies)
    notes = (f"{asked.policies} policies in the largest workspace (`--policies N`)", "seconds by the clock")
    return Measured("Many policies", found, notes, skipped)


def _grown(place: Path, size: str, count: int) -> dict[str, Figure]:
    """A workspace of `count`, built from nothing with one process and with two."""
    workspace_of(count, place / "workspace")
    found: dict[str, Figure] = {}
    for jobs in ("1", "2"):
        ran = built(place, f"jobs-{jobs}", "--jobs", jobs)
        found |= figures_of(f"{size}, --jobs {jobs}", ran)
    return found


def built(place: Path, output: str, *words: str) -> Ran:
    """A build into a folder of that name, with a cache of its own."""
    tool = Tool(cache=place / f"cache-{output}")
    return tool.run(place / "workspace", "build", "--output", str(place / output), *words, watched=True)


def figures_of(name: str, ran: Ran) -> dict[str, Figure]:
    return {
        name: Figure(ran.clock, "s"),
        f"{name}: processor": Figure(ran.processor, "s"),
        f"{name}: memory of the parent": Figure(ran.memory, "MiB"),
    }


def _idle_and_changed(place: Path, count: int) -> dict[str, Figure]:
    """Nothing to do; then a figure of one policy: what was written, by file times, and what it took."""
    workspace, output, name = place / "workspace", place / "jobs-2", f"policy-{count // 2:05}"
    found = figures_of("all, list from nothing", Tool().run(workspace, "list", watched=True))
    found |= figures_of("all, check --quick from nothing", Tool().run(workspace, "check", "--quick", watched=True))
    found |= figures_of("all, nothing to do", built(place, output.name))
    other = other_figure(Tool(), workspace, name, FIGURE, draft=True)
    swap(workspace / "policies" / name, other)
    before = moments(output)
    ran = built(place, output.name, "--explain")
    after = moments(output)
    written = {file for file, moment in after.items() if before.get(file) != moment}
    elsewhere = {file for file in written if "/" in file and not file.startswith((f"{name}/", "assets/"))}
    found |= figures_of("all, one figure changed", ran)
    found["files written for one figure"] = Figure(len(written), "files", note=f"of {len(after)}")
    found["files of other policies written for it"] = Figure(len(elsewhere), "files")
    found["documents made anew for it, by --explain"] = Figure(ran.output.count(": made anew:"), "documents")
    return found


def _clustered(place: Path) -> dict[str, Figure]:
    """A scheduler and two workers of this machine."""
    with _cluster(place / "cluster") as address:
        ran = built(place, "dask", "--scheduler", address)
    same = _bytes(place / "jobs-2") == _bytes(place / "dask")
    return {**figures_of("all, Dask with two workers", ran), "other bytes with Dask": Figure(0.0 if same else 1.0, "")}


@contextmanager
def _cluster(folder: Path) -> Iterator[str]:
    """The address of a scheduler on loopback, with two workers of one process each; it ends with its standard input."""
    folder.mkdir(parents=True)
    script = folder / "cluster.py"
    script.write_text(_CLUSTER, "utf-8")
    around = {**os.environ, "PYTHONPATH": str(ROOT), SWITCH: "off", _AS_TOLD: "False"}
    with subprocess.Popen(
        [sys.executable, script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=folder,
        env=around,
    ) as started:
        assert started.stdout is not None
        yield started.stdout.readline().strip()
        started.communicate(timeout=_END)


def _bytes(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
