"""What stands in a policy's output folder: files that a build made, and files of others, which a build leaves alone."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.dataclass import dataclass
from generator.errors import OutputError
from generator.message import message
from generator.plain_json import read_json
from generator.publish.folder import told
from generator.publish.manifest import LEDGER, MANIFEST, sha256

TOOL = "policydocs"
_LEDGER_KEYS = frozenset({"files", "model", "kinds", "statements"})


@dataclass(frozen=True)
class StandingFolder:
    """`made`: the files, by relative name, of which manifest or ledger say that a build made them, as they are now;
    `stated`: their SHA-256 when they were published; `others`: the names of all other files."""

    folder: Path
    made: Mapping[str, bytes] = field(default_factory=dict)
    stated: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()

    @cached_property
    def sums(self) -> dict[str, str]:
        """SHA-256 of the files that a build made, as they are now."""
        return {name: sha256(data) for name, data in self.made.items()}

    def edited(self, files: Mapping[str, bytes]) -> tuple[str, ...]:
        """Files that were changed since they were published, and that `files` would replace or remove."""
        return tuple(
            name for name, sum_ in self.sums.items() if sum_ != self.stated[name] and files.get(name) != self.made[name]
        )

    def in_the_way(self, files: Mapping[str, bytes]) -> tuple[str, ...]:
        """Files that no build made, where `files` has others of that name."""
        return tuple(name for name in self.others if name in files and self._read(name) != files[name])

    def left_alone(self, files: Mapping[str, bytes]) -> tuple[str, ...]:
        """Files that no build made and that `files` does not touch."""
        return tuple(name for name in self.others if name not in files)

    def changed(self, files: Mapping[str, bytes]) -> tuple[str, ...]:
        """The names that are new, other or gone in `files`."""
        there = {**self.made, **{name: self._read(name) for name in self.others if name in files}}
        return tuple(sorted(name for name in files.keys() | there.keys() if files.get(name) != there.get(name)))

    def replaced(self, files: Mapping[str, bytes]) -> dict[str, str]:
        """SHA-256 of what `files` replaces or removes, as it is now: what may go, and nothing else."""
        return {**self.sums, **{name: sha256(self._read(name)) for name in self.others if name in files}}

    def _read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()


def read_standing(folder: Path) -> StandingFolder:
    """Reads a policy's output folder. Raises OutputError where it, or something in it, is a link or no file."""
    if is_link(folder) or (os.path.lexists(folder) and not folder.is_dir()):
        raise refused_link(folder)
    if not folder.is_dir():
        return StandingFolder(folder)
    with told(folder):
        names = tuple(sorted(path.relative_to(folder).as_posix() for path in _files(folder)))
        records = {name: (folder / name).read_bytes() for name in (LEDGER, MANIFEST) if name in names}
        stated = _stated(records)
        made = {name: (folder / name).read_bytes() for name in names if name in stated}
    return StandingFolder(folder, made, stated, tuple(name for name in names if name not in stated))


def own_record(data: bytes | None) -> dict[str, Any] | None:
    """A manifest.json or site.json of this tool; None where it is another program's, damaged or not there."""
    record = _json(data)
    tool = record.get("tool")
    ours = isinstance(tool, dict) and tool.get("name") == TOOL and isinstance(record.get("files"), dict)
    return record if ours else None


def _stated(records: Mapping[str, bytes]) -> dict[str, str]:
    """File name -> SHA-256 as the manifest states them, or where it is gone the ledger."""
    manifest = own_record(records.get(MANIFEST))
    if manifest is not None:
        return {MANIFEST: sha256(records[MANIFEST]), **manifest["files"]}
    ledger = _json(records.get(LEDGER))
    if ledger.keys() == _LEDGER_KEYS and isinstance(ledger["files"], dict):
        return {LEDGER: sha256(records[LEDGER]), **ledger["files"]}
    return {}


def _json(data: bytes | None) -> dict[str, Any]:
    try:
        found = read_json(data or b"")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _files(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            path = Path(entry.path)
            if is_link(path) or not (entry.is_dir() or entry.is_file()):
                raise refused_link(path)
            if entry.is_dir():
                yield from _files(path)
            else:
                yield path


def is_link(path: Path) -> bool:
    """A symbolic link, or one of Windows' junctions, which look like folders."""
    try:
        seen = path.lstat()
    except OSError:
        return False
    junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)
    return stat.S_ISLNK(seen.st_mode) or getattr(seen, "st_reparse_tag", 0) == junction


def refused_link(path: Path) -> OutputError:
    """Nothing is written through links, nor put in their place."""
    return OutputError(
        message("{path} is a link, or neither a file nor a folder; a build does not write there", path=path),
        hint=message("remove it, or name another place: `policydocs build --output FOLDER`"),
    )
