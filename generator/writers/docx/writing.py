"""What the writer remembers while it goes through a tree, and where in the page a block stands."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.writers.docx.page import Page
from generator.writers.docx.reference import Reference
from generator.writers.docx.styles import GAP, HEADINGS
from generator.writers.docx.survey import Survey

_BOOKMARK_LENGTH = 40  # Word's limit for the name of a bookmark
_NO_GAP_BEFORE = frozenset(HEADINGS.values())  # their own distance is enough


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: the styles that hold there, and how they are kept together.

    `paragraphs` and `lists`: tree style to Word style; `note`: the style of the box around, or ""; `align`: of the
    cell around; `keep`: every block stays with the next one, `keep_rows`: all rows of a table but its last do;
    `characters`: how many Chinese characters a line takes.
    """

    paragraphs: Mapping[str, str]
    lists: Mapping[str, str]
    characters: int
    note: str = ""
    align: str = ""
    keep: bool = False
    keep_rows: bool = False

    def kept(self, *, last: bool) -> Place:
        """The place of a block of a card: it stays with the next, the last one only in itself."""
        return replace(self, keep=not last, keep_rows=True)


@dataclass(slots=True)
class Writing:
    """The state of one document being written: pieces of the body so far, and what waits for the next paragraph."""

    reference: Reference
    survey: Survey
    page: Page
    out: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)  # a w:num for each numbered list
    controls: set[int] = field(default_factory=set)  # ids of content controls
    marked: set[str] = field(default_factory=set)  # ids that have their bookmark
    marks: list[str] = field(default_factory=list)  # ids that wait for the next paragraph
    break_page: bool = False
    after_table: bool = False
    last_note: str = ""
    heading: str = ""  # the words of the last heading, which name a table without a caption
    length: int = 0  # characters written so far

    def mark(self, block_id: str | None) -> None:
        """Lets the next paragraph carry the bookmark of `block_id`."""
        if block_id and block_id not in self.marked:
            self.marked.add(block_id)
            self.marks.append(block_id)

    def open(self, style: str, *, numbering: str = "", align: str = "", keep: bool = False) -> None:
        """Writes a paragraph's opening, its properties in the order of CT_PPr, and the bookmarks that wait."""
        if self.after_table or self.break_page or self.marks:
            self._open_after(style, numbering, align, keep)
            return
        self.last_note = ""
        kept = "<w:keepNext/>" if keep else ""
        self.out.append(f"{self.reference.openings[style]}{kept}{numbering}{align}</w:pPr>")

    def _open_after(self, style: str, numbering: str, align: str, keep: bool) -> None:
        if self.after_table and not self.break_page and style not in _NO_GAP_BEFORE and style != GAP:
            self.out.append(f"{self.reference.openings[GAP]}</w:pPr></w:p>")
        kept = "<w:keepNext/>" if keep else ""
        new_page = "<w:pageBreakBefore/>" if self.break_page else ""
        first = len(self.marked) - len(self.marks)
        marks = "".join(
            f'<w:bookmarkStart w:id="{number}" w:name="{bookmark_name(name)}"/><w:bookmarkEnd w:id="{number}"/>'
            for number, name in enumerate(self.marks, start=first)
        )
        self.marks.clear()
        self.after_table = self.break_page = False
        self.last_note = ""
        self.out.append(f"{self.reference.openings[style]}{kept}{new_page}{numbering}{align}</w:pPr>{marks}")

    def gap(self) -> None:
        """An empty, low paragraph: between two tables or two boxes, and after a table that ends the document."""
        self.open(GAP)
        self.out.append("</w:p>")


def bookmark_name(block_id: str) -> str:
    """A name that Word takes for `block_id`: letters, digits and underscores, a letter first, 40 at most."""
    name = block_id.replace("-", "_")
    if len(name) <= _BOOKMARK_LENGTH and name[:1].isalpha():
        return name
    return f"b_{name[: _BOOKMARK_LENGTH - 11]}_{zlib.crc32(block_id.encode()):08x}"
