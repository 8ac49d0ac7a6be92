"""Headings, paragraphs and lists."""

from __future__ import annotations

from generator.documents.blocks import Heading, Item, List, Paragraph, Statement
from generator.writers.docx.numbering import restarted
from generator.writers.docx.runs import runs
from generator.writers.docx.styles import ALIGNED, HEADINGS, SMALL_IN_NOTES
from generator.writers.docx.writing import Place, Writing

_ALIGN = {"center": '<w:jc w:val="center"/>', "right": '<w:jc w:val="right"/>'}


def alignment(name: str) -> str:
    """The w:jc of a cell's or a box's alignment; left is the styles' own."""
    return _ALIGN.get(name, "")


def line(
    writing: Writing,
    place: Place,
    style: str,
    statement: Statement,
    *,
    numbering: str = "",
    align: str = "",
    small: bool = False,
) -> None:
    """One paragraph with the words of `statement`."""
    writing.open(style, numbering=numbering, align=align or alignment(place.align), keep=place.keep)
    writing.out.append(runs(writing, statement.spans, small=small))
    writing.out.append("</w:p>")


def heading(block: Heading, writing: Writing, place: Place) -> None:  # noqa: ARG001
    """A heading in its own style, whatever stands around it."""
    writing.mark(block.id)
    writing.heading = block.statement.text
    writing.open(HEADINGS[block.level])
    writing.out.append(runs(writing, block.statement.spans))
    writing.out.append("</w:p>")


def paragraph(block: Paragraph, writing: Writing, place: Place) -> None:
    """A paragraph; in a box it takes the box's style, and its own only as size and alignment."""
    writing.mark(block.id)
    if place.note:
        align = alignment(ALIGNED.get(block.style, ""))
        line(writing, place, place.note, block.statement, align=align, small=block.style in SMALL_IN_NOTES)
        return
    # Said here too, because in a cell "center" and "right" are the cell's text with another alignment.
    line(writing, place, place.paragraphs[block.style], block.statement, align=alignment(block.style))


def list_block(block: List, writing: Writing, place: Place) -> None:
    """A list with its nested lists; every numbered list begins at one."""
    _items(block, writing, place, 0, None)


def _items(block: List, writing: Writing, place: Place, level: int, around: tuple[str, int] | None) -> None:
    style = place.lists[block.style]
    shared = around is not None and around[0] == block.style  # the same list one level deeper
    number = around[1] if around is not None and shared else _number(writing, block.style, style, level)
    depth = min(level, writing.reference.lists[style].levels - 1)
    numbering = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    for item in block.items:
        _item(item, writing, place, place.note or style, numbering)
        for child in item.children:
            _items(child, writing, place, level + 1, (block.style, number))


def _item(item: Item, writing: Writing, place: Place, style: str, numbering: str) -> None:
    line(writing, place, style, item.statement, numbering=numbering)


def _number(writing: Writing, kind: str, style: str, level: int) -> int:
    """The w:num of a list: the style's own, or for a numbered list a new one that begins again at one."""
    look = writing.reference.lists[style]
    if kind != "number":
        return look.number
    number = writing.reference.last_number + len(writing.numbers) + 1
    writing.numbers.append(restarted(number, look, min(level, look.levels - 1)))
    return number
