"""The kept seeds of the fuzzer (`make fuzz`), and some mutations of each, are read or refused in time, no text lost."""

from pathlib import Path
from random import Random

import pytest

from benchmarks.fuzz.mutate import mutated
from benchmarks.fuzz.reading import TextLostError, hold_text, replay
from benchmarks.fuzz.seeds import seeds
from generator.notice.read import parse_notice
from tests.growth import hold_time
from tests.notice.reading import SEED
from tests.zips import zipped

SEEDS = seeds()
# A PDF is read in a process of its own, which takes a tenth of a second each time.
MUTATIONS = {"plain.pdf": 3}


@pytest.mark.parametrize("name", SEEDS)
def test_a_kept_seed_is_read(name: str, tmp_path: Path) -> None:
    outcome, _ = replay(SEEDS[name], tmp_path)
    assert outcome == "read"
    hold_text(SEEDS[name])


def test_no_kept_seed_takes_long(tmp_path: Path) -> None:
    """The one that takes longest no more than the time in which thirty notices are read."""

    def longest() -> float:
        return max(replay(data, tmp_path)[1] for name, data in SEEDS.items() if name not in MUTATIONS)

    hold_time(longest, lambda: replay(SEED.read_bytes(), tmp_path)[1], 30)


@pytest.mark.parametrize("name", SEEDS)
def test_mutations_of_a_seed_raise_nothing_but_a_refusal_and_lose_no_text(name: str, tmp_path: Path) -> None:
    chance = Random(name)
    for _ in range(MUTATIONS.get(name, 12)):
        data = mutated(SEEDS[name], chance)
        outcome, _ = replay(data, tmp_path)
        if outcome == "read":
            hold_text(data)


def test_lost_text_would_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = parse_notice
    monkeypatch.setattr("benchmarks.fuzz.reading.parse_notice", lambda text: real(text[:-5]))
    with pytest.raises(TextLostError, match="lost"):
        hold_text("一、奖励企业。\n二、服务企业发展。\n".encode())


def test_a_damaged_package_is_mutated_as_it_is() -> None:
    whole = zipped({"word/document.xml": b"<w/>" * 400})
    for cut in range(30, len(whole), 7):  # bytes lost in the middle: sizes no longer hold
        for seed in range(4):
            assert mutated(whole[:cut] + whole[cut + 9 :], Random(seed))
    assert mutated(b"PK\x03\x04" + zipped({}), Random(1))


def test_a_character_of_compatibility_is_no_lost_text() -> None:
    hold_text("一、奖励\ufa75\ufa7d企业。\n二、服务企业发展。\n".encode())
