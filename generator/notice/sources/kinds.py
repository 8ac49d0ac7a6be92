"""Of which kind a file is, told from its first bytes, never from its name."""

import re

from generator.notice.sources import archive, ole

_PDF_WITHIN = 1024  # bytes before %PDF that readers allow (ISO 32000-1, annex H.3.4.1)
_HEAD = 4096
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|article|section|h[1-6]|span|script|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_ENDS_TAG = re.compile(rb"</(?:html|head|body|p|div|table|td|span|h[1-6])\s*>", re.IGNORECASE)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are a PDF."""
    return b"%PDF-" in data[:_PDF_WITHIN]


def is_zip(data: bytes) -> bool:
    """Whether the bytes are a package as .docx is; what is in it, the reader finds out."""
    return data.startswith(archive.MAGIC)


def is_page(data: bytes) -> bool:
    """Whether the bytes are a web page, in any encoding that keeps ASCII, or UTF-16."""
    head = data[:_HEAD]
    for mark in _MARKS:
        head = head.removeprefix(mark)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00<\x00" in head[:8]:
        head = head.replace(b"\x00", b"")
    return _PAGE.match(head) is not None or (head.lstrip().startswith(b"<") and _ENDS_TAG.search(head) is not None)


def is_saved_page(data: bytes) -> bool:
    """Whether the bytes are a page saved with its pictures in one file (MHTML, RFC 2557)."""
    return re.match(
        rb"\s*(?:From|MIME-Version|Snapshot-Content-Location|Subject|Content-Type)\s*:", data[:200]
    ) is not None and (b"multipart/related" in data[:_HEAD] or b"text/html" in data[:_HEAD])


def is_office_file(data: bytes) -> bool:
    """Whether the bytes are an older document that LibreOffice converts: .doc, .wps, .rtf."""
    return data.startswith((ole.MAGIC, b"{\\rtf"))
