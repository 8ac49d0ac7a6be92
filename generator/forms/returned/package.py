"""Packages and XML of returned files, read within limits; what is said of those that break them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping

from lxml import etree

from generator.forms.answers.unreadable import shown
from generator.forms.returned.raw import FormRefused
from generator.message import Message, message
from generator.word import reading, xml
from generator.word.names import as_transitional
from generator.word.reading import Limits, Package
from generator.word.unreadable import Fault, PackageUnreadable

# A form has some 20 parts, with scans some 30; the main part of a large one a quarter of 1 MB, and some 30,000 tags.
_LIMITS = Limits(parts=2_000, part=8 << 20, whole=32 << 20, directory=1 << 20, ratio_from=4 << 20, names_twice=False)
_MOST_TAGS = 200_000
_Said = Message | tuple[Message, Message]
# What is said, and what may help; what only hostile files have needs no help.
_SAID: Mapping[Fault, Callable[[PackageUnreadable], _Said]] = {
    Fault.DAMAGED: lambda _: (
        message("the file is damaged"),
        message("Ask for it once more, sent as an attachment or in a zip."),
    ),
    Fault.PROTECTED: lambda _: (
        message("it is protected by a password"),
        message("Ask for a copy without the password."),
    ),
    Fault.BROKEN: lambda each: (
        message("{part} in it cannot be parsed", part=shown(each.part)),
        message("Ask for it once more, saved again in Word or WPS."),
    ),
    Fault.BOMB: lambda each: message("{part} unpacks to an absurd size (a zip bomb?)", part=shown(each.part)),
    Fault.MANY_PARTS: lambda each: message("it holds {count} parts; no form does", count=each.count),
    Fault.LARGE_DIRECTORY: lambda _: message("it holds more parts than any form does"),
    Fault.TWICE: lambda _: message("it holds two parts of one name"),
    Fault.DOCTYPE: lambda each: message(
        "{part} in it declares a document type or entities, which no Word file does", part=shown(each.part)
    ),
    Fault.MANY_TAGS: lambda each: message(
        "{part} in it holds more than {count} tags; no form does", part=shown(each.part), count=each.count
    ),
}


def opened(data: bytes) -> Package:
    """The package, to be used with `with`. Raises FormRefused where it is damaged, protected or a bomb."""
    return Package(data, _LIMITS, _refused)


def parsed(data: bytes, name: str) -> etree._Element:
    """The root of a part; the names of strict files (ISO/IEC 29500-1) as the transitional ones. Raises FormRefused."""
    return xml.parsed(as_transitional(data), name, _MOST_TAGS, _refused)


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, largest: int) -> bytes:
    """The bytes of a member of an archive of forms. Raises FormRefused."""
    return reading.unpacked(archive, member, Limits(part=largest, ratio_from=_LIMITS.ratio_from), _refused)


def damaged() -> FormRefused:
    """What is said of a file that cannot be unpacked."""
    return _refused(PackageUnreadable(Fault.DAMAGED))


def _refused(unreadable: PackageUnreadable) -> FormRefused:
    said = _SAID[unreadable.fault](unreadable)
    return FormRefused(said, code="hostile-file") if isinstance(said, Message) else FormRefused(*said)
