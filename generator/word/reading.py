"""Zip packages read within limits, whatever their directory claims; only parts that are asked for are ever unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from itertools import pairwise
from types import TracebackType
from typing import BinaryIO

from generator.dataclass import dataclass
from generator.word.unreadable import Fault, PackageUnreadable, RefusalOf, as_it_is

MAGIC = b"PK\x03\x04"
# What zipfile and zlib raise for files that are damaged.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, RuntimeError)
_LARGEST_RATIO = 300
_ENCRYPTED = 0x1  # a flag of APPNOTE 4.4.4
_LOCAL = struct.Struct("<26xHH")  # local header (APPNOTE 4.3.7): the lengths of name and extra field at its end
_END, _END_64 = struct.Struct("<4s8xL6x"), struct.Struct("<4s36xQ8x")  # APPNOTE 4.3.16 and 4.3.14: the directory's size
_END_MAGIC, _END_64_MAGIC = b"PK\x05\x06", b"PK\x06\x06"
_LOCATOR = 20  # bytes of the 64-bit locator (4.3.15) between the two records
_LONGEST_COMMENT = 1 << 16


@dataclass(frozen=True, slots=True)
class Limits:
    """What a package may hold: `parts` of them; bytes of one `part`, of the `whole` that is read, of the `directory`.

    From `ratio_from` bytes on a part may be 300 times as large as it is packed; below it a ratio proves nothing, for
    repeated mark-up packs well.
    """

    parts: int = 10_000
    part: int = 64 << 20
    whole: int = 1 << 30
    directory: int = 1 << 30
    ratio_from: int = 8 << 20
    names_twice: bool = True


class Package:
    """An open package; use it with `with`. Raises what `refused` makes of a damaged, protected or hostile one."""

    def __init__(self, data: bytes, limits: Limits = Limits(), refused: RefusalOf = as_it_is) -> None:
        self._data, self._limits, self._refused = data, limits, refused
        self._left = limits.whole
        stream = io.BytesIO(data)
        if directory_size(stream) > limits.directory:
            raise refused(PackageUnreadable(Fault.LARGE_DIRECTORY))
        try:
            self._zip = zipfile.ZipFile(stream)
        except BROKEN as error:
            raise refused(PackageUnreadable(Fault.DAMAGED)) from error
        members = self._zip.infolist()
        self._members = {member.filename: member for member in members}
        self._folded = {_plain(name).casefold(): name for name in self._members}
        if len(members) > limits.parts:
            raise refused(PackageUnreadable(Fault.MANY_PARTS, count=len(members)))
        if len(self._members) < len(members) and not limits.names_twice:
            raise refused(PackageUnreadable(Fault.TWICE))

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._members

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._members)

    def find(self, name: str) -> str | None:
        """The part of this name, whatever the case of its letters and the slashes in it; None where there is none."""
        plain = _plain(name)
        return plain if plain in self._members else self._folded.get(plain.casefold())

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is none."""
        member = self._members.get(name)
        if member is None:
            return None
        found = self._unpacked(member)
        self._left -= len(found)
        if self._left < 0:
            raise self._refused(PackageUnreadable(Fault.BOMB, name))
        return found

    def packed(self, name: str) -> bytes:
        """The bytes of a part as they lie in the package, nothing checked; b"" where there is none."""
        member = self._members.get(name)
        return b"" if member is None else self._as_it_lies(member)

    def _as_it_lies(self, member: zipfile.ZipInfo) -> bytes:
        head = self._data[member.header_offset : member.header_offset + _LOCAL.size]
        if len(head) < _LOCAL.size or head[:4] != MAGIC:
            raise self._refused(PackageUnreadable(Fault.DAMAGED))
        name, extra = _LOCAL.unpack(head)
        start = member.header_offset + _LOCAL.size + int(name) + int(extra)
        return self._data[start : start + member.compress_size]

    def _unpacked(self, member: zipfile.ZipInfo) -> bytes:
        """The bytes of a part, unpacked in one go from where they lie; zipfile's own reader takes many small steps."""
        most = _most(member, self._limits, self._refused)
        packed = found = self._as_it_lies(member)
        if member.compress_type == zipfile.ZIP_DEFLATED:
            try:
                found = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most + 1)
            except zlib.error as error:
                raise self._refused(PackageUnreadable(Fault.DAMAGED)) from error
        if len(found) > most:
            raise self._refused(PackageUnreadable(Fault.BOMB, member.filename))
        if zlib.crc32(found) != member.CRC:
            raise self._refused(PackageUnreadable(Fault.DAMAGED))
        return found


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits, refused: RefusalOf = as_it_is) -> bytes:
    """The bytes of a member, whatever size it claims to have. Raises what `refused` makes of it."""
    most = _most(member, limits, refused)
    try:
        with archive.open(member) as stream:
            found = stream.read(most + 1)
    except BROKEN as error:
        raise refused(PackageUnreadable(Fault.DAMAGED)) from error
    if len(found) > most:
        raise refused(PackageUnreadable(Fault.BOMB, member.filename))
    return found


def _most(member: zipfile.ZipInfo, limits: Limits, refused: RefusalOf) -> int:
    """How many bytes a member may have. Raises what `refused` makes of one that is encrypted or packed otherwise:
    Python unpacks all of bzip2 and LZMA at once, and 700 bytes of it may be a gigabyte."""
    if member.flag_bits & _ENCRYPTED:
        raise refused(PackageUnreadable(Fault.PROTECTED))
    if not is_usual(member):
        raise refused(PackageUnreadable(Fault.OTHER_PACKING, member.filename))
    return min(limits.part, max(limits.ratio_from, _LARGEST_RATIO * max(member.compress_size, 1)))


def is_usual(member: zipfile.ZipInfo) -> bool:
    """Whether a member is stored or deflated, as all documents have their parts (ECMA-376 part 2, annex B)."""
    return member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def directory_size(stream: BinaryIO) -> int:
    """Bytes of the directory, as the end of the archive says; 0 where there is no end.

    It is asked before anything is made of it: Python's own reader makes an object of every entry.
    """
    length = stream.seek(0, 2)
    stream.seek(max(length - _LONGEST_COMMENT - _END.size, 0))
    tail = stream.read()
    at = tail.rfind(_END_MAGIC)
    if at < 0 or len(tail) - at < _END.size:
        return 0
    size = _END.unpack_from(tail, at)[1]
    before = at - _LOCATOR - _END_64.size
    large = tail[before : before + _END_64.size] if before >= 0 else b""
    return max(size, _END_64.unpack(large)[1]) if large.startswith(_END_64_MAGIC) else int(size)


def overlaps(archive: zipfile.ZipFile) -> bool:
    """Whether entries share bytes, as no program writes them: a small archive then unpacks without end."""
    spans = sorted((each.header_offset, each.compress_size) for each in archive.filelist)
    return any(start + _LOCAL.size + size > behind for (start, size), (behind, _) in pairwise(spans))


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")
