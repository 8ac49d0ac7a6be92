"""Names of Word files (ECMA-376 part 1), and what their elements say of themselves."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import overload

from lxml import etree

# Namespaces; behind them the same as prefixes of names in lxml's notation.
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
WORD_2012 = "http://schemas.microsoft.com/office/word/2012/wordml"
W, R, MC, W14 = (f"{{{space}}}" for space in (WORD, OFFICE, COMPATIBILITY, WORD_2010))
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

MAIN_PART = "word/document.xml"
RELATION = f"{{{PACKAGE}/relationships}}Relationship"
VALUE = f"{W}val"

_OFF = ("0", "false", "off")
_LONGEST = 10  # characters of a number, with its sign
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", OFFICE.encode()),
)


def as_transitional(part: bytes) -> bytes:
    """A part with the namespaces of strict files (ISO/IEC 29500-1) as the transitional ones."""
    for strict, transitional in _STRICT:
        part = part.replace(strict, transitional)
    return part


def targets(root: etree._Element, relations: str) -> Iterator[tuple[str, str, str]]:
    """(id, kind, part) of the relations to parts inside (ECMA-376 part 2, 9.3); `relations`: the name of their part."""
    folder = posixpath.dirname(posixpath.dirname(relations))
    for each in root.iter(RELATION):
        if each.get("TargetMode", "Internal") == "Internal":
            part = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
            yield each.get("Id", ""), each.get("Type", "").rpartition("/")[2], part


def local_name(element: etree._Element) -> str:
    """The tag without its namespace or an undeclared prefix; "" for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def value(element: etree._Element | None, default: str = "") -> str:
    """The w:val of an element."""
    return default if element is None else element.get(VALUE, default)


@overload
def number(element: etree._Element | None) -> int | None: ...
@overload
def number(element: etree._Element | None, default: int) -> int: ...
def number(element: etree._Element | None, default: int | None = None) -> int | None:
    """The w:val of an element as an integer; `default` where there is none or it is no number."""
    text = value(element)
    return int(text) if len(text) < _LONGEST and text.removeprefix("-").isdecimal() else default


def is_on(element: etree._Element | None, attribute: str = VALUE) -> bool:
    """Whether a toggle property is set (ECMA-376 part 1, 17.17.4): there, and not switched off."""
    return element is not None and element.get(attribute, "1") not in _OFF
