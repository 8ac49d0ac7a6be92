"""What results are made from: the files of folders, by name and content."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path


def file_sums(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below `folder`, by its relative name with forward slashes. A folder counts by its name
    (`annexes/`), a link to a folder by where it leads; nothing where there is no folder. Raises OSError."""
    return dict(sorted(_sums(str(folder), ""))) if folder.is_dir() else {}


def sum_of_sums(sums: Mapping[str, str]) -> str:
    """One SHA-256 over names and sums."""
    return hashlib.sha256(json.dumps(sorted(sums.items())).encode()).hexdigest()


def files_below(folder: str, above: str) -> Iterator[tuple[str, str]]:
    """(relative name with forward slashes, path) of every file below `folder`; links to folders are not followed.
    Raises OSError."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from files_below(entry.path, f"{above}{entry.name}/")
            elif entry.is_file():
                yield f"{above}{entry.name}", entry.path


def _sums(folder: str, above: str) -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield f"{above}{entry.name}/", ""
                yield from _sums(entry.path, f"{above}{entry.name}/")
            elif entry.is_file():
                with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of files in a workspace
                    yield f"{above}{entry.name}", hashlib.sha256(file.read()).hexdigest()
            else:
                yield f"{above}{entry.name}", os.readlink(entry.path) if entry.is_symlink() else "?"  # noqa: PTH115
