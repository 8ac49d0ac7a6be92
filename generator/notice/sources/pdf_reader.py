"""PDF files with a text layer (ISO 32000), read by PDFium: lines put back together to the paragraphs they print.

Run as a program (by `pdf.py`) it takes a PDF on its standard input and answers with JSON.
"""

import ctypes
import json
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any

if sys.platform != "win32":
    import resource

import pypdfium2
import pypdfium2.raw as pdfium

from generator.message import Message, message
from generator.notice.lines import Line
from generator.notice.sources.contents import Contents, Refused, with_whole_paragraphs
from generator.notice.sources.pdf_columns import columns
from generator.notice.sources.pdf_margins import without_margins
from generator.notice.sources.pdf_paragraphs import paragraph_texts
from generator.notice.sources.pdf_runs import Glyph, Run, runs, with_spaces

_MOST_PAGES = 3000
_MOST_SIGNS = 8_000_000
_SECONDS = 30
_FEWEST_SIGNS = 20  # of a page that is not taken for a picture


def read(data: bytes) -> Contents:
    """The paragraphs of a PDF. Raises Refused for protected, damaged and scanned files."""
    document = _opened(data)
    try:
        pages, warnings = _pages(document)
    finally:
        document.close()
    if not any(pages):
        raise _without_text(warnings)
    blocks = [block for page in without_margins(with_spaces(pages)) for block in columns(page)]
    texts = paragraph_texts(blocks)
    lines = with_whole_paragraphs(Line(text, number) for number, text in enumerate(texts, start=1))
    return Contents(lines, warnings=tuple(warnings))


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            words = message("the file is protected by a password")
            raise Refused(words, message("Save a copy without the password.")) from error
        raise Refused(
            message("the PDF is damaged"), message("Open it in a PDF reader and print it to a new PDF.")
        ) from error


def _pages(document: pypdfium2.PdfDocument) -> tuple[list[list[Run]], list[str]]:
    """The runs of every page, and what could not be read; page numbers in warnings count from 1."""
    started = time.monotonic()
    pages: list[list[Run]] = []
    pictures: list[int] = []
    signs = 0
    count = len(document)
    for index in range(min(count, _MOST_PAGES)):
        page_runs, is_picture = _page(document, index)
        pages.append(page_runs)
        signs += sum(len(run.text) for run in page_runs)
        if is_picture:
            pictures.append(index + 1)
        if signs > _MOST_SIGNS or time.monotonic() - started > _SECONDS:
            break
    warnings = [f"PDF共{count}页，只读了前{len(pages)}页。"] if len(pages) < count else []
    if pictures:
        warnings.append(f"PDF第{_listed(pictures)}页是图片，没有文字层，未读。")
    return pages, warnings


def _page(document: pypdfium2.PdfDocument, index: int) -> tuple[list[Run], bool]:
    """The runs of a page, and whether it is a picture; a page that cannot be opened is empty."""
    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return [], False
    try:
        found = runs(_glyphs(text), page.get_width())
        few = sum(len(run.text) for run in found) < _FEWEST_SIGNS
        return found, few and _has_picture(page)
    finally:
        text.close()
        page.close()


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    try:
        return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    except pypdfium2.PdfiumError:
        return False


def _glyphs(text: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    """The signs of a page in the order of the file. PDFium makes up spaces from gaps; those are left to `runs`."""
    handle = text.raw
    box = pdfium.FS_RECTF()
    place = ctypes.byref(box)
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    for index in range(pdfium.FPDFText_CountChars(handle)):
        code = unicode_of(handle, index)
        if code <= 0x20 and (code != 0x20 or pdfium.FPDFText_IsGenerated(handle, index) == 1):
            continue
        if code in (0xFFFE, 0xFFFF) or not box_of(handle, index, place):
            continue
        yield Glyph(chr(code) if code < 0x110000 else "\ufffd", box.left, box.right, box.bottom, box.top)


def _listed(numbers: Sequence[int]) -> str:
    shown = "、".join(map(str, numbers[:10]))
    return f"{shown}等{len(numbers)}" if len(numbers) > 10 else shown


def _without_text(warnings: Sequence[str]) -> Refused:
    if any("图片" in warning for warning in warnings):
        return Refused(
            message("the PDF holds scanned pictures of pages and no text"),
            message("Run text recognition (OCR) on it and save it with a text layer, or as .docx or .txt."),
        )
    return Refused(message("the PDF holds no text"))


def answer(data: bytes) -> dict[str, Any]:
    """What `read` gives, as plain data: texts, complete and warnings, or the message and hint of a refusal."""
    try:
        found = read(data)
    except Refused as refused:
        return {"refused": _plain_message(refused.words), "hint": _plain_message(refused.hint)}
    lines = [[line.text, line.complete] for line in found.lines]
    return {"lines": lines, "warnings": list(found.warnings)}


def _plain_message(words: Message) -> list[Any]:
    return [words.template, {name: str(value) for name, value in words.values.items()}]


def _limit_memory(size: int) -> None:
    """Let the process have no more than `size` bytes, where the system knows such a limit."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


if __name__ == "__main__":
    _limit_memory(int(sys.argv[1]))
    sys.stdout.buffer.write(json.dumps(answer(sys.stdin.buffer.read())).encode("ascii"))
