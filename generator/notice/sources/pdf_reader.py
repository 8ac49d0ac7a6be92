"""PDF files with a text layer (ISO 32000), read by PDFium: lines put back together to the paragraphs they print.

Run as a program (by `pdf.py`) it takes a PDF on its standard input and answers with JSON.
"""

import time
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from generator.message import Message, message
from generator.notice.sources.apart import received, said
from generator.notice.sources.contents import SourceContents, SourceRefused
from generator.notice.sources.page_print import PrintedPage
from generator.notice.sources.page_warnings import page_warnings, refusal
from generator.notice.sources.pdf_pages import read_page
from generator.notice.sources.pdf_print import printed_lines

_MOST_PAGES = 3000
_MOST_SIGNS = 8_000_000
_SECONDS = 14
_BROWSER = "Skia/PDF"  # Chrome, Edge and all who print by them


def read(data: bytes) -> SourceContents:
    """The paragraphs of a PDF. Raises SourceRefused for protected, damaged and scanned files."""
    document = _opened(data)
    try:
        count = len(document)
        pages = _pages(document)
        by_browser = document.get_metadata_value("Producer").startswith(_BROWSER)
    finally:
        document.close()
    if not any(page.runs and not page.is_unread for page in pages):
        raise refusal(pages, "PDF")
    lines = printed_lines([page.runs for page in pages], sets_gaps=not by_browser)
    return SourceContents(lines, warnings=tuple(page_warnings(pages, count, "PDF")))


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            words = message("the file is protected by a password")
            raise SourceRefused(words, message("Save a copy without the password.")) from error
        raise SourceRefused(
            message("the PDF is damaged"), message("Open it in a PDF reader and print it to a new PDF.")
        ) from error


def _pages(document: pypdfium2.PdfDocument) -> list[PrintedPage]:
    """The pages up to the limits of time and size."""
    started = time.monotonic()
    pages: list[PrintedPage] = []
    signs = 0
    for index in range(min(len(document), _MOST_PAGES)):
        pages.append(read_page(document, index))
        signs += sum(len(run.text) for run in pages[-1].runs)
        if signs > _MOST_SIGNS or time.monotonic() - started > _SECONDS:
            break
    return pages


def answer(data: bytes) -> dict[str, Any]:
    """What `read` gives, as plain data: texts, complete and warnings, or the message and hint of a refusal."""
    try:
        found = read(data)
    except SourceRefused as refused:
        return {"refused": _plain_message(refused.words), "hint": _plain_message(refused.hint)}
    lines = [[line.text, line.complete] for line in found.lines]
    return {"lines": lines, "warnings": list(map(_plain_message, found.warnings))}


def _plain_message(words: Message) -> list[Any]:
    values = words.values.items()
    return [
        words.template,
        {name: _plain_message(value) if isinstance(value, Message) else str(value) for name, value in values},
    ]


if __name__ == "__main__":
    said(answer(received()))
