"""Zip files in memory, for tests that take packages apart and put them together."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


def zipped(members: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def bomb(name: str, megabytes: int, packing: int = zipfile.ZIP_BZIP2) -> bytes:
    """A zip file with one member of noughts; of bzip2 it takes a byte a megabyte."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as archive, archive.open(name, "w", force_zip64=True) as member:
        for _ in range(megabytes):
            member.write(bytes(1 << 20))
    return stream.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
