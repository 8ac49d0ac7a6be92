"""Files of a folder: read, written so that they last, put beside what stands, removed."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import chain, count
from pathlib import Path

from generator.errors import OutputError
from generator.message import message
from generator.publish.exchange import exchange

WORK = ".policydocs"  # in an output folder: the lock, and what is being published; no part of any edition


def read_folder(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` by its relative name with forward slashes, without what a build is at work on; empty
    when there is no folder."""
    return {name: (folder / name).read_bytes() for name in file_names(folder)}


def file_names(folder: Path) -> list[str]:
    """The names of the files that read_folder reads, in order: hundreds of thousands in the output of a province.
    Raises FileNotFoundError where a folder goes meanwhile."""
    if not folder.is_dir():
        return []
    return sorted(_names(str(folder)), key=lambda name: name.split("/"))


def _names(top: str) -> Iterator[str]:
    for place, folders, files in os.walk(top, onerror=_not_there):
        above = place[len(top) + 1 :].replace(os.sep, "/")
        if not above:
            folders[:] = [each for each in folders if each != WORK]
            files = [each for each in files if each != WORK]
        for name in files:
            if os.path.isfile(os.path.join(place, name)):  # noqa: PTH113, PTH118 - a Path each would cost more
                yield f"{above}/{name}" if above else name


def _not_there(error: OSError) -> None:
    """What may not be read is passed over; what has gone is not."""
    if isinstance(error, FileNotFoundError):
        raise error


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What the system refuses inside (no space, no right, a file held open) is raised as OutputError, with the file."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            message(
                "{file} cannot be written: {problem}", file=error.filename or path, problem=error.strerror or error
            ),
            hint=message("close it in other programs, make room on the disk or ask for the right to write there"),
        ) from error


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes `files` below `folder`, then waits until the disk has them all. Raises OSError."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, data)
    for name in files:
        _flush(folder / name)


def write_through(path: Path, data: bytes) -> None:
    """Writes one file and waits until the disk has it. Raises OSError."""
    put(path, data)
    _flush(path)


def put(path: Path, data: bytes) -> None:
    """Writes one file, which the system may hold back for a while. Raises OSError."""
    with path.open("wb", buffering=0) as file:
        if file.write(data) < len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def create_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Makes a folder that is not there yet, with all files or none. Raises OutputError."""
    staging = stage(folder, files)
    try:
        with told(folder):
            staging.rename(folder)
    finally:
        discard(staging)


def stage(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Writes `files` into a fresh folder beside `folder`, and returns it. Raises OutputError."""
    staging = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    try:
        with told(folder):
            write_files(staging, files)
    except OutputError:
        discard(staging)
        raise
    return staging


def switch(staging: Path, folder: Path) -> None:
    """Brings a folder that people work in, such as a policy's in policies/, to what is staged with all of its files: in
    one step, and what stood there is in `staging` then; where there are links, or no such step, file by file.

    Raises OutputError.
    """
    with told(folder):
        if not any(path.is_symlink() for path in folder.rglob("*")) and exchange(staging, folder):
            return
        for name, data in read_folder(staging).items():
            write_if_changed(folder / name, data)


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write `data` unless the file holds it already; through a neighbour file, so that a reader sees old or new."""
    neighbour = path.with_name(f".{path.name}.{os.getpid()}")
    with told(path):
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            write_through(neighbour, data)
            neighbour.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                neighbour.unlink()
            raise
    return True


def beside(path: Path) -> Path:
    """A free name for a file that must not be lost where another takes its place: faq.html.bak, faq.html.bak2 …"""
    names = (path.with_name(f"{path.name}.{ending}") for ending in chain(("bak",), map("bak{}".format, count(2))))
    return next(name for name in names if not os.path.lexists(name))


def discard(folder: Path) -> None:
    """Remove a folder that holds nothing but what a build wrote; what cannot be removed now is left."""
    shutil.rmtree(folder, ignore_errors=True)


def remove(path: Path) -> None:
    """Remove a file, on Windows also one that is marked read-only. What cannot be removed now is left."""
    with contextlib.suppress(OSError):
        try:
            path.unlink()
        except PermissionError:
            path.chmod(stat.S_IWRITE)
            path.unlink()
