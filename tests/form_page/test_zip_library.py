"""The zip library of a page, which holds only what is used of fflate, against Python's zipfile."""

from __future__ import annotations

import io
import zipfile

import pytest

from .conftest import Opened

PARTS = {
    "word/document.xml": "企业名称".encode() * 5_000,
    "word/empty.xml": b"",
    "media/noise.bin": bytes(range(256)) * 40,
    "名称.txt": "一个零件".encode(),
}
AGAIN = """(bytes) => {
  const parts = ZipLibrary.get().unzipSync(Uint8Array.from(bytes));
  return [...ZipLibrary.get().zipSync(parts, { level: 9, mtime: new Date(1980, 0, 1) })];
}"""


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_archive_is_the_same_after_the_page_has_read_and_made_it(method: int, opened: Opened) -> None:
    given = io.BytesIO()
    with zipfile.ZipFile(given, "w", method) as archive:
        for name, data in PARTS.items():
            archive.writestr(name, data)
    made = bytes(opened("gazelle").page.evaluate(AGAIN, list(given.getvalue())))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == PARTS
