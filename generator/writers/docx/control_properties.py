"""What every content control says of itself: title, tag, number, lock, and the data that it is bound to."""

from __future__ import annotations

import zlib

from generator.word.binding import LONGEST_NAME, STAMPED_PAGE
from generator.writers.docx.form_data import binding
from generator.writers.docx.text import escape
from generator.writers.docx.writing import Writing

_GROUP, _SCAN = "固定文字已锁定", "盖章页扫描件"  # titles: screen readers say them, checkers miss them


def names(writing: Writing, tag: str, title: str) -> str:
    """Title, tag, id and lock of a control. The tag is what a returned form is read by, so it is never cut."""
    if len(tag) > LONGEST_NAME:
        raise ValueError(f"the name of a field is longer than the {LONGEST_NAME} characters that Word takes: {tag!r}")
    return (
        f'<w:alias w:val="{escape(title[:LONGEST_NAME])}"/><w:tag w:val="{escape(tag)}"/>{number(writing, tag)}'
        f'<w:lock w:val="{writing.lock}"/>'
    )


def number(writing: Writing, tag: str) -> str:
    """The w:id of a control: follows from its tag, and is no other control's."""
    found = zlib.crc32(tag.encode()) & 0x7FFFFFFF or 1
    while found in writing.controls:
        found = found % 0x7FFFFFFF + 1
    writing.controls.add(found)
    return f'<w:id w:val="{found}"/>'


def bound(writing: Writing, tag: str) -> str:
    """The binding of an answer to the form's data; nothing in a document that has none."""
    if not writing.store:
        return ""
    writing.answers.append(tag)
    return binding(tag, writing.store)


def group(writing: Writing) -> tuple[str, str]:
    """Start and end of the control around a whole form: in it nothing can be edited but other controls
    (ISO 29500-1, 17.5.2.15); an office takes it off by Developer, Group, Ungroup."""
    properties = f'<w:alias w:val="{_GROUP}"/>{number(writing, "form")}<w:lock w:val="contentLocked"/><w:group/>'
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"


def paste_place(writing: Writing, content: str) -> str:
    """A control that takes a picture: rich text, since one for pictures alone has to hold one from the start."""
    properties = f"{names(writing, STAMPED_PAGE, _SCAN)}<w:showingPlcHdr/>"
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
