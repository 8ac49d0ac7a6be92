"""Work in several processes: order, a dead process, an error, and how much is on its way at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.crew import processors, shared_out
from tests.project.crew_work import dead_the_first_time, doubled, doubled_or_dead, refused


def lost(number: int) -> int:
    return -number


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_work(processes: int) -> None:
    assert list(shared_out(doubled, range(9), processes, lost)) == [2 * number for number in range(9)]


def test_a_piece_that_kills_its_process_is_the_only_one_lost() -> None:
    found = list(shared_out(doubled_or_dead, range(12), 2, lost))
    assert found == [-7 if number == 7 else 2 * number for number in range(12)]


def test_a_piece_whose_process_was_killed_is_done_again(tmp_path: Path) -> None:
    work = [(number, str(tmp_path / "mark")) for number in range(6)]
    assert list(shared_out(dead_the_first_time, work, 2, lambda told: -told[0])) == [0, 2, 4, 6, 8, 10]


def test_an_error_of_the_work_is_raised() -> None:
    with pytest.raises(ValueError, match="no 0"):
        list(shared_out(refused, range(3), 2, lost))


def test_few_pieces_are_on_their_way_at_once() -> None:
    taken: list[int] = []

    def pieces() -> Iterator[int]:
        for number in range(50):
            taken.append(number)
            yield number

    results = shared_out(doubled, pieces(), 2, lost)
    assert next(results) == 0
    assert len(taken) <= 4
    results.close()  # type: ignore[attr-defined]


def test_there_is_a_processor() -> None:
    assert processors() >= 1
