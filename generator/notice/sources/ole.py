"""Compound files (OLE 2, [MS-CFB]): which document is inside, and whether a password protects it.

Only the directory is read: .doc and .wps hold a stream WordDocument, an encrypted .docx a stream EncryptedPackage.
"""

import struct
from collections.abc import Iterator
from typing import Literal

from generator.dataclass import dataclass

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OleKind = Literal["word", "protected", "other"]
_HEADER = 512
_ENTRY = 128
_MOST_SECTORS = 4096  # of the directory; a hostile chain may be endless
_ENCRYPTED = 0x0100  # fEncrypted in the flags of the FIB, [MS-DOC] 2.5.2


@dataclass(frozen=True, slots=True)
class _Stream:
    name: str
    sector: int


def ole_kind(data: bytes) -> OleKind:
    """What a compound file holds; damaged ones are "other"."""
    streams = {stream.name: stream for stream in _streams(data)}
    if "EncryptedPackage" in streams:
        return "protected"
    document = streams.get("WordDocument")
    if document is None:
        return "other"
    return "protected" if _is_encrypted(data, document) else "word"


def stream_names(data: bytes) -> frozenset[str]:
    """The names of all streams of a compound file."""
    return frozenset(stream.name for stream in _streams(data))


def _streams(data: bytes) -> Iterator[_Stream]:
    size = _sector_size(data)
    if size is None:
        return
    (sector,) = struct.unpack_from("<I", data, 48)
    for _ in range(_MOST_SECTORS):
        start = (sector + 1) * size
        if start + size > len(data):
            return
        for place in range(start, start + size, _ENTRY):
            (length,) = struct.unpack_from("<H", data, place + 64)
            if 2 <= length <= 64:
                name = data[place : place + length - 2].decode("utf-16-le", errors="replace")
                (first,) = struct.unpack_from("<I", data, place + 116)
                yield _Stream(name, first)
        following = _next_sector(data, sector, size)
        if following is None:
            return
        sector = following


def _sector_size(data: bytes) -> int | None:
    if len(data) < _HEADER:
        return None
    (shift,) = struct.unpack_from("<H", data, 30)
    return 1 << shift if shift in (9, 12) else None


def _next_sector(data: bytes, sector: int, size: int) -> int | None:
    """The sector after this one in its chain, by the allocation table; the first 109 tables are in the header."""
    table, entry = divmod(sector, size // 4)
    if table >= 109:
        return None
    (table_sector,) = struct.unpack_from("<I", data, 76 + 4 * table)
    place = (table_sector + 1) * size + 4 * entry
    if place + 4 > len(data):
        return None
    (following,) = struct.unpack_from("<I", data, place)
    return int(following) if following < 0xFFFFFFFA else None


def _is_encrypted(data: bytes, document: _Stream) -> bool:
    size = _sector_size(data) or _HEADER
    start = (document.sector + 1) * size
    if start + 12 > len(data):
        return False
    (flags,) = struct.unpack_from("<H", data, start + 10)
    return bool(flags & _ENCRYPTED)
