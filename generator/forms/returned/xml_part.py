"""XML of returned files, parsed with care: no document type, no entities, no network, no endless depth."""

from __future__ import annotations

from lxml import etree

from generator.forms.answers.unreadable import shown
from generator.forms.returned.raw import Refused
from generator.message import message

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_MOST_TAGS = 200_000  # a large form makes some 30,000


def parsed(data: bytes, name: str) -> etree._Element:
    """The root of a part; the names of strict files (ISO/IEC 29500-1) as the transitional ones.

    Raises Refused for a document type (OOXML has none: ECMA-376 part 2, 8.1.4), broken XML, more
    tags than any form has, or depth and lengths beyond what libxml2 allows by default.
    """
    if data.count(b"<") > _MOST_TAGS:
        words = message("{part} in it holds more than {count} tags; no form does", part=shown(name), count=_MOST_TAGS)
        raise Refused(words, code="hostile-file")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data.replace(_STRICT, _TRANSITIONAL), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(
            message("{part} in it cannot be parsed", part=shown(name)),
            message("Ask for it once more, saved again in Word or WPS."),
        ) from error
    if root.getroottree().docinfo.doctype:
        raise Refused(
            message("{part} in it declares a document type or entities, which no Word file does", part=shown(name)),
            code="hostile-file",
        )
    return root
