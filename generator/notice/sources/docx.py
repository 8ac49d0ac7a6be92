"""Word files (.docx, .docm, .dotx; ECMA-376): the main text as Word shows it, without headers, footers, comments."""

import posixpath
from collections.abc import Iterator, Mapping
from typing import Protocol

from lxml import etree

from generator.message import Message, message
from generator.notice.lines import Line
from generator.notice.sources.archive import opened, parsed
from generator.notice.sources.contents import SourceContents, SourceRefused, with_whole_paragraphs
from generator.notice.sources.docx_body import DocxBody
from generator.notice.sources.docx_chunks import chunk
from generator.notice.sources.docx_numbering import numbering
from generator.notice.sources.docx_styles import styles
from generator.notice.sources.kinds import is_zip
from generator.notice.sources.told import notes_told
from generator.word.names import MAIN_PART, RELATION, W, as_transitional

_TOLD = ("struck", "formula", "file", "unseen")
_LEAST_TEXT = 20  # characters for each large picture; with less the pictures are the notice
_DEEPEST = 2  # files within files


class PackageParts(Protocol):
    """The parts of a Word file by name: those of a package, or of one XML file that holds them all."""

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is none."""


def contents(data: bytes) -> SourceContents:
    """The lines of a .docx. Raises SourceRefused for other, damaged, protected or hostile packages."""
    with opened(data) as archive:
        return contents_of(archive)


def contents_of(parts: PackageParts, depth: int = 0) -> SourceContents:
    """The lines of a Word file. Raises SourceRefused where it has no main part, or is nothing but pictures of pages."""
    name = main_part(parts)
    root = _part(parts, name)
    if root is None:
        raise SourceRefused(
            message("this is a zip archive and no Word file"), message("Save the notice as .docx or plain text.")
        )
    body = _body_of(parts, name, depth)
    texts = list(body.lines(root))
    told = {kind: [each.words for each in body.told if each.kind == kind] for kind in _TOLD}
    pictures = sum(each.kind == "picture" for each in body.told)
    if pictures and sum(map(len, texts)) < _LEAST_TEXT * pictures:
        raise SourceRefused(
            message("the Word file holds pictures of pages and hardly any text"),
            message("Run text recognition (OCR) on them and save the text as .docx or .txt."),
        )
    notes: list[Message] = []
    if body.notes_read:
        notes.append(message("{count} notes stand behind the paragraphs that cite them", count=body.notes_read))
    return SourceContents(
        with_whole_paragraphs(Line(text, number) for number, text in enumerate(texts, start=1)),
        warnings=(
            *notes,
            *_of_chunks(body),
            *notes_told(told["struck"], told["formula"], pictures, told["file"], told["unseen"]),
        ),
    )


def _of_chunks(body: DocxBody) -> Iterator[Message]:
    for each in body.chunks.values():
        yield from each.warnings


def main_part(parts: PackageParts) -> str:
    """The name of the main part, as the package says (ECMA-376 part 2, 9.3)."""
    for target in _related(parts, "_rels/.rels", "officeDocument").values():
        if target.endswith(".xml"):
            return target
    return MAIN_PART


def _related(parts: PackageParts, relations: str, kind: str) -> Mapping[str, str]:
    """The parts that relations of a kind lead to, by the id of the relation."""
    data = parts.part(relations)
    return {} if data is None else dict(_targets(data, relations, kind))


def _targets(data: bytes, relations: str, kind: str) -> Iterator[tuple[str, str]]:
    folder = posixpath.dirname(posixpath.dirname(relations))
    for relation in parsed(data, relations).iter(RELATION):
        if relation.get("Type", "").rpartition("/")[2] == kind and relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            yield relation.get("Id", ""), path


def _part(parts: PackageParts, name: str) -> etree._Element | None:
    data = parts.part(name)
    if data is None:
        return None
    root = parsed(as_transitional(data), name)
    return root if isinstance(root.tag, str) and root.tag.startswith(W) else None


def _body_of(parts: PackageParts, main: str, depth: int) -> DocxBody:
    folder, name = posixpath.split(main)
    known = styles(_part(parts, f"{folder}/styles.xml"))
    lists = numbering(_part(parts, f"{folder}/numbering.xml"), known.lists)
    notes: dict[tuple[str, str], etree._Element] = {}
    for part in ("footnotes", "endnotes"):
        root = _part(parts, f"{folder}/{part}.xml")
        for note in () if root is None else root:
            notes[part, note.get(f"{W}id", "")] = note
    taken = _related(parts, f"{folder}/_rels/{name}.rels", "aFChunk")
    chunks = {each: found for each, path in taken.items() if (found := _chunk(parts, path, depth)) is not None}
    return DocxBody(lists, known, notes, chunks)


def _chunk(parts: PackageParts, path: str, depth: int) -> SourceContents | None:
    """A file that the document takes in; another Word file may take in some of its own."""
    data = parts.part(path)
    if data is None or not is_zip(data):
        return None if data is None else chunk(data)
    if depth >= _DEEPEST:
        return None
    try:
        with opened(data) as archive:
            return contents_of(archive, depth + 1)
    except SourceRefused:
        return None
