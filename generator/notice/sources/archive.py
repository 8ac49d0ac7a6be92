"""Packages and XML of notices, read within limits; what helps where one cannot be read."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.message import NOTHING, Message, message
from generator.notice.sources.contents import SourceRefused
from generator.word import xml
from generator.word.reading import Limits, Package
from generator.word.unreadable import Fault, PackageUnreadable

MOST_TAGS = 1_000_000  # a notice of 5 MB makes half a million
_SAVE_AGAIN = message("Open it in Word or WPS and save it again.")
_HINTS: Mapping[Fault, Message] = {
    **dict.fromkeys((Fault.DAMAGED, Fault.TWICE, Fault.OTHER_PACKING, Fault.BROKEN, Fault.BEYOND), _SAVE_AGAIN),
    Fault.PROTECTED: message("Save a copy without the password."),
}


def opened(data: bytes) -> Package:
    """The package, to be used with `with`. Raises SourceRefused where the file is damaged, protected or a bomb."""
    return Package(data, Limits(), refused)


def parsed(data: bytes, name: str) -> etree._Element:
    """The root of an XML part. Raises SourceRefused for a document type, broken XML, or more than libxml2 allows."""
    return xml.parsed(data, name, MOST_TAGS, refused)


def refused(unreadable: PackageUnreadable) -> SourceRefused:
    """What is said of a file that cannot be read."""
    return SourceRefused(unreadable.words, _HINTS.get(unreadable.fault, NOTHING))
