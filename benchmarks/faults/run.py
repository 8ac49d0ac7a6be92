"""Runs all mutants in two fresh processes that import the command line once, and some through the executable."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from benchmarks.faults.command import Ran
from benchmarks.faults.fault import FaultClass, Mutant, mutants
from benchmarks.faults.original import Original
from benchmarks.faults.trial import Bench, Trial

_AHEAD = 8
_state: dict[str, Bench] = {}


def all_mutants(classes: Iterable[FaultClass], original: Original, seed: int, most: int) -> Iterator[Mutant]:
    """The chosen mutants of all classes."""
    for each in classes:
        yield from mutants(each, original, seed, most)


def trials(faults: Iterable[Mutant], original: Original, processes: int, done: Callable[[Trial], None]) -> list[Trial]:
    """The trial of every mutant, in their order. `done` hears of each."""
    results: list[Trial] = []
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=_begin, initargs=(original,))
    with pool:
        for future in _submitted(pool, iter(faults), processes * _AHEAD):
            results.append(future.result())
            done(results[-1])
        for ended in [pool.submit(_end) for _ in range(processes)]:
            ended.result()
    return results


def _submitted(pool: ProcessPoolExecutor, faults: Iterator[Mutant], ahead: int) -> Iterator[Future[Trial]]:
    """Futures in order; only a few mutants exist at a time, for each carries its files."""
    waiting = [pool.submit(_try, each) for each in islice(faults, ahead)]
    while waiting:
        yield waiting.pop(0)
        waiting += [pool.submit(_try, each) for each in islice(faults, 1)]


def _begin(original: Original) -> None:
    _state["bench"] = Bench(original)


def _try(mutant: Mutant) -> Trial:
    return _state["bench"].tried(mutant)


def _end() -> None:
    bench = _state.pop("bench", None)
    if bench:
        bench.close()


def disagreements(
    faults: Sequence[Mutant], results: Sequence[Trial], original: Original, seed: int, count: int
) -> list[tuple[Trial, Trial]]:
    """`count` mutants through the installed `policydocs`: (in process, as executable) where they fare otherwise."""
    bench = Bench(original, executable)
    order = random.Random(seed)
    picked = order.sample(range(len(faults)), min(count, len(faults)))
    pairs = [(results[each], bench.tried(faults[each])) for each in picked]
    bench.close()
    return [(inside, outside) for inside, outside in pairs if _differ(inside, outside)]


def _differ(inside: Trial, outside: Trial) -> bool:
    return (inside.command, inside.code) != (outside.command, outside.code)


def executable(arguments: tuple[str, ...]) -> Ran:
    """The installed command, in a process of its own."""
    program = Path(sys.executable).with_name("policydocs")
    ended = subprocess.run([program, "--lang", "en", *arguments], capture_output=True, text=True, check=False)
    return Ran(arguments, ended.returncode, ended.stdout + ended.stderr)
