"""The zip around a Word file, read with limits, whatever its directory claims; only named parts are ever unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from types import TracebackType

from generator.forms.returned.raw import Refused
from generator.message import message

MAGIC = b"PK\x03\x04"
_MOST_PARTS = 2_000  # a form has some 20, with scans some 30
_LARGEST_PART = 32 << 20  # bytes
_LARGEST_RATIO = 300
_RATIO_FROM = 4 << 20  # bytes; below it a ratio proves nothing, repeated mark-up packs well
_STEP = 1 << 20


class Package:
    """An open package; use it with `with`. Raises Refused where it is damaged, protected or a bomb."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
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
        return None if member is None else unpacked(self._zip, member, _LARGEST_PART)


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, largest: int) -> bytes:
    """The bytes of a member, read in steps so that a lying size does no harm. Raises Refused."""
    if member.flag_bits & 0x1:
        raise Refused(message("it is protected by a password"), message("Ask for a copy without the password."))
    packed = max(member.compress_size, 1)
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(member) as stream:
            while piece := stream.read(_STEP):
                size += len(piece)
                if size > largest or (size > _RATIO_FROM and size > _LARGEST_RATIO * packed):
                    raise Refused(
                        message("{part} unpacks to an absurd size (a zip bomb?)", part=member.filename),
                        code="hostile-file",
                    )
                pieces.append(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, RuntimeError) as error:
        raise damaged() from error
    return b"".join(pieces)


def damaged() -> Refused:
    """What is said of a file that cannot be unpacked."""
    return Refused(message("the file is damaged"), message("Ask for it once more, sent as an attachment or in a zip."))
