"""What a measure is made of: tasks in turn, and figures by name.

A runner of its own, and neither pyperf nor pytest-benchmark: both run one benchmark to its end before the next one
begins, so on a machine whose speed drifts a ratio of two of them is one of two moments. Here each round runs all tasks,
each round in another order, and what is compared was measured within a second.
"""

from __future__ import annotations

import gc
import resource
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Protocol

ROOT = Path(__file__).parents[2]
POLICY = "qinzhou-gxq-2021-12"


@dataclass(frozen=True, slots=True)
class Asked:
    """How much is measured. `rounds`: of warm tasks, others take a part of them; `policies`: in the largest generated
    workspace; `against`: a commit whose commands run beside those of today."""

    rounds: int = 15
    policies: int = 200
    against: str | None = None

    def part(self, share: float, least: int = 3) -> int:
        """A share of the rounds, for what takes long."""
        return max(min(self.rounds, least), round(self.rounds * share))


@dataclass(frozen=True, slots=True)
class Figure:
    """A median. `spread`: half of the values lie within so much of each other; `count`: of how many it is the median;
    `note`: what is to be known of it."""

    value: float
    unit: str
    spread: float = 0.0
    count: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one measure by name. `skipped`: what was not measured, and why: nothing is left out in silence."""

    title: str
    figures: dict[str, Figure] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    skipped: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """What one measure found: when, on what and of which commit, and how much was asked."""

    when: str
    machine: Mapping[str, str]
    asked: Asked
    measured: Measured


class Measure(Protocol):
    """Measures one thing; `folder` is its own, and goes afterwards."""

    def __call__(self, asked: Asked, folder: Path) -> Measured: ...


@dataclass(frozen=True, slots=True)
class Task:
    """What is timed. `prepare` makes what it needs anew, outside the time taken; a task that needs nothing anew is run
    once before it is timed, so that the collector's walk through memory is not what is measured; `warm` of False: it
    is not, for it is a whole process."""

    name: str
    run: Callable[[], object]
    prepare: Callable[[], object] | None = None
    warm: bool = True


def processor_time() -> float:
    """Seconds of processor time of this process and of those that it started and that have ended. What else the
    machine does is not counted, nor is waiting."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def in_turn(
    tasks: Iterable[Task], rounds: int, clock: Callable[[], float] = processor_time, warm_up: int = 1
) -> dict[str, list[float]]:
    """Seconds of each task, round by round. The order is rotated from round to round."""
    tasks = list(tasks)
    taken: dict[str, list[float]] = {task.name: [] for task in tasks}
    for number in range(-warm_up, rounds):
        first = number % len(tasks)
        for task in tasks[first:] + tasks[:first]:
            gc.collect()
            if task.prepare is not None or task.warm:
                (task.prepare or task.run)()
            start = clock()
            task.run()
            if number >= 0:
                taken[task.name].append(clock() - start)
    return taken


def on_the_clock() -> float:
    """Seconds by the clock: of what several processes do side by side."""
    return perf_counter()


def figure(values: list[float], unit: str, scale: float = 1.0, note: str = "") -> Figure:
    """The median of `values`, each times `scale`."""
    scaled = [value * scale for value in values]
    spread = 0.0
    if len(scaled) > 2:
        low, _, high = quantiles(scaled, n=4)
        spread = high - low
    return Figure(median(scaled), unit, spread, len(scaled), note)


def in_ms(taken: dict[str, list[float]]) -> dict[str, Figure]:
    """Seconds as medians in ms."""
    return {name: figure(values, "ms", 1000) for name, values in taken.items()}
