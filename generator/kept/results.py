"""The fingerprint of what decides the bytes of documents: the same on every machine that makes the same ones."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import requires
from importlib.metadata import version as installed
from pathlib import Path

from generator import __version__
from generator.kept.fingerprint import PACKAGE, files_of_code
from generator.regex import regex

_DISTRIBUTION = "policydocs"
_PROJECT = regex(r"[A-Za-z0-9._-]+")  # at the start of a requirement


@cache
def fingerprint_of_results() -> str:
    """The SHA-256 over version, Python (3.11, say), every file of the package by its content, and the libraries that
    the package needs, by version; which others are installed decides nothing."""
    found = hashlib.sha256(f"{__version__} {sys.version_info[:2]}".encode())
    for requirement in sorted(requires(_DISTRIBUTION) or ()):
        project = _PROJECT.match(requirement)
        if project is not None and "extra ==" not in requirement:
            found.update(f"\n{project[0]} {installed(project[0])}".encode())
    for name, path in sorted(files_of_code(str(PACKAGE), "")):
        data = Path(path).read_bytes()
        found.update(f"\n{name} {len(data)}\n".encode())
        found.update(data)
    return found.hexdigest()
