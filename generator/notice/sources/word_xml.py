"""Word files in one XML file: Word 2003 XML (as OA systems write it from templates) and flat OPC (Word 2007 on).

Word 2003 XML has the elements of .docx under another namespace, with other names and codes for lists; they are put into
those of .docx, so that one reader reads both.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from generator.dataclass import dataclass
from generator.message import message
from generator.notice.sources import docx
from generator.notice.sources.archive import parsed
from generator.notice.sources.contents import SourceContents, SourceRefused
from generator.notice.sources.html_charset import decoded
from generator.regex import regex
from generator.word.names import W, local_name

_OLD = b"http://schemas.microsoft.com/office/word/2003/wordml"
_DECLARATION = regex(r"\s*<\?xml[^>]*\?>")
_WX = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_NEW = W[1:-1].encode()
# Names of Word 2003 XML that are called otherwise in .docx.
_ELEMENTS = {
    "listPr": "numPr", "ilfo": "numId", "listDef": "abstractNum", "list": "num", "ilst": "abstractNumId",
    "lists": "numbering", "wordDocument": "document",
}  # fmt: skip
_ATTRIBUTES = {"listDefId": "abstractNumId", "ilfo": "numId"}
# Codes of number formats (MSONFC, [MS-OSHARED] 2.2.1.3) as ST_NumberFormat.
_FORMATS: Mapping[str, str] = {
    "0": "decimal", "1": "upperRoman", "2": "lowerRoman", "3": "upperLetter", "4": "lowerLetter",
    "10": "ideographDigital", "11": "chineseCountingThousand", "13": "decimalFullWidth", "14": "decimalFullWidth",
    "18": "decimalEnclosedCircle", "19": "decimalFullWidth", "22": "decimalZero", "23": "bullet",
    "26": "decimalEnclosedFullstop",
    "27": "decimalEnclosedParen", "28": "decimalEnclosedCircleChinese", "30": "ideographTraditional",
    "31": "ideographZodiac", "37": "chineseCounting", "38": "chineseLegalSimplified", "39": "chineseCountingThousand",
    "255": "none",
}  # fmt: skip


def contents(data: bytes) -> SourceContents:
    """The lines of such a file. Raises SourceRefused for broken XML and for documents of other programs in flat OPC."""
    text = _DECLARATION.sub("", decoded(data), count=1)
    root = parsed(text.encode().replace(_OLD, _NEW), "XML")
    if root.tag == f"{_PKG}package":
        return docx.contents_of(_XmlParts(dict(_flat_parts(root))))
    return docx.contents_of(_XmlParts(_old_parts(root)))


@dataclass(frozen=True, slots=True)
class _XmlParts:
    """The parts of a document by the names they have in a package."""

    parts: Mapping[str, etree._Element]

    def part(self, name: str) -> bytes | None:
        """The XML of a part, None where there is none."""
        found = self.parts.get(name)
        return None if found is None else etree.tostring(found)


def _flat_parts(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for part in root.iterchildren(f"{_PKG}part"):
        for holder in part.iterchildren(f"{_PKG}xmlData"):
            for inside in holder.iterchildren(etree.Element):
                yield part.get(f"{_PKG}name", "").lstrip("/"), inside


def _old_parts(root: etree._Element) -> dict[str, etree._Element]:
    """A Word 2003 document with names and codes of .docx. Raises SourceRefused where it has no body."""
    if root.find(f"{W}body") is None:
        raise SourceRefused(
            message("this is an XML file, but no Word document"), message("Open it and save it as .docx.")
        )
    if root.find(f"{W}lists") is None:
        for asked in list(root.iter(f"{W}listPr")):
            _print_number(asked)
    for element in list(root.iter(etree.Element)):
        _renew(element)
    found = {"word/document.xml": root}
    for name in ("styles", "numbering"):
        part = root.find(f"{W}{name}")
        if part is not None:
            found[f"word/{name}.xml"] = part
    return found


def _renew(element: etree._Element) -> None:
    """Give an element the name and values that it has in .docx."""
    if not str(element.tag).startswith(W):
        return
    name = local_name(element)
    if name in _ELEMENTS:
        element.tag = W + _ELEMENTS[name]
    for old, new in _ATTRIBUTES.items():
        number = element.attrib.pop(W + old, None)
        if number is not None:
            element.set(W + new, str(number))
    if name == "nfc":
        element.tag = f"{W}numFmt"
        element.set(f"{W}val", _FORMATS.get(element.get(f"{W}val", "0"), "decimal"))
    if name == "suff":
        element.set(f"{W}val", element.get(f"{W}val", "").lower())
    if name == "pict" and element.find(".//{*}OLEObject") is not None:
        element.tag = f"{W}object"


def _print_number(asked: etree._Element) -> None:
    """In a file without definitions of its lists: Word's note of what a number prints (wx:t), before the words."""
    printed = asked.find(f"{_WX}t")
    properties = asked.getparent()
    paragraph = None if properties is None else properties.getparent()
    text = "" if printed is None else printed.get(f"{_WX}val", "")
    if paragraph is None or local_name(paragraph) != "p" or not any(map(str.isalnum, text)):
        return
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t").text = text if text.endswith(("、", "）", ")")) else f"{text} "
    paragraph.insert(1, run)
