"""The directory of a zip before anything is made of it: Python's own reader makes an object of every entry."""

from __future__ import annotations

import struct
import zipfile
from itertools import pairwise
from typing import BinaryIO

_END, _END_64 = struct.Struct("<4s8xL6x"), struct.Struct("<4s36xQ8x")  # APPNOTE 4.3.16 and 4.3.14: the directory's size
_MAGIC, _MAGIC_64 = b"PK\x05\x06", b"PK\x06\x06"
_LOCATOR = 20  # bytes of the 64-bit locator (4.3.15) between the two records
_LONGEST_COMMENT = 1 << 16
_LOCAL = 30  # bytes of a local header without name and extra field


def directory_size(stream: BinaryIO) -> int:
    """Bytes of the directory, as the end of the archive says; 0 where there is no end."""
    length = stream.seek(0, 2)
    stream.seek(max(length - _LONGEST_COMMENT - _END.size, 0))
    tail = stream.read()
    at = tail.rfind(_MAGIC)
    if at < 0 or len(tail) - at < _END.size:
        return 0
    size = _END.unpack_from(tail, at)[1]
    before = at - _LOCATOR - _END_64.size
    large = tail[before : before + _END_64.size] if before >= 0 else b""
    return max(size, _END_64.unpack(large)[1]) if large.startswith(_MAGIC_64) else int(size)


def overlaps(archive: zipfile.ZipFile) -> bool:
    """Whether entries share bytes, as no program writes them: a small archive then unpacks without end."""
    spans = sorted((each.header_offset, each.compress_size) for each in archive.filelist)
    return any(start + _LOCAL + size > behind for (start, size), (behind, _) in pairwise(spans))
