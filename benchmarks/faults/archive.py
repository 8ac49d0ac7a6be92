"""A Word file as its members, and put together again with one of them changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


def members(data: bytes) -> dict[str, bytes]:
    """The members of a zip file, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A zip file of these members, with no time of its own."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def with_member(data: bytes, name: str, new: bytes | None) -> bytes:
    """The file with a member replaced, added, or (None) taken out."""
    parts = members(data)
    if new is None:
        return packed({each: content for each, content in parts.items() if each != name})
    return packed({**parts, name: new})
