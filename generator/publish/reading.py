"""An output folder read as of one moment, also while a build publishes or after one was killed."""

from __future__ import annotations

import os
from pathlib import Path

from generator.publish.folder import WORK, read_folder
from generator.publish.journal import has_journal
from generator.publish.lock import locked
from generator.publish.switch import finish

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
    for _ in range(_TRIES):
        settle(folder.parent)
        settle(folder)
        before = _state(folder)
        try:
            files = read_folder(folder)
        except FileNotFoundError:
            continue  # its folder was exchanged while it was read
        if _state(folder) == before and not has_journal(folder) and not has_journal(folder.parent):
            return files
    return read_folder(folder)


def _state(folder: Path) -> _State:
    """Which files and folders stand under which names: it is another when one was exchanged."""
    with os.scandir(folder) as entries:
        seen = [(entry.name, entry.stat(follow_symlinks=False)) for entry in entries if entry.name != WORK]
    inside = tuple(sorted((name, state.st_ino, state.st_mtime_ns) for name, state in seen))
    return (("", folder.stat().st_ino, 0), *inside)
