"""The parts that every document shares: settings, fonts, theme, content types and relationships."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.regex import regex
from generator.word.binding import DATA_PART, PROPERTIES_PART
from generator.word.names import MAIN_PART, OFFICE, PACKAGE
from generator.writers.docx.form_data import PROPERTIES_TYPE, RELATIONS, item_relations
from generator.writers.docx.namespaces import PROLOG, Xml, parse, part_text, w

# What of the settings belongs to the look of a page; the rest are traces of editing (revision ids, view, protection).
_SETTINGS = frozenset(
    (
        *("zoom", "mirrorMargins", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "defaultTabStop"),
        *("autoHyphenation", "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing"),
        *("characterSpacingControl", "noLineBreaksAfter", "noLineBreaksBefore", "compat", "themeFontLang"),
        *("decimalSymbol", "listSeparator"),
    )
)
_THEME = "word/theme/theme1.xml"
_FONTS = "word/fontTable.xml"
_USES_THEME = regex(r"Theme=|theme(Color|Fill|Tint|Shade)=")

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"

# Part name to (content type, kind of relationship, id of the relationship).
_PARTS = {
    MAIN_PART: (f"{_MAIN}.document.main+xml", "officeDocument", ""),
    "word/styles.xml": (f"{_MAIN}.styles+xml", "styles", "rIdStyles"),
    "word/settings.xml": (f"{_MAIN}.settings+xml", "settings", "rIdSettings"),
    "word/numbering.xml": (f"{_MAIN}.numbering+xml", "numbering", "rIdNumbering"),
    _FONTS: (f"{_MAIN}.fontTable+xml", "fontTable", "rIdFonts"),
    _THEME: ("application/vnd.openxmlformats-officedocument.theme+xml", "theme", "rIdTheme"),
    "word/header1.xml": (f"{_MAIN}.header+xml", "header", "rIdHeader"),
    "word/footer1.xml": (f"{_MAIN}.footer+xml", "footer", "rIdFooter"),
}


def shared_parts(sources: Mapping[str, bytes], styles: str, numbering: str) -> dict[str, bytes]:
    """The contents of all shared parts by name, in the order in which they are written."""
    parts = {
        "word/styles.xml": styles.encode(),
        "word/settings.xml": part_text(keep_settings(parse(sources["word/settings.xml"]))).encode(),
        "word/numbering.xml": numbering.encode(),
    }
    if _FONTS in sources:
        parts[_FONTS] = part_text(keep_fonts(parse(sources[_FONTS]))).encode()
    if _THEME in sources and _USES_THEME.search(styles):
        parts[_THEME] = sources[_THEME]
    names = (*parts, "word/header1.xml", "word/footer1.xml")
    return {
        "[Content_Types].xml": _content_types(names),
        "_rels/.rels": _package_relations(),
        "word/_rels/document.xml.rels": _document_relations(names),
        **parts,
    }


def form_parts(shared: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of `shared` that say more in a form with data, and what its data part is tied to."""
    types, relations = "[Content_Types].xml", "word/_rels/document.xml.rels"
    data = f'<Override PartName="/{PROPERTIES_PART}" ContentType="{PROPERTIES_TYPE}"/></Types>'
    tie = f'<Relationship Id="rIdData" Type="{OFFICE}/customXml" Target="../{DATA_PART}"/></Relationships>'
    return {
        types: shared[types].replace(b"</Types>", data.encode()),
        relations: shared[relations].replace(b"</Relationships>", tie.encode()),
        RELATIONS: item_relations(),
    }


def keep_settings(settings: Xml) -> Xml:
    """The settings that belong to the look of a page."""
    for child in list(settings):
        name = etree.QName(child).localname
        if child.tag != w(name) or name not in _SETTINGS:
            settings.remove(child)
    return settings


def keep_fonts(fonts: Xml) -> Xml:
    """The font table without embedded faces, whose files are not copied."""
    for font in fonts.iterfind(w("font")):
        for child in list(font):
            if etree.QName(child).localname.startswith("embed"):
                font.remove(child)
    return fonts


def _content_types(names: tuple[str, ...]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_PARTS[name][0]}"/>' for name in (MAIN_PART, *names)
    )
    return (
        f'{PROLOG}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="{_RELATIONS}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        f'<Override PartName="/docProps/core.xml" ContentType="{_CORE}"/></Types>'
    ).encode()


def _package_relations() -> bytes:
    return (
        f'{PROLOG}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>'
    ).encode()


def _document_relations(names: tuple[str, ...]) -> bytes:
    relations = "".join(
        f'<Relationship Id="{_PARTS[name][2]}" Type="{OFFICE}/{_PARTS[name][1]}" '
        f'Target="{name.removeprefix("word/")}"/>'
        for name in names
    )
    return f'{PROLOG}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'.encode()
