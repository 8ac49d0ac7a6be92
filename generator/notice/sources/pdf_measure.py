"""Rows of print with the measure of their column: its margins, and the room that a row leaves."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from statistics import median

from generator.dataclass import dataclass
from generator.notice.sources.pdf_rows import PrintedRow
from generator.regex import regex

_ROOM = 0.75  # em left over beyond the next word
_SHARED_EDGE = 0.2
_OWN_MARGIN = 0.3  # of a block's rows
_ALIKE = 0.4  # em
_OVERLAP = 0.6
# Characters that must not begin a line, and those that must not end one (GB/T 15834-2011, 5.1): they move with a
# neighbour.
_NOT_FIRST = frozenset("，。、；：？！）》」』〕】”’％%,.;:?!)…—")
_NOT_LAST = frozenset("（《「『〔【“‘(")
_HEAD = regex(r"(?:第?[一二三四五六七八九十百零]+[、条章节]|[（(][一二三四五六七八九十]+[）)])")
_HEAD_ROOM = 1.2  # em; in front of a clause's number less room is left in full rows only
_APART = 0.35  # of the column's width: an indent beyond it sets a line to the right or to the middle


@dataclass(frozen=True, slots=True)
class MeasuredRow:
    """A row with its block (a column, or a page without columns) and the margins of that block, in points."""

    row: PrintedRow
    block: int
    left: float
    right: float

    @property
    def indent(self) -> float:
        """How far from the left margin the row begins, in em."""
        return (self.row.left - self.left) / self.row.em

    @property
    def room(self) -> float:
        """How far from the right margin the row ends, in em."""
        return (self.right - self.row.right) / self.row.em

    @property
    def is_cells(self) -> bool:
        """Whether wide gaps part the row, as cells of a table."""
        return len(self.row.runs) > 1

    @property
    def is_apart(self) -> bool:
        """Whether the row is a signature, a date or a title: it begins far from the margin, and ends its paragraph."""
        return self.row.left - self.left > _APART * (self.right - self.left)


@dataclass(slots=True)
class _Width:
    """Blocks set as wide as each other: where the first of them begins and ends, and which they are."""

    left: float
    right: float
    blocks: list[int]

    def shares(self, left: float, right: float) -> bool:
        shared = min(self.right, right) - max(self.left, left)
        return shared / max(1.0, max(self.right, right) - min(self.left, left)) >= _OVERLAP

    def holds(self, left: float, right: float, em: float) -> bool:
        return self.left - em <= left and right <= self.right + em


def measured(pages: Sequence[Sequence[Sequence[PrintedRow]]]) -> list[MeasuredRow]:
    """The rows of all pages, each as blocks (columns) of rows, in their order, each with its margins."""
    blocks = [block for page in pages for block in page]
    alone = [len(page) == 1 for page in pages for _ in page]
    return list(_measured(blocks, alone))


def _measured(blocks: Sequence[Sequence[PrintedRow]], alone: Sequence[bool]) -> Iterator[MeasuredRow]:
    widths = _widths(blocks, alone)
    margins: dict[int, tuple[float, float]] = {}
    for width in widths:
        every = [row for number in width.blocks for row in blocks[number]]
        em = median(row.em for row in every)
        both = _edge([row.left for row in every], em), -_edge([-row.right for row in every], em)
        margins.update(dict.fromkeys(width.blocks, both))
    for number, block in enumerate(blocks):
        for row in block:
            yield MeasuredRow(row, number, *margins[number])


def _widths(blocks: Sequence[Sequence[PrintedRow]], alone: Sequence[bool]) -> list[_Width]:
    """The blocks by their widths.

    Short lines `alone` on a page (signature and date on the last one) do not show how wide they are set: they belong
    to the blocks that most rows are set in, among those that are wide enough.
    """
    widths: list[_Width] = []
    shown = {number: None for number, block in enumerate(blocks) if not alone[number] or _shows_margin(block)}
    for number in (*shown, *(number for number in range(len(blocks)) if number not in shown)):
        block = blocks[number]
        left, right, em = min(row.left for row in block), max(row.right for row in block), block[0].em
        alike = [width for width in widths if width.shares(left, right)]
        if not alike and number not in shown:
            alike = [width for width in widths if width.holds(left, right, em)]
            alike.sort(key=lambda width: -sum(len(blocks[each]) for each in width.blocks))
        if alike:
            alike[0].blocks.append(number)
        else:
            widths.append(_Width(left, right, [number]))
    return widths


def _shows_margin(block: Sequence[PrintedRow]) -> bool:
    """Whether several rows of a block end at the same place, the farthest to the right."""
    right = max(row.right for row in block)
    alike = sum(row.right > right - _ALIKE * row.em for row in block)
    return alike >= max(2, _OWN_MARGIN * len(block))


def _edge(values: Sequence[float], em: float) -> float:
    """The outermost value that a good part of the rows near it share; a few may hang out (stops in the margin)."""
    outermost = min(values)
    near = sorted(value for value in values if value < outermost + 4 * em)
    for index, value in enumerate(near):
        alike = bisect_left(near, value + _ALIKE * em) - index
        if alike >= max(2, _SHARED_EDGE * len(near)):
            return value
    return outermost


def has_room(before: MeasuredRow, after: MeasuredRow, more: float = 0.0) -> bool:
    """Whether the next row's first word, and `more` em, would have fitted behind this row."""
    return before.room - more > (_HEAD_ROOM if _HEAD.match(after.row.text) else _first_word(after.row) + _ROOM)


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
