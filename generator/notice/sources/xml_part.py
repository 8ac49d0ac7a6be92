"""XML of foreign files, parsed with care: no entities, no network, no endless depth."""

import re
from typing import Final

from lxml import etree

from generator.message import message
from generator.notice.sources.contents import Refused

MOST_TAGS: Final = 3_000_000  # a notice of 5 MB makes half a million
DOCTYPE: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parsed(data: bytes, name: str) -> etree._Element:
    """The root of an XML part. OOXML has no document type (ECMA-376 part 2, 8.1.4), so one is refused outright.

    Raises Refused for a document type, broken XML, or depth and lengths beyond what libxml2 allows by default.
    """
    if DOCTYPE.search(data) or DOCTYPE.search(data.replace(b"\x00", b"")):
        raise Refused(message("{part} declares a document type or entities, which no Word file does", part=name))
    if data.count(b"<") > MOST_TAGS:
        raise Refused(message("{part} holds more than {count} tags; no document does", part=name, count=MOST_TAGS))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        words = message("{part} cannot be parsed: {problem}", part=name, problem=str(error).split("\n")[0])
        raise Refused(words, message("Open it in Word or WPS and save it again.")) from error
