"""What a body in sound form says: statements, bookmarks and controls, read piece by piece while its form is looked at.

Of a body that is odd in any way nothing is told here: it is read as a tree (word_tree.py), which has the words for all
that can be wrong.
"""

from __future__ import annotations

import re
from dataclasses import field

from generator.audit.read.finished import Binding, MarkedWords, Position, ReadPart
from generator.audit.read.word_controls import WordControl
from generator.audit.read.word_forms import PASTE_PLACE, SEAL
from generator.audit.read.word_pieces import (
    control_in,
    ends_with_tab,
    has_only_words,
    pieces_of,
    plain,
    words_of,
    words_of_one_run,
)
from generator.audit.read.word_statements import ParagraphForm, WordStatements
from generator.audit.read.word_table import IN_SILENT, WordTable
from generator.dataclass import dataclass
from generator.regex import regex

_BOOKMARK = regex(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"/>')
_GROUP_LOCK = "contentLocked"  # the only one that a group has
_BREAKS = str.maketrans("", "", "\n\t")


@dataclass(slots=True)
class ToldBody:
    """One pass over a body, in the order of its markup. `linked`: the bookmark that the last link of this cell leads
    to; `pages`: the bookmark of each page number, and that of the link before it; `numbers`: ids of all controls."""

    statements: WordStatements = field(default_factory=WordStatements)
    bookmarks: set[str] = field(default_factory=set)
    bindings: list[Binding] = field(default_factory=list)
    locks: set[str] = field(default_factory=set)
    groups: list[tuple[str, str]] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    pages: list[tuple[str, str]] = field(default_factory=list)
    linked: str = ""
    position: Position | None = None  # the cell
    typed: bool = False  # whether something is typed in it
    heading: bool = False  # whether it is one of the head of its table
    described: tuple[str, str] = ("", "")  # title and description of the table
    heads: list[str] = field(default_factory=list)  # the words of its head, cell by cell
    is_odd: bool = False

    def whole(self) -> ReadPart | None:
        """All that it says, once the whole body is read; None where anything is odd."""
        pages = all(page in self.bookmarks and page == linked for page, linked in self.pages)
        if self.is_odd or not pages or len(set(self.numbers)) < len(self.numbers):
            return None
        return ReadPart(
            tuple(self.statements.said),
            (),
            frozenset(self.bookmarks),
            tuple(self.bindings),
            tuple(self.groups),
            frozenset(self.locks),
        )

    def group(self, title: str, number: str) -> None:
        """The control around all of a form."""
        self.groups.append((_GROUP_LOCK, plain(title)))
        self.numbers.append(number)

    def start_table(self, title: str, description: str, style: str, columns: tuple[int, ...]) -> None:
        self.described, self.heads = (plain(title), plain(description)), []
        self.statements.start_table(self.described[0], style, columns)

    def end_table(self) -> None:
        """A description says nothing but the title of the table, or the words of its head."""
        title, description = self.described
        if description not in ("", title) and description != "；".join(self.heads).replace("\n", ""):
            self.is_odd = True
        self.position = None

    def start_cell(self, table: WordTable, column: int) -> None:
        """`table`: with the cell started."""
        self.position = Position(self.statements.number, table.row, column, table.head)
        self.linked, self.typed, self.heading = "", False, table.head and table.inside != IN_SILENT

    def end_cell(self, text: str, start: int, end: int) -> None:
        """Where an office signs and seals, nobody types. The cell, with controls or of the head, stands in `text` from
        `start` to `end`."""
        if self.typed and SEAL.search(words_of(text[start:end]).translate(_BREAKS)):
            self.is_odd = True
        if self.heading:
            self.heads.append(words_of(text[start:end]))

    def bookmark(self, markup: str) -> None:
        self.bookmarks.update(_BOOKMARK.findall(markup))

    def one_run(self, said: str, form: ParagraphForm) -> None:
        """A paragraph of one text without any look."""
        text = words_of_one_run(said)
        if text:
            self.statements.words(text, form, self.position)

    def paragraph(self, said: str, form: ParagraphForm) -> None:
        """Any other; `said`: what stands behind its bookmarks."""
        if not has_only_words(said):
            self._mixed(said, form)
            return
        text = words_of(said)
        if text:
            self.statements.words(text, form, self.position)

    def _mixed(self, said: str, form: ParagraphForm) -> None:
        """A paragraph with links, controls or page numbers."""
        pieces: list[str] = []
        marks: list[MarkedWords] = []
        controls: list[tuple[WordControl, int]] = []
        before, read = "", 0
        self.linked = self.linked if self.position is not None else ""
        for piece in pieces_of(said):
            markup, anchor, tag, page, content = piece.group(0, "anchor", "tag", "page", "content")
            words = words_of(content or markup)
            if anchor is not None:
                self.linked = anchor
                marks.append(MarkedWords(words, None, f"#{anchor}"))
            elif tag is not None:
                self._control(piece, controls, len(pieces))
            elif page is not None:
                self._page(page, before, pieces)
            pieces.append(words)
            before, read = markup, read + len(markup)
        if read != len(said):  # nothing goes unseen
            self.is_odd = True
        if controls:
            self.statements.entry(pieces, controls, form, self.position, marks)
        elif any(pieces):
            self.statements.words("".join(pieces), form, self.position, marks)

    def _page(self, bookmark: str, before: str, pieces: list[str]) -> None:
        """A page number; the tab right before it is layout. `before`: the markup of the piece there."""
        self.pages.append((bookmark, self.linked))
        if ends_with_tab(before):
            pieces[-1] = pieces[-1][:-1]

    def _control(self, piece: re.Match[str], controls: list[tuple[WordControl, int]], at: int) -> None:
        """`at`: its place among the pieces of its paragraph."""
        control = control_in(piece)
        number, kind, mappings, xpath, store = piece.group("id", "kind", "mappings", "xpath", "store")
        self.typed = True
        self.numbers.append(number)
        self.bindings.append(Binding(control.tag, plain(mappings or ""), plain(xpath or ""), plain(store or "")))
        self.locks.add(control.lock)
        if kind or xpath is not None or (control.tag, control.alias) != PASTE_PLACE:
            controls.append((control, at))
