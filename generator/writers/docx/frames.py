"""The page's frame: header and footer of reference.docx, around a document's own line."""

from __future__ import annotations

from collections.abc import Mapping

from generator.dataclass import dataclass
from generator.errors import TemplateError
from generator.message import message
from generator.regex import regex
from generator.word.names import R, targets
from generator.writers.docx.namespaces import DECLARED, PROLOG, Xml, fragment, parse, value, w

_STYLE = regex(r'<w:[pr]Style w:val="([^"]*)"')
_FILES = regex(r"<w:(object|pict|drawing|hyperlink)\b")
_NAMES = {"header": message("header"), "footer": message("footer")}


@dataclass(frozen=True, slots=True)
class HeaderFooter:
    """What stands before and after the document's own line, and the ids of the styles used there."""

    start: str
    end: str
    styles: tuple[str, ...]


def read_frame(document: Xml, sources: Mapping[str, bytes], kind: str) -> HeaderFooter:
    """The default header or footer (`kind`) of the reference document, without its empty paragraphs.

    Raises TemplateError on pictures or links in it: their files are not copied.
    """
    name = _part_name(document, sources, kind)
    tag = "hdr" if kind == "header" else "ftr"
    try:
        inner = "".join(fragment(child) for child in parse(sources[name]) if _has_words(child)) if name else ""
    except ValueError as error:
        raise _not_only_text(kind, str(error)) from error
    if found := _FILES.search(inner):
        raise _not_only_text(kind, found.group(1))
    return HeaderFooter(f"{PROLOG}<w:{tag} {DECLARED}>", f"{inner}</w:{tag}>", tuple(_STYLE.findall(inner)))


def _not_only_text(kind: str, element: str) -> TemplateError:
    return TemplateError(
        message("the {kind} of reference.docx holds more than text: {element}", kind=_NAMES[kind], element=element),
        hint=message("Pictures, shapes and links cannot stand there, words and page numbers can"),
    )


def _has_words(element: Xml) -> bool:
    return any(True for _ in element.iter(w("t"), w("instrText"), w("fldSimple"), w("drawing"), w("pict")))


def _part_name(document: Xml, sources: Mapping[str, bytes], kind: str) -> str | None:
    """The name of the part behind the last section's default header or footer."""
    references = document.findall(f"{w('body')}/{w('sectPr')}/{w(kind + 'Reference')}")
    keys = [each.get(f"{R}id") for each in references if value(each, "type") == "default"]
    relations = "word/_rels/document.xml.rels"
    return next((part for key, _, part in targets(parse(sources[relations]), relations) if key in keys), None)
