"""The reference document, read once: the looks, the page and the parts that every document shares.

Only what the writer uses is kept (a Word-saved file carries hundreds of styles), and the shared parts are deflated
here, so that writing a document copies their bytes (PERFORMANCE.md section 2).
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from generator.errors import TemplateError
from generator.writers.docx import reference_parts as parts
from generator.writers.docx.namespaces import Xml, parse
from generator.writers.docx.package import Member, deflate
from generator.writers.docx.page import Page, read_page
from generator.writers.docx.run_looks import RunLooks, run_looks
from generator.writers.docx.styles import CHECK_BOX, REQUIRED, TABLES

_KEPT_VERSIONS = 8
_CACHE: dict[str, Reference] = {}


@dataclass(frozen=True, slots=True)
class Reference:
    """What the writer needs of reference.docx.

    `openings`: Word style name to the opening of its paragraph; `run_looks`: run properties by look of a span;
    `lists`: style name to its numbering, `numbering` the part
    without its end, `last_number` the highest w:num in it; `shades`: table style name to the shade elements of (column head, row
    head); `members`: shared parts, deflated; `check_face`: the face of the boxes to tick.
    """

    sha256: str
    style_ids: Mapping[str, str]
    openings: Mapping[str, str]
    run_looks: RunLooks
    lists: Mapping[str, parts.ListLook]
    numbering: str
    last_number: int
    shades: Mapping[str, tuple[str, str]]
    page: Page
    header: parts.Frame
    footer: parts.Frame
    check_face: str
    cell_character: int  # width of a character of table text, in twentieths of a point
    members: tuple[Member, ...]


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
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            sources = {name: package.read(name) for name in package.namelist() if name.startswith("word/")}
        return _build(sources, digest)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise TemplateError(
            f"reference.docx is not a Word document: {error}",
            hint="Save it in Word as .docx, or make it again with docs/reference-docx/make_reference.py",
        ) from error


def _build(sources: Mapping[str, bytes], digest: str) -> Reference:
    body = parse(sources["word/document.xml"])
    styles = parse(sources["word/styles.xml"])
    numbering = parse(sources["word/numbering.xml"])
    found = parts.find_styles(styles, REQUIRED)
    lists = parts.read_lists(styles, numbering, found)
    parts.keep_styles(styles, found)
    parts.keep_lists(numbering, lists)
    ids = {name: parts.style_id(style) for name, style in found.items()}
    numbering_text = parts.without_end(numbering)
    return Reference(
        sha256=digest,
        style_ids=ids,
        openings={name: f'<w:p><w:pPr><w:pStyle w:val="{parts.attribute(key)}"/>' for name, key in ids.items()},
        run_looks=run_looks(ids),
        lists=lists,
        numbering=numbering_text,
        last_number=max((look.number for look in lists.values()), default=0),
        shades={name: parts.head_shades(found[name]) for name in TABLES.values()},
        page=read_page(body),
        header=parts.read_frame(body, sources, "header"),
        footer=parts.read_frame(body, sources, "footer"),
        check_face=parts.face(found[CHECK_BOX]),
        cell_character=parts.character_width(styles, found["表格文字"]),
        members=_shared_members(sources, styles, numbering_text),
    )


def _shared_members(sources: Mapping[str, bytes], styles: Xml, numbering: str) -> tuple[Member, ...]:
    """The parts that do not depend on the document, in the order in which they are written."""
    settings = parts.keep_settings(parse(sources["word/settings.xml"]))
    shared = {
        "word/styles.xml": parts.to_bytes(styles),
        "word/settings.xml": parts.to_bytes(settings),
        "word/numbering.xml": (numbering + parts.NUMBERING_END).encode(),
    }
    if "word/fontTable.xml" in sources:
        shared["word/fontTable.xml"] = parts.to_bytes(parts.keep_fonts(parse(sources["word/fontTable.xml"])))
    theme = "word/theme/theme1.xml"
    if theme in sources and parts.uses_theme(shared["word/styles.xml"]):
        shared[theme] = sources[theme]
    frame = parts.package_files(tuple(shared))
    return tuple(deflate(name, content) for name, content in (*frame.items(), *shared.items()))
