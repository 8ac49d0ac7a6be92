"""Zip files put together from members that are ready: the package of a form, and the file that takes many forms."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION = 20
# As if made on Unix, with the rights of a file: of names made on DOS `unzip` takes no notice of the flag for UTF-8.
_MADE_BY, _MODE = 3 << 8 | _VERSION, 0o100644 << 16
_UTF_8 = 0x0800  # the flag that says so of a name
STORED, DEFLATED = 0, 8
_TIME, _DATE = 0, 0x0021  # 1980-01-01 00:00, the earliest that zip knows: bytes do not depend on the clock


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: `data` as it lies there, `crc` and `size` of its content."""

    name: str
    method: int
    crc: int
    size: int
    data: bytes


def local(member: Member) -> bytes:
    """What stands before a member's data."""
    name = member.name.encode()
    return _LOCAL.pack(b"PK\x03\x04", _VERSION, *_shared(member, name)) + name


def central(member: Member, offset: int) -> bytes:
    """A member's entry in the directory; `offset`: where its local header begins."""
    name = member.name.encode()
    return _CENTRAL.pack(b"PK\x01\x02", _MADE_BY, _VERSION, *_shared(member, name), 0, 0, 0, _MODE, offset) + name


def _shared(member: Member, name: bytes) -> tuple[int, ...]:
    flags = 0 if name.isascii() else _UTF_8
    return (flags, member.method, _TIME, _DATE, member.crc, len(member.data), member.size, len(name), 0)


def end(count: int, size: int, offset: int) -> bytes:
    """The end of an archive: of `count` members, with a directory of `size` bytes that begins at `offset`."""
    return _END.pack(b"PK\x05\x06", 0, 0, count, count, size, offset, 0)


@dataclass(frozen=True, slots=True)
class Package:
    """The members that all archives of a kind share, laid out once; others are put behind them."""

    front: bytes
    directory: bytes
    count: int
    crc: int  # of `front`

    def with_members(self, members: Iterable[Member]) -> tuple[bytes, int]:
        """The archive with further members, and its CRC."""
        files, entries = _laid_out(members, len(self.front))
        directory = b"".join((self.directory, *entries))
        offset = len(self.front) + sum(map(len, files))
        rest = b"".join((*files, directory, end(self.count + len(entries), len(directory), offset)))
        return self.front + rest, zlib.crc32(rest, self.crc)


def _laid_out(members: Iterable[Member], offset: int) -> tuple[list[bytes], list[bytes]]:
    """The pieces of members that begin at `offset`, and their entries in the directory."""
    files: list[bytes] = []
    entries: list[bytes] = []
    for member in members:
        head = local(member)
        files += (head, member.data)
        entries.append(central(member, offset))
        offset += len(head) + len(member.data)
    return files, entries


def package(members: Iterable[Member]) -> Package:
    """The shared members of many archives."""
    files, entries = _laid_out(members, 0)
    front = b"".join(files)
    return Package(front, b"".join(entries), len(entries), zlib.crc32(front))


def deflated(name: str, content: bytes) -> Member:
    """`content` as a deflated member."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = squeeze.compress(content) + squeeze.flush()
    return Member(name, DEFLATED, zlib.crc32(content), len(content), data)
