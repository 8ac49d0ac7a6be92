"""Names of WordprocessingML, and how its parts are read and written (no entities, no network)."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

Xml: TypeAlias = "etree._Element"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"

PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DECLARED = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:w14="{W14}" xmlns:w15="{W15}" mc:Ignorable="w14 w15"'

_DECLARATION = re.compile(r' xmlns:\w+="[^"]*"')
_KEPT_ATTRIBUTES = frozenset({W, "http://www.w3.org/XML/1998/namespace", None})


def w(name: str) -> str:
    """`name` of WordprocessingML in lxml's notation."""
    return f"{{{W}}}{name}"


def parse(source: bytes) -> Xml:
    """A part as a tree. Raises etree.XMLSyntaxError."""
    return etree.fromstring(source, etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True))


def value(element: Xml | None, name: str = "val") -> str:
    """The attribute w:`name` of `element`, or "" when either is missing."""
    return "" if element is None else element.get(w(name), "")


def part_text(root: Xml) -> str:
    """A whole part, without namespaces that nothing in it needs any more."""
    ignorable = root.get(f"{{{MC}}}Ignorable", "").split()
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
    return _DECLARATION.sub("", etree.tostring(element, encoding="unicode", with_tail=False))
