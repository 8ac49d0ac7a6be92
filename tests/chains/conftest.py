"""A workspace with two fictitious policies, of which the later takes the place of the earlier."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for policy in ("zone-2024", "zone-2026"):
        shutil.copytree(HERE / policy, tmp_path / "policies" / policy)
    return tmp_path
