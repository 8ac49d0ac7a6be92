"""Rows of print as paragraphs: a row that is full runs on in the next one, whatever sign it ends with.

What ends a paragraph is room left at the end of its row, the indent of the next row (in texts that indent first lines)
or a greater distance between the rows; never a full stop alone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from generator.dataclass import dataclass
from generator.notice.closing import continues_list, opens_paragraph
from generator.notice.lines import ends_sentence
from generator.notice.marks import starts_with_mark
from generator.notice.sources.pdf_rows import PrintedRow
from generator.notice.sources.tidy import tidy
from generator.regex import regex

_INDENT = 1.2  # em
_ROOM = 0.75  # em left over beyond the next word
_DISTANCE = 1.3  # of the usual one
_SHARED_EDGE = 0.2
_FLAT = 40  # rows; official texts have more than one paragraph in so many
_OTHER_SIZE = 1.15
# Signs that must not begin a line, and those that must not end one (GB/T 15834-2011, 5.1): they move with a neighbour.
_NOT_FIRST = frozenset("，。、；：？！）》」』〕】”’％%,.;:?!)…—")
_NOT_LAST = frozenset("（《「『〔【“‘(")
_HAN = r"[\u4e00-\u9fff]"
_MEETINGS = (
    (regex(rf"{_HAN} (?=[0-9A-Za-z])"), regex(rf"{_HAN}(?=[0-9A-Za-z])")),
    (regex(rf"[0-9A-Za-z%] (?={_HAN})"), regex(rf"[0-9A-Za-z%](?={_HAN})")),
)
_HEAD = regex(r"(?:第?[一二三四五六七八九十百零]+[、条章节]|[（(][一二三四五六七八九十]+[）)])")
_HEAD_ROOM = 1.2  # em; in front of a clause's number less room is left in full rows only
_FIGURE_ENDS = regex(r"[0-9.]$")
_FIGURE_GOES_ON = regex(r"[年月日万亿元%％]")
_NEARLY_FULL = 3.0  # em of room
_APART = 0.35  # of the column's width: an indent beyond it sets a line to the right or to the middle
_GOING_ON = ("，", "、", "第")  # behind these a number at the top of a column is none of a clause
_BULLETS = "•●■◆▪➢\uf0b7\uf06c\uf06e\uf075\uf0a7\uf0d8"


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row with the margins of its column."""

    row: PrintedRow
    block: int
    left: float
    right: float

    @property
    def indent(self) -> float:
        return (self.row.left - self.left) / self.row.em

    @property
    def is_cells(self) -> bool:
        return len(self.row.runs) > 1

    @property
    def is_apart(self) -> bool:
        """Whether the row is a signature, a date or a title: it begins far from the margin, and ends its paragraph."""
        return self.row.left - self.left > _APART * (self.right - self.left)


def paragraph_texts(blocks: Sequence[Sequence[PrintedRow]]) -> list[str]:
    """The paragraphs of all blocks, which come in reading order; one may run on from block to block."""
    placed = list(_placed(blocks))
    indented = _first_lines_are_indented(placed) or _is_flat(placed)
    distance = _usual_distance(placed)
    spaced = _swallowed_spaces(placed)
    texts: list[str] = []
    for index, each in enumerate(placed):
        before = placed[index - 1] if index else None
        if before is None or _breaks(before, each, texts[-1], indented=indented, distance=distance):
            texts.append(each.row.text)
        else:
            texts[-1] = _run_on(texts[-1], before, each, spaced=spaced)
    return [tidy(text).lstrip(_BULLETS).lstrip() for text in texts]


def _placed(blocks: Sequence[Sequence[PrintedRow]]) -> Iterator[_Placed]:
    groups: list[tuple[float, float, list[int]]] = []
    for number, block in enumerate(blocks):
        left, right = min(row.left for row in block), max(row.right for row in block)
        group = next((each for each in groups if _overlap(left, right, each[0], each[1]) >= 0.6), None)
        if group is None:
            groups.append((left, right, [number]))
        else:
            group[2].append(number)
    margins: dict[int, tuple[float, float]] = {}
    for *_, members in groups:
        every = [row for number in members for row in blocks[number]]
        em = median(row.em for row in every)
        both = _edge([row.left for row in every], em), -_edge([-row.right for row in every], em)
        margins.update(dict.fromkeys(members, both))
    for number, block in enumerate(blocks):
        for row in block:
            yield _Placed(row, number, *margins[number])


def _edge(values: Sequence[float], em: float) -> float:
    """The outermost value that a good part of the rows near it share; a few may hang out (stops in the margin)."""
    outermost = min(values)
    near = sorted(value for value in values if value < outermost + 4 * em)
    for index, value in enumerate(near):
        alike = bisect_left(near, value + 0.4 * em) - index
        if alike >= max(2, _SHARED_EDGE * len(near)):
            return value
    return outermost


