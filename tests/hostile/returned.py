"""Returned forms that a batch has to survive: large, many, deep, lying."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.hostile.rosters import overlapping, stored
from tests.zips import bomb, unzipped, zipped

_DOCUMENT = "word/document.xml"


def _many_with_scans(form: bytes, folder: Path) -> None:
    """80 forms with 15 MB of scans each: 1.2 GB that must not be in memory together. One file on disk, by 130 names."""
    parts = unzipped(form)
    pictures = {f"word/media/image{number}.png": os.urandom(5 << 20) for number in range(3)}
    first = folder / "000.docx"
    first.write_bytes(stored({**parts, **pictures}))
    for number in range(1, 80):
        name = folder / f"{number:03}.docx"
        name.write_bytes(b"")
        name.unlink()
        name.hardlink_to(first)


def _zip_of_scans(form: bytes, folder: Path) -> None:
    parts = {**unzipped(form), "word/media/image1.png": os.urandom(5 << 20)}
    (folder / "forms.zip").write_bytes(stored({f"{number}.docx": stored(parts) for number in range(60)}))


def _one(name: str, make: Callable[[bytes], bytes]) -> Callable[[bytes, Path], None]:
    def lay(form: bytes, folder: Path) -> None:
        (folder / name).write_bytes(make(form))

    return lay


def _many(count: int, make: Callable[[bytes], bytes]) -> Callable[[bytes, Path], None]:
    def lay(form: bytes, folder: Path) -> None:
        first = folder / "000.docx"
        first.write_bytes(make(form))
        for number in range(1, count):
            (folder / f"{number:03}.docx").hardlink_to(first)

    return lay


def _with_body(form: bytes, more: str) -> bytes:
    parts = unzipped(form)
    text = parts[_DOCUMENT].decode()
    return zipped({**parts, _DOCUMENT: text.replace("<w:body>", f"<w:body>{more}", 1).encode()})


def _page(answers: str) -> bytes:
    head = {"policydocs": "form/1", "policy": "p", "form": "f", "edition": "2025-01-01", "fingerprint": "0" * 16}
    return (json.dumps(head)[:-1] + f', "answers": {answers}, "definition": null}}').encode()


def _matryoshka() -> bytes:
    data = b"\0" * (1 << 20)
    for level in range(6):
        data = zipped({f"{level}-{number}.zip": data for number in range(10)})
    return data


RETURNED: dict[str, Callable[[bytes, Path], None]] = {
    "80-forms-with-scans": _many_with_scans,
    "a-zip-of-forms-with-scans": _zip_of_scans,
    "overlapping-zip": _one("a.zip", lambda _: overlapping(2_800)),
    "zip-in-zip": _one("a.zip", lambda _: _matryoshka()),
    "zip-of-50000": _one("a.zip", lambda _: zipped({f"{number}.txt": b"x" for number in range(49_000)})),
    "zip-bomb": _one("a.zip", lambda _: bomb("a.docx", 900, zipfile.ZIP_DEFLATED)),
    "zip-bomb-of-bzip2": _one("a.zip", lambda _: bomb("a.docx", 700)),
    "form-bomb-of-bzip2": _one("a.docx", lambda _: bomb("word/document.xml", 700)),
    "deep-answer": _one("a.json", lambda _: _page(f'{{"a": {"[" * 200_000}{"]" * 200_000}}}')),
    "digits": _one("a.json", lambda _: _page(f'{{"a": {"9" * 3_000_000}}}')),
    "large-json": _one("a.json", lambda _: b"[" + b"0," * 30_000_000),
    "large-docx-part": _one("a.docx", lambda form: _with_body(form, f"<!--{' ' * (7 << 20)}-->")),
    "many-large-parts": _many(40, lambda form: _with_body(form, "<w:p/>" * 190_000)),
    "many-runs": _many(13, lambda form: _with_body(form, "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 24_000)),
    "deep-tables": _one(
        "a.docx",
        lambda form: _with_body(form, "<w:tbl><w:tr><w:tc>" * 20_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 20_000),
    ),
    "long-answer": _one(
        "a.docx", lambda form: _with_body(form, f"<w:p><w:r><w:t>{'字' * 2_000_000}</w:t></w:r></w:p>")
    ),
}
