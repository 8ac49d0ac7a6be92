"""A text without its white space, and the way back to the places in the text as printed.

Real notices wrap lines inside figures ("30 万⏎元") and print spaces around digits ("2025 年 12 月 31 日"); half
of them use full-width signs. Patterns are written once, for the compact text, and every hit is mapped back.
"""

from bisect import bisect_right
from functools import lru_cache

from generator.dataclass import dataclass
from generator.regex import regex

# One sign for one sign, so that places stay: full-width digits and signs, all the dashes, all the decimal points, and
# traditional forms of what sums are written in.
_SIGNS = tuple(
    zip(
        "０１２３４５６７８９％（）［］【】〔〕﹝﹞．﹒／＋，；：－—–―─﹣～〜∼萬億圓貳參陸",
        "0123456789%()[][][][]../+,;:------~~~万亿圆贰叁陆",
        strict=True,
    )
)
_CLAUSES = 4096  # facts and doubtful sums look at the same text, clause after clause
_RUN = regex(r"\S+")
# A private-use glyph between two digits is a decimal point lost in conversion (seen: "0\ue0102元").
LOST_POINT = regex(r"(?<=\d)[\ue000-\uf8ff](?=\d)")
_WIDE = regex(f"[{''.join(wide for wide, _ in _SIGNS)}\ue000-\uf8ff]")
_SHORT = 60  # signs; in a shorter text one look for all of them is faster than one for each


def half_width(text: str) -> str:
    """The text with every full-width digit, bracket, colon, dash … as its half-width sign; the length stays."""
    if len(text) < _SHORT and not _WIDE.search(text):
        return text
    for wide, narrow in _SIGNS:  # faster than `translate`, which looks up every character
        if wide in text:
            text = text.replace(wide, narrow)
    return LOST_POINT.sub(".", text)


@dataclass(frozen=True, slots=True)
class Compact:
    """`text` without white space in half-width signs; `place(i)` is where its sign i stands in the original.

    Two digits that white space separates stay separate, by one space: "10 20" is not 1020.
    """

    text: str
    _run_starts: tuple[int, ...]
    _printed_starts: tuple[int, ...]

    def place(self, index: int) -> int:
        """The offset in the original text of the sign at `index` of the compact text."""
        run = bisect_right(self._run_starts, index) - 1
        return self._printed_starts[run] + index - self._run_starts[run]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of the compact slice `start:end`, which must not be empty."""
        return self.place(start), self.place(end - 1) + 1


@lru_cache(maxsize=_CLAUSES)
def compact(text: str) -> Compact:
    """The text without white space, in half-width signs."""
    runs: list[str] = []
    run_starts: list[int] = []
    printed_starts: list[int] = []
    length = 0
    for match in _RUN.finditer(text):
        run = match.group()
        if runs and run[0].isdigit() and runs[-1][-1].isdigit():
            runs.append(" ")
            run_starts.append(length)
            printed_starts.append(match.start() - 1)
            length += 1
        runs.append(run)
        run_starts.append(length)
        printed_starts.append(match.start())
        length += len(run)
    return Compact(half_width("".join(runs)), tuple(run_starts), tuple(printed_starts))
