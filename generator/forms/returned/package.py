"""Packages and XML of returned files, read within limits; what helps where one cannot be read."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping

from lxml import etree

from generator.forms.returned.raw import FormRefused
from generator.message import NOTHING, Message, message
from generator.word import reading, xml
from generator.word.names import as_transitional
from generator.word.reading import Limits, Package
from generator.word.unreadable import Fault, PackageUnreadable

# A form has some 20 parts, with scans some 30; the main part of a large one a quarter of 1 MB, and some 30,000 tags.
_LIMITS = Limits(parts=2_000, part=8 << 20, whole=32 << 20, directory=1 << 20, ratio_from=4 << 20, names_twice=False)
_MOST_TAGS = 200_000
# What only hostile files have needs no help.
_HELP: Mapping[Fault, Message] = {
    **dict.fromkeys(
        (Fault.DAMAGED, Fault.OTHER_PACKING), message("Ask for it once more, sent as an attachment or in a zip.")
    ),
    Fault.PROTECTED: message("Ask for a copy without the password."),
    **dict.fromkeys((Fault.BROKEN, Fault.BEYOND), message("Ask for it once more, saved again in Word or WPS.")),
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
    hint = _HELP.get(unreadable.fault)
    code = "unreadable-file" if hint else "hostile-file"
    return FormRefused(unreadable.words, hint or NOTHING, code)
