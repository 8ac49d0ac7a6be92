"""The user's cache folder: results that cost, by what they follow from (docs/publishing.md).

Nothing in it is needed: it may be deleted at any time. Entries are JSON, large ones packed; compiled templates stand in
it as text (documents/compiled.py). An entry is believed only where it belongs to this user, was written by this very
code, and holds what its sum says.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from generator.kept.fingerprint import fingerprint

SWITCH = "POLICYDOCS_CACHE"  # "off": no cache; a path: another folder
_OFF = frozenset({"off", "no", "0", "false"})
# Kinds of what saves reading, checking or composing one policy, once that is known to have changed: the large ones.
EXAMINED, HELD_TRACES = "examined", "traces of a build"
_OF_ONE_POLICY, _ENDING = ".policy.json", ".json"
_ENDING_OF = dict.fromkeys((EXAMINED, HELD_TRACES), _OF_ONE_POLICY)
# bytes of those, and of all others, which together save looking at any policy at all: neither push the others out
_MOST_OF = {_OF_ONE_POLICY: 384 << 20, _ENDING: 128 << 20}
_MOST_ENTRIES = 1 << 16  # of either; a workspace of 10,000 policies has three small ones each
_LEFT = 0.75  # of all these, after clearing
_PACKED_FROM = 4 << 10  # bytes; many findings of a draft have 16 KB, packed 2
_PACKED = b"\x78"  # what packed data begin with, and no JSON does
_QUICKLY = 1  # at level 6 a seventh less, in three times the time
_MOST_UNPACKED = 64 << 20  # bytes of an entry; the example has 0.7 MB
# What a system does not have, it need not be asked for.
_STANDING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
UNLIKE = (LookupError, TypeError, ValueError, AttributeError)  # what reading an entry of another shape comes to
# What the names of one large entry of 256 and of one other of 4,096 begin with: whoever writes it looks at its kind.
_CLEARING = {_OF_ONE_POLICY: "00", _ENDING: "000"}


@dataclass(slots=True)
class Cache:
    """An open cache folder. `code`: fingerprint of the code whose results it keeps."""

    folder: Path
    code: str

    def load(self, kind: str, *key: str) -> Any:
        """What was kept under `kind` and `key`; None where there is nothing, or nothing to be believed."""
        path = self._path(kind, key)
        try:
            descriptor = os.open(path, _STANDING)
            with open(descriptor, "rb") as file:  # noqa: PTH123 - it is open already
                if not _is_own(os.fstat(descriptor), stat.S_ISREG):
                    return None
                head, _, data = file.read().partition(b"\n")
            return json.loads(_unpacked(data)) if head.decode() == self._head(kind, key, data) else None
        except (OSError, ValueError, RecursionError, zlib.error):
            return None

    def store(self, data: object, kind: str, *key: str) -> None:
        """Keeps `data`, which is JSON, under `kind` and `key`; of large ones the text, by whoever has a quicker writer.
        What cannot be written, or could not be read again, is not kept, and nothing else."""
        path, ending = self._path(kind, key), _ENDING_OF.get(kind, _ENDING)
        text = data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
        if len(text) > _MOST_UNPACKED:
            return
        text = zlib.compress(text, _QUICKLY) if len(text) >= _PACKED_FROM else text
        beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
        with contextlib.suppress(OSError):
            try:
                descriptor = os.open(
                    beside,
                    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0),
                    stat.S_IRUSR | stat.S_IWUSR,
                )
                with open(descriptor, "wb") as file:  # noqa: PTH123 - it is open already
                    file.write(self._head(kind, key, text).encode() + b"\n" + text)
                beside.replace(path)
            except OSError:
                beside.unlink(missing_ok=True)
        if path.name.startswith(_CLEARING[ending]):
            self.clear(ending)

    def clear(self, *endings: str) -> None:
        """Removes entries (those with the endings named, or any) where there are too many of them, or too large ones:
        the oldest."""
        for ending in endings or _MOST_OF:
            with contextlib.suppress(OSError):
                self._clear(sorted(_entries(self.folder, ending)), _MOST_OF[ending])

    def _clear(self, entries: list[_Entry], most: int) -> None:
        """`entries`: the oldest first; `most`: bytes of them all."""
        size = sum(entry.size for entry in entries)
        if len(entries) <= _MOST_ENTRIES and size <= most:
            return
        for newer, oldest in zip(reversed(range(len(entries))), entries, strict=True):
            (self.folder / oldest.name).unlink(missing_ok=True)
            size -= oldest.size
            if newer <= _MOST_ENTRIES * _LEFT and size <= most * _LEFT:
                return

    def _path(self, kind: str, key: tuple[str, ...]) -> Path:
        named = json.dumps([self.code, kind, *key]).encode()
        return self.folder / f"{hashlib.sha256(named).hexdigest()}{_ENDING_OF.get(kind, _ENDING)}"

    def _head(self, kind: str, key: tuple[str, ...], data: bytes) -> str:
        """What an entry begins with: which code wrote it for what, and the sum of what follows."""
        return json.dumps([self.code, kind, *key, hashlib.sha256(data).hexdigest()])


def _unpacked(data: bytes) -> bytes:
    """The JSON of an entry. Raises ValueError or zlib.error where it is no whole one, or more than one may hold."""
    if not data.startswith(_PACKED):
        return data
    unpacking = zlib.decompressobj()
    text = unpacking.decompress(data, _MOST_UNPACKED)
    if not unpacking.eof or unpacking.unused_data:
        raise ValueError(len(data))
    return text


@dataclass(frozen=True, slots=True, order=True)
class _Entry:
    written: int
    size: int
    name: str


def _entries(folder: Path, ending: str) -> list[_Entry]:
    """The files of the folder with this ending, those too that a killed process left. The others are not asked how
    large they are: that is what looking costs."""
    large = ending == _OF_ONE_POLICY
    with os.scandir(folder) as found:
        like = [each for each in found if (_OF_ONE_POLICY in each.name) == large]
        states = [(each.name, each.stat(follow_symlinks=False)) for each in like]
    return [_Entry(state.st_mtime_ns, state.st_size, name) for name, state in states if stat.S_ISREG(state.st_mode)]


def open_cache() -> Cache | None:
    """The cache of this user, None where it is switched off, or its folder is not this user's alone."""
    asked = os.environ.get(SWITCH, "")
    if asked.lower() in _OFF:
        return None
    folder = Path(asked) if asked else user_cache_path("policydocs", appauthor=False)
    if not folder.is_absolute():
        return None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        if not _is_own(folder.lstat(), stat.S_ISDIR):
            return None
    except OSError:
        return None
    return Cache(folder, fingerprint())


def _is_own(state: os.stat_result, is_kind: Any) -> bool:
    """Whether it is of the kind, belongs to this user, and nobody else may read or write it. Windows has no such
    rights; there the folder stands in the user's profile."""
    if not is_kind(state.st_mode):
        return False
    if not hasattr(os, "geteuid"):
        return True
    return state.st_uid == os.geteuid() and not state.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
