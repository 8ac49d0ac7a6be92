"""The zip file of a .docx: members that are deflated already are copied as they are; same members, same bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _FLAGS, _DEFLATED = 20, 0, 8
_TIME, _DATE = 0, 0x0021  # 1980-01-01 00:00, the earliest that zip knows: bytes do not depend on the clock
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the package, deflated. `size` and `crc` are those of the content before deflating."""

    name: bytes
    crc: int
    size: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first part of a member, deflated up to a block's end, so that any rest can follow."""

    crc: int
    size: int
    data: bytes


def deflate(name: str, content: bytes) -> Member:
    """`content` as a member called `name` (an ASCII path without a leading slash)."""
    squeeze = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = squeeze.compress(content) + squeeze.flush()
    return Member(name.encode("ascii"), zlib.crc32(content), len(content), data)


def begin(content: bytes) -> Beginning:
    """The beginning that many members share."""
    squeeze = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = squeeze.compress(content) + squeeze.flush(zlib.Z_FULL_FLUSH)
    return Beginning(zlib.crc32(content), len(content), data)


def deflate_rest(name: str, beginning: Beginning, rest: bytes) -> Member:
    """The member called `name` that begins with `beginning` and goes on with `rest`."""
    tail = deflate(name, rest)
    crc = zlib.crc32(rest, beginning.crc)
    return Member(tail.name, crc, beginning.size + tail.size, beginning.data + tail.data)


def zip_bytes(members: Iterable[Member]) -> bytes:
    """The zip file with `members` in the order given."""
    files: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for member in members:
        shared = (_FLAGS, _DEFLATED, _TIME, _DATE, member.crc, len(member.data), member.size, len(member.name), 0)
        header = _LOCAL.pack(b"PK\x03\x04", _VERSION, *shared)
        directory += (_CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *shared, 0, 0, 0, 0, offset), member.name)
        files += (header, member.name, member.data)
        offset += len(header) + len(member.name) + len(member.data)
    size = sum(map(len, directory))
    count = len(directory) // 2
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, size, offset, 0)
    return b"".join((*files, *directory, end))
