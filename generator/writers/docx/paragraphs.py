"""Headings, paragraphs and lists."""

from __future__ import annotations

from generator.documents.blocks import Heading, List, ListItem, Paragraph
from generator.writers.docx.control_properties import paste_place
from generator.writers.docx.numbering import restarted
from generator.writers.docx.run_looks import SMALL_LOOK, named_look
from generator.writers.docx.runs import runs
from generator.writers.docx.styles import ALIGNED, HEADINGS, PLACEHOLDER, SMALL_IN_NOTES
from generator.writers.docx.text import run
from generator.writers.docx.writing import BlockPlace, Writing

# Lines at the foot of the cover: neighbours with one frame stand in it together, above the lower margin.
_FOOT = (
    '<w:framePr w:w="8844" w:hSpace="0" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="center" '
    'w:yAlign="bottom"/>'
)
FOOT = "cover-foot"
_TOGETHER = "fine"  # the notes of a form: a few short lines, of which two or three would be a page alone
_ALIGN = {"center": '<w:jc w:val="center"/>', "right": '<w:jc w:val="right"/>'}


def alignment(name: str) -> str:
    """The w:jc of a cell's or a box's alignment; left is the styles' own."""
    return _ALIGN.get(name, "")


def heading(block: Heading, writing: Writing, place: BlockPlace) -> None:  # noqa: ARG001
    """A heading in its own style, whatever stands around it."""
    writing.mark(block.id)
    writing.heading = block.statement
    writing.paragraph(HEADINGS[block.level], runs(writing, block.statement.spans))


def paragraph(block: Paragraph, writing: Writing, place: BlockPlace) -> None:
    """A paragraph; in a box it takes the box's style, and its own only as size and alignment."""
    if block.id:
        writing.mark(block.id)
    style, keep = block.style, place.keep or place.keep_end
    if style == "scan":
        grey = named_look(writing.reference.style_ids[PLACEHOLDER])
        content = paste_place(writing, run(grey, block.statement.text))
        writing.paragraph(place.paragraphs[style], content, "", _ALIGN["center"], keep)
    elif style == FOOT:
        writing.paragraph(place.paragraphs[style], runs(writing, block.statement.spans), _FOOT, "", keep=False)
    elif place.note:
        align = _ALIGN.get(ALIGNED.get(style, ""), "")
        look = SMALL_LOOK if style in SMALL_IN_NOTES else 0
        writing.paragraph(place.note, runs(writing, block.statement.spans, look), "", align, keep)
    elif writing.tracking is not None:
        mark = writing.tracking.paragraph_mark(block.statement.spans)
        content = runs(writing, block.statement.spans)
        writing.paragraph(place.paragraphs[style], content, "", f"{_ALIGN.get(style, '')}{mark}", keep)
    else:
        align = _aligned(style, place.align)
        writing.paragraph(place.paragraphs[style], runs(writing, block.statement.spans), "", align, keep)


def _aligned(style: str, around: str) -> str:
    """Said here too, because in a cell "center" and "right" are the cell's text with another alignment."""
    return _ALIGN.get(style or around) or _ALIGN.get(around, "") if style or around else ""


def list_block(block: List, writing: Writing, place: BlockPlace) -> None:
    """A list with its nested lists; every numbered list begins at one."""
    _items(block, writing, place, 0, None, ends=True)


def _items(
    block: List, writing: Writing, place: BlockPlace, level: int, around: tuple[str, int] | None, *, ends: bool
) -> None:
    """`around`: style and number of the list that this one is nested in; `ends`: nothing of that one follows."""
    style = place.lists[block.style]
    if around is not None and around[0] == block.style:  # the same list one level deeper
        number = around[1]
    else:
        number = _number(writing, block.style, style, level)
    depth = min(level, writing.reference.lists[style].levels - 1)
    numbering = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    align = alignment(place.align)
    last = len(block.items) - 1
    for index, item in enumerate(block.items):
        content, closes = runs(writing, item.statement.spans), ends and index == last
        keep = _stays(block, item, place, closes=closes)
        writing.paragraph(place.note or style, content, numbering, align, keep)
        for child in item.children:
            closing = closes and child is item.children[-1]
            _items(child, writing, place, level + 1, (block.style, number), ends=closing)


def _stays(block: List, item: ListItem, place: BlockPlace, *, closes: bool) -> bool:
    """Whether an item stays with what follows; `closes`: it is the last of its list."""
    return place.keep or (place.keep_end and not item.children if closes else block.style == _TOGETHER)


def _number(writing: Writing, kind: str, style: str, level: int) -> int:
    """The w:num of a list: the style's own, or for a numbered list a new one that begins again at one."""
    look = writing.reference.lists[style]
    if kind != "number":
        return look.number
    number = writing.reference.last_number + len(writing.numbers) + 1
    writing.numbers.append(restarted(number, look, min(level, look.levels - 1)))
    return number
