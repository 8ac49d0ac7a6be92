"""The real policy, reviewed and published, for the seeded faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.faults.original import Original, prepare


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Original:
    return prepare(Path(__file__).parents[2], tmp_path_factory.mktemp("faults"), proven=False)
