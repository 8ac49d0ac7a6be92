"""reference.docx made anew, and a letterhead completed: every style that documents use, put in where it is missing.

Styles are known by their names, as Word and WPS show them; what an office has of them already stays as it is.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.numbering import NumberingPart
from lxml import etree

from generator.dataclass import dataclass
from generator.errors import UsageError
from generator.message import message
from generator.reference import looks, style_xml
from generator.word.reading import Package
from generator.word.unreadable import PackageUnreadable
from generator.writers.docx import load_reference

_USELESS = ("stylesWithEffects", "customXml", "thumbnail", "theme", "webSettings", "fontTable", "extended-properties")
_FOLLOWED = (qn("w:basedOn"), qn("w:next"))
_ID, _NAME, _TYPE, _VALUE = qn("w:styleId"), qn("w:name"), qn("w:type"), qn("w:val")
_NUMBER = f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}"


@dataclass(frozen=True, slots=True)
class Completed:
    """A file that can be reference.docx, and the names of the styles that were put into it."""

    data: bytes
    added: tuple[str, ...]


def new_reference() -> Completed:
    """reference.docx with the first looks."""
    document = docx.Document()
    for holder in (document.part, document.part.package):
        for key, relation in list(holder.rels.items()):
            if any(word in relation.reltype for word in _USELESS):
                del holder.rels[key]
    _replace(document.styles.element, style_xml.DEFAULTS)
    _replace(document.part.numbering_part.element, ())
    _replace(document.settings.element, style_xml.SETTINGS)
    body = document.element.body
    body.replace(body.sectPr, parse_xml(looks.PAGE % style_xml.W))
    added = _complete(document)
    document.sections[0].header.paragraphs[0].style = "header"
    _replace(document.sections[0].footer._element, [style_xml.PAGE_NUMBER])
    _add_part(document, "/word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, style_xml.font_table())
    _show_every_style(document)
    document.core_properties.title = "Word 样式"
    return Completed(_usable(document), added)


def completed(data: bytes, name: str) -> Completed:
    """A letterhead with the styles that it lacks. `name`: of its file.

    Raises UsageError where it is no Word file, TemplateError where documents cannot take it for their looks (a picture
    in its header).
    """
    try:
        with Package(data):
            document = docx.Document(io.BytesIO(data))
    except (PackageUnreadable, PackageNotFoundError, BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise UsageError(
            message("{file} is no Word file that can be read", file=name),
            hint=message("Open it in Word or WPS and save it as .docx."),
        ) from error
    added = _complete(document)
    return Completed(_usable(document), added)


def _usable(document: Document) -> bytes:
    """The bytes of the file, which documents can be written by. Raises TemplateError."""
    stream = io.BytesIO()
    document.save(stream)
    load_reference(stream.getvalue())
    return stream.getvalue()


def _complete(document: Document) -> tuple[str, ...]:
    """Puts in what is missing, and gives the names of the styles put in."""
    styles = document.styles.element
    present = {_called(style): style.get(_ID, "") for style in styles.iterchildren(qn("w:style"))}
    ids = {own.get(_ID, ""): present.get(_called(own), "") for own in _wanted()}
    taken = set(present.values())
    missing = [own for own in _wanted() if not ids[own.get(_ID, "")]]
    for own in missing:
        ids[own.get(_ID, "")] = _free(own.get(_ID, ""), taken)
        taken.add(ids[own.get(_ID, "")])
    styles.extend(_renamed(own, ids) for own in missing)
    _number(document, ids, {own.get(_ID, "") for own in missing})
    return tuple(_name(own) for own in missing)


def _wanted() -> Iterator[BaseOxmlElement]:
    """Every style that documents use, what the others rest on first."""
    yield from (parse_xml(source) for source in style_xml.DEFAULTS[1:])
    yield from (parse_xml(style_xml.paragraph_style(look)) for look in looks.PARAGRAPHS)
    yield from (parse_xml(style_xml.character_style(*style)) for style in looks.CHARACTERS)
    yield from (parse_xml(style_xml.table_style(*style)) for style in looks.TABLES)


def _called(style: BaseOxmlElement) -> tuple[str, str]:
    """What a style is known by: its type, and its name, in which Word takes no account of capitals."""
    return style.get(_TYPE, ""), _name(style).lower()


def _name(style: BaseOxmlElement) -> str:
    name = style.find(_NAME)
    return "" if name is None else name.get(_VALUE, "")


def _free(wanted: str, taken: Iterable[str]) -> str:
    names = (wanted, *(f"{wanted}{number}" for number in range(2, 1000)))
    return next(name for name in names if name not in taken)


def _renamed(style: BaseOxmlElement, ids: dict[str, str]) -> BaseOxmlElement:
    """A style under its id in this file, resting on others by theirs."""
    style.set(_ID, ids[style.get(_ID, "")])
    for each in style.iterchildren(*_FOLLOWED):
        each.set(_VALUE, ids[each.get(_VALUE, "")])
    return style


def _number(document: Document, ids: dict[str, str], added: set[str]) -> None:
    """Gives each list style a list where it has none, and the ones just put in theirs."""
    root = _numbering(document)
    by_id = {style.get(_ID): style for style in document.styles.element.iterchildren(qn("w:style"))}
    lists = {each.get(qn("w:numId")) for each in root.iterchildren(qn("w:num"))}
    used = [int(each.get(kind) or 0) for each in root for kind in (qn("w:numId"), qn("w:abstractNumId"))]
    number = max(used, default=0)
    for look in looks.LISTS:
        style = by_id[ids[look.style]]
        own = style.find(_NUMBER)
        if style.get(_ID) not in added and own is not None and own.get(_VALUE) in lists:
            continue
        number += 1
        abstract, leads = (parse_xml(source) for source in style_xml.numbering(look, number))
        for link in abstract.iter(qn("w:pStyle")):
            link.set(_VALUE, ids[look.style])
        root.insert(len(root.findall(qn("w:abstractNum"))), abstract)
        root.append(leads)
        style.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number


def _numbering(document: Document) -> BaseOxmlElement:
    if not any(each.reltype == RELATIONSHIP_TYPE.NUMBERING for each in document.part.rels.values()):
        empty = parse_xml(f"<w:numbering {style_xml.W}/>")
        name, package = PackURI("/word/numbering.xml"), document.part.package
        document.part.relate_to(
            NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, empty, package), RELATIONSHIP_TYPE.NUMBERING
        )
    root: BaseOxmlElement = document.part.numbering_part.element
    return root


def _replace(element: BaseOxmlElement, sources: Iterable[str]) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(parse_xml(source) for source in sources)


def _add_part(document: Document, name: str, kind: str, data: bytes) -> None:
    part = Part(PackURI(name), kind, data, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _show_every_style(document: Document) -> None:
    """The body of the file: a line in each style, so that the office sees what it changes."""
    for look in looks.PARAGRAPHS:
        document.add_paragraph(f"{look.name}：政策文件样式 2021", style=look.name)
    for _, name, *_ in looks.TABLES:
        document.add_paragraph(style="间隔")
        document.add_table(3, 3, style=name).cell(0, 0).text = name
    last = document.add_paragraph()
    for _, name, _ in looks.CHARACTERS:
        last.add_run(f"{name} ", style=name)
