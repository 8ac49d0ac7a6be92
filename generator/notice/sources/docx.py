"""Word files (.docx, ECMA-376): the main text as Word shows it; headers, footers and comments stay out."""

import posixpath
from collections.abc import Iterator

from lxml import etree

from generator.message import Message, message
from generator.notice.lines import Line
from generator.notice.sources.archive import Archive
from generator.notice.sources.contents import Contents, Refused, with_whole_paragraphs
from generator.notice.sources.docx_body import Body
from generator.notice.sources.docx_names import W, as_transitional
from generator.notice.sources.docx_numbering import numbering
from generator.notice.sources.docx_styles import styles
from generator.notice.sources.xml_part import parsed

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OTHERS = (
    ("xl/workbook.xml", message("an Excel workbook")),
    ("ppt/presentation.xml", message("a PowerPoint presentation")),
    ("mimetype", message("an OpenDocument file")),
)


def contents(data: bytes) -> Contents:
    """The lines of a .docx. Raises Refused for other, damaged, protected or hostile packages."""
    with Archive(data) as archive:
        name = _main_part(archive)
        root = _part(archive, name)
        if root is None:
            raise Refused(_not_word(archive), message("Save the notice as .docx or plain text."))
        body = _body_of(archive, posixpath.dirname(name))
    texts = list(body.lines(root))
    lines = with_whole_paragraphs(Line(text, number) for number, text in enumerate(texts, start=1))
    notes = (f"文中有{body.notes_read}条脚注或尾注，已放在引用它的段落之后。",) if body.notes_read else ()
    return Contents(lines, warnings=notes)


def _main_part(archive: Archive) -> str:
    """The name of the main part, as the package says (ECMA-376 part 2, 9.3)."""
    for target in _related(archive, "_rels/.rels", "officeDocument"):
        if target.endswith(".xml"):
            return target
    return "word/document.xml"


def _related(archive: Archive, relations: str, kind: str) -> Iterator[str]:
    data = archive.part(relations)
    if data is None:
        return
    folder = posixpath.dirname(posixpath.dirname(relations))
    for relation in parsed(data, relations).iter(_RELATION):
        if relation.get("Type", "").rpartition("/")[2] == kind and relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            yield target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _part(archive: Archive, name: str) -> etree._Element | None:
    data = archive.part(name)
    if data is None:
        return None
    root = parsed(as_transitional(data), name)
    return root if isinstance(root.tag, str) and root.tag.startswith(W) else None


def _not_word(archive: Archive) -> Message:
    for name, what in _OTHERS:
        if name in archive:
            return message("this is {what}, not a text document", what=what)
    return message("this is a zip archive and no Word file")


def _body_of(archive: Archive, folder: str) -> Body:
    known = styles(_part(archive, f"{folder}/styles.xml"))
    lists = numbering(_part(archive, f"{folder}/numbering.xml"), known.lists)
    notes: dict[tuple[str, str], etree._Element] = {}
    for part in ("footnotes", "endnotes"):
        root = _part(archive, f"{folder}/{part}.xml")
        for note in () if root is None else root:
            notes[part, note.get(f"{W}id", "")] = note
    return Body(lists, known, notes)
