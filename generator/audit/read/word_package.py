"""The package of a finished Word file: its parts, held to what a document without code and foreign files needs."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from lxml import etree

from generator.audit.read import word_vocabulary as known
from generator.audit.read.finished import Foreign, UnreadableFileError
from generator.message import message
from generator.regex import regex

_LARGEST = 64 * 1024 * 1024  # bytes unpacked; a finished document has less than a hundredth of it
_LEVEL = regex(r"%\d")
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CODE = "unexpected-part"


def unpack(data: bytes) -> dict[str, bytes]:
    """The members of the package by name. Raises UnreadableFileError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            if sum(member.file_size for member in members) > _LARGEST:
                raise UnreadableFileError(message("unpacked it is larger than {limit} MB", limit=64))
            if len({member.filename for member in members}) < len(members):
                raise UnreadableFileError(message("the package holds two entries of one name"))
            parts = {member.filename: _unpacked(package, member) for member in members}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise UnreadableFileError(message("the file is damaged")) from error
    missing = sorted(known.NEEDED - parts.keys())
    if missing:
        raise UnreadableFileError(message("the file {file} is missing", file=missing[0]))
    return parts


def _unpacked(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The bytes of a member, no more than it claims. Raises UnreadableFileError for one that is packed as no finished
    file is: Python unpacks bzip2 and LZMA whole, however much they make."""
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableFileError(
            message("{part} is packed by a method that documents do not use", part=member.filename)
        )
    with package.open(member) as stream:
        return stream.read(member.file_size)


def parse_part(name: str, data: bytes) -> etree._Element:
    """One XML part; no entities, no network. Raises UnreadableFileError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFileError(
            message("{part} cannot be parsed from line {count} on", part=name, count=error.lineno)
        ) from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableFileError(
            message("{part} declares a document type or entities, which no document does", part=name)
        )
    return root


@lru_cache(maxsize=16)
def parsed_once(name: str, data: bytes) -> etree._Element:
    """The same for parts that all files of a letterhead share: the tree is only looked at. Raises
    UnreadableFileError."""
    return parse_part(name, data)


class _Nothing:
    """What a parser makes that only looks whether a part is XML, in less than half the time of a tree."""

    def close(self) -> None:
        """Nothing was kept."""


def is_xml(data: bytes) -> bool:
    """Whether it is well-formed."""
    target: Any = _Nothing()
    parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return False
    return True


def foreign_parts(parts: Mapping[str, bytes]) -> Iterator[Foreign]:
    """Members, relationships and content types that a finished document does not have."""
    for name, data in parts.items():
        if name not in known.PARTS:
            yield Foreign(_CODE, name)
        elif name.endswith(".rels"):
            yield from relations(name, data)
            yield from _lost(name, data, parts)
        elif name == known.CONTENT_TYPES:
            yield from content_types(data)
        elif name in (known.STYLES, known.SETTINGS, known.NUMBERING):
            yield from looks(name, data)


@lru_cache(maxsize=64)
def relations(name: str, data: bytes) -> tuple[Foreign, ...]:
    """Relationships to other files, or of kinds that carry code, pictures or notes."""
    found = []
    for each in parsed_once(name, data).iter(_RELATION):
        kind, target = each.get("Type", ""), each.get("Target", "")
        if each.get("TargetMode", "Internal") != "Internal" or kind not in known.RELATIONSHIPS:
            found.append(Foreign(_CODE, f"{kind.rpartition('/')[2]}: {target}"))
    return tuple(found)


def _lost(name: str, data: bytes, parts: Mapping[str, bytes]) -> Iterator[Foreign]:
    """Relationships that lead to no part: Word then repairs the file, or shows it without header, lists or looks."""
    folder = posixpath.dirname(posixpath.dirname(name))
    for each in parsed_once(name, data).iter(_RELATION):
        target = each.get("Target", "")
        if posixpath.normpath(posixpath.join(folder, target)).lstrip("/") not in parts:
            yield Foreign(_CODE, f"{name}: no part {target}")


@lru_cache(maxsize=64)
def content_types(data: bytes) -> tuple[Foreign, ...]:
    """Content types of macros, embedded files and the like."""
    types = (each.get("ContentType", "") for each in parse_part(known.CONTENT_TYPES, data))
    return tuple(Foreign(_CODE, kind) for kind in types if kind not in known.TYPES)


@lru_cache(maxsize=64)
def looks(name: str, data: bytes) -> tuple[Foreign, ...]:
    """Styles that hide, list numbers that say something, settings that track or fetch."""
    root = parsed_once(name, data)
    found = [Foreign("unexpected-markup", f"{name}: {_local(each)}") for each in root.iter(*_HIDING)]
    for level in root.iter(*known.w("lvlText")):
        words = _LEVEL.sub("", level.get(known.VAL, ""))
        if len(words.strip()) > 2:
            found.append(Foreign("text-uncovered", f"{name}: {words}"))
    # Lists count from one; the borders of cells are called start too, and have another value.
    starts = (start.get(known.VAL, "1") for start in root.iter(*known.w("start", "startOverride")))
    found += [Foreign("unexpected-markup", f"{name}: a list begins with {first}") for first in starts if first != "1"]
    return tuple(found)


_HIDING = known.w(
    *known.words("vanish webHidden specVanish trackRevisions attachedTemplate mailMerge documentProtection docVars")
)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname
