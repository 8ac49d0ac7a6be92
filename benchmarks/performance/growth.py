"""Ten times as many policies: whether time, memory and a build with nothing to do grow with them, and no faster.

A measure of its own, without one process and without a cluster, so that 10,000 policies take half an hour and not two.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.performance.policies import TENTH, built, figures_of
from benchmarks.performance.rule_made import workspace_of
from benchmarks.performance.task import Asked, Figure, Measured

_JOBS = ("--jobs", "2")


def growth(asked: Asked, folder: Path) -> Measured:
    """A tenth of the policies, then all of them: built by two processes, then built again."""
    found: dict[str, Figure] = {}
    for size, count in {"a tenth": max(1, asked.policies // TENTH), "all": asked.policies}.items():
        place = folder / size
        workspace_of(count, place / "workspace")
        found |= figures_of(size, built(place, "output", *_JOBS))
        found |= figures_of(f"{size}, nothing to do", built(place, "output", *_JOBS))
        shutil.rmtree(place)  # 1.3 MB a policy
    return Measured("Ten times as many policies", found, (f"{asked.policies} policies", "seconds by the clock"))
