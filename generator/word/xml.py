"""XML parsed with care: no document type, no entities, no network, no endless depth (libxml2's own limits hold)."""

from __future__ import annotations

import re

from lxml import etree

from generator.regex import regex
from generator.word.unreadable import Fault, PackageUnreadable, RefusalOf, as_it_is

_DOCTYPE = regex(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LIMITS = (etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_INTERNAL_ERROR)  # as libxml2 tells of its own
_DECLARATION = regex(r' xmlns:\w+="[^"]*"')


def parsed(
    data: bytes, name: str, most_tags: int, refused: RefusalOf = as_it_is, *, mend: bool = False
) -> etree._Element:
    """The root of a part of a foreign file, without comments and instructions.

    `mend`: what is not well-formed is read as far as it makes sense. Raises what `refused` makes of a document type
    (OOXML has none: ECMA-376 part 2, 8.1.4), of more than `most_tags` tags, and of broken XML.
    """
    if data.count(b"<") > most_tags:
        raise refused(PackageUnreadable(Fault.MANY_TAGS, name, most_tags))
    if _DOCTYPE.search(data):
        raise refused(PackageUnreadable(Fault.DOCTYPE, name))
    try:
        root = etree.fromstring(data, _parser(strip=True, mend=mend))
    except etree.XMLSyntaxError as error:
        fault = Fault.BEYOND if error.code in _LIMITS else Fault.BROKEN
        raise refused(PackageUnreadable(fault, name, error.lineno or 1)) from error
    if root is None:  # nothing that could be mended
        raise refused(PackageUnreadable(Fault.BROKEN, name, 1))
    if root.getroottree().docinfo.doctype:  # in another encoding
        raise refused(PackageUnreadable(Fault.DOCTYPE, name))
    return root


def as_written(data: bytes, *, blanks: bool = True) -> etree._Element:
    """The root of a part that we or the office wrote, with all that is in it; `blanks`: also white space between tags.

    Raises etree.XMLSyntaxError.
    """
    return etree.fromstring(data, _parser(blanks=blanks))


def _parser(*, strip: bool = False, mend: bool = False, blanks: bool = True) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=strip,
        remove_pis=strip,
        recover=mend,
        remove_blank_text=not blanks,
    )


def part_bytes(root: etree._Element) -> bytes:
    """A whole part."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def inside(element: etree._Element) -> str:
    """An element as it stands inside a part whose root declares the namespaces."""
    return _DECLARATION.sub("", etree.tostring(element, encoding="unicode", with_tail=False))


def escaped(text: str) -> str:
    """`text`, which holds no character that XML forbids, for the inside of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
