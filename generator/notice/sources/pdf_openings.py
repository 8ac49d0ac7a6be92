"""Rows that open a paragraph by their words, in texts that indent no first lines: numbers, and the parts of a head."""

from collections.abc import Iterable, Mapping

from generator.dataclass import dataclass
from generator.notice.closing import RELEASE, continues_list, opens_paragraph
from generator.notice.letterhead import is_date_line, number_of
from generator.notice.lines import Line, bracket_open, ends_sentence
from generator.notice.marks import Kind, marks
from generator.notice.preamble import is_title
from generator.notice.sources.pdf_measure import MeasuredRow
from generator.regex import regex

_TAIL = 400  # characters of the text before a row
_FULL = 2.0  # em of room; a row with less runs on, and is no signature
_FIGURE_DOUBT = 2
# Words behind which a number belongs to their sentence: 依照第三条⏎（一）, 第⏎一条, 十⏎一、, （一）⏎（二）项.
_GOING_ON = regex(
    r"(?:[，、第（(《“〈和与及或至到按照据在从由对向为将以之把含即]|[一二三四五六七八九十百零〇]|第[^，。；：]{1,6}[条款项章节]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)])$"
)
# （三）项规定: a number that names a clause.
_REFERENCE = regex(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]?[款项目]")
# The line of the addressees: it names groups and ends in a colon.
_ADDRESSED = regex(
    r"(?!.*(?:如下|以下|现将|现就|通知|公告))[^。；：:《》]{0,80}(?:各|有关|直属|省属|市属|区属)[^。；：:《》]{1,200}[：:]$"
)
# What stands below a title: its number, the addressees, the words that every notice begins with.
_BELOW_TITLE = regex(r"为(?!的)|根据|按照|依据|依照|现将|经|近年来|各|有关|省属|市属|区属|《|第[一1]\s*[章条]")
BULLETS = "•●■◆▪➢\uf0b7\uf06c\uf06e\uf075\uf0a7\uf0d8"


@dataclass(frozen=True, slots=True)
class PrintedNumbers:
    """The clause numbers at the starts of rows, by the row's index, and those with a neighbour in their sequence."""

    all: Mapping[int, tuple[Kind, int]]
    certain: frozenset[int]

    @property
    def first(self) -> int:
        """The index of the first row with a certain number; beyond every row where there is none."""
        return min(self.certain, default=1 << 30)


def printed_numbers(rows: Iterable[MeasuredRow]) -> PrintedNumbers:
    """The numbers of all rows. One is certain where the number before it or behind it begins a row too."""
    lines = [Line(each.row.text, index) for index, each in enumerate(rows)]
    found = {
        mark.line: (mark.kind, mark.value) for mark in marks(lines) if not mark.inline and mark.doubt < _FIGURE_DOUBT
    }
    values = set(found.values())
    certain = frozenset(
        index
        for index, (kind, value) in found.items()
        if kind in ("annex", "appendix") or (kind, value - 1) in values or (kind, value + 1) in values
    )
    return PrintedNumbers(found, certain)


def opens_by_words(text: str, row: MeasuredRow, index: int, numbers: PrintedNumbers) -> bool:
    """Whether a row (its index among all) opens a paragraph behind a text whose last row is full."""
    words = row.row.text
    if _REFERENCE.match(words):
        return False
    if index in numbers.certain and not bracket_open(text) and not _GOING_ON.search(text):
        return True
    if continues_list(text[-_TAIL:], words) or _stands_alone(words):
        return True
    if index < numbers.first and _ends_in_head(text, words):
        return True
    return ends_sentence(text) and _opens_behind_sentence(text, row, index, numbers)


def _opens_behind_sentence(text: str, row: MeasuredRow, index: int, numbers: PrintedNumbers) -> bool:
    words = row.row.text
    if index in numbers.all or words[:1] in BULLETS:
        return True
    return opens_paragraph(text[-_TAIL:], words, full=row.room < _FULL)


def _stands_alone(words: str) -> bool:
    """Whether a row is a document number, a date or a note of release and nothing else."""
    return bool(number_of(words) or is_date_line(words) or RELEASE.match(words))


def _ends_in_head(text: str, words: str) -> bool:
    """Whether a title, or the line of the addressees, is whole before a row."""
    if _ADDRESSED.match(text):
        return True
    return is_title(text) and not text.startswith("《") and bool(_BELOW_TITLE.match(words) or number_of(words))
