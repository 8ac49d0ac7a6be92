"""How much work something takes, held to other work beside it: no test asks for seconds, which are another number on
each machine and each time.

`hold_time` runs both in turn, with nothing remembered of an earlier run and the collector off, and compares the least
that each took. It passes with the first round that is within the limit, and fails where none is: what else the machine
does can only add to a run, and would have to do so in every round. `calls` counts and is the same number each time;
it sees steps of Python's own, `hold_time` those of the libraries too (a pattern that goes back and forth).
"""

from __future__ import annotations

import functools
import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from cProfile import Profile
from time import process_time

from tests.done_once import forget_facts

ROUNDS = 5
Measured = Callable[[], float]  # does it and gives the seconds of processor time that it took


def hold_time(work: Measured, beside: Measured, most: float) -> None:
    """`work` takes at most `most` times as long as `beside`."""
    beside()  # what is compiled or looked up at the first use
    quick = long = float("inf")
    for _ in range(ROUNDS):
        quick, long = min(quick, beside()), min(long, work())
        quick = min(quick, beside())
        if long <= most * quick:
            return
    raise AssertionError(f"{long / quick:.1f} times as long ({long:.4f} and {quick:.4f} s), allowed are {most:g}")


def seconds_of(work: Callable[[], object]) -> Measured:
    """The work as one that is measured in this process."""

    def measured() -> float:
        with _as_at_first():
            started = process_time()
            work()
            return process_time() - started

    return measured


def hold_calls(work: Callable[[], object], beside: Callable[[], object], most: float) -> None:
    """`work` takes at most `most` times as many calls as `beside`."""
    beside()  # what is imported at the first use
    few, many = calls(beside), calls(work)
    assert many <= most * few, f"{many / few:.2f} times as many calls ({many} and {few}), allowed are {most:g}"


def calls(work: Callable[[], object]) -> int:
    """How many calls of Python's functions, and steps of its generators, the work takes."""
    counted = Profile(builtins=False)
    with _as_at_first():
        counted.runcall(work)
    return sum(each.callcount for each in counted.getstats())


@functools.lru_cache(maxsize=1)
def _memories(_modules: int) -> list[functools._lru_cache_wrapper[object]]:
    modules = [module for name, module in list(sys.modules.items()) if name.startswith("generator.")]
    found = (each for module in modules for each in vars(module).values())
    memories = (each for each in found if isinstance(each, functools._lru_cache_wrapper))
    return [each for each in memories if each.cache_parameters()["maxsize"] is not None]


@contextmanager
def _as_at_first() -> Iterator[None]:
    """Nothing is remembered of earlier input (what is without a limit is of the code, not of an input), and nothing
    that other tests left behind is looked through."""
    for memory in _memories(len(sys.modules)):
        memory.cache_clear()
    forget_facts()
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
