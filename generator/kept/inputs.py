"""What results are made from: the files of folders, by name and content."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path


def file_sums(folder: Path, *, through_links: bool = True) -> dict[str, str]:
    """SHA-256 of every file below `folder`, by its relative name with forward slashes. A folder counts by its name
    (`annexes/`), a link to a folder by where it leads and, `through_links`, by what is there; nothing where there is no
    folder. Raises OSError."""
    passed = frozenset[str]() if through_links else None
    return dict(sorted(_sums(str(folder), passed))) if folder.is_dir() else {}


def sum_of_sums(sums: Mapping[str, str]) -> str:
    """One SHA-256 over names and sums."""
    return hashlib.sha256(json.dumps(sorted(sums.items())).encode()).hexdigest()


def files_below(folder: Path) -> Iterator[tuple[str, str]]:
    """(relative name with forward slashes, path) of every file below `folder`, through links too: whoever reads a file
    by its name goes through them. Raises OSError."""
    for name, entry, entered in _below(str(folder), "", frozenset()):
        if not entered and entry.is_file():
            yield name, entry.path


def _sums(folder: str, passed: frozenset[str] | None) -> Iterator[tuple[str, str]]:
    for name, entry, entered in _below(folder, "", passed):
        if entered:
            yield f"{name}/", _target(entry)
        elif entry.is_file():
            with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of files in a workspace
                yield name, hashlib.sha256(file.read()).hexdigest()
        else:
            yield name, _target(entry) or "?"


def _target(entry: os.DirEntry[str]) -> str:
    """Where a link leads; "" of what is none."""
    return os.readlink(entry.path) if entry.is_symlink() else ""  # noqa: PTH115 - as above


def _below(folder: str, above: str, passed: frozenset[str] | None) -> Iterator[tuple[str, os.DirEntry[str], bool]]:
    """(relative name, entry, whether it is a folder that is entered) of all below `folder`. `passed`: as for
    _passed_into."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name, inside = f"{above}{entry.name}", _passed_into(entry, passed)
            yield name, entry, inside is not None
            if inside is not None:
                yield from _below(entry.path, f"{name}/", inside if passed is not None else None)


def _passed_into(entry: os.DirEntry[str], passed: frozenset[str] | None) -> frozenset[str] | None:
    """Where links led once `entry` is entered; None where it is no folder, or a link that is not followed: links may
    lead in a ring. `passed`: None where no link is followed."""
    if entry.is_dir(follow_symlinks=False):
        return passed or frozenset()
    if passed is None or not entry.is_dir():
        return None
    target = os.path.realpath(entry.path)
    here = os.path.realpath(os.path.dirname(entry.path))  # noqa: PTH120 - as the path of an entry is written
    above = f"{here}{os.sep}".startswith(f"{target.rstrip(os.sep)}{os.sep}")
    return None if above or target in passed else passed | {target}
