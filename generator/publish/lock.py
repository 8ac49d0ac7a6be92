"""One build at a time in an output folder; the second waits, and is told for whom."""

from __future__ import annotations

import contextlib
import errno
import getpass
import json
import os
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from generator.dataclass import dataclass
from generator.errors import OutputError
from generator.message import Message, message
from generator.publish.folder import WORK, told

PATIENCE = 300.0  # seconds that a second build waits for the first
_TRIES = 100
_LOCK, _HOLDER = "lock", "holder.json"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who builds: the process, its machine and user, and since when (ISO, local time)."""

    process: int
    machine: str
    user: str
    since: str

    def words(self) -> Message:
        return message(
            "process {process} of {user} on {machine}, since {since}",
            process=self.process,
            user=self.user,
            machine=self.machine,
            since=self.since,
        )


@contextmanager
def locked(
    output: Path, waiting: Callable[[Message], None] = lambda _: None, patience: float = PATIENCE
) -> Iterator[None]:
    """Holds the lock of `output`, which is made where there is none. Of a process that was killed the system takes it.

    `waiting` hears who holds it before this waits up to `patience` seconds. Raises OutputError.
    """
    work = output / WORK
    lock = FileLock(work / _LOCK)
    with told(output):
        _take(lock, output, waiting, patience)
    try:
        _sign(work)
        yield
    finally:
        with contextlib.suppress(OSError):
            _leave_nothing(work)
        lock.release()


def _take(lock: FileLock, output: Path, waiting: Callable[[Message], None], patience: float) -> None:
    for _ in range(_TRIES):
        try:
            (output / WORK).mkdir(parents=True, exist_ok=True)
            return _wait(lock, output, waiting, patience)
        except FileNotFoundError:
            continue  # whoever held the lock has just taken the folder away
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(output / WORK))


def _wait(lock: FileLock, output: Path, waiting: Callable[[Message], None], patience: float) -> None:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting(message("another build is at work in {folder} ({holder}); waiting", folder=output, holder=_who(output)))
        try:
            lock.acquire(timeout=patience)
        except Timeout as error:
            raise OutputError(
                message("another build is at work in {folder} ({holder})", folder=output, holder=_who(output)),
                hint=message("wait until it is finished, or end that process, then build again"),
            ) from error


def _leave_nothing(work: Path) -> None:
    """Only the holder takes the lock's file away: who waits for a file that is gone, looks for the new one (filelock
    sees to that; on Windows it removes the file itself). What a broken publication left, keeps the folder.
    """
    (work / _HOLDER).unlink(missing_ok=True)
    if os.name == "posix":
        (work / _LOCK).unlink(missing_ok=True)
    work.rmdir()


def _sign(work: Path) -> None:
    """Tells others who holds the lock; the lock holds without it, on a full disk for example."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "?"
    since = datetime.now().astimezone().isoformat(" ", "seconds")
    holder = Holder(os.getpid(), platform.node(), user, since)
    with contextlib.suppress(OSError):
        (work / _HOLDER).write_text(json.dumps(asdict(holder)), "utf-8")


def _who(output: Path) -> Message:
    try:
        return Holder(**json.loads((output / WORK / _HOLDER).read_text("utf-8"))).words()
    except (OSError, ValueError, TypeError):
        return message("it has not said who it is")
