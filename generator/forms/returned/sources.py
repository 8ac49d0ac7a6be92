"""Where returned forms lie: files, folders, zip archives, and archives in archives; one file at a time.

Archives are read in memory and nothing is ever unpacked to disk, so no path in one can lead anywhere.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from generator.dataclass import dataclass
from generator.forms.returned.package import damaged, unpacked
from generator.forms.returned.raw import LARGEST, FormRefused, hostile, too_large
from generator.forms.unseen import as_name
from generator.message import message
from generator.word.reading import BROKEN, MAGIC, directory_size, overlaps

_DEEPEST = 3  # archives in archives
_MOST_ENTRIES = 50_000
_LARGEST_DIRECTORY = 8 << 20  # bytes; 50,000 entries with names of a hundred bytes
_UNPACKED, _PER_BYTE = 64 << 20, 30  # bytes that an archive may unpack to: always, and for each byte of its own
_DOCUMENTS = frozenset(("[Content_Types].xml", "_rels/.rels", "word/document.xml", "mimetype", "OFD.xml"))
_LOCAL = struct.Struct("<26xH2x")  # a local header: the length of the name behind it
_UTF8 = 0x800  # the flag of a name in UTF-8 (APPNOTE 4.4.4)
# What systems and programs leave beside files: no form, and not worth a word.
_TRACES = frozenset((".ds_store", "thumbs.db", "desktop.ini", "__macosx"))


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file to be read: the name it is shown by, and its bytes or why they cannot be had."""

    name: str
    data: bytes | FormRefused


def sources(paths: Iterable[Path]) -> Iterator[ReturnedFile]:
    """Every file below `paths` once, folders in the order of their names; what is no file is left out.

    A file is shown by its name, or by its path where `paths` names two of one name.
    """
    given = list(paths)
    often = Counter(map(_own_name, given))
    seen: set[Path] = set()
    for path in given:
        own = _own_name(path)
        for file, name in _files(path, own if often[own] == 1 else path.as_posix()):
            place = file.resolve()
            if place not in seen:
                seen.add(place)
                yield from _file(file, _shown(name))


@dataclass(slots=True)
class _Allowance:
    """Bytes that an archive, with the archives in it, may still unpack to."""

    left: int


def _own_name(path: Path) -> str:
    """The name of a file or folder, also of one that is given as `.` or `..`"""
    return path.name if path.name not in ("", "..") else path.resolve().name


def _files(path: Path, name: str) -> Iterator[tuple[Path, str]]:
    """A file, or those in a folder, with the names they are shown by."""
    if not path.is_dir():
        yield path, name
        return
    for inside in sorted(path.rglob("*")):
        below = inside.relative_to(path).as_posix()
        if inside.is_file() and not _is_trace(below):
            yield inside, f"{name}/{below}"


def _file(path: Path, name: str) -> Iterator[ReturnedFile]:
    try:
        with path.open("rb") as stream:
            start = stream.read(len(MAGIC))
            if start == MAGIC and _is_archive(stream):
                yield from _entries(stream, name, _DEEPEST, _Allowance(_UNPACKED + _PER_BYTE * path.stat().st_size))
                return
            if path.stat().st_size > LARGEST:
                yield ReturnedFile(name, too_large())
                return
            stream.seek(0)
            yield ReturnedFile(name, stream.read(LARGEST + 1))
    except OSError as error:
        yield ReturnedFile(
            name, FormRefused(message("it cannot be opened: {problem}", problem=error.strerror or str(error)))
        )


def _is_archive(stream: BinaryIO) -> bool:
    """Whether it is an archive of files, and not a Word file or another document in a zip."""
    if _first_name(stream) in _DOCUMENTS:  # as programs write documents; reading a directory takes longer
        return False
    if directory_size(stream) > _LARGEST_DIRECTORY:
        return True
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist()) if len(archive.filelist) <= _MOST_ENTRIES else set()
    except BROKEN:
        return False
    return names.isdisjoint(_DOCUMENTS)


def _first_name(stream: BinaryIO) -> str:
    """The name in the first local header (APPNOTE 4.3.7)."""
    stream.seek(0)
    head = stream.read(_LOCAL.size)
    return stream.read(_LOCAL.unpack(head)[0]).decode("cp437") if len(head) == _LOCAL.size else ""


def _entries(stream: BinaryIO, name: str, deep: int, allowance: _Allowance) -> Iterator[ReturnedFile]:
    """The files in an archive, one after the other."""
    if directory_size(stream) > _LARGEST_DIRECTORY:
        yield ReturnedFile(name, _too_many())
        return
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN:
        yield ReturnedFile(name, damaged())
        return
    with archive:
        if len(archive.filelist) > _MOST_ENTRIES:
            yield ReturnedFile(name, _too_many())
            return
        if overlaps(archive):
            yield ReturnedFile(name, hostile(message("files in it lie over each other (a zip bomb?)")))
            return
        for member in archive.filelist:
            if allowance.left < 0:
                words = message("it unpacks to an absurd size (a zip bomb?); the rest of it was not read")
                yield ReturnedFile(name, hostile(words))
                return
            inside = _name(member)
            if not member.is_dir() and not _is_trace(inside):
                yield from _entry(archive, member, f"{name}/{inside}", deep, allowance)


def _entry(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, deep: int, allowance: _Allowance
) -> Iterator[ReturnedFile]:
    try:
        data = unpacked(archive, member, LARGEST)
    except FormRefused as refused:
        allowance.left -= LARGEST if refused.code == "hostile-file" else 0
        yield ReturnedFile(name, refused)
        return
    allowance.left -= len(data)
    if data.startswith(MAGIC) and _is_archive(io.BytesIO(data)):
        if deep <= 1:
            yield ReturnedFile(name, hostile(message("it is an archive too deep in archives")))
        else:
            yield from _entries(io.BytesIO(data), name, deep - 1, allowance)
        return
    yield ReturnedFile(name, data)


def _name(member: zipfile.ZipInfo) -> str:
    """The name of a member: UTF-8 where it says so, else as Chinese programs write it (GBK), else as it is.

    zipfile reads names without the flag as code page 437, which gives every byte back.
    """
    name = member.filename
    if not member.flag_bits & _UTF8 and not name.isascii():
        name = _decoded(name.encode("cp437", errors="replace")) or name
    return as_name(name.replace("\\", "/").lstrip("/"))


def _shown(name: str) -> str:
    """The name of a file on disk: where Python could not decode it, as Chinese programs write it (GBK)."""
    with suppress(UnicodeEncodeError):  # names on Windows may hold halves of signs
        name = _decoded(name.encode("utf-8", errors="surrogateescape")) or name
    return as_name(name)


def _decoded(name: bytes) -> str | None:
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return name.decode(encoding)
    return None


def _is_trace(name: str) -> bool:
    """Files of systems, hidden files, and the lock files of Word (~$名称.docx)."""
    parts = name.lower().split("/")
    return parts[-1].startswith((".", "~$")) or any(part in _TRACES for part in parts)


def _too_many() -> FormRefused:
    return hostile(message("it holds too many files"))
