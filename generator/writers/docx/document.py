"""A document's parts, put together with the shared ones."""

from __future__ import annotations

from generator.documents.blocks import Block, Document, Section, Statement
from generator.forms.definition.definition import definition_of
from generator.word.archive import DOS, Member, continued, deflated, zip_bytes
from generator.word.binding import DATA_PART, PROPERTIES_PART, store_id
from generator.word.names import MAIN_PART
from generator.writers.docx.blocks import body_place, write_blocks
from generator.writers.docx.control_properties import group
from generator.writers.docx.form_data import item, item_properties
from generator.writers.docx.frames import HeaderFooter
from generator.writers.docx.namespaces import DECLARED, PROLOG
from generator.writers.docx.numbering import NUMBERING_END
from generator.writers.docx.properties import core_properties
from generator.writers.docx.reference import LEVEL, Reference
from generator.writers.docx.runs import runs
from generator.writers.docx.styles import FOOTER, HEADER
from generator.writers.docx.survey import shown, survey
from generator.writers.docx.tracking import Tracking
from generator.writers.docx.writing import Writing

_OPEN, _CLOSED = "sdtLocked", "sdtContentLocked"  # controls that can be filled in but not deleted; that cannot
_NUMBERING = "word/numbering.xml"


def write_docx(document: Document, reference: Reference) -> bytes:
    """The bytes of a .docx with everything that `document` shows in Word; same input, same bytes.

    Raises ValueError on a character that XML forbids (naming it and the words around), on the name of a field that
    is too long for Word, and on a table row that is wider than its table.
    """
    upright = reference.page.with_margins(document.margins)
    page = upright.turned() if document.landscape else upright
    store = store_id(document.identity.policy, document.identity.form) if document.identity else ""
    lock = _CLOSED if document.closed else _OPEN
    writing = Writing(reference, survey(document), page, reference.openings, lock, store)
    writing.tracking = Tracking() if document.tracked else None
    body = _body(document, writing)
    own = [
        _member(MAIN_PART, body.encode()),
        _member("word/header1.xml", _frame(reference.header, HEADER, document.header, writing)),
        _member("word/footer1.xml", _frame(reference.footer, FOOTER, document.footer, writing)),
        _member("docProps/core.xml", core_properties(document)),
    ]
    return zip_bytes([*_shared(writing), *own, *_data(document, writing)], DOS)


def _member(name: str, content: bytes) -> Member:
    return deflated(name, content, LEVEL)


def _body(document: Document, writing: Writing) -> str:
    write_blocks(document.blocks, writing, body_place(writing))
    if writing.after_table or writing.marks:  # a document ends in a paragraph, and no anchor goes lost
        writing.break_page = False
        writing.gap()
    first = next((block for block in document.blocks if shown(block)), None)
    start, end = group(writing) if writing.store else ("", "")
    section = f"{writing.page.section(cover=_is_cover(first))}</w:body></w:document>"
    return "".join((PROLOG, f"<w:document {DECLARED}><w:body>{start}", *writing.out, end, section))


def _is_cover(block: Block | None) -> bool:
    return isinstance(block, Section) and block.style == "cover"


def _frame(frame: HeaderFooter, style: str, words: Statement, writing: Writing) -> bytes:
    """The header or footer: the document's own line in it, then what the reference document has there."""
    own = f"{writing.reference.openings[style]}</w:pPr>{runs(writing, words.spans)}</w:p>"
    return f"{frame.start}{own}{frame.end}".encode()


def _shared(writing: Writing) -> list[Member]:
    """The shared members; the numbering part again where the document has numbered lists of its own."""
    reference = writing.reference
    own = dict(reference.form_members) if writing.store else {}
    if writing.numbers:
        numbers = f"{''.join(writing.numbers)}{NUMBERING_END}"
        own[_NUMBERING] = continued(_NUMBERING, reference.numbering, numbers.encode(), LEVEL)
    shared = [own.pop(member.name, member) for member in reference.members]
    return [*shared, *(own[name] for name in own if name != _NUMBERING)]


def _data(document: Document, writing: Writing) -> list[Member]:
    """The data of a form: its answers, all empty, and what they mean."""
    definition = definition_of(document)
    if definition is None:
        return []
    return [
        _member(DATA_PART, item(definition, writing.answers)),
        _member(PROPERTIES_PART, item_properties(writing.store)),
    ]
