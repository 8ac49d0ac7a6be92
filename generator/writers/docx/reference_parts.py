"""Reading the parts of reference.docx: which styles, lists and settings are kept, and the page's frame."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from generator.errors import TemplateError
from generator.writers.docx.namespaces import MC as MARKUP_COMPATIBILITY
from generator.writers.docx.namespaces import PROLOG, Xml, parse, value, w
from generator.writers.docx.namespaces import R as RELATIONS

NUMBERING_END = "</w:numbering>"
_SETTINGS = frozenset(
    ["zoom", "mirrorMargins", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "defaultTabStop", "autoHyphenation", "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing", "characterSpacingControl", "noLineBreaksAfter", "noLineBreaksBefore", "compat", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator"]
)
_FOLLOWED = ("basedOn", "link")
_THEME = re.compile(rb"Theme=|themeColor=|themeFill=|themeTint=|themeShade=")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(frozen=True, slots=True)
class ListLook:
    """The numbering of a list style: `number` its w:num, `abstract` the look behind it, `levels` how deep it goes."""

    number: int
    abstract: int
    levels: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A header or footer: what stands before and after the document's own line."""

    start: str
    end: str


def attribute(text: str) -> str:
    """`text` escaped for a double-quoted attribute."""
    return escape(text, {'"': "&quot;"})


def to_bytes(root: Xml) -> bytes:
    """A part as bytes, without namespaces that nothing in it needs any more."""
    ignorable = root.get(f"{{{MARKUP_COMPATIBILITY}}}Ignorable", "").split()
    etree.cleanup_namespaces(root, keep_ns_prefixes=ignorable)
    return (PROLOG + etree.tostring(root, encoding="unicode")).encode()


def without_end(numbering: Xml) -> str:
    """The numbering part up to where a document's own lists go."""
    return to_bytes(numbering).decode().removesuffix(NUMBERING_END)


def style_id(style: Xml) -> str:
    return value(style, "styleId")


def find_styles(root: Xml, required: Mapping[str, tuple[str, ...]]) -> dict[str, Xml]:
    """Style elements by the name that the writer uses. Raises TemplateError naming those that are missing."""
    present = {
        (value(style, "type"), value(style.find(w("name"))).lower()): style for style in root.iterfind(w("style"))
    }
    wanted = [(kind, name) for kind, names in required.items() for name in names]
    missing = [f"{name} ({kind})" for kind, name in wanted if (kind, name.lower()) not in present]
    if missing:
        raise TemplateError(
            f"reference.docx has no style {', '.join(missing)}",
            hint="Add it in Word under this name, or make the file again with docs/reference-docx/make_reference.py",
        )
    return {name: present[kind, name.lower()] for kind, name in wanted}


def _by_id(root: Xml) -> dict[str, Xml]:
    return {style_id(style): style for style in root.iterfind(w("style"))}


def _ancestry(root: Xml, style: Xml) -> Iterator[Xml]:
    """`style`, then what it is based on."""
    ids, seen = _by_id(root), set[str]()
    current: Xml | None = style
    while current is not None and style_id(current) not in seen:
        yield current
        seen.add(style_id(current))
        current = ids.get(value(current.find(w("basedOn"))))


def keep_styles(root: Xml, found: Mapping[str, Xml]) -> None:
    """Removes the styles that no used style needs, and the list of latent ones."""
    ids = _by_id(root)
    kept = {key for key, style in ids.items() if value(style, "default") in ("1", "true")}
    waiting = [style_id(style) for style in found.values()]
    while waiting:
        key = waiting.pop()
        if key in ids and key not in kept:
            kept.add(key)
            waiting += [value(ids[key].find(w(name))) for name in _FOLLOWED]
    for child in list(root):
        if child.tag == w("latentStyles") or (child.tag == w("style") and style_id(child) not in kept):
            root.remove(child)
    for style in root.iterfind(w("style")):
        for name in ("next", *_FOLLOWED):
            other = style.find(w(name))
            if other is not None and value(other) not in kept:
                style.remove(other)


def read_lists(styles: Xml, numbering: Xml, found: Mapping[str, Xml]) -> dict[str, ListLook]:
    """The numbering of every found paragraph style that has one."""
    abstract_of = {
        int(value(num, "numId")): int(value(num.find(w("abstractNumId")))) for num in numbering.iterfind(w("num"))
    }
    depth = {
        int(value(look, "abstractNumId")): len(look.findall(w("lvl"))) for look in numbering.iterfind(w("abstractNum"))
    }
    lists: dict[str, ListLook] = {}
    for name, style in found.items():
        numbers = (each.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}") for each in _ancestry(styles, style))
        number = int(value(next((each for each in numbers if each is not None), None)) or 0)
        if number in abstract_of:
            abstract = abstract_of[number]
            lists[name] = ListLook(number, abstract, depth.get(abstract, 1))
    return lists


def keep_lists(numbering: Xml, lists: Mapping[str, ListLook]) -> None:
    """Removes the numberings that no used style needs."""
    abstracts, numbers = {str(look.abstract) for look in lists.values()}, {str(look.number) for look in lists.values()}
    for child in list(numbering):
        used = value(child, "abstractNumId") in abstracts or value(child, "numId") in numbers
        if child.tag not in (w("abstractNum"), w("num")) or not used:
            numbering.remove(child)


