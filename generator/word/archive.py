"""Zip files put together from members that are deflated already; same members, same bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

from generator.dataclass import dataclass

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION = 20
_UTF_8 = 0x0800  # the flag that says so of a name
_TIME, _DATE = 0, 0x0021  # 1980-01-01 00:00, the earliest that zip knows: bytes do not depend on the clock
STORED, DEFLATED = 0, 8


@dataclass(frozen=True, slots=True)
class MadeOn:
    """What the directory says of the system that a member comes from: its number, and the rights of the file."""

    system: int = _VERSION
    rights: int = 0


DOS = MadeOn()
# As if made on Unix, with the rights of a file: of names made on DOS `unzip` takes no notice of the flag for UTF-8.
UNIX = MadeOn(3 << 8 | _VERSION, 0o100644 << 16)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: `data` as it lies there, `crc` and `size` of its content."""

    name: str
    method: int
    crc: int
    size: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first part of a member, deflated up to a block's end, so that any rest can follow."""

    crc: int
    size: int
    data: bytes


@dataclass(frozen=True, slots=True)
class ArchiveBase:
    """The members that all archives of a kind share, laid out once; others are put behind them."""

    front: bytes
    directory: bytes
    count: int
    crc: int  # of `front`
    made_on: MadeOn

    def with_members(self, members: Iterable[Member]) -> tuple[bytes, int]:
        """The archive with further members, and its CRC."""
        files, entries = _laid_out(members, len(self.front), self.made_on)
        directory = b"".join((self.directory, *entries))
        offset = len(self.front) + sum(map(len, files))
        rest = b"".join((*files, directory, end(self.count + len(entries), len(directory), offset)))
        return self.front + rest, zlib.crc32(rest, self.crc)


def deflated(name: str, content: bytes, level: int) -> Member:
    """`content` as a deflated member."""
    return Member(name, DEFLATED, zlib.crc32(content), len(content), _squeezed(content, level, zlib.Z_FINISH))


def begun(content: bytes, level: int) -> Beginning:
    """The beginning that many members share."""
    return Beginning(zlib.crc32(content), len(content), _squeezed(content, level, zlib.Z_FULL_FLUSH))


def continued(name: str, beginning: Beginning, rest: bytes, level: int) -> Member:
    """The member that begins with `beginning` and goes on with `rest`."""
    data = beginning.data + _squeezed(rest, level, zlib.Z_FINISH)
    return Member(name, DEFLATED, zlib.crc32(rest, beginning.crc), beginning.size + len(rest), data)


def package(members: Iterable[Member], made_on: MadeOn = UNIX) -> ArchiveBase:
    """The shared members of many archives."""
    files, entries = _laid_out(members, 0, made_on)
    front = b"".join(files)
    return ArchiveBase(front, b"".join(entries), len(entries), zlib.crc32(front), made_on)


def zip_bytes(members: Iterable[Member], made_on: MadeOn = UNIX) -> bytes:
    """The zip file with `members` in the order given."""
    return package((), made_on).with_members(members)[0]


def local(member: Member) -> bytes:
    """What stands before a member's data."""
    name = member.name.encode()
    return _LOCAL.pack(b"PK\x03\x04", _VERSION, *_shared(member, name)) + name


def central(member: Member, offset: int, made_on: MadeOn = UNIX) -> bytes:
    """A member's entry in the directory; `offset`: where its local header begins."""
    name = member.name.encode()
    shared = _shared(member, name)
    return _CENTRAL.pack(b"PK\x01\x02", made_on.system, _VERSION, *shared, 0, 0, 0, made_on.rights, offset) + name


def end(count: int, size: int, offset: int) -> bytes:
    """The end of an archive: of `count` members, with a directory of `size` bytes that begins at `offset`."""
    return _END.pack(b"PK\x05\x06", 0, 0, count, count, size, offset, 0)


def _squeezed(content: bytes, level: int, ends: int) -> bytes:
    squeeze = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return squeeze.compress(content) + squeeze.flush(ends)


def _shared(member: Member, name: bytes) -> tuple[int, ...]:
    flags = 0 if name.isascii() else _UTF_8
    return (flags, member.method, _TIME, _DATE, member.crc, len(member.data), member.size, len(name), 0)


def _laid_out(members: Iterable[Member], offset: int, made_on: MadeOn) -> tuple[list[bytes], list[bytes]]:
    """The pieces of members that begin at `offset`, and their entries in the directory."""
    files: list[bytes] = []
    entries: list[bytes] = []
    for member in members:
        head = local(member)
        files += (head, member.data)
        entries.append(central(member, offset, made_on))
        offset += len(head) + len(member.data)
    return files, entries
