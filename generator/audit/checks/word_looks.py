"""The parts of a Word file that say how it looks, compared with what the reference document gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.audit.looks import WordLooks
from generator.audit.read import word_vocabulary as known
from generator.audit.read.finished import ReadDocument
from generator.message import Message, message
from generator.regex import regex

_LISTS = regex(
    r'(?:<w:num w:numId="\d+"><w:abstractNumId w:val="\d+"/><w:lvlOverride w:ilvl="\d"><w:startOverride w:val="1"/>'
    r"</w:lvlOverride></w:num>)*</w:numbering>"
)
_NUMBERS = regex(r'<w:num w:numId="(\d+)">')
_LINE = regex(
    r'<w:p><w:pPr><w:pStyle w:val="[^"]+"/></w:pPr>(?:<w:r>(?:<w:rPr>(?:<w:rStyle w:val="[^"]+"/>)?'
    r'(?:<w:rFonts w:hint="eastAsia"/>)?(?:<w:b/><w:bCs/>)?</w:rPr>)?'
    r'(?:<w:t(?: xml:space="preserve")?>[^<]*</w:t>|<w:br/>|<w:tab/>)+</w:r>)*</w:p>'
)
_STORE = regex(
    r'<\?xml version="1.0" encoding="UTF-8" standalone="yes"\?>\n<ds:datastoreItem '
    r'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="\{[0-9A-F-]{36}\}">'
    r'<ds:schemaRefs><ds:schemaRef ds:uri="urn:policydocs:form:1"/></ds:schemaRefs></ds:datastoreItem>'
)
_FRAMES = frozenset({known.HEADER, known.FOOTER})
_SECTION = "w:sectPr"


def word_problems(looks: WordLooks, kind: str, reading: ReadDocument) -> Iterator[Message]:
    """Each part that is not what the reference document gives; `reading.parts` has the section under no name.

    kind: of the document."""
    parts = dict(reading.parts)
    section = parts.pop("")
    wanted = looks.form_parts if reading.data is not None else looks.parts
    odd = [name for name in wanted.keys() | parts.keys() if not _fits(looks, wanted, name, parts.get(name))]
    if section not in looks.sections.get(kind, ()):
        odd.append(_SECTION)
    for name in sorted(odd):
        yield message("{part} is not what reference.docx gives", part=name)


def _fits(looks: WordLooks, wanted: Mapping[str, str], name: str, text: str | None) -> bool:
    if name == known.NUMBERING:
        return text is not None and _numbering_fits(looks.numbering, text)
    if name == known.DATA_PROPERTIES:
        return text is not None and _STORE.fullmatch(text) is not None
    if name in _FRAMES:
        start, end = looks.header if name == known.HEADER else looks.footer
        return text is not None and _frame_fits(start, end, text)
    return text == wanted.get(name)


def _numbering_fits(beginning: str, text: str) -> bool:
    """The lists of the reference document, then the document's own, each with a number of its own."""
    numbers = _NUMBERS.findall(text)
    own = text[len(beginning) :]
    return text.startswith(beginning) and _LISTS.fullmatch(own) is not None and len(numbers) == len(set(numbers))


def _frame_fits(start: str, end: str, text: str) -> bool:
    """One line of the document's own in plain words, within what the reference document has there."""
    whole = text.startswith(start) and text.endswith(end)
    return whole and _LINE.fullmatch(text[len(start) : len(text) - len(end)]) is not None
