"""What the writer remembers while it goes through a tree, and where in the page a block stands."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache

from generator.dataclass import dataclass
from generator.documents.blocks import Statement
from generator.writers.docx.page import PageLayout
from generator.writers.docx.reference import Reference
from generator.writers.docx.styles import GAP, HEADINGS, PARAGRAPHS
from generator.writers.docx.survey import Survey
from generator.writers.docx.tracking import Tracking

_BOOKMARK_LENGTH = 40  # Word's limit for the name of a bookmark
_NO_GAP_BEFORE = frozenset((*HEADINGS.values(), GAP))  # their own distance is enough


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """Where blocks stand: the styles that hold there, and how they are kept together.

    `paragraphs` and `lists`: tree style to Word style; `note`: the style of the box around, or ""; `align`: of the
    cell around; `keep`: every block stays with the next one, `keep_rows`: all rows of a table but its last do,
    `keep_end`: only the last paragraph or row stays with what follows; `characters`: how many Chinese characters a
    line takes.
    """

    paragraphs: Mapping[str, str]
    lists: Mapping[str, str]
    characters: int
    note: str = ""
    align: str = ""
    keep: bool = False
    keep_rows: bool = False
    keep_end: bool = False

    def kept(self, *, last: bool) -> BlockPlace:
        """The place of a block of a card: it stays with the next, the last one only in itself."""
        return BlockPlace(
            self.paragraphs, self.lists, self.characters, self.note, self.align, not last, True, self.keep_end
        )

    def ending(self, *, held: bool) -> BlockPlace:
        """The place of a block whose end stays with what follows (`held`), or does not."""
        if held == self.keep_end:
            return self
        return BlockPlace(
            self.paragraphs, self.lists, self.characters, self.note, self.align, self.keep, self.keep_rows, held
        )


@dataclass(slots=True)
class Writing:
    """The state of one document being written: pieces of the body so far, and what waits for the next paragraph."""

    reference: Reference
    survey: Survey
    page: PageLayout
    openings: Mapping[str, str]  # of the reference document
    lock: str = "sdtLocked"  # of controls: they cannot be deleted
    store: str = ""  # the id of the form's data, which its controls are bound to
    tracking: Tracking | None = None  # of a document whose changes are tracked
    out: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)  # a w:num for each numbered list
    answers: list[str] = field(default_factory=list)  # names of the bound controls, in order
    controls: set[int] = field(default_factory=set)  # ids of content controls
    marked: set[str] = field(default_factory=set)  # ids that have their bookmark
    waits: bool = False  # anything of the next three, one test for nearly all paragraphs
    break_page: bool = False
    after_table: bool = False
    joins: bool = False  # what was written last is a part of a form's table
    marks: list[str] = field(default_factory=list)  # ids whose bookmark the next paragraph carries
    last_note: str = ""  # the style of the box that was written last
    heading: Statement | None = None  # the last one; it names a table without a caption
    length: int = 0  # characters written so far

    def mark(self, block_id: str | None) -> None:
        """Lets the next paragraph carry the bookmark of `block_id`."""
        if block_id and block_id not in self.marked:
            self.marked.add(block_id)
            self.marks.append(block_id)
            self.waits = True

    def paragraph(self, style: str, content: str, numbering: str = "", align: str = "", keep: bool = False) -> None:
        """Writes a w:p: its properties in the order of CT_PPr, the bookmarks that wait, `content`."""
        self.last_note = ""
        self.joins = False
        if self.waits:
            self._paragraph_after(style, content, numbering, align, keep)
        elif numbering or align or keep:
            kept = "<w:keepNext/>" if keep else ""
            self.out.append(f"{self.openings[style]}{kept}{numbering}{align}</w:pPr>{content}</w:p>")
        else:
            self.out.append(f"{self.openings[style]}</w:pPr>{content}</w:p>")

    def _paragraph_after(self, style: str, content: str, numbering: str, align: str, keep: bool) -> None:
        """A paragraph with what waited for it: distance to a table, a new page, bookmarks."""
        if self.after_table and not self.break_page and style not in _NO_GAP_BEFORE:
            self.out.append(f"{self.openings[GAP]}</w:pPr></w:p>")
        kept = "<w:keepNext/>" if keep else ""
        new_page = "<w:pageBreakBefore/>" if self.break_page else ""
        first = len(self.marked) - len(self.marks)
        marks = "".join(
            f'<w:bookmarkStart w:id="{number}" w:name="{bookmark_name(name)}"/><w:bookmarkEnd w:id="{number}"/>'
            for number, name in enumerate(self.marks, start=first)
        )
        self.marks.clear()
        self.waits = self.after_table = self.break_page = False
        properties = f"{kept}{new_page}{numbering}{align}"
        self.out.append(f"{self.openings[style]}{properties}</w:pPr>{marks}{content}</w:p>")

    @property
    def waits_for_more(self) -> bool:
        """Whether the next paragraph begins a page or carries an anchor, so that nothing is joined."""
        return self.break_page or bool(self.marks)

    def end_table(self) -> None:
        """Lets the next paragraph keep its distance."""
        self.waits = self.after_table = True
        self.last_note = ""

    def after_words(self) -> bool:
        """Whether what was written last is a paragraph of the running text."""
        return bool(self.out) and self.out[-1].startswith(self.openings[PARAGRAPHS[""]])

    def new_page(self) -> None:
        """Lets the next paragraph begin a page."""
        self.waits = self.break_page = True

    def gap(self) -> None:
        """An empty, low paragraph: between two tables or two boxes, and after a table that ends the document."""
        self.paragraph(GAP, "")


@lru_cache(maxsize=4096)
def bookmark_name(block_id: str) -> str:
    """A name that Word takes for `block_id`: letters, digits and underscores, a letter first, 40 at most."""
    name = block_id.replace("-", "_")
    if len(name) <= _BOOKMARK_LENGTH and name[:1].isalpha():
        return name
    return f"b_{name[: _BOOKMARK_LENGTH - 11]}_{zlib.crc32(block_id.encode()):08x}"
