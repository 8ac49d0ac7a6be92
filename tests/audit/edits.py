"""Edits of finished files: what somebody might do to a published folder."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any

from generator.publish.manifest import seal
from tests.zips import unzipped, zipped

Files = dict[str, bytes]
Edit = Callable[[Files], None]
BODY = "word/document.xml"


def replaced(name: str, old: str, new: str) -> Edit:
    """The first `old` in a text file becomes `new`."""

    def edit(files: Files) -> None:
        assert old.encode() in files[name], f"{old} is not in {name}"
        files[name] = files[name].replace(old.encode(), new.encode(), 1)

    return edit


def matched(name: str, pattern: str, new: str) -> Edit:
    """The first match of `pattern` becomes `new`."""

    def edit(files: Files) -> None:
        text, count = re.subn(pattern, new, files[name].decode(), count=1, flags=re.DOTALL)
        assert count, f"{pattern} is not in {name}"
        files[name] = text.encode()

    return edit


def in_word(name: str, part: str, old: str, new: str) -> Edit:
    """The first `old` in a part of a Word file becomes `new`."""

    def change(text: str) -> str:
        assert old in text, f"{old} is not in {name}: {part}"
        return text.replace(old, new, 1)

    return in_part(name, part, change)


def in_part(name: str, part: str, change: Callable[[str], str]) -> Edit:
    """The text of a part of a Word file is changed."""

    def edit(files: Files) -> None:
        parts = unzipped(files[name])
        text = parts[part].decode()
        changed = change(text)
        assert changed != text, f"nothing changes in {name}: {part}"
        files[name] = zipped({**parts, part: changed.encode()}, zipfile.ZIP_STORED)

    return edit


def without_part(name: str, part: str) -> Edit:
    """A Word file loses a part."""

    def edit(files: Files) -> None:
        files[name] = zipped(
            {each: data for each, data in unzipped(files[name]).items() if each != part}, zipfile.ZIP_STORED
        )

    return edit


def with_part(name: str, part: str, data: str) -> Edit:
    """A Word file gets one more part."""

    def edit(files: Files) -> None:
        packed = io.BytesIO(files[name])
        with zipfile.ZipFile(packed, "a") as package:
            package.writestr(part, data)
        files[name] = packed.getvalue()

    return edit


def in_json(name: str, change: Callable[[Any], None]) -> Edit:
    """policy.json, ledger.json or manifest.json, changed as data."""

    def edit(files: Files) -> None:
        data = json.loads(files[name])
        change(data)
        files[name] = json.dumps(data, ensure_ascii=False).encode()

    return edit


def in_model(change: Callable[[Any], None]) -> Edit:
    return in_json("policy.json", change)


def in_spans(path: str, **values: object) -> Edit:
    """Every span of the ledger at a model path gets other values; the rows stay consistent in themselves."""

    def change(ledger: Any) -> None:
        found = 0
        for row in ledger["statements"]:
            for span in row["spans"]:
                if span["path"] == path and "field" not in row:
                    span.update(values)
                    found += 1
                    row["text"] = "".join(each["text"] for each in row["spans"])
        assert found, path

    return in_json("ledger.json", change)


def in_rows(choose: Callable[[Any], bool], change: Callable[[Any, list[Any]], None]) -> Edit:
    """The first row of the ledger that `choose` finds."""

    def edit(ledger: Any) -> None:
        rows = ledger["statements"]
        change(next(row for row in rows if choose(row)), rows)

    return in_json("ledger.json", edit)


def edits(*several: Edit) -> Edit:
    def edit(files: Files) -> None:
        for each in several:
            each(files)

    return edit


def dropped(name: str) -> Edit:
    return lambda files: files.__delitem__(name)


def added(name: str, data: bytes) -> Edit:
    return lambda files: files.__setitem__(name, data)


def mended(files: Files) -> None:
    """What a forger does at the end: the manifest states the new hashes."""
    if "manifest.json" in files:
        try:
            data = json.loads(files["manifest.json"])
        except ValueError:
            return
        data["files"] = {
            name: hashlib.sha256(content).hexdigest() for name, content in files.items() if name != "manifest.json"
        }
        data["seal"] = seal(data)
        files["manifest.json"] = json.dumps(data, ensure_ascii=False).encode()
