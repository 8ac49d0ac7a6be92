"""Which words of a sentence belong to which of its sums."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.dataclass import dataclass
from generator.draft import applicant
from generator.draft.part import FigurePart, Role
from generator.draft.quantities import Quantity
from generator.draft.selectors import length_words, term_in, years_in
from generator.regex import regex

_JOINTS = regex("、|和|以及|及|并")
_UNIT = regex("(?:[/／·][^，。；：、\\d]{1,6}?)+(?=、|和|及)")  # 5000元/月、
_GIVES_IT = regex(r"(?:给予|予以|对[^，。；\d]{2,14}(?:给予|予以|进行))[^，。；\d]*\Z")
# 不与省级奖励重复享受, 可与市级奖励叠加, 除省级奖励外另行发放: how the sum before stands to others.
_BESIDE_OTHERS = regex(
    r"[^，；：。\d]{0,24}(?:重复|叠加|同时享受|累计享受|兼得|另行(?:发放|奖励|给予)|就高|从高|只?[奖补]差额|补足差额)[^，；：。\d]{0,8}"
)
_LATER = ("CAP", "FLOOR", "PAYOUT", "QUOTA", "INSTALMENT")


@dataclass(frozen=True, slots=True)
class Region:
    """The sums of one list, the words before them that belong to them, and where all that belongs to them ends."""

    parts: tuple[FigurePart, ...]
    start: int
    end: int
    later: tuple[FigurePart, ...]

    @property
    def items(self) -> tuple[Quantity, ...]:
        return tuple(item for part in self.parts for item in part.listed.items)

    @property
    def first(self) -> int:
        """Where the first sum begins."""
        return self.parts[0].listed.start

    @property
    def last(self) -> int:
        """Where the last sum ends."""
        return self.parts[-1].listed.end


def regions(text: str, parts: Sequence[FigurePart], told: int) -> Iterator[Region]:
    rows = [*_rows(text, parts), ()]
    starts = [part.listed.start for part in parts]
    done = 0
    for row, behind in pairwise(rows):
        first, last = row[0].listed.start, row[-1].listed.end
        start = _cut(text, done, first) if done else told
        limit = behind[0].listed.start if behind else len(text)
        between = parts[bisect_left(starts, last) : bisect_left(starts, limit)]
        later = tuple(each for each in between if each.role.name in _LATER)
        done = _material_end(text, max([last, *(each.listed.end for each in later)]), limit)
        yield Region(row, start, done if behind else len(text), later)


def _rows(text: str, parts: Sequence[FigurePart]) -> Iterator[tuple[FigurePart, ...]]:
    """Granted lists in order; sums and rates that 分别 lists together are one: 分别按30万元、50万元、外资额的8‰."""
    row: list[FigurePart] = []
    for number, part in enumerate(parts):
        if part.role is not Role.GRANT:
            continue
        joined = row and parts[number - 1] is row[-1] and _one_row(text, row, part)
        if row and not joined:
            yield tuple(row)
            row = []
        row.append(part)
    if row:
        yield tuple(row)


def _one_row(text: str, row: Sequence[FigurePart], part: FigurePart) -> bool:
    between = text[row[-1].listed.end : part.listed.start]
    start = max(text.rfind(stop, 0, row[0].listed.start) for stop in "，；：。") + 1
    listed = re.fullmatch(r"(?:人民币)?(?:、|和|及|以及)[^，。；：、]{0,14}", between) is not None
    return (
        listed
        and re.search("分别|依次", text[start : row[0].listed.start]) is not None
        and applicant.applicant_in(between, at_end=True) is None
    )


def _material_end(text: str, end: int, limit: int) -> int:
    """Where the phrase of the last figure ends, and phrases behind it that only say for how long."""
    place = _stop(text, end, limit)
    if place == limit < len(text):
        unit = _UNIT.match(text, end, limit)
        return unit.end() if unit else end  # the next sum stands in the same phrase
    while place < limit:
        behind = _stop(text, place + 1, limit)
        phrase = text[place + 1 : behind]
        if behind >= limit or not (_lasts_only(phrase) or _GIVES_IT.match(phrase) or _BESIDE_OTHERS.fullmatch(phrase)):
            break
        place = behind
    return min(place, limit)


def _lasts_only(phrase: str) -> bool:
    """补贴期限最长3年: words that say nothing but for how long."""
    said = f"，{phrase}"
    lasts = term_in(said) is not None or length_words(said) is not None
    return lasts and not years_in(phrase) and "给予" not in phrase


def _stop(text: str, start: int, limit: int) -> int:
    return min([limit, *(place for stop in "，；：（）。" if (place := text.find(stop, start, limit)) >= 0)])


def _cut(text: str, done: int, end: int) -> int:
    """Where the words of the next sum begin: behind the next stop, else behind the joint of a list."""
    place = _stop(text, done, end)
    if place < end:
        return place + 1
    joint = _JOINTS.search(text, done, end)
    return joint.end() if joint else done
