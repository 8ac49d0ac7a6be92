"""OFD files (GB/T 33190-2016), the national format of electronic official documents: all documents of a file in order.

Signatures and seals are named and never checked. CustomTag.xml, which marks parts of official documents, is not read:
it repeats the text and is often not well-formed.
"""

import time
from collections.abc import Iterator

from lxml import etree

from generator.message import Message, message
from generator.notice.sources.archive import opened
from generator.notice.sources.contents import SourceContents, SourceRefused
from generator.notice.sources.ofd_package import OfdPackage, child, children, words
from generator.notice.sources.ofd_pages import document, read_page
from generator.notice.sources.page_print import PrintedPage
from generator.notice.sources.page_warnings import page_warnings, refusal
from generator.notice.sources.pdf_print import printed_lines
from generator.notice.sources.told import notes_told
from generator.word.names import local_name
from generator.word.reading import Package

_MOST_PAGES = 3000
_MOST_SIGNS = 4_000_000
_SECONDS = 15
_ROOT = "OFD.xml"
_SAVE_AGAIN = message("Open it in an OFD reader and save it as PDF with text.")
# Annotations that print nothing of their own.
_SILENT = frozenset(("Link", "Highlight"))
_ANNOTATIONS = {"Stamp": "印章", "Watermark": "水印"}


def contents(data: bytes) -> SourceContents:
    """The lines of an OFD file. Raises SourceRefused for damaged, protected and scanned ones."""
    with opened(data) as archive:
        return contents_of(archive)


def contents_of(archive: Package) -> SourceContents:
    """The lines of an open OFD file."""
    package = OfdPackage(archive)
    root = package.root(archive.find(_ROOT) or _ROOT)
    if local_name(root) != "OFD":
        raise SourceRefused(message("the OFD file is encrypted or damaged"), _SAVE_AGAIN)
    paths = [package.resolved(_ROOT, words(child(body, "DocRoot"))) for body in children(root, "DocBody")]
    found = [path for path in paths if path is not None]
    if not found:
        raise SourceRefused(message("the OFD file holds no document"), _SAVE_AGAIN)
    pages, count = _pages(package, found)
    if not any(page.runs and not page.is_unread for page in pages):
        raise refusal(pages, "OFD")
    warnings = (
        *(
            [
                message(
                    "the OFD lists {count} documents, {lost} of them missing",
                    count=len(paths),
                    lost=len(paths) - len(found),
                )
            ]
            if len(found) < len(paths)
            else []
        ),
        *page_warnings(pages, count, "OFD"),
        *_besides(package, root, found),
    )
    return SourceContents(printed_lines([page.runs for page in pages]), warnings=warnings)


def _pages(package: OfdPackage, paths: list[str]) -> tuple[list[PrintedPage], int]:
    """The pages of all documents up to the limits of time and size, and how many there are."""
    started = time.monotonic()
    pages: list[PrintedPage] = []
    count = signs = 0
    for path in paths:
        found = document(package, path)
        count += len(found.pages)
        for page in found.pages:
            if len(pages) >= _MOST_PAGES or signs > _MOST_SIGNS or time.monotonic() - started > _SECONDS:
                break
            pages.append(read_page(found, page))
            signs += sum(len(run.text) for run in pages[-1].runs)
    return pages, count


def _besides(package: OfdPackage, root: etree._Element, paths: list[str]) -> Iterator[Message]:
    """What a file carries besides its pages: signatures, annotations, attached files."""
    if any(words(child(body, "Signatures")) for body in children(root, "DocBody")):
        yield message("the OFD is signed or sealed; whether truly was not verified")
    kinds: list[str] = []
    files: list[str] = []
    for path in paths:
        top = package.root(path)
        kinds += _annotations(package, path, top)
        listed = _optional(package, package.resolved(path, words(child(top, "Attachments"))))
        files += [each.get("Name", "") or "附件" for each in children(listed, "Attachment")]
    if kinds:
        names = "、".join(dict.fromkeys(_ANNOTATIONS.get(kind, "批注") for kind in kinds))
        yield message(
            "the OFD has {count} annotations ({names}): their words and pictures were not read, seals not verified",
            count=len(kinds),
            names=names,
        )
    yield from notes_told(files=files)


def _annotations(package: OfdPackage, path: str, top: etree._Element) -> Iterator[str]:
    """The kinds of the annotations of a document that print something."""
    listing = package.resolved(path, words(child(top, "Annotations")))
    for page in children(_optional(package, listing), "Page"):
        own = package.resolved(listing or path, words(child(page, "FileLoc")))
        for annotation in children(_optional(package, own), "Annot"):
            kind = annotation.get("Type", "")
            if kind not in _SILENT:
                yield kind


def _optional(package: OfdPackage, path: str | None) -> etree._Element | None:
    try:
        return None if path is None else package.root(path)
    except SourceRefused:
        return None
