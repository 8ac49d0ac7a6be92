"""Where prefilled forms go: a folder, file by file, or one zip file that appears when it is whole."""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import platform
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, count
from pathlib import Path
from typing import Protocol

from generator.errors import OutputError
from generator.message import message
from generator.word.archive import STORED, Member, central, end, local

_MOST = 0xFFFF  # members, and …
_LARGEST = 0xFFFF_FFFF  # … bytes that a zip file without extensions holds
_BUFFER = 1 << 20
_HOST = re.sub(r"[^A-Za-z0-9-]", "_", platform.node())  # folders may be shared by machines


class Output(Protocol):
    """Takes finished forms one at a time. `set_aside`: files that stood there and were kept under another name."""

    set_aside: int

    def put(self, name: str, data: bytes, crc: int) -> bool:
        """Keeps the form `data`; False where it was there already, the same. Raises OutputError."""
        ...


@contextmanager
def opened(target: Path) -> Iterator[Output]:
    """The output `target`: a zip file where its name says so, else a folder. Raises OutputError."""
    try:
        if target.suffix.lower() == ".zip":
            with _zip(target) as output:
                yield output
        else:
            target.mkdir(parents=True, exist_ok=True)
            yield Folder(target)
    except OSError as error:
        raise OutputError(
            message("{file} cannot be written: {problem}", file=target, problem=error.strerror or error),
            hint=message("close the file in other programs, or name another place"),
        ) from error


class Folder:
    """Files in a folder. A run that was broken off goes on: what is there and right is kept, and what is there and
    other is set aside."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fresh = not any(folder.iterdir())
        self.set_aside = 0

    def put(self, name: str, data: bytes, crc: int) -> bool:
        """Writes the file `name` unless it is there and the same."""
        del crc
        path = self._folder / name
        if not self._fresh and _holds(path, data):
            return False
        try:
            self._set_aside(path, data)
            with path.open("wb", buffering=0) as file:
                if file.write(data) < len(data):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError:
            with contextlib.suppress(OSError):
                path.unlink()  # no half of a form under its name
            raise
        return True

    def _set_aside(self, path: Path, data: bytes) -> None:
        """Keep a file that stands in the place of a form and is no beginning of it: somebody may have worked on it."""
        if self._fresh or not path.exists() or data.startswith(path.read_bytes()):
            return
        names = (path.with_name(f"{path.name}.{ending}") for ending in chain(("bak",), map("bak{}".format, count(2))))
        path.rename(next(name for name in names if not name.exists()))
        self.set_aside += 1


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False


class Zip:
    """One zip file; forms are stored in it, as they are deflated already."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb", buffering=_BUFFER)
        self.set_aside = 0
        self._entries: list[bytes] = []  # about a hundred bytes a form
        self._offset = 0

    def put(self, name: str, data: bytes, crc: int) -> bool:
        """Appends the form. Raises OutputError where the zip file is full."""
        member = Member(name, STORED, crc, len(data), data)
        head = local(member)
        if len(self._entries) >= _MOST or self._offset + len(head) + len(data) > _LARGEST // 2:
            raise OutputError(
                message("more forms than one zip file takes"),
                hint=message("name a folder instead, or split the roster"),
            )
        self._entries.append(central(member, self._offset))
        self._file.write(head)
        self._file.write(data)
        self._offset += len(head) + len(data)
        return True

    def close(self, *, whole: bool) -> None:
        """Ends the file; one that is not `whole` is only closed."""
        with self._file as file:
            if whole:
                directory = b"".join(self._entries)
                file.write(directory + end(len(self._entries), len(directory), self._offset))


@contextmanager
def _zip(target: Path) -> Iterator[Zip]:
    """Made beside under another name, and put in place when it is whole: a reader sees the old file or the new one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear_leftovers(target)
    neighbour = target.with_name(f".{target.name}.{_HOST}.{os.getpid()}")
    made = Zip(neighbour)
    try:
        yield made
        made.close(whole=True)
        neighbour.replace(target)
    except BaseException:
        with contextlib.suppress(OSError, ValueError):  # what is buffered may not go out, or it is closed already
            made.close(whole=False)
        with contextlib.suppress(OSError):
            neighbour.unlink()
        raise


def _clear_leftovers(target: Path) -> None:
    """Remove what runs for the same file left behind that were killed on this machine."""
    front = f".{target.name}.{_HOST}."
    for path in target.parent.glob(f"{glob.escape(front)}*"):
        process = path.name.removeprefix(front)
        if process.isdecimal() and not _runs(int(process)):
            with contextlib.suppress(OSError):  # Windows keeps files that are open, so those of runs that go on
                path.unlink()


def _runs(process: int) -> bool:
    """Whether a process runs, as far as that can be asked."""
    if os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
