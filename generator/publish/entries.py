"""What lies in an output folder and is neither a file nor a folder of its own: a build makes no such thing."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from generator.publish.folder import WORK
from generator.publish.standing import is_link

LARGEST = 64 * 1024 * 1024  # bytes of one file; the ledger of a long notice takes a tenth


def too_large(folder: Path) -> str | None:
    """The first file below `folder` that is larger than any that a build makes; nothing is opened."""
    for place, _, names in os.walk(folder):
        for name in sorted(names):
            path = Path(place, name)
            if _is_plain(path) and path.lstat().st_size > LARGEST:
                return path.relative_to(folder).as_posix()
    return None


def odd_entries(folder: Path) -> Iterator[str]:
    """The names, below `folder`, of links, pipes, sockets and devices; nothing is followed, nothing is opened."""
    for place, folders, names in os.walk(folder):
        if Path(place) == folder and WORK in folders:
            folders.remove(WORK)
        for name in sorted((*folders, *names)):
            path = Path(place, name)
            if is_link(path) or not _is_plain(path):
                yield path.relative_to(folder).as_posix()


def _is_plain(path: Path) -> bool:
    try:
        mode = path.lstat().st_mode
    except OSError:
        return False
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)
