"""Work shared out over a Dask cluster: pieces travel as values, results come back in the order of the work.

Dask is an extra: `pip install policydocs[cluster]`. No disk is shared. The cluster has only so much in hand at once,
in pieces and in bytes. Workers come and go: what a lost one had in hand is done by another, a few times at most. A
worker of another version gets no work.
"""

from __future__ import annotations

import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import field
from importlib import import_module
from importlib.util import find_spec
from itertools import count, islice
from typing import Any, Generic, TypeVar

from generator.dataclass import dataclass
from generator.errors import PolicydocsError, UsageError
from generator.message import message

Piece = TypeVar("Piece")
Result = TypeVar("Result")
_PER_THREAD = 2  # pieces in hand, so that none waits for the next
_MOST_BYTES = 64 << 20  # of pieces in hand
_TRIES = 3  # of a piece whose workers are lost
_PATIENCE = 60.0  # seconds without any worker that could work
_FOR_OTHERS = 60.0  # seconds that a piece waits until it is alone
_LOOK = 2.0  # seconds between two looks at which workers are there
_DONE = "done"


@contextmanager
def connect(address: str) -> Iterator[Any]:
    """The client of the scheduler at `address` (tcp://host:8786). Raises UsageError."""
    if find_spec("distributed") is None:
        raise UsageError(
            message("--scheduler needs Dask, which is not installed"),
            hint=message("pip install 'policydocs[cluster]'"),
        )
    client_type = import_module("distributed").Client
    try:
        client = client_type(address, timeout=10, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            message("no scheduler answers at {address}: {problem}", address=address, problem=error),
            hint=message("start one with `dask scheduler`"),
        ) from error
    with client:
        yield client


def shared_far(
    do: Callable[[Piece], Result],
    work: Iterable[Piece],
    address: str,
    version: Callable[[], str],
    lost: Callable[[Piece], Result],
) -> Iterator[Result]:
    """What `do` makes of each piece of `work` on the machines of a cluster, in the order of the work.

    `do` and `version` are functions of modules that both sides have; only workers where `version` says what it says
    here do anything. `lost` says what comes of a piece whose workers were lost again and again. What `do` raises is
    raised here. Raises UsageError where no worker can work, PolicydocsError where the scheduler is gone.
    """
    with connect(address) as client:
        fleet = _Fleet(client, address, do, f"{version.__module__}:{version.__name__}", version())
        pieces = iter(work)
        try:
            while True:
                fleet.fill(pieces)
                if not fleet.flight:
                    return
                yield fleet.land(lost)
        finally:
            client.cancel([each.future for each in fleet.flight], force=True)


def carried_out(payload: bytes) -> bytes:
    """On a worker of the same version: a piece of work done."""
    do, piece = pickle.loads(payload)  # noqa: S301 - whoever reaches a Dask worker may run anything there anyway
    return pickle.dumps(do(piece))


def _carrier() -> Callable[[str, str, bytes], tuple[str, str, bytes]]:
    """What a worker runs. It travels whole, not by its name: a worker of another version may not have it."""

    def carry(module_and_function: str, version: str, payload: bytes) -> tuple[str, str, bytes]:
        worker = import_module("distributed").get_worker().address
        module, _, function = module_and_function.partition(":")
        try:
            own = getattr(import_module(module), function)()
        except Exception:  # noqa: BLE001 - whatever is amiss there, it is not this version
            own = ""
        if own != version:
            return "other version", worker, b""
        return "done", worker, import_module("generator.cluster").carried_out(payload)

    return carry


@dataclass(slots=True)
class _InHand(Generic[Piece]):
    """A piece on its way. `where`: the workers that may do it, None: any; `alone`: with nothing else under way."""

    piece: Piece
    payload: bytes
    future: Any = None
    where: tuple[str, ...] | None = None
    tries: int = 1
    alone: bool = False


