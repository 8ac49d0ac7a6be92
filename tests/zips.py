"""Zip files in memory, for tests that take packages apart and put them together."""

from __future__ import annotations

import bz2
import io
import zipfile
import zlib
from collections.abc import Mapping
from functools import lru_cache


def zipped(members: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def bomb(
    name: str,
    megabytes: int,
    packing: int = zipfile.ZIP_BZIP2,
    *,
    of: bytes = b"\0",
    beside: Mapping[str, bytes] | None = None,
) -> bytes:
    """A zip file with one member of one byte over and over; of bzip2 it takes a byte a megabyte. The members that are
    `beside` it stand before it."""
    packed, checksum = _repeated(of, megabytes, packing)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for other, data in (beside or {}).items():
            if other != name:
                archive.writestr(other, data, zipfile.ZIP_DEFLATED)
        member = zipfile.ZipInfo(name)
        member.compress_type, member.CRC, member.header_offset = packing, checksum, stream.tell()
        member.file_size, member.compress_size = megabytes << 20, len(packed)
        stream.write(member.FileHeader() + packed)
        archive.start_dir = stream.tell()
        archive.filelist.append(member)
    return stream.getvalue()


@lru_cache
def _repeated(of: bytes, megabytes: int, packing: int) -> tuple[bytes, int]:
    """A megabyte of one byte as often as said: packed, and its checksum."""
    whole, checksum = of * (1 << 20), 0
    for _ in range(megabytes):
        checksum = zlib.crc32(whole, checksum)
    if packing == zipfile.ZIP_DEFLATED:
        return deflated(whole, megabytes), checksum
    packer = bz2.BZ2Compressor()
    return b"".join([*(packer.compress(whole) for _ in range(megabytes)), packer.flush()]), checksum


def deflated(piece: bytes, times: int) -> bytes:
    """A piece as often as said, as a raw deflate stream: packed once, referring to nothing before it, laid in a row."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return (packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)) * times + packer.flush()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
