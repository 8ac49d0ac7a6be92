"""The real policy, built once a session by the command line: after its term and inside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from .command import IN_TERM, POLICY, ROOT, TODAY, Ran, apart, policydocs


@dataclass(frozen=True, slots=True)
class Built:
    """An output folder and what the command said while making it."""

    output: Path
    ran: Ran

    @property
    def folder(self) -> Path:
        return self.output / POLICY

    @property
    def word_files(self) -> list[Path]:
        return sorted(self.output.rglob("*.docx"))

    @property
    def pages(self) -> list[Path]:
        return sorted(self.output.rglob("*.html"))


def build(folder: Path, as_of: str, run: Callable[..., Ran] = policydocs) -> Built:
    ran = run("--root", ROOT, "build", "--output", folder, "--as-of", as_of)
    assert ran.code == 0, ran.out + ran.err
    return Built(folder, ran)


@pytest.fixture(scope="session")
def lapsed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Built on a day after the notice's term."""
    return build(tmp_path_factory.mktemp("lapsed"), TODAY, apart)


@pytest.fixture(scope="session")
def in_force(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Built on a day inside the notice's term."""
    return build(tmp_path_factory.mktemp("in-force"), IN_TERM)
