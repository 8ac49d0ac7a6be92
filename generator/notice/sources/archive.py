"""Zip files read with care: limits on entries, sizes and ratio, whatever the directory of the file claims."""

import io
import zipfile
import zlib
from types import TracebackType

from generator.message import message
from generator.notice.sources.contents import Refused

MAGIC = b"PK\x03\x04"
_MOST_ENTRIES = 10_000
_LARGEST_PART = 64 << 20  # bytes; the text of a 5 MB notice makes some 20 MB of XML
_LARGEST_RATIO = 300
_RATIO_FROM = 8 << 20  # below this size a ratio proves nothing: repeated mark-up packs well
_STEP = 1 << 20


class Archive:
    """An open zip file; use it with `with`. Raises Refused where the file is damaged, protected or a bomb."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise _damaged() from error
        self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        self._folded = {name.replace("\\", "/").lstrip("/").casefold(): name for name in self._entries}
        if len(self._zip.infolist()) > _MOST_ENTRIES:
            raise Refused(message("the package holds {count} entries; no document does", count=len(self._entries)))

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all entries."""
        return tuple(self._entries)

    def find(self, name: str) -> str | None:
        """The entry of this name, whatever the case of its letters and the slashes in it; None where there is none."""
        plain = name.replace("\\", "/").lstrip("/")
        return plain if plain in self._entries else self._folded.get(plain.casefold())

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is none; read in steps, so that a lying size does no harm."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.flag_bits & 0x1:
            raise Refused(message("the file is protected by a password"), message("Save a copy without the password."))
        packed = max(entry.compress_size, 1)
        pieces: list[bytes] = []
        size = 0
        try:
            with self._zip.open(entry) as stream:
                while piece := stream.read(_STEP):
                    size += len(piece)
                    if size > _LARGEST_PART or (size > _RATIO_FROM and size > _LARGEST_RATIO * packed):
                        raise Refused(message("{part} unpacks to an absurd size (a zip bomb?)", part=name))
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError) as error:
            raise _damaged() from error
        return b"".join(pieces)


def _damaged() -> Refused:
    return Refused(message("the file is damaged"), message("Open it in Word or WPS and save it again."))
