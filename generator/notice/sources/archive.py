"""Packages and XML of notices, read within limits; what is said of those that break them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from generator.message import message
from generator.notice.sources.contents import SourceRefused
from generator.word import xml
from generator.word.reading import Limits, Package
from generator.word.unreadable import Fault, PackageUnreadable

MOST_TAGS = 1_000_000  # a notice of 5 MB makes half a million
_SAVE_AGAIN = message("Open it in Word or WPS and save it again.")
_REFUSED: Mapping[Fault, Callable[[PackageUnreadable], SourceRefused]] = {
    Fault.DAMAGED: lambda _: SourceRefused(message("the file is damaged"), _SAVE_AGAIN),
    Fault.PROTECTED: lambda _: SourceRefused(
        message("the file is protected by a password"), message("Save a copy without the password.")
    ),
    Fault.BOMB: lambda each: SourceRefused(message("{part} unpacks to an absurd size (a zip bomb?)", part=each.part)),
    Fault.MANY_PARTS: lambda each: SourceRefused(
        message("the package holds {count} entries; no document does", count=each.count)
    ),
    Fault.LARGE_DIRECTORY: lambda _: SourceRefused(message("the package holds more entries than any document does")),
    Fault.TWICE: lambda _: SourceRefused(message("the package holds two entries of one name"), _SAVE_AGAIN),
    Fault.DOCTYPE: lambda each: SourceRefused(
        message("{part} declares a document type or entities, which no document does", part=each.part)
    ),
    Fault.MANY_TAGS: lambda each: SourceRefused(
        message("{part} holds more than {count} tags; no document does", part=each.part, count=each.count)
    ),
    Fault.BROKEN: lambda each: SourceRefused(
        message("{part} cannot be parsed: {problem}", part=each.part, problem=each.problem), _SAVE_AGAIN
    ),
}


def opened(data: bytes) -> Package:
    """The package, to be used with `with`. Raises SourceRefused where the file is damaged, protected or a bomb."""
    return Package(data, Limits(), refused)


def parsed(data: bytes, name: str) -> etree._Element:
    """The root of an XML part. Raises SourceRefused for a document type, broken XML, or more than libxml2 allows."""
    return xml.parsed(data, name, MOST_TAGS, refused)


def refused(unreadable: PackageUnreadable) -> SourceRefused:
    """What is said of a file that cannot be read."""
    return _REFUSED[unreadable.fault](unreadable)
