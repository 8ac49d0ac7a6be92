"""A Word file with another main part, so that the checks of any finished file can read it."""

from __future__ import annotations

import io
from collections.abc import Callable
from zipfile import BadZipFile, ZipFile

from generator.audit.read import word_vocabulary as known
from generator.audit.read.finished import UnreadableFileError
from generator.audit.read.word_package import unpack


def repacked(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The file with its main part changed. A file that is no Word file is given back as it is: its reader says so."""
    try:
        unpack(data)
        with ZipFile(io.BytesIO(data)) as package:
            members = [(info, package.read(info)) for info in package.infolist()]
    except (BadZipFile, UnreadableFileError):
        return data
    out = io.BytesIO()
    with ZipFile(out, "w") as package:
        for info, content in members:
            package.writestr(info, change(content) if info.filename == known.DOCUMENT else content)
    return out.getvalue()