@dataclass(slots=True)
class _Fleet(Generic[Piece, Result]):
    """The pieces on their way through a cluster, in order, and which workers are of no use. `version`: module and
    function that say it, `here`: what that says here."""

    client: Any
    address: str
    do: Callable[[Piece], Result]
    version: str
    here: str
    flight: deque[_InHand[Piece]] = field(default_factory=deque)
    unfit: set[str] = field(default_factory=set)
    _bytes: int = 0
    _threads: int = 1
    _looked: float = float("-inf")
    _numbers: Iterator[int] = field(default_factory=count)
    _carry: Any = field(default_factory=_carrier)

    @property
    def has_room(self) -> bool:
        if time.monotonic() - self._looked > _LOOK:
            self._looked = time.monotonic()
            self._threads = max(1, sum(self._workers().values()))
        return len(self.flight) < _PER_THREAD * self._threads and self._bytes < _MOST_BYTES

    def fill(self, pieces: Iterator[Piece]) -> None:
        """Sends as many of the next pieces as there is room for."""
        while self.has_room:
            some = tuple(islice(pieces, 1))
            if not some:
                return
            self.send(*some)

    def send(self, piece: Piece) -> None:
        each = _InHand(piece, pickle.dumps((self.do, piece)))
        self._bytes += len(each.payload)
        self._submit(each)
        self.flight.append(each)

    def land(self, lost: Callable[[Piece], Result]) -> Result:
        """What came of the first piece."""
        each = self.flight[0]
        distributed = import_module("distributed")
        while True:
            try:
                state, worker, data = each.future.result(timeout=_LOOK)
            except distributed.TimeoutError:
                if self._is_lost(each):
                    result = lost(each.piece)
                    break
                continue
            except distributed.KilledWorker:
                if each.alone:
                    result = lost(each.piece)
                    break
                self._submit_alone(each)
                continue
            except (distributed.CancelledError, OSError) as error:
                raise self._gone() from error
            if state == _DONE:
                result = pickle.loads(data)  # noqa: S301 - of a worker that may run anything here anyway
                break
            self.unfit.add(worker)
            self._submit(each)
        self.flight.popleft()
        self._bytes -= len(each.payload)
        return result

    def _submit_alone(self, each: _InHand[Piece]) -> None:
        """Once more, when nothing else is under way: its workers may have died of another piece."""
        distributed = import_module("distributed")
        for other in self.flight:
            if other is not each:
                with suppress(distributed.TimeoutError, distributed.CancelledError):
                    other.future.exception(timeout=_FOR_OTHERS)
        each.alone = True
        self._submit(each)

    def _submit(self, each: _InHand[Piece]) -> None:
        each.where = self._fit() if self.unfit else None
        each.future = self.client.submit(
            self._carry,
            self.version,
            self.here,
            each.payload,
            key=f"policydocs-{self.client.id}-{next(self._numbers)}",
            pure=False,
            workers=each.where,
            allow_other_workers=False,
        )

    def _is_lost(self, each: _InHand[Piece]) -> bool:
        """Whether to give a piece up that takes its time. Where the workers that might do it are gone, it goes to
        others; to which, Dask knows itself where any worker will do."""
        workers = self._workers()
        if not workers:
            self._fit()
        if each.where is None or not workers.keys().isdisjoint(each.where):
            return False
        each.tries += 1
        if each.tries <= _TRIES:
            self._submit(each)
        return each.tries > _TRIES

    def _fit(self) -> tuple[str, ...]:
        """The workers that may work; waits a while for the first. Raises UsageError."""
        ends = time.monotonic() + _PATIENCE
        while time.monotonic() < ends:
            there = self._workers()
            fit = tuple(worker for worker in there if worker not in self.unfit)
            if fit:
                return fit
            if there:
                break
            time.sleep(_LOOK / 4)
        raise UsageError(
            message("no worker of the scheduler at {address} can work", address=self.address),
            hint=message(
                "start workers with the same version of policydocs and of its libraries; {count} have another one",
                count=len(self.unfit),
            ),
        )

    def _workers(self) -> dict[str, int]:
        """Threads by worker. Raises PolicydocsError."""
        try:
            return dict(self.client.nthreads())
        except OSError as error:
            raise self._gone() from error

    def _gone(self) -> PolicydocsError:
        return PolicydocsError(
            message("the scheduler at {address} does not answer any more", address=self.address),
            hint=message("start it again, then this command: what is published stands, what was not is made"),
        )