def keep_settings(settings: Xml) -> Xml:
    """The settings without the traces that Word leaves (revision ids, view, protection, mail merge)."""
    for child in list(settings):
        name = etree.QName(child)
        if child.tag != w(name.localname) or name.localname not in _SETTINGS:
            settings.remove(child)
    return settings


def keep_fonts(fonts: Xml) -> Xml:
    """The font table without embedded faces, whose files are not copied."""
    for font in fonts.iterfind(w("font")):
        for child in list(font):
            if etree.QName(child).localname.startswith("embed"):
                font.remove(child)
    return fonts


def uses_theme(styles: bytes) -> bool:
    return _THEME.search(styles) is not None


def head_shades(style: Xml) -> tuple[str, str]:
    """The shade of a table style's head row and of its head column, each a w:shd element or ""."""

    def shade(kind: str) -> str:
        for part in style.iterfind(w("tblStylePr")):
            shd = part.find(f"{w('tcPr')}/{w('shd')}")
            if value(part, "type") == kind and shd is not None:
                pairs = ((etree.QName(str(key)).localname, str(given)) for key, given in sorted(shd.attrib.items()))
                return f"<w:shd {' '.join(f'w:{key}={quoteattr(given)}' for key, given in pairs)}/>"
        return ""

    return shade("firstRow"), shade("firstCol")


def face(style: Xml) -> str:
    """The East Asian face that a character style sets, escaped for an attribute."""
    return attribute(value(style.find(f"{w('rPr')}/{w('rFonts')}"), "eastAsia"))


def character_width(styles: Xml, style: Xml) -> int:
    """The width of a Chinese character in `style`, in twentieths of a point (sizes are in half-points)."""
    sizes = (each.find(f"{w('rPr')}/{w('sz')}") for each in _ancestry(styles, style))
    default = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('sz')}")
    return 10 * int(value(next((size for size in sizes if size is not None), default)) or 21)


def read_frame(document: Xml, sources: Mapping[str, bytes], kind: str) -> Frame:
    """The default header or footer (`kind`) of the reference document, without its empty paragraphs.

    Raises TemplateError on pictures or links in it: their files are not copied.
    """
    root = parse(sources[name]) if (name := _frame_part(document, sources, kind)) else None
    tag = "hdr" if kind == "header" else "ftr"
    kept = [] if root is None else [child for child in root if any(True for _ in child.iter(w("t"), w("instrText")))]
    inner = "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in kept)
    if RELATIONS in inner and re.search(r"\br:(id|embed|link|pict)=", inner):
        raise TemplateError(f"the {kind} of reference.docx holds a picture or link", hint="Remove it: text only")
    return Frame(f'{PROLOG}<w:{tag} xmlns:w="{W_URI}" xmlns:r="{RELATIONS}">', f"{inner}</w:{tag}>")


def _frame_part(document: Xml, sources: Mapping[str, bytes], kind: str) -> str | None:
    """The name of the part behind the last section's default header or footer."""
    references = document.findall(f"{w('body')}/{w('sectPr')}/{w(kind + 'Reference')}")
    keys = [each.get(f"{{{RELATIONS}}}id") for each in references if value(each, "type") == "default"]
    relations = parse(sources["word/_rels/document.xml.rels"])
    targets = [each.get("Target", "") for each in relations if each.get("Id") in keys]
    return f"word/{targets[0].removeprefix('/word/')}" if targets else None


W_URI = etree.QName(w("p")).namespace or ""

_PARTS = {
    "word/document.xml": (f"{_MAIN}.document.main+xml", "officeDocument"),
    "word/styles.xml": (f"{_MAIN}.styles+xml", "styles"),
    "word/settings.xml": (f"{_MAIN}.settings+xml", "settings"),
    "word/numbering.xml": (f"{_MAIN}.numbering+xml", "numbering"),
    "word/fontTable.xml": (f"{_MAIN}.fontTable+xml", "fontTable"),
    "word/theme/theme1.xml": ("application/vnd.openxmlformats-officedocument.theme+xml", "theme"),
    "word/header1.xml": (f"{_MAIN}.header+xml", "header"),
    "word/footer1.xml": (f"{_MAIN}.footer+xml", "footer"),
}
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


def package_files(shared: tuple[str, ...]) -> dict[str, bytes]:
    """Content types and relationships of a document with the `shared` parts, its header and its footer."""
    own = ("word/header1.xml", "word/footer1.xml")
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_PARTS[name][0]}"/>'
        for name in ("word/document.xml", *shared, *own)
    )
    keys = {"word/header1.xml": "rIdHeader", "word/footer1.xml": "rIdFooter"}
    relations = "".join(
        f'<Relationship Id="{keys.get(name, f"rId{index}")}" Type="{_OFFICE}/{_PARTS[name][1]}" '
        f'Target="{name.removeprefix("word/")}"/>'
        for index, name in enumerate((*shared, *own), start=1)
    )
    types = (
        f'{PROLOG}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{_RELS_TYPE}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        f'<Override PartName="/docProps/core.xml" ContentType="{_CORE}"/></Types>'
    )
    root = (
        f'{PROLOG}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    )
    document = f'{PROLOG}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
    return {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": root.encode(),
        "word/_rels/document.xml.rels": document.encode(),
    }
