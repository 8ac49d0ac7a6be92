"""Revision packs for tests: made of two editions in memory."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from functools import lru_cache
from pathlib import Path

from lxml import etree

from generator.documents.compose import TEMPLATE_FUNCTIONS
from generator.documents.templates import TemplateSet, load_templates
from generator.editions import NoticeEdition
from generator.notice.model import Notice
from generator.pack.make import make_pack
from generator.revision.comparison import compare
from generator.writers.write import OutputStyles, load_styles

from ..outputs.command import ROOT

DAY = datetime.date(2024, 7, 1)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@lru_cache(maxsize=1)
def looks() -> tuple[TemplateSet, OutputStyles]:
    templates = load_templates((ROOT / "templates",), TEMPLATE_FUNCTIONS)
    return templates, load_styles(templates)


def pack_of(old: NoticeEdition, new: NoticeEdition) -> dict[str, bytes]:
    """The files of a pack."""
    return make_pack(compare(old.notice, new.notice), old, new, *looks(), DAY)


def pack_of_notices(old: Notice, new: Notice) -> dict[str, bytes]:
    """The pack of two notices without models."""
    return pack_of(NoticeEdition("old", old), NoticeEdition("new", new))


def body_of(data: bytes) -> etree._Element:
    """The main part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def with_body(data: bytes, old: str, new: str) -> bytes:
    """The Word file with words of its main part replaced once; they must be there."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as written:
        for info in package.infolist():
            content = package.read(info)
            if info.filename == "word/document.xml":
                assert old in content.decode(), old
                content = content.decode().replace(old, new, 1).encode()
            written.writestr(info, content)
    return out.getvalue()


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def resolved_by_hand(data: bytes, dropped: str) -> str:
    """What the body of a Word file with tracked changes says without w:del ("del") or without w:ins ("ins"), read by
    no code of the project."""
    words = []
    for text in body_of(data).iter(f"{W}t", f"{W}delText"):
        around = {str(parent.tag) for parent in text.iterancestors()}
        if f"{W}{dropped}" not in around:
            words.append(text.text or "")
    return squeezed("".join(words))


def read(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
