"""The kept seeds of the fuzzer (`make fuzz`), and some mutations of each, are read or refused in time."""

from pathlib import Path
from random import Random

import pytest

from benchmarks.fuzz.__main__ import SECONDS, replay
from benchmarks.fuzz.kept import seeds
from benchmarks.fuzz.mutate import mutated

SEEDS = seeds()
# A PDF is read in a process of its own, which takes a tenth of a second each time.
MUTATIONS = {"plain.pdf": 3}


@pytest.mark.parametrize("name", SEEDS)
def test_a_kept_seed_is_read(name: str, tmp_path: Path) -> None:
    outcome, seconds = replay(SEEDS[name], tmp_path)
    assert outcome == "read"
    assert seconds < SECONDS


@pytest.mark.parametrize("name", SEEDS)
def test_mutations_of_a_seed_raise_nothing_but_a_refusal(name: str, tmp_path: Path) -> None:
    chance = Random(name)
    for _ in range(MUTATIONS.get(name, 12)):
        replay(mutated(SEEDS[name], chance), tmp_path)
