"""What stands in an output folder, by its bytes alone: for commands that find nothing to do."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from generator.kept.inputs import file_sums
from generator.plain_json import read_json

MANIFEST = "manifest.json"
_EARLIER = "--"  # POLICY--1, as publish/shelf.py names an earlier edition


def earlier_folders(output: Path) -> dict[str, list[Path]]:
    """The folders of earlier editions, by policy: an output folder is gone through once, whatever is asked of it.
    Raises OSError."""
    found: dict[str, list[Path]] = {}
    for folder in os.listdir(output):  # noqa: PTH208 - names are enough
        policy, hyphens, _ = folder.partition(_EARLIER)
        if hyphens:
            found.setdefault(policy, []).append(output / folder)
    return found


def is_as_published(folder: Path, manifest: bytes) -> bool:
    """Whether every file is as the manifest says, and nothing else is there; of links nobody knows."""
    try:
        stated: Mapping[str, str] = {**read_json(manifest)["files"], MANIFEST: sum_of(manifest)}
        found = file_sums(folder, through_links=False)
        standing = {name: made for name, made in found.items() if not name.endswith("/")}
        linked = folder.is_symlink() or any((folder / name).is_symlink() for name in standing)
    except (OSError, LookupError, TypeError, ValueError, AttributeError):
        return False
    return standing == stated and not linked


def sum_of(data: bytes) -> str:
    """SHA-256."""
    return hashlib.sha256(data).hexdigest()


def sum_of_file(path: Path) -> str:
    """The sum of a file, none where there is none."""
    return sum_of(path.read_bytes()) if path.is_file() else ""
