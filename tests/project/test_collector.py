"""Python's collector of cycles, as commands have it."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest

from generator.collector import spare_what_stays

_PYTHONS_OWN = 700
_COMMAND = """
import atexit, gc
from generator.cli.main import main
atexit.register(lambda: print(gc.get_freeze_count() > 1000, gc.get_threshold()[0]))
main(["--version"])
"""


@pytest.fixture
def as_it_was() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def test_a_command_has_it_look_rarely_and_not_at_the_end() -> None:
    """What is registered first comes last, and sees what the command has left."""
    done = subprocess.run([sys.executable, "-c", _COMMAND], capture_output=True, text=True, check=True)
    frozen, threshold = done.stdout.splitlines()[-1].split()
    assert (frozen, int(threshold) > _PYTHONS_OWN) == ("True", True)


@pytest.mark.usefixtures("as_it_was")
def test_what_is_made_and_dropped_later_is_still_collected() -> None:
    spare_what_stays()
    dropped: list[object] = []
    dropped.append(dropped)
    del dropped
    assert gc.isenabled()
    assert gc.collect() > 0
