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
_NO_DASK = "distributed is not installed: `pip install distributed`"
_TENTH = 10
_END = 60  # seconds for a cluster to end


def policies(asked: Asked, folder: Path) -> Measured:
    """From one policy over a tenth of the largest workspace to all of it."""
    found: dict[str, Figure] = {}
    skipped: dict[str, str] = {}
    for size, count in {"one": 1, "a tenth": max(1, asked.policies // _TENTH)}.items():
        found |= _grown(folder / size, size, count)
        shutil.rmtree(folder / size)
    place = folder / "all"
    found |= _grown(place, "all", asked.policies)
    found |= _with_cache(place)
    if find_spec("distributed") is None:
        skipped["on a cluster of this machine"] = _NO_DASK
    else:
        found |= _clustered(place)
    found |= _idle_and_changed(place, asked.policies)
    notes = (f"{asked.policies} policies in the largest workspace (`--policies N`)", "seconds by the clock")
    return Measured("Many policies", found, notes, skipped)


def _grown(place: Path, size: str, count: int) -> dict[str, Figure]:
    """A workspace of `count`, built from nothing with one process and with two."""
    workspace = workspace_of(count, place / "workspace")
    found: dict[str, Figure] = {}
    for jobs in ("1", "2"):
        output = place / f"jobs-{jobs}"
        ran = Tool().run(workspace, "build", "--jobs", jobs, "--output", str(output), watched=True)
        found |= _figures(f"{size}, --jobs {jobs}", ran)
    return found


def _with_cache(place: Path) -> dict[str, Figure]:
    """Whether one process and two give the same; then the build that later ones find."""
    same = _bytes(place / "jobs-1") == _bytes(place / "jobs-2")
    shutil.rmtree(place / "jobs-1")
    ran = Tool(cache=place / "cache").run(place / "workspace", "build", "--jobs", "2", watched=True)
    told = _figures("all, first build with a cache", ran)
    return {"other bytes with two processes": Figure(0.0 if same else 1.0, ""), **told}


def _figures(name: str, ran: Ran) -> dict[str, Figure]:
    return {
        name: Figure(ran.clock, "s"),
        f"{name}: processor": Figure(ran.processor, "s"),
        f"{name}: memory of the parent": Figure(ran.memory, "MiB"),
    }


def _idle_and_changed(place: Path, count: int) -> dict[str, Figure]:
    """Nothing to do; then a figure of one policy: what was written, by file times, and what it took."""
    workspace, tool = place / "workspace", Tool(cache=place / "cache")
    name = f"policy-{count // 2:05}"
    found = _figures("all, list from nothing", Tool().run(workspace, "list", watched=True))
    found |= _figures("all, check --quick from nothing", Tool().run(workspace, "check", "--quick", watched=True))
    found |= _figures("all, nothing to do", tool.run(workspace, "build", watched=True))
    found |= _figures("all, verify", Tool().run(workspace, "verify", watched=True))
    other = other_figure(Tool(), workspace, name, FIGURE, draft=True)
    swap(workspace / "policies" / name, other)
    before = moments(workspace / "output")
    ran = tool.run(workspace, "build", "--explain", watched=True)
    after = moments(workspace / "output")
    written = {file for file, moment in after.items() if before.get(file) != moment}
    elsewhere = {file for file in written if "/" in file and not file.startswith((f"{name}/", "assets/"))}
    anew = ran.output.count(": made anew:")
    found |= _figures("all, one figure changed", ran)
    found["files written for one figure"] = Figure(len(written), "files", note=f"of {len(after)}")
    found["files of other policies written for it"] = Figure(len(elsewhere), "files")
    found["documents made anew for it, by --explain"] = Figure(anew, "documents")
    return found


def _clustered(place: Path) -> dict[str, Figure]:
    """A scheduler and two workers of this machine."""
    with _cluster(place / "cluster") as address:
        output = place / "dask"
        ran = Tool().run(place / "workspace", "build", "--scheduler", address, "--output", str(output), watched=True)
    same = _bytes(place / "jobs-2") == _bytes(output)
    return {**_figures("all, Dask with two workers", ran), "other bytes with Dask": Figure(0.0 if same else 1.0, "")}


@contextmanager
def _cluster(folder: Path) -> Iterator[str]:
    """The address of a scheduler on loopback, with two workers of one process each; it ends with its standard input."""
    folder.mkdir(parents=True)
    script = folder / "cluster.py"
    script.write_text(_CLUSTER, "utf-8")
    around = {**os.environ, "PYTHONPATH": str(ROOT), SWITCH: "off"}
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
