"""Pools of processes that work goes through: imported where work is shared out, which most commands do not."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import Generic, TypeVar

from generator.worker import end_with_parent

Piece = TypeVar("Piece")
Result = TypeVar("Result")
_MOST = 61  # processes that Windows waits for at once


def through_processes(
    do: Callable[[Piece], Result], work: Iterable[Piece], processes: int, lost: Callable[[Piece], Result]
) -> Iterator[Result]:
    """As shared_out of crew.py, whatever the number of processes."""
    crew = _Crew(do, min(processes, _MOST))
    pieces = iter(work)
    try:
        while True:
            for piece in islice(pieces, crew.free):
                crew.send(piece)
            if not crew.flight:
                return
            landed = crew.land()
            if landed:
                yield landed[0]
            else:
                yield from (_alone(do, piece, lost) for piece in crew.replaced())
    finally:
        crew.pool.shutdown(cancel_futures=True)


class _Crew(Generic[Piece, Result]):
    """A pool of processes and the pieces of work that are on their way through it, in order."""

    def __init__(self, do: Callable[[Piece], Result], processes: int) -> None:
        self._do = do
        self._processes = processes
        self.pool = _pool(processes)
        self.flight: deque[tuple[Piece, Future[Result]]] = deque()

    @property
    def free(self) -> int:
        """How many pieces more may be sent."""
        return 2 * self._processes - len(self.flight)

    def send(self, piece: Piece) -> None:
        try:
            future = self.pool.submit(self._do, piece)
        except BrokenProcessPool as error:
            future = Future()
            future.set_exception(error)
        self.flight.append((piece, future))

    def land(self) -> tuple[Result, ...]:
        """The result of the first piece; none where its process died. What `do` raises is raised here."""
        try:
            result = self.flight[0][1].result()
        except BrokenProcessPool:
            return ()
        self.flight.popleft()
        return (result,)

    def replaced(self) -> list[Piece]:
        """The pieces on their way when a process died: they are taken off, and a new pool stands ready."""
        pieces = [piece for piece, _ in self.flight]
        self.flight.clear()
        self.pool.shutdown(cancel_futures=True)
        self.pool = _pool(self._processes)
        return pieces


def _alone(do: Callable[[Piece], Result], piece: Piece, lost: Callable[[Piece], Result]) -> Result:
    with _pool(1) as pool:
        try:
            return pool.submit(do, piece).result()
        except BrokenProcessPool:
            return lost(piece)


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=end_with_parent)
