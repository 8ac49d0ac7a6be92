"""Blocks into paragraphs and tables: one small function a block type, found in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

from generator.dataclass import replace
from generator.documents.blocks import (
    Block,
    Callout,
    Field,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Section,
    Table,
    TableOfContents,
)
from generator.writers.docx.controls import field
from generator.writers.docx.page_numbers import leader, tail
from generator.writers.docx.paragraphs import FOOT, heading, list_block, paragraph
from generator.writers.docx.runs import entry_runs
from generator.writers.docx.styles import CONTENTS, COVER_SPACE, LISTS, NOTE_LISTS, NOTES, PARAGRAPHS
from generator.writers.docx.survey import shown
from generator.writers.docx.tables import table
from generator.writers.docx.writing import BlockPlace, Writing

_INTRODUCED, _INTRODUCING = frozenset({Table, List}), frozenset({Paragraph, Callout})  # these stay with those
_HELD_BY = frozenset({"source", "how-to"})  # what stands before stays with these: notes of a form are no page alone


def write_blocks(blocks: Iterable[Block], writing: Writing, place: BlockPlace) -> None:
    """Writes what Word shows of `blocks`, in order."""
    visible = [block for block in blocks if shown(block)]
    inside = place.ending(held=False)
    for block, following in pairwise(visible):
        if type(following) is Paragraph:
            held = following.style in _HELD_BY  # a statement does not part from where it comes from
        else:
            held = type(following) in _INTRODUCED and type(block) in _INTRODUCING
        BLOCKS[type(block)](block, writing, inside.ending(held=True) if held else inside)
    for block in visible[-1:]:
        BLOCKS[type(block)](block, writing, place)


def body_place(writing: Writing) -> BlockPlace:
    """The place of a document's own blocks."""
    return BlockPlace(PARAGRAPHS, LISTS, writing.page.text_width // writing.reference.cell_character)


def section(block: Section, writing: Writing, place: BlockPlace) -> None:
    """A group with an anchor; SECTIONS says what its style means."""
    writing.mark(block.id)
    SECTIONS[block.style](block, writing, place)


def _plain(block: Section, writing: Writing, place: BlockPlace) -> None:
    write_blocks(block.blocks, writing, place)


def _cover(block: Section, writing: Writing, place: BlockPlace) -> None:
    """The first page: its words begin below the upper quarter, and what follows begins a page."""
    writing.paragraph(COVER_SPACE, "")
    write_blocks(block.blocks, writing, place)
    if any(isinstance(each, Paragraph) and each.style == FOOT for each in block.blocks):
        writing.gap()  # a frame belongs to the paragraph behind it, which must stand on this page
    writing.new_page()


def _card(block: Section, writing: Writing, place: BlockPlace) -> None:
    """Kept on one page where it fits: every paragraph and row stays with the next one, the last excepted."""
    visible = [each for each in block.blocks if shown(each)]
    for index, each in enumerate(visible, start=1):
        write_blocks((each,), writing, place.kept(last=index == len(visible)))


def note(block: Callout, writing: Writing, place: BlockPlace) -> None:
    """A box: all its paragraphs take one style. Two boxes of a kind stand apart by a low paragraph."""
    style = NOTES[block.style]
    if writing.last_note == style:
        writing.gap()
    write_blocks(block.blocks, writing, replace(place, note=style, lists=NOTE_LISTS))
    writing.last_note = style


def contents(block: TableOfContents, writing: Writing, place: BlockPlace) -> None:
    """The table of contents, filled: links, and behind dots the pages of their headings (page_numbers.py)."""
    dots = leader(writing)
    levels = [level for level, _ in block.entries]
    highest = min(levels, default=1)
    for (level, statement), following in zip(block.entries, [*levels, highest][1:], strict=True):
        style = CONTENTS[min(level - highest, len(CONTENTS) - 1)]
        # An entry stays with its first sub-entry: alone at the foot of a page it would read like a closed part.
        link = next((span.link for span in statement.spans if span.link), "#")
        content = f"{entry_runs(writing, statement.spans)}{tail(link[1:])}"
        writing.paragraph(style, content, dots, keep=place.keep or following > level)


def page_break(block: PageBreak, writing: Writing, place: BlockPlace) -> None:  # noqa: ARG001
    """A new page: a property of the next paragraph, so that no empty line stands at its top."""
    writing.new_page()


SECTIONS: dict[str, Callable[[Section, Writing, BlockPlace], None]] = {
    "": _plain,
    "fold": _plain,  # paper does not fold
    "card": _card,
    "cover": _cover,
}

BLOCKS: dict[type, Callable[[Any, Writing, BlockPlace], None]] = {
    Heading: heading,
    Paragraph: paragraph,
    List: list_block,
    Table: table,
    Callout: note,
    Section: section,
    TableOfContents: contents,
    PageBreak: page_break,
    Field: field,
}
