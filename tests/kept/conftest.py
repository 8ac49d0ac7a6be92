"""A cache of its own for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kept.folder import SWITCH


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a cache that is switched on, for this process and those it starts."""
    folder = tmp_path / "kept"
    monkeypatch.setenv(SWITCH, str(folder))
    return folder
