"""The closed vocabulary of a finished Word file: parts, relationships and elements (ISO 29500-1).

Whatever hides, tracks, fetches, embeds or computes is not listed, so a file that holds it gives a finding.
"""

from __future__ import annotations

from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def words(listed: str) -> list[str]:
    """The words of a list that is written as one text."""
    return listed.split()


DOCUMENT, HEADER, FOOTER = "word/document.xml", "word/header1.xml", "word/footer1.xml"
CORE, STYLES, NUMBERING, SETTINGS = "docProps/core.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml"
CONTENT_TYPES, RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
NEEDED = frozenset({DOCUMENT, HEADER, FOOTER, CORE, STYLES, CONTENT_TYPES, RELATIONS, "_rels/.rels"})
DATA, DATA_PROPERTIES = "customXml/item1.xml", "customXml/itemProps1.xml"  # of a form
FORM_PARTS = frozenset({DATA, DATA_PROPERTIES, "customXml/_rels/item1.xml.rels"})
OWN = frozenset({DOCUMENT, CORE, DATA})  # of one document; all others look alike
PARTS = NEEDED | FORM_PARTS | {NUMBERING, SETTINGS, "word/fontTable.xml", "word/theme/theme1.xml"}

RELATIONSHIPS = frozenset(
    f"{_OFFICE}/{kind}"
    for kind in words("officeDocument styles settings numbering fontTable theme header footer customXml customXmlProps")
) | {"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"}

TYPES = frozenset(
    f"{_MAIN}.{kind}+xml" for kind in words("document.main styles settings numbering fontTable header footer")
) | {
    "application/vnd.openxmlformats-officedocument.theme+xml",
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    "application/vnd.openxmlformats-package.core-properties+xml",
    "application/vnd.openxmlformats-package.relationships+xml",
    "application/xml",
}


def w(*names: str) -> tuple[str, ...]:
    return tuple(f"{{{W}}}{name}" for name in names)


def w14(*names: str) -> tuple[str, ...]:
    return tuple(f"{{{W14}}}{name}" for name in names)


P, TBL, TR, TC, R, T, TAB, BR, SDT, HYPERLINK = w("p", "tbl", "tr", "tc", "r", "t", "tab", "br", "sdt", "hyperlink")
P_PR, TC_PR, TR_PR, TBL_PR, SECT_PR, SDT_PR, SDT_CONTENT = w(
    "pPr", "tcPr", "trPr", "tblPr", "sectPr", "sdtPr", "sdtContent"
)
BOOKMARK, BOOKMARK_END, FIELD_CHAR, FIELD_TEXT = w("bookmarkStart", "bookmarkEnd", "fldChar", "instrText")
BODY, LOCK = w("body", "lock")
VAL = f"{{{W}}}val"
WIDTH = f"{{{W}}}w"
FRAME = "/".join(w("pPr", "framePr"))
GRID_COLUMN = "/".join(w("tblGrid", "gridCol"))
BREAK_TYPE = f"{{{W}}}type"  # said of a break of lines for the layout's sake, which is none of the text
STYLED = w("pStyle", "rStyle", "tblStyle")  # elements that name a style

# Elements of the body that carry no words and change none: layout, looks, merged cells, kinds of controls.
SILENT = frozenset(
    w(
        *words("pPr pStyle numPr ilvl numId jc keepNext keepLines pageBreakBefore framePr tabs spacing ind"),
        *words("rPr rStyle rFonts b bCs"),
        *words("tblPr tblStyle tblW tblLayout tblLook tblCaption tblDescription tblGrid gridCol"),
        *words("trPr cantSplit trHeight tblHeader gridAfter tcPr tcW gridSpan vMerge shd vAlign"),
        *words("sectPr headerReference footerReference pgSz pgMar pgBorders docGrid titlePg type pgNumType"),
        *words("sdtPr alias tag id lock showingPlcHdr text date dateFormat lid storeMappedDataAs calendar"),
        *words("dropDownList listItem dataBinding group bookmarkStart bookmarkEnd"),
    )
) | frozenset(w14("checkbox", "checked", "checkedState", "uncheckedState"))
SPEAKING = frozenset((P, TBL, TR, TC, R, T, TAB, BR, SDT, SDT_CONTENT, HYPERLINK)) | frozenset(w("document", "body"))
IN_TEXT = frozenset((FIELD_CHAR, FIELD_TEXT))  # page numbers: word_page_numbers.py says which
IN_FRAMES = frozenset((FIELD_CHAR, FIELD_TEXT)) | frozenset(w("hdr", "ftr"))  # page numbers

# What an element outside the vocabulary does, for the message.
MEANING: Mapping[str, str] = {
    **dict.fromkeys(w("vanish", "webHidden", "specVanish"), "hidden text"),
    **dict.fromkeys(w("color", "sz", "szCs", "highlight", "position", "w"), "a look set by hand"),
    **dict.fromkeys(w("ins", "del", "moveFrom", "moveTo", "delText", "rPrChange", "pPrChange"), "a tracked change"),
    **dict.fromkeys(w("commentReference", "commentRangeStart", "commentRangeEnd"), "a comment"),
    **dict.fromkeys(w("footnoteReference", "endnoteReference"), "a note"),
    **dict.fromkeys(w("drawing", "pict", "object"), "a picture, text box or object"),
    **dict.fromkeys(w("fldSimple", "fldChar", "instrText"), "a field that Word computes"),
    **dict.fromkeys(w("altChunk", "subDoc"), "another file"),
}
CORE_TEXTS: Mapping[str, str] = {
    "{http://purl.org/dc/elements/1.1/}title": "title",
    "{http://purl.org/dc/elements/1.1/}description": "description",
    "{http://purl.org/dc/elements/1.1/}language": "language",
    "{http://purl.org/dc/elements/1.1/}subject": "property:subject",
    "{http://purl.org/dc/elements/1.1/}creator": "property:author",
    "{http://purl.org/dc/elements/1.1/}identifier": "property:identifier",
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords": "property:keywords",
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}category": "property:category",
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}contentStatus": "property:status",
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}version": "property:version",
    "{http://purl.org/dc/terms/}created": "property:created",
    "{http://purl.org/dc/terms/}modified": "property:modified",
}
