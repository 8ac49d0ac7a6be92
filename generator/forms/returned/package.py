"""The zip around a Word file, read with limits, whatever its directory claims; only named parts are ever unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from types import TracebackType

from generator.forms.answers.unreadable import shown
from generator.forms.returned.directory import directory_size
from generator.forms.returned.raw import Refused
from generator.message import message

MAGIC = b"PK\x03\x04"
_MOST_PARTS = 2_000  # a form has some 20, with scans some 30
_LARGEST_PART = 8 << 20  # bytes; the main part of a large form has a quarter of one
_LARGEST_WHOLE = 32 << 20  # bytes of all parts that are read
_LARGEST_DIRECTORY = 1 << 20  # bytes
_LARGEST_RATIO = 300
_RATIO_FROM = 4 << 20  # bytes; below it a ratio proves nothing, repeated mark-up packs well
_STEP = 1 << 20
_ENCRYPTED = 0x1  # a flag of APPNOTE 4.4.4
_LOCAL = struct.Struct("<26xHH")  # local header (APPNOTE 4.3.7): the lengths of name and extra field at its end


class Package:
    """An open package; use it with `with`. Raises Refused where it is damaged, protected or a bomb."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._left = _LARGEST_WHOLE
        stream = io.BytesIO(data)
        if directory_size(stream) > _LARGEST_DIRECTORY:
            raise Refused(message("it holds more parts than any form does"), code="hostile-file")
        try:
            self._zip = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise damaged() from error
        members = self._zip.infolist()
        self._members = {member.filename: member for member in members}
        if len(members) > _MOST_PARTS:
            raise Refused(message("it holds {count} parts; no form does", count=len(members)), code="hostile-file")
        if len(self._members) < len(members):
            raise Refused(message("it holds two parts of one name"), code="hostile-file")

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._members)

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is none."""
        member = self._members.get(name)
        if member is None:
            return None
        found = self._unpacked(member)
        self._left -= len(found)
        if self._left < 0:
            raise _bomb(name)
        return found

    def packed(self, name: str) -> bytes:
        """The bytes of a part as they lie in the package, nothing checked; b"" where there is none."""
        member = self._members.get(name)
        if member is None:
            return b""
        start = self._start(member)
        return self._data[start : start + member.compress_size]

    def _start(self, member: zipfile.ZipInfo) -> int:
        """Where the bytes of a part begin. Raises Refused."""
        head = self._data[member.header_offset : member.header_offset + _LOCAL.size]
        if len(head) < _LOCAL.size or head[:4] != MAGIC:
            raise damaged()
        name, extra = _LOCAL.unpack(head)
        return member.header_offset + _LOCAL.size + int(name) + int(extra)

    def _unpacked(self, member: zipfile.ZipInfo) -> bytes:
        """The bytes of a part, unpacked in one go from where they lie; zipfile's own reader takes many small steps.

        Raises Refused.
        """
        if member.flag_bits & _ENCRYPTED or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            return unpacked(self._zip, member, _LARGEST_PART)
        start = self._start(member)
        packed = self._data[start : start + member.compress_size]
        most = min(_LARGEST_PART, max(_RATIO_FROM, _LARGEST_RATIO * len(packed)))
        found = packed
        if member.compress_type == zipfile.ZIP_DEFLATED:
            try:
                found = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most + 1)
            except zlib.error as error:
                raise damaged() from error
        if len(found) > most:
            raise _bomb(member.filename)
        if zlib.crc32(found) != member.CRC:
            raise damaged()
        return found


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, largest: int) -> bytes:
    """The bytes of a member, read in steps so that a lying size does no harm. Raises Refused."""
    if member.flag_bits & _ENCRYPTED:
        raise Refused(message("it is protected by a password"), message("Ask for a copy without the password."))
    packed = max(member.compress_size, 1)
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(member) as stream:
            while piece := stream.read(_STEP):
                size += len(piece)
                if size > largest or (size > _RATIO_FROM and size > _LARGEST_RATIO * packed):
                    raise _bomb(member.filename)
                pieces.append(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, RuntimeError) as error:
        raise damaged() from error
    return b"".join(pieces)


def _bomb(name: str) -> Refused:
    return Refused(message("{part} unpacks to an absurd size (a zip bomb?)", part=shown(name)), code="hostile-file")


def damaged() -> Refused:
    """What is said of a file that cannot be unpacked."""
    return Refused(message("the file is damaged"), message("Ask for it once more, sent as an attachment or in a zip."))
