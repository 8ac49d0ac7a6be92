"""Both editions of an output folder with two policies, made once a session."""

from __future__ import annotations

import sys

import pytest

from benchmarks.kills import Stage, make_stage

# They fork.
collect_ignore = ["test_kills.py", "test_refused.py"] if sys.platform == "win32" else []


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return make_stage(tmp_path_factory.mktemp("stage"))
