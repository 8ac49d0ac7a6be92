"""Policies shared out by a Dask scheduler give what one process gives."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .command import POLICY, TODAY, apart, copy_workspace, snapshot

# A scheduler with two workers on this machine; it ends with its standard input.
CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    script = tmp_path / "cluster.py"
    script.write_text(CLUSTER, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "DASK_DISTRIBUTED__WORKER__DAEMON": "True"},
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.communicate(timeout=60)


def test_a_scheduler_gives_the_bytes_that_one_process_gives(scheduler: str, tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path / "workspace", POLICY, "another-policy")
    shared = apart("--root", workspace, "build", "--as-of", TODAY, "--scheduler", scheduler)
    assert shared.code == 0, shared.out + shared.err
    alone = apart("--root", workspace, "build", "--as-of", TODAY, "--output", tmp_path / "alone")
    assert alone.code == 0
    assert snapshot(workspace / "output") == snapshot(tmp_path / "alone")


def test_no_scheduler_at_the_address_is_wrong_usage(tmp_path: Path) -> None:
    ran = apart("build", "--output", tmp_path, "--scheduler", "tcp://127.0.0.1:9")
    assert ran.code == 2
    assert "127.0.0.1:9" in ran.err
    assert "Traceback" not in ran.err
