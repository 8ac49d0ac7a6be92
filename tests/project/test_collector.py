"""Python's collector of cycles, as commands have it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from generator.cli.main import main
from generator.collector import collect_rarely, spare_what_stays

_PYTHONS_OWN = 700


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def test_a_command_has_nothing_collected_as_it_ends() -> None:
    with pytest.raises(SystemExit) as left:
        main(["no-such-command"])
    assert left.value.code == 2
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[0] > _PYTHONS_OWN


def test_what_is_made_and_dropped_later_is_still_collected() -> None:
    spare_what_stays()
    collect_rarely()
    dropped: list[object] = []
    dropped.append(dropped)
    del dropped
    assert gc.isenabled()
    assert gc.collect() > 0
