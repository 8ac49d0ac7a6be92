"""A finished Word file, read back: header, body, footer and properties as statements in document order.

Nothing in a part can go unseen, hidden text and tracked changes least of all: a body is told piece by piece while every
byte of it is held to the one form that bodies have (word_body.py). One that is not in this form, or odd in any other
way, is read as a tree of XML, in which every element outside the closed vocabulary is noted as foreign (word_tree.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.audit.read import word_vocabulary as known
from generator.audit.read.finished import Foreign, ReadDocument, ReadStatement
from generator.audit.read.word_body import read_body
from generator.audit.read.word_forms import form_data
from generator.audit.read.word_package import foreign_parts, parse_part, unpack
from generator.audit.read.word_styles import style_sheet
from generator.audit.read.word_tree import body_as_tree, read_frame

_NO_PART = b"<none/>"


@lru_cache(maxsize=64)
def read_docx(data: bytes) -> ReadDocument:
    """The Word file in `data`. Raises UnreadableFileError where it is no Word file."""
    parts = unpack(data)
    sheet = style_sheet(parts[known.STYLES], parts.get(known.NUMBERING, _NO_PART))
    foreign = [*foreign_parts(parts)]
    body, section, odd = read_body(parts, sheet)
    if body is None:
        body = body_as_tree(parts[known.DOCUMENT], sheet.names)
    foreign += odd
    header, footer = (
        read_frame(parts[name], name, part, sheet.names)
        for name, part in ((known.HEADER, "header"), (known.FOOTER, "footer"))
    )
    properties = _properties(parts[known.CORE], foreign)
    looks = ((name, parts[name].decode("utf-8", "replace")) for name in (known.STYLES, known.SETTINGS) if name in parts)
    return ReadDocument(
        (*properties, *header.statements, *body.statements, *footer.statements),
        (*foreign, *header.foreign, *body.foreign, *footer.foreign),
        body.bookmarks | header.bookmarks | footer.bookmarks,
        tuple(looks),
        form_data(parts),
        body.bindings,
        body.groups,
        body.locks,
        (*_shared(parts), ("", section)),
    )


def _shared(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The parts that are no document's own, as text."""
    for name, data in parts.items():
        if name not in known.OWN:
            yield name, data.decode("utf-8", "replace")


def _properties(data: bytes, foreign: list[Foreign]) -> tuple[ReadStatement, ...]:
    """The core properties (ISO 29500-2, 11)."""
    statements = []
    for each in parse_part(known.CORE, data):
        part = known.CORE_TEXTS.get(str(each.tag))
        if part is None:
            foreign.append(Foreign("text-uncovered", f"{known.CORE}: {each.text or str(each.tag)}"))
        else:
            statements.append(ReadStatement(each.text or "", part))
    return tuple(statements)
