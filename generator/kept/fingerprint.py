"""The fingerprint of the code that makes results: another release, an edited module, another library are another."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator import __version__

PACKAGE = Path(__file__).parents[1]
_NO_CODE = frozenset({"__pycache__", "_packaged", "locale"})  # what travels along, and words that are put in later
_INSTALLED = (".dist-info", ".egg-info")


@cache
def fingerprint() -> str:
    """The SHA-256 over version, Python, every file of the package by its content, and every library that is installed,
    by name and version."""
    found = hashlib.sha256(f"{__version__} {sys.version} {sys.platform}".encode())
    for name in sorted(set(_installed())):
        found.update(f"\n{name}".encode())
    for name, path in sorted(files_of_code(str(PACKAGE), "")):
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - some 500 files at each start
            data = file.read()
        found.update(f"\n{name} {len(data)}\n".encode())
        found.update(data)
    return found.hexdigest()


def files_of_code(folder: str, above: str) -> Iterator[tuple[str, str]]:
    """(relative name, path) of the files below `folder`."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name in _NO_CODE:
                continue
            if entry.is_dir():
                yield from files_of_code(entry.path, f"{above}{entry.name}/")
            else:
                yield f"{above}{entry.name}", entry.path


def _installed() -> Iterator[str]:
    """pydantic-2.9.0.dist-info and its like, of every folder that Python imports from."""
    for folder in sys.path:
        try:
            yield from (name for name in os.listdir(folder or ".") if name.endswith(_INSTALLED))  # noqa: PTH208
        except OSError:
            continue
