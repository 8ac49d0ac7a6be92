"""A part of `python -m benchmarks.kills`: after a kill a reader finds the old edition or the new one."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from benchmarks.kills import Stage, at_each_step, at_random, side_by_side

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")


@pytest.mark.parametrize("scene", range(6))
def test_a_build_killed_at_a_step_leaves_the_old_edition_or_the_new_one(
    scene: int, stage: Stage, tmp_path: Path
) -> None:
    tally = at_each_step(stage, stage.scenes[scene], tmp_path, every=27, first=1 + 4 * scene)
    assert tally.found["kills"] > 3
    assert tally.faults == []


def test_a_build_killed_at_any_moment_leaves_the_old_edition_or_the_new_one(stage: Stage, tmp_path: Path) -> None:
    assert at_random(stage, stage.scenes[0], tmp_path, 12, random.Random(7)).faults == []


@pytest.mark.parametrize("builders", [2, 4])
def test_builds_at_once_never_publish_half_an_edition(builders: int, stage: Stage, tmp_path: Path) -> None:
    tally = side_by_side(stage, tmp_path, builders, 4)
    assert tally.faults == []
    assert tally.found["read: old"] + tally.found["read: new"] > 0
