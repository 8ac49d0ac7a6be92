"""What a Word paragraph is made of, in reading order: words, and what stands between them."""

from typing import Literal

from lxml import etree

from generator.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class TextBox:
    """A text box anchored here; its content is block level."""

    content: etree._Element


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A reference to a footnote or endnote: the part ("footnotes", "endnotes") and the id."""

    part: str
    note_id: str


@dataclass(frozen=True, slots=True)
class Instruction:
    """A part of the instruction of a field, which does not show."""

    text: str


@dataclass(frozen=True, slots=True)
class FieldMark:
    """Where a field begins, its result begins ("separate") or it ends; `choice` is what an old form field shows."""

    kind: str
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What the words do not hold as it shows: words struck or not seen, a formula, a picture, another file."""

    kind: Literal["struck", "formula", "picture", "file", "unseen"]
    words: str = ""


DocxToken = str | Break | TextBox | NoteReference | Instruction | FieldMark | Told
