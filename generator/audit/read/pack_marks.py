"""Which words a finished comparison marks as gone (struck) or come (underlined), and the file without these marks."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html

from generator.audit.read import word_vocabulary as known
from generator.audit.read.repacked import repacked
from generator.audit.read.word_package import parse_part, unpack

_STRIKE, _UNDERLINE, _RUN_PROPERTIES = known.w("strike", "u", "rPr")
_KINDS = {"del": "gone", "ins": "come"}
# The marks as this program writes them: anything else stays, and is told as markup that no finished file has.
_IN_WORD = (b"<w:b/><w:bCs/><w:strike/>", b'<w:b/><w:bCs/><w:u w:val="single"/>', b"<w:rPr></w:rPr>")
_IN_HTML = (b"<del>", b"</del>", b"<ins>", b"</ins>")


def word_marks(data: bytes) -> Iterator[tuple[str, str]]:
    """(gone or come, words) of a Word file, in order. Raises UnreadableFileError."""
    root = parse_part(known.DOCUMENT, unpack(data)[known.DOCUMENT])
    for run in root.iter(known.R):
        properties = run.find(_RUN_PROPERTIES)
        kind = "" if properties is None else _kind(properties)
        if kind:
            yield kind, "".join(text.text or "" for text in run.iter(known.T))


def _kind(properties: etree._Element) -> str:
    if properties.find(_STRIKE) is not None:
        return "gone"
    return "come" if properties.find(_UNDERLINE) is not None else ""


def html_marks(data: bytes) -> Iterator[tuple[str, str]]:
    """(gone or come, words) of a page, in order."""
    for element in html.document_fromstring(data).iter("del", "ins"):
        yield _KINDS[str(element.tag)], str(element.text_content())


def unmarked(name: str, data: bytes) -> bytes:
    """The file without its marks, for the checks of any finished file."""
    if name.endswith(".docx"):
        return repacked(data, lambda content: _stripped(content, _IN_WORD))
    return _stripped(data, _IN_HTML)


def _stripped(content: bytes, marks: tuple[bytes, ...]) -> bytes:
    for mark in marks:
        content = content.replace(mark, b"")
    return content
