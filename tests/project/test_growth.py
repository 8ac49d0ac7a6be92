"""What holds work to other work beside it (tests/growth.py) lets noise pass and nothing that grows by the square."""

from collections.abc import Callable

import pytest

from generator.notice import facts
from tests.growth import ROUNDS, Measured, calls, hold_calls, hold_time, seconds_of

Work = Callable[[int], Callable[[], object]]


def plain(number: int) -> int:
    return number % 7


def in_line(size: int) -> Callable[[], object]:
    return lambda: [plain(number) for number in range(size)]


def by_pairs(size: int) -> Callable[[], object]:
    """As a name looked for among all the others: a small part of the work at first."""
    return lambda: [plain(other) for number in range(size) for other in range(number // 20)]


def by_slices(size: int) -> Callable[[], object]:
    """Without a call of its own: all of a text is copied for each of its signs."""
    text = "甲" * 10 * size
    return lambda: [text[: len(text) - place] for place in range(10 * size)]


def taking(*seconds: float) -> Measured:
    return iter(seconds).__next__


@pytest.mark.parametrize("work", [by_pairs, by_slices])
def test_work_that_grows_by_the_square_is_told(work: Work) -> None:
    with pytest.raises(AssertionError, match="times as long"):
        hold_time(seconds_of(work(1_600)), seconds_of(work(400)), 8)


def test_work_in_line_with_its_size_passes() -> None:
    hold_time(seconds_of(in_line(40_000)), seconds_of(in_line(10_000)), 8)
    hold_calls(in_line(4_000), in_line(1_000), 4.4)


def test_calls_tell_a_step_that_is_a_small_part_of_the_work_yet() -> None:
    def work(size: int) -> Callable[[], object]:
        return lambda: (in_line(10 * size)(), by_pairs(size)())

    with pytest.raises(AssertionError, match="times as many calls"):
        hold_calls(work(200), work(50), 4.4)


def test_what_else_the_machine_does_decides_nothing() -> None:
    quick = (1.0,) * (2 * ROUNDS + 1)
    hold_time(taking(90.0, 16.0, 4.0), taking(*quick), 8)  # long but for one round
    with pytest.raises(AssertionError, match=r"16\.0 times as long"):
        hold_time(taking(*(16.0,) * ROUNDS), taking(9.0, 9.0, *quick), 8)  # what it is held to was slow at first


def test_nothing_is_remembered_from_one_run_to_the_next() -> None:
    def read() -> None:
        facts.find_facts("奖励5万元。")

    read()
    assert calls(read) == calls(read) > 20
