"""The statements of a Word file as they are put together, paragraph by paragraph, whatever reads the paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache
from typing import NamedTuple

from generator.audit.read.finished import MarkedWords, Position, ReadControl, ReadStatement, WordLook
from generator.audit.read.word_controls import WordControl, read_controls
from generator.dataclass import dataclass


class ParagraphForm(NamedTuple):
    """How a paragraph looks: the name of its style; its look where it stands in no table; `caption` and `heading` as in
    ReadStatement."""

    style: str
    look: WordLook
    caption: str
    heading: bool


@lru_cache(maxsize=256)
def paragraph_form(style: str, *, framed: bool) -> ParagraphForm:
    """`framed`: it stands at the foot of a cover."""
    caption = "visible" if style == "caption" else ""
    return ParagraphForm(style, WordLook(style, framed=framed), caption, style.startswith(("heading", "title")))


@dataclass(slots=True)
class WordStatements:
    """What a part of a file says so far."""

    said: list[ReadStatement] = field(default_factory=list)
    number: int = -1  # of the table that is read
    table: str = ""  # name of its style
    columns: tuple[int, ...] = ()  # their widths
    looks: dict[str, WordLook] = field(default_factory=dict)  # style -> look in a cell of this table

    def start_table(self, title: str, style: str, columns: tuple[int, ...]) -> int:
        """Its number. `title`: the one for screen readers, "" where there is none."""
        self.number, self.table, self.columns = self.number + 1, style, columns
        self.looks = {}
        if title:
            self.said.append(ReadStatement(title, "body", caption="hidden"))
        return self.number

    def words(
        self,
        text: str,
        form: ParagraphForm,
        position: Position | None,
        marks: Sequence[MarkedWords] = (),
        control: ReadControl | None = None,
    ) -> None:
        """A paragraph. `position`: of the cell that it stands in."""
        look = form.look if position is None else self._look_in_cell(form.style)
        part = "field" if control else "body"
        # By their places: by their names it takes twice as long.
        self.said.append(
            ReadStatement(
                text, part, "", "", tuple(marks), control, position, (), None, form.caption, form.heading, (), look
            )
        )

    def _look_in_cell(self, style: str) -> WordLook:
        look = self.looks.get(style)
        if look is None:
            look = self.looks[style] = WordLook(style, self.table, self.columns)
        return look

    def entry(
        self,
        pieces: Sequence[str],
        controls: Sequence[tuple[WordControl, int]],
        form: ParagraphForm,
        position: Position | None,
        marks: Sequence[MarkedWords],
    ) -> None:
        """A paragraph with controls. `controls`: each, and which of `pieces` is its content."""
        control = read_controls(controls, pieces)
        text = "".join(pieces)
        if control.shape != "boxes" or not self._goes_on(control, text, position):
            self.words(text, form, position, marks, control)

    def _goes_on(self, control: ReadControl, text: str, position: Position | None) -> bool:
        """Options that stand a paragraph each: the control goes on with the one before."""
        last = self.said[-1] if self.said else None
        if last is None or last.control is None or last.position != position or last.control.name != control.name:
            return False
        whole = last.control._replace(
            options=(*last.control.options, *control.options),
            facts=(*last.control.facts, *control.facts),
        )
        self.said[-1] = last._replace(text=f"{last.text}\n{text}", control=whole)
        return True
