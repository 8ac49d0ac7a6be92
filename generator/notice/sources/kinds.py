"""Of which kind a file is, told from its first bytes, never from its name."""

import re

from generator.notice.sources import ole
from generator.regex import regex

_PDF_WITHIN = 1024  # bytes before %PDF that readers allow (ISO 32000-1, annex H.3.4.1)
_HEAD = 4096
_PAGE = regex(
    rb"\s*(?:<\?xml[^>]*\?>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|article|section|h[1-6]|span|script|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_ENDS_TAG = regex(rb"</(?:html|head|body|p|div|table|td|span|h[1-6])\s*>", re.IGNORECASE)
_WORD_XML = (b"schemas.microsoft.com/office/word/2003/wordml", b"schemas.microsoft.com/office/2006/xmlPackage")
_OPEN_XML = (b'office:mimetype="application/vnd.oasis.opendocument.text', b"<uof:UOF", b"<uof:uof")
_ZIP = b"PK\x03\x04"  # what zipfile opens; another beginning is no package that a program wrote
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are a PDF."""
    return b"%PDF-" in data[:_PDF_WITHIN]


def is_zip(data: bytes) -> bool:
    """Whether the bytes are a package as .docx is; what is in it, the reader finds out."""
    return data.startswith(_ZIP)


def is_page(data: bytes) -> bool:
    """Whether the bytes are a web page, in any encoding that keeps ASCII, or UTF-16."""
    head = data[:_HEAD]
    for mark in _MARKS:
        head = head.removeprefix(mark)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00<\x00" in head[:8]:
        head = head.replace(b"\x00", b"")
    return _PAGE.match(head) is not None or (head.lstrip().startswith(b"<") and _ENDS_TAG.search(head) is not None)


def is_word_xml(data: bytes) -> bool:
    """Whether the bytes are a Word file in one XML file: Word 2003 XML, or a flat package."""
    head = data[:_HEAD]
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and any(name in head for name in _WORD_XML)


def is_open_document_xml(data: bytes) -> bool:
    """Whether the bytes are an OpenDocument text in one XML file (.fodt), or a UOF text (GB/T 20916)."""
    head = data[:_HEAD]
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and any(name in head for name in _OPEN_XML)


def is_saved_page(data: bytes) -> bool:
    """Whether the bytes are a page saved with its pictures in one file (MHTML, RFC 2557)."""
    return re.match(
        rb"\s*(?:From|MIME-Version|Snapshot-Content-Location|Subject|Content-Type)\s*:", data[:200]
    ) is not None and (b"multipart/related" in data[:_HEAD] or b"text/html" in data[:_HEAD])


def is_office_file(data: bytes) -> bool:
    """Whether the bytes are an older document that LibreOffice converts: .doc, .wps, .rtf."""
    return data.startswith((ole.MAGIC, b"{\\rtf"))
