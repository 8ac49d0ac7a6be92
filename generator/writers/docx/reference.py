"""The reference document, read once: the looks, the page and the parts that every document shares.

Only what the writer uses is kept (a Word-saved file carries hundreds of styles), and the shared parts are deflated
here, so that writing a document copies their bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from lxml import etree

from generator.dataclass import dataclass
from generator.errors import TemplateError
from generator.message import Message, message
from generator.word.archive import Beginning, Member, begun, deflated
from generator.word.reading import Package
from generator.word.unreadable import PackageUnreadable
from generator.writers.docx.frames import HeaderFooter, read_frame
from generator.writers.docx.namespaces import parse, part_text
from generator.writers.docx.numbering import NUMBERING_END, ListNumbering, keep_lists, read_lists
from generator.writers.docx.page import PageLayout, read_page
from generator.writers.docx.reference_styles import (
    character_width,
    face,
    find_styles,
    head_shades,
    keep_styles,
    style_id,
)
from generator.writers.docx.run_looks import RunLooks, run_looks
from generator.writers.docx.shared_parts import form_parts, shared_parts
from generator.writers.docx.styles import CELLS, CHECK_BOX, EVERY_LIST, REQUIRED, TABLES
from generator.writers.docx.text import escape

LEVEL = 6  # of deflating: more costs more time than it saves
_KEPT_VERSIONS = 8
_CACHE: dict[str, Reference] = {}


@dataclass(frozen=True, slots=True)
class Reference:
    """What the writer needs of reference.docx.

    `style_ids`: Word style name to its id; `openings`: to the opening of its paragraph; `run_looks`: look of a span
    to its run properties; `lists`: list style to its numbering; `numbering`: that part without its end, and
    `last_number` the highest w:num in it; `shades`: table style to the shades of its column and its row heads;
    `check_face`: the face of the boxes to tick; `cell_character`: the width of a character of table text, in
    twentieths of a point; `members`: the shared parts, deflated; `form_members`: those that forms with data have
    instead or besides, by name.
    """

    sha256: str
    style_ids: Mapping[str, str]
    openings: Mapping[str, str]
    run_looks: RunLooks
    lists: Mapping[str, ListNumbering]
    numbering: Beginning
    last_number: int
    shades: Mapping[str, tuple[str, str]]
    page: PageLayout
    header: HeaderFooter
    footer: HeaderFooter
    check_face: str
    cell_character: int
    members: tuple[Member, ...]
    form_members: Mapping[str, Member]


def load_reference(data: bytes) -> Reference:
    """The bytes of reference.docx as a Reference, cached by content.

    Raises TemplateError when the file is no Word document or lacks a style, naming it.
    """
    digest = hashlib.sha256(data).hexdigest()
    if digest not in _CACHE:
        reference = _read(data, digest)
        if len(_CACHE) >= _KEPT_VERSIONS:  # a long preview of an edited file must not grow without end
            _CACHE.clear()
        _CACHE[digest] = reference
    return _CACHE[digest]


def _read(data: bytes, digest: str) -> Reference:
    try:
        with Package(data) as package:
            sources = {name: package.part(name) or b"" for name in package.names if name.startswith("word/")}
        return _build(sources, digest)
    except (PackageUnreadable, KeyError, etree.XMLSyntaxError) as error:
        raise TemplateError(
            message("reference.docx is not a Word document: {problem}", problem=_problem(error)),
            hint=message("Save it in Word as .docx, or make it anew: policydocs reference"),
        ) from error


def _problem(error: Exception) -> Message:
    match error:
        case PackageUnreadable():
            return error.words
        case KeyError():
            return message("the file {file} is missing", file=error.args[0])
        case _:
            return message("its XML is broken")


def _build(sources: Mapping[str, bytes], digest: str) -> Reference:
    body, styles = parse(sources["word/document.xml"]), parse(sources["word/styles.xml"])
    numbering = parse(sources["word/numbering.xml"])
    found = find_styles(styles, REQUIRED)
    ids = {name: escape(style_id(style)) for name, style in found.items()}
    lists = read_lists(styles, numbering, found, EVERY_LIST)
    header, footer = read_frame(body, sources, "header"), read_frame(body, sources, "footer")
    keep_styles(styles, (*map(style_id, found.values()), *header.styles, *footer.styles))
    keep_lists(numbering, lists)
    numbering_text = part_text(numbering)
    parts = shared_parts(sources, part_text(styles), numbering_text)
    return Reference(
        sha256=digest,
        style_ids=ids,
        openings={name: f'<w:p><w:pPr><w:pStyle w:val="{key}"/>' for name, key in ids.items()},
        run_looks=run_looks(ids),
        lists=lists,
        numbering=begun(numbering_text.removesuffix(NUMBERING_END).encode(), LEVEL),
        last_number=max(look.number for look in lists.values()),
        shades={name: head_shades(found[name]) for name in TABLES.values()},
        page=read_page(body),
        header=header,
        footer=footer,
        check_face=escape(face(found[CHECK_BOX])),
        cell_character=character_width(styles, found[CELLS[""]]),
        members=tuple(deflated(name, content, LEVEL) for name, content in parts.items()),
        form_members={name: deflated(name, content, LEVEL) for name, content in form_parts(parts).items()},
    )