def _overlap(left: float, right: float, other_left: float, other_right: float) -> float:
    shared = min(right, other_right) - max(left, other_left)
    return shared / max(1.0, max(right, other_right) - min(left, other_left))


def _first_lines_are_indented(placed: Sequence[_Placed]) -> bool:
    """Whether most rows after one that left room are indented by about two signs: the habit of official texts."""
    starts = [after for before, after in pairwise(placed) if _has_room(before, after) and not after.is_cells]
    usual = [each for each in starts if 1.5 <= each.indent <= 2.8]
    flush = [each for each in starts if each.indent < 0.7]
    return len(usual) >= 2 and len(usual) >= len(flush) * 0.5


def _is_flat(placed: Sequence[_Placed]) -> bool:
    """Whether the text prints hardly any paragraph's end: it came without line ends, so a full row never ends one."""
    ends = sum(_has_room(before, after) for before, after in pairwise(placed))
    return len(placed) >= _FLAT and ends < len(placed) / _FLAT


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
    return room > (_HEAD_ROOM if _HEAD.match(after.row.text) else _first_word(after.row) + _ROOM)


def _first_word(row: PrintedRow) -> float:
    """The width of what cannot be parted from the row's first sign, in em."""
    text = row.text
    end = 1
    while end < min(len(text), 40) and not text[end].isspace() and _holds(text[end - 1], text[end]):
        end += 1
    return sum(0.6 if sign.isascii() else 1.0 for sign in text[:end])


def _holds(left: str, right: str) -> bool:
    """Whether no line may end between two signs."""
    return (left.isascii() and right.isascii()) or right in _NOT_FIRST or left in _NOT_LAST


def _breaks(before: _Placed, after: _Placed, text: str, *, indented: bool, distance: float) -> bool:
    if before.is_cells or after.is_cells or _sizes_differ(before.row, after.row):
        return True
    if _is_inside_figure(before, after):
        return False
    if before.is_apart or after.is_apart or _has_room(before, after) or _is_lower(before, after, text, distance):
        return True
    if indented:
        return after.indent > _INDENT or continues_list(text[-200:], after.row.text)
    return _opens_by_words(before, after, text)


def _is_lower(before: _Placed, after: _Placed, text: str, distance: float) -> bool:
    """Whether a row lies farther below than rows do (`distance`: of rows, in em; 0: not known), or begins a clause at
    the top of another block: a heading above columns has no room of its own that would tell."""
    if before.block != after.block:
        return _opens(after) and not text.endswith(_GOING_ON)
    return distance > 0 and (before.row.middle - after.row.middle) / before.row.em > _DISTANCE * distance


def _opens_by_words(before: _Placed, after: _Placed, text: str) -> bool:
    """Whether a row opens a paragraph where paragraphs are not indented."""
    opens = _opens(after)
    if opens and after.indent < before.indent - 0.7:
        return True
    return ends_sentence(text) and (opens or opens_paragraph(text[-200:], after.row.text))


def _is_inside_figure(before: _Placed, after: _Placed) -> bool:
    """Whether the end of a nearly full row parts a figure from its unit: programs break lines anywhere."""
    room = (before.right - before.row.right) / before.row.em
    return room < _NEARLY_FULL and bool(_FIGURE_ENDS.search(before.row.text) and _FIGURE_GOES_ON.match(after.row.text))


def _opens(placed: _Placed) -> bool:
    return starts_with_mark(placed.row.text) or placed.row.text[:1] in _BULLETS


def _sizes_differ(one: PrintedRow, other: PrintedRow) -> bool:
    small, large = sorted((one.em, other.em))
    return large > _OTHER_SIZE * small and min(len(one.text), len(other.text)) >= 4


def _swallowed_spaces(placed: Sequence[_Placed]) -> tuple[re.Pattern[str], ...]:
    """Where a line end swallows a space: between Chinese and Latin signs, each way, if the text mostly sets one."""
    text = "\n".join(each.row.text for each in placed)
    return tuple(close for open_, close in _MEETINGS if len(open_.findall(text)) > len(close.findall(text)))


def _run_on(text: str, before: _Placed, after: _Placed, *, spaced: Sequence[re.Pattern[str]]) -> str:
    """The text with the next row behind it: a space where one was printed, or where two Latin words meet."""
    last, first = text[-1], after.row.text[0]
    if before.row.open_end or any(meeting.match(last + first) for meeting in spaced):
        return f"{text} {after.row.text}"
    latin = last.isascii() and first.isascii() and last.isalnum() and first.isalnum()
    parted = (before.right - before.row.right) / before.row.em < 0.3  # a long word or number cut at the margin
    return f"{text} {after.row.text}" if latin and not parted else text + after.row.text
