"""Work shared out over processes of this machine: results in the order of the work, and a process that dies costs no
more than the piece of work that it died of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from generator.late import late

Piece = TypeVar("Piece")
Result = TypeVar("Result")


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def usual_processes(pieces: int, worth: int) -> int:
    """Processes for so many pieces of work, of which `worth` take as long as it takes to start a process."""
    return max(1, min(processors(), pieces // worth))


def shared_out(
    do: Callable[[Piece], Result], work: Iterable[Piece], processes: int, lost: Callable[[Piece], Result]
) -> Iterator[Result]:
    """What `do` makes of each piece of `work`, in the order of the work.

    `do` is a function of a module; pieces and results travel between processes. No more than two pieces a process are
    on their way, however long the work is. Where a process dies, each piece that was on its way is done again, alone
    in a process of its own; of one that ends that process too, `lost` says what came of it.
    """
    if processes <= 1:
        yield from map(do, work)
        return
    yield from late("pool").through_processes(do, work, processes, lost)
