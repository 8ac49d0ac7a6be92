"""Names of WordprocessingML and the one parser of its parts (no entities, no network)."""

from __future__ import annotations

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


def w(name: str) -> str:
    """`name` of WordprocessingML in lxml's notation."""
    return f"{{{W}}}{name}"


def parse(source: bytes) -> Xml:
    """A part as a tree. Raises etree.XMLSyntaxError."""
    return etree.fromstring(source, etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True))


def value(element: Xml | None, name: str = "val") -> str:
    """The attribute w:`name` of `element`, or "" when either is missing."""
    return "" if element is None else element.get(w(name), "")
