"""Names of WordprocessingML, and how its parts are read and written (no entities, no network)."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

from generator.word.names import COMPATIBILITY, MC, OFFICE, WORD, WORD_2010, WORD_2012, W
from generator.word.xml import as_written, inside

Xml: TypeAlias = "etree._Element"

PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DECLARED = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:mc="{COMPATIBILITY}" xmlns:w14="{WORD_2010}" xmlns:w15="{WORD_2012}" '
    'mc:Ignorable="w14 w15"'
)

_KEPT_ATTRIBUTES = frozenset({WORD, "http://www.w3.org/XML/1998/namespace", None})


def w(name: str) -> str:
    """`name` of WordprocessingML in lxml's notation."""
    return f"{W}{name}"


def parse(source: bytes) -> Xml:
    """A part as a tree. Raises etree.XMLSyntaxError."""
    return as_written(source, blanks=False)


def value(element: Xml | None, name: str = "val") -> str:
    """The attribute w:`name` of `element`, or "" when either is missing."""
    return "" if element is None else element.get(w(name), "")


def part_text(root: Xml) -> str:
    """A whole part, without namespaces that nothing in it needs any more."""
    ignorable = root.get(f"{MC}Ignorable", "").split()
    etree.cleanup_namespaces(root, keep_ns_prefixes=ignorable)
    return PROLOG + etree.tostring(root, encoding="unicode")


def fragment(element: Xml) -> str:
    """`element` for the inside of a part that declares DECLARED. Attributes of other namespaces (Word's own ids) go;
    elements of other namespaces raise ValueError naming the element."""
    for each in element.iter(etree.Element):
        if each.tag != w(etree.QName(each).localname):
            raise ValueError(etree.QName(each).localname)
        for key in list(each.attrib):
            if etree.QName(str(key)).namespace not in _KEPT_ATTRIBUTES:
                del each.attrib[key]
    return inside(element)
