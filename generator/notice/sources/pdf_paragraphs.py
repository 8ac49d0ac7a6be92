"""Rows of print as paragraphs: a row that is full runs on in the next one, whatever sign it ends with.

What ends a paragraph is room left at the end of its row, the indent of the next row (in texts that indent first lines)
or a greater distance between the rows; never a full stop alone.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from generator.dataclass import dataclass
from generator.notice.closing import continues_list
from generator.notice.lines import ends_sentence
from generator.notice.sources.pdf_line_ends import run_on, spacing
from generator.notice.sources.pdf_measure import MeasuredRow, has_room
from generator.notice.sources.pdf_openings import BULLETS, PrintedNumbers, opens_by_words, printed_numbers
from generator.notice.sources.pdf_rows import PrintedRow
from generator.notice.sources.tidy import tidy
from generator.regex import regex

_INDENT = 1.2  # em
_OUTDENT = 0.7
_DISTANCE = 1.3  # of the usual one
_FLAT = 40  # rows; official texts have more than one paragraph in so many
_FEWEST = 12  # rows, of a text without a single end
_FLAT_ROOM = 2.0  # em; spaces at the end of its rows take as much
_OTHER_SIZE = 1.15
_FIGURE_ENDS = regex(r"[0-9.]$")
_FIGURE_GOES_ON = regex(r"[年月日万亿元%％]")
_NEARLY_FULL = 3.0  # em of room
_TAIL = 200  # characters of the text before a row
_FIRST_WORD = regex(r"[\x21-\x7e]+|.")
_GOING_ON = ("，", "、", "第")  # behind these a number at the top of a column is none of a clause


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a text is set.

    `is_flat` says that it prints hardly any paragraph's end, `is_indented` that first lines are indented; `distance`
    is that of the rows of a paragraph in em (0: not known), `numbers` those at the starts of rows.
    """

    is_flat: bool
    is_indented: bool
    distance: float
    numbers: PrintedNumbers


def paragraph_texts(rows: Sequence[MeasuredRow]) -> list[str]:
    """The paragraphs of all rows, which come in reading order; one may run on from block to block."""
    setting = _setting(rows)
    habit = spacing(each.row.text for each in rows)
    texts: list[str] = []
    for index, each in enumerate(rows):
        if not index or _breaks(rows, index, texts[-1], setting):
            texts.append(each.row.text)
        else:
            texts[-1] = run_on(texts[-1], rows[index - 1], each, habit)
    return [tidy(text).lstrip(BULLETS).lstrip() for text in texts]


def row_texts(rows: Sequence[MeasuredRow]) -> list[str]:
    """The rows of a text whose line ends mean nothing, each as a line.

    A space that a row's end swallowed is put back with the character or word behind it, which moves up.
    """
    habit = spacing(each.row.text for each in rows)
    texts: list[str] = []
    for index, each in enumerate(rows):
        text = each.row.text
        if index and f"{texts[-1]} {text}" == run_on(texts[-1], rows[index - 1], each, habit):
            word = _FIRST_WORD.match(text)
            end = word.end() if word else 0
            texts[-1], text = f"{texts[-1]} {text[:end]}", text[end:]
        if text:
            texts.append(text)
    return [text for text in map(tidy, texts) if text]


def _setting(rows: Sequence[MeasuredRow]) -> _Setting:
    return _Setting(_is_flat(rows), _first_lines_are_indented(rows), _usual_distance(rows), printed_numbers(rows))


def _first_lines_are_indented(rows: Sequence[MeasuredRow]) -> bool:
    """Whether most rows after one that left room are indented by about two signs: the habit of official texts."""
    starts = [after for before, after in pairwise(rows) if has_room(before, after) and not after.is_cells]
    usual = [each for each in starts if 1.5 <= each.indent <= 2.8]
    flush = [each for each in starts if each.indent < _OUTDENT]
    return len(usual) >= 2 and len(usual) >= len(flush) * 0.5


