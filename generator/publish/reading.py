"""An output folder read as of one moment, also while a build publishes or after one was killed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from generator.publish.folder import WORK, file_names, read_folder
from generator.publish.journal import has_journal
from generator.publish.lock import locked
from generator.publish.switch import finish

Seen = TypeVar("Seen")
_TRIES = 50

_State = tuple[tuple[str, int, int], ...]


def settle(output: Path) -> None:
    """Finishes what a killed build was publishing, or waits for a living one. Raises OutputError."""
    if has_journal(output):
        with locked(output):
            finish(output)


def read_settled(folder: Path) -> dict[str, bytes]:
    """Every file of an output folder, or of a policy's folder in it, by relative name, of one edition each: read again
    where something was published meanwhile. Raises OutputError."""
    return settled(folder, lambda: read_folder(folder))


def settled(folder: Path, look: Callable[[], Seen]) -> Seen:
    """What `look` sees in an output folder, or in a policy's folder in it, as of one moment: it looks again where
    something was published meanwhile. Raises OutputError."""
    for _ in range(_TRIES):
        settle(folder.parent)
        settle(folder)
        try:
            before = _state(folder)
            seen = look()
            after = _state(folder)
        except FileNotFoundError:
            continue  # its folder was exchanged while it was read
        if after == before and not has_journal(folder) and not has_journal(folder.parent):
            return seen
    return look()


def read_published(output: Path, name: str) -> dict[str, bytes]:
    """Every file of a published folder below an output folder, of one edition; nothing is left out, for nothing in
    there is a build's own affair. Raises OutputError, FileNotFoundError where the folder is gone."""
    folder = output / name

    def look() -> dict[str, bytes]:
        paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}

    return settled(folder, look)


class FolderFiles(Mapping[str, bytes]):
    """The files below a folder by their names, each read when it is asked for and not kept: a whole output folder does
    not fit into memory. One that has gone since it was listed raises FileNotFoundError."""

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        self._folder = folder
        self._names = dict.fromkeys(names)

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        return (self._folder / name).read_bytes()

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def by_folder(self) -> dict[str, FolderFiles]:
        """The files of each folder in it, without those that lie beside the folders."""
        found: dict[str, list[str]] = {}
        for name in self._names:
            folder, slash, below = name.partition("/")
            if slash:
                found.setdefault(folder, []).append(below)
        return {folder: FolderFiles(self._folder / folder, found[folder]) for folder in sorted(found)}


def folder_files(folder: Path) -> FolderFiles:
    """The files below an output folder, without what a build is at work on."""
    return FolderFiles(folder, file_names(folder))


def _state(folder: Path) -> _State:
    """Which files and folders stand under which names: it is another when one was exchanged."""
    with os.scandir(folder) as entries:
        seen = [(entry.name, entry.stat(follow_symlinks=False)) for entry in entries if entry.name != WORK]
    inside = tuple(sorted((name, state.st_ino, state.st_mtime_ns) for name, state in seen))
    return (("", folder.stat().st_ino, 0), *inside)
