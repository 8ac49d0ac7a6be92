"""Rows of print as paragraphs: a row that is full runs on in the next one, whatever sign it ends with.

What ends a paragraph is room left at the end of its row, the indent of the next row (in texts that indent first lines)
or a greater distance between the rows; never a full stop alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from generator.notice.closing import opens_paragraph
from generator.notice.lines import ends_sentence
from generator.notice.marks import starts_with_mark
from generator.notice.sources.pdf_rows import Row
from generator.notice.sources.tidy import tidy

_INDENT = 1.2  # em
_ROOM = 0.4  # em left over beyond the next word
_DISTANCE = 1.3  # of the usual one
_OTHER_SIZE = 1.15
# Signs that must not begin a line, and those that must not end one (GB/T 15834-2011, 5.1.1 and 5.1.3): they move with their neighbour.
_NOT_FIRST = frozenset("，。、；：？！）》」』〕】”’％%,.;:?!)…—")
_NOT_LAST = frozenset("（《「『〔【“‘(")
_BULLETS = "•●■◆▪➢\uf0b7\uf06c\uf06e\uf075\uf0a7\uf0d8"


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row with the margins of its column."""

    row: Row
    block: int
    left: float
    right: float

    @property
    def indent(self) -> float:
        return (self.row.left - self.left) / self.row.em

    @property
    def is_cells(self) -> bool:
        return len(self.row.runs) > 1


def paragraph_texts(blocks: Sequence[Sequence[Row]]) -> list[str]:
    """The paragraphs of all blocks, which come in reading order; one may run on from block to block."""
    placed = list(_placed(blocks))
    indented = _first_lines_are_indented(placed)
    distance = _usual_distance(placed)
    texts: list[str] = []
    for index, each in enumerate(placed):
        before = placed[index - 1] if index else None
        if before is None or _breaks(before, each, texts[-1], indented=indented, distance=distance):
            texts.append(each.row.text)
        else:
            texts[-1] = _run_on(texts[-1], before, each)
    return [tidy(text).lstrip(_BULLETS).lstrip() for text in texts]


def _placed(blocks: Sequence[Sequence[Row]]) -> Iterator[_Placed]:
    extents = [_extent(block) for block in blocks]
    for number, (block, own) in enumerate(zip(blocks, extents, strict=True)):
        alike = [other for other in extents if _overlap(own, other) >= 0.5]
        left = _edge([other[0] for other in alike], own[2])
        right = -_edge([-other[1] for other in alike], own[2])
        for row in block:
            yield _Placed(row, number, left, right)


def _extent(block: Sequence[Row]) -> tuple[float, float, float]:
    """Left and right edge of a block, and its em; an edge that a single row of many has is none."""
    em = median(row.em for row in block)
    return _edge([row.left for row in block], em), -_edge([-row.right for row in block], em), em


def _edge(values: Sequence[float], em: float) -> float:
    """The lowest value that is not alone within an em."""
    ordered = sorted(values)
    for first, second in pairwise(ordered):
        if second - first < em:
            return first
    return ordered[0]


def _overlap(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / max(1.0, max(one[1], other[1]) - min(one[0], other[0]))


def _first_lines_are_indented(placed: Sequence[_Placed]) -> bool:
    """Whether most rows after one that left room are indented by about two signs: the habit of official texts."""
    starts = [after for before, after in pairwise(placed) if _has_room(before, after) and not after.is_cells]
    usual = [each for each in starts if 1.5 <= each.indent <= 2.8]
    flush = [each for each in starts if each.indent < 0.7]
    return len(usual) >= 2 and len(usual) >= len(flush) * 0.5


def _usual_distance(placed: Sequence[_Placed]) -> float:
    """The distance of rows within a paragraph, in em: that of rows that follow a full one."""
    found = [
        (before.row.middle - after.row.middle) / before.row.em
        for before, after in pairwise(placed)
        if before.block == after.block and not _has_room(before, after)
    ]
    found = [distance for distance in found if distance > 0.5]
    return median(found) if len(found) >= 3 else 0.0


def _has_room(before: _Placed, after: _Placed) -> bool:
    """Whether the next row's first word would have fitted behind this row."""
    room = (before.right - before.row.right) / before.row.em
    return room > _first_word(after.row) + _ROOM


def _first_word(row: Row) -> float:
    """The width of what cannot be parted from the row's first sign, in em."""
    text = row.text
    end = 1
    while end < min(len(text), 40) and (
        (text[end].isascii() and text[end].isalnum() and text[end - 1].isascii() and text[end - 1].isalnum())
        or text[end] in _NOT_FIRST
        or text[end - 1] in _NOT_LAST
    ):
        end += 1
    return sum(0.5 if sign.isascii() else 1.0 for sign in text[:end])


def _breaks(before: _Placed, after: _Placed, text: str, *, indented: bool, distance: float) -> bool:
    if before.is_cells or after.is_cells or _sizes_differ(before.row, after.row) or _has_room(before, after):
        return True
    if before.block == after.block:
        own = (before.row.middle - after.row.middle) / before.row.em
        if distance and own > _DISTANCE * distance:
            return True
    if indented:
        return after.indent > _INDENT
    if after.indent < before.indent - 0.7 and _opens(after):
        return True
    return ends_sentence(text) and (_opens(after) or opens_paragraph(text[-200:], after.row.text))


def _opens(placed: _Placed) -> bool:
    return starts_with_mark(placed.row.text) or placed.row.text[:1] in _BULLETS


def _sizes_differ(one: Row, other: Row) -> bool:
    small, large = sorted((one.em, other.em))
    return large > _OTHER_SIZE * small and min(len(one.text), len(other.text)) >= 4


def _run_on(text: str, before: _Placed, after: _Placed) -> str:
    """The text with the next row behind it: a space where one was printed, or where two Latin words meet."""
    first = after.row.text[0]
    if before.row.open_end:
        return f"{text} {after.row.text}"
    latin = text[-1].isascii() and first.isascii() and text[-1].isalnum() and first.isalnum()
    parted = (before.right - before.row.right) / before.row.em < 0.3  # a long word or number cut at the margin
    return f"{text} {after.row.text}" if latin and not parted else text + after.row.text