def _is_flat(rows: Sequence[MeasuredRow]) -> bool:
    """Whether the text prints hardly any paragraph's end: it came without line ends, so a full row never ends one."""
    if len(rows) < _FEWEST or sum(ends_sentence(each.row.text) for each in rows) > len(rows) / 2:
        return False  # short paragraphs of one length may all end at the margin
    ends = sum(has_room(before, after, _FLAT_ROOM) for before, after in pairwise(rows))
    return ends < len(rows) / _FLAT


def _usual_distance(rows: Sequence[MeasuredRow]) -> float:
    """The distance of rows within a paragraph, in em: that of rows that follow a full one."""
    found = [
        (before.row.middle - after.row.middle) / before.row.em
        for before, after in pairwise(rows)
        if before.block == after.block and not has_room(before, after)
    ]
    found = [distance for distance in found if distance > 0.5]
    return median(found) if len(found) >= 3 else 0.0


def _breaks(rows: Sequence[MeasuredRow], index: int, text: str, setting: _Setting) -> bool:
    """Whether a row ends the text before it: by its looks, or, where looks say nothing, by its words."""
    before, after = rows[index - 1], rows[index]
    if _is_table(before, after) or _sizes_differ(before.row, after.row):
        return True
    if _is_inside_figure(before, after):
        return False
    if setting.is_flat:
        return has_room(before, after, _FLAT_ROOM)
    if has_room(before, after) or _stands_off(before, after) or _is_lower(before, after, setting.distance):
        return True
    if _begins_block(rows, index, text, setting.numbers):
        return True
    if setting.is_indented:
        return after.indent > _INDENT or continues_list(text[-_TAIL:], after.row.text)
    return _opens_flush(rows, index, text, setting.numbers)


def _opens_flush(rows: Sequence[MeasuredRow], index: int, text: str, numbers: PrintedNumbers) -> bool:
    """Whether a row opens a paragraph in a text that indents no first lines."""
    before, after = rows[index - 1], rows[index]
    return _is_outdented(before, after, index, numbers) or opens_by_words(text, after, index, numbers)


def _is_table(before: MeasuredRow, after: MeasuredRow) -> bool:
    """Whether a row or the one before it is a row of cells."""
    return before.is_cells or after.is_cells


def _stands_off(before: MeasuredRow, after: MeasuredRow) -> bool:
    """Whether a row or the one before it is a signature, a date or a title."""
    return before.is_apart or after.is_apart


def _is_lower(before: MeasuredRow, after: MeasuredRow, distance: float) -> bool:
    """Whether a row lies farther below than the rows of a paragraph do."""
    if distance <= 0 or before.block != after.block:
        return False
    return (before.row.middle - after.row.middle) / before.row.em > _DISTANCE * distance


def _begins_block(rows: Sequence[MeasuredRow], index: int, text: str, numbers: PrintedNumbers) -> bool:
    """Whether a clause begins at the top of another block: a heading above columns has no room of its own to tell."""
    if rows[index - 1].block == rows[index].block:
        return False
    return _opens(rows[index], index, numbers) and not text.endswith(_GOING_ON)


def _is_outdented(before: MeasuredRow, after: MeasuredRow, index: int, numbers: PrintedNumbers) -> bool:
    return _opens(after, index, numbers) and after.indent < before.indent - _OUTDENT


def _opens(row: MeasuredRow, index: int, numbers: PrintedNumbers) -> bool:
    return index in numbers.all or row.row.text[:1] in BULLETS


def _is_inside_figure(before: MeasuredRow, after: MeasuredRow) -> bool:
    """Whether the end of a nearly full row parts a figure from its unit: programs break lines anywhere."""
    cut = _FIGURE_ENDS.search(before.row.text) and _FIGURE_GOES_ON.match(after.row.text)
    return before.room < _NEARLY_FULL and bool(cut)


def _sizes_differ(one: PrintedRow, other: PrintedRow) -> bool:
    small, large = sorted((one.em, other.em))
    return large > _OTHER_SIZE * small and min(len(one.text), len(other.text)) >= 4
