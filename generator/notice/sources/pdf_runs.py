"""Signs of a PDF page put together to runs: neighbours on one line of print, without a wide gap between them."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import NamedTuple

_WIDE_GAP = 1.8  # em; beyond it the next sign belongs to another cell or column
_LEAST_GAP = 0.1  # em
_LATIN_SPACE = 0.12
_HAN_SPACE = 0.24
_MIXED_SPACE = 0.45
_LEAST_MIXED_SPACE = 0.23
_SPREAD = 4  # gaps that tell whether letters are set apart
_SAME_LINE = 0.5  # of the smaller height


class Glyph(NamedTuple):
    """A sign and its box in points; y grows upwards."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Run:
    """Words on one line; `em` is the width of a Chinese sign, `open_end` says that a space stood behind the last."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    em: float
    open_end: bool = False


@dataclass(slots=True)
class LooseRun:
    """A run in the making: its signs, and before which of them a space is printed."""

    glyphs: list[Glyph] = field(default_factory=list)
    spaces: set[int] = field(default_factory=set)
    space: bool = False

    def add(self, glyph: Glyph) -> None:
        if self.glyphs and self.space:
            self.spaces.add(len(self.glyphs))
        self.space = False
        self.glyphs.append(glyph)

    @property
    def em(self) -> float:
        """The width of a Chinese sign; a run of digits alone has none to measure, its height is about an em."""
        widths = sorted(glyph.right - glyph.left for glyph in self.glyphs)
        return max(widths[len(widths) * 9 // 10], 0.7 * max(glyph.top - glyph.bottom for glyph in self.glyphs))

    def gaps(self) -> Iterator[tuple[int, float]]:
        """The signs after which a gap stands that may be a space, with its width in em.

        Letters set apart (a spread title, a stretched line) have a gap everywhere: that one does not count.
        """
        gaps = [after.left - before.right for before, after in pairwise(self.glyphs)]
        usual = max(0.0, median(gaps)) if len(gaps) >= _SPREAD else 0.0
        em = self.em
        for index, gap in enumerate(gaps, start=1):
            if gap - usual > _LEAST_GAP * em and index not in self.spaces:
                yield index, (gap - usual) / em

    def is_mixed(self, index: int) -> bool:
        """Whether a Chinese and a Latin sign meet before the sign `index`."""
        return self.glyphs[index - 1].text.isascii() != self.glyphs[index].text.isascii()

    def run(self, mixed_space: float) -> Run:
        """The run; a gap wider than `mixed_space` between Chinese and Latin signs is a space."""
        for index, gap in list(self.gaps()):
            latin = self.glyphs[index].text.isascii()
            if gap > (mixed_space if self.is_mixed(index) else _LATIN_SPACE if latin else _HAN_SPACE):
                self.spaces.add(index)
        parts = [
            f" {_plain(glyph.text)}" if index in self.spaces else _plain(glyph.text)
            for index, glyph in enumerate(self.glyphs)
        ]
        return Run(
            "".join(parts),
            min(glyph.left for glyph in self.glyphs),
            max(glyph.right for glyph in self.glyphs),
            min(glyph.bottom for glyph in self.glyphs),
            max(glyph.top for glyph in self.glyphs),
            self.em,
            self.space,
        )


def loose_runs(glyphs: Iterable[Glyph], width: float) -> list[LooseRun]:
    """The runs of a page `width` points wide, in the order of the file; signs off the page do not count."""
    return list(_loose(glyph for glyph in glyphs if glyph.right > 0 and glyph.left < width))


def runs(pages: Sequence[Sequence[LooseRun]]) -> list[list[Run]]:
    """The runs of all pages with their spaces, which only the whole text tells from the gaps that programs set."""
    mixed = _mixed_space(each for page in pages for each in page)
    return [[each.run(mixed) for each in page] for page in pages]


def _mixed_space(loose: Iterable[LooseRun]) -> float:
    """From which gap on a space stands between Chinese and Latin signs, in em.

    Programs set a fifth or a quarter of an em there by themselves: the narrow gaps of the text tell how much.
    """
    gaps = sorted(gap for each in loose for index, gap in each.gaps() if each.is_mixed(index))
    if len(gaps) < _SPREAD:
        return _MIXED_SPACE
    return min(_MIXED_SPACE, max(_LEAST_MIXED_SPACE, 1.15 * gaps[len(gaps) // 20]))


def _loose(glyphs: Iterable[Glyph]) -> Iterator[LooseRun]:
    growing = LooseRun()
    for glyph in _by_lines(glyphs):
        if glyph.text.isspace():
            growing.space = True
            continue
        last = growing.glyphs[-1] if growing.glyphs else None
        if last is not None and _is_double(last, glyph):
            continue
        if last is not None and not _follows(last, glyph):
            yield growing
            growing = LooseRun()
        if not growing.glyphs:
            growing.space = False
        growing.add(glyph)
    if growing.glyphs:
        yield growing


def _by_lines(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """The signs, those of one line from left to right: signs of a substitute font may come out of turn."""
    line: list[Glyph] = []
    for glyph in glyphs:
        if line and _shared(line[-1], glyph) < _SAME_LINE:
            yield from sorted(line, key=_middle)
            line = []
        line.append(glyph)
    yield from sorted(line, key=_middle)


def _middle(glyph: Glyph) -> float:
    return glyph.left + glyph.right


def _shared(one: Glyph, other: Glyph) -> float:
    """How much of the smaller one's height both have in common."""
    smaller = min(one.top - one.bottom, other.top - other.bottom)
    return (min(one.top, other.top) - max(one.bottom, other.bottom)) / max(smaller, 0.01)


def _is_double(last: Glyph, glyph: Glyph) -> bool:
    """Whether a sign is printed a second time, a hair aside, to look bold."""
    return glyph.text == last.text and abs(glyph.left - last.left) < 0.25 * (last.right - last.left)


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.top - last.bottom, glyph.top - glyph.bottom)
    return _shared(last, glyph) >= _SAME_LINE and -0.6 * size < glyph.left - last.right < _WIDE_GAP * size


def _plain(sign: str) -> str:
    """Kangxi radicals, which some PDF writers give for the common sign of the same form (⼀ for 一), as that sign."""
    return unicodedata.normalize("NFKC", sign) if "\u2f00" <= sign <= "\u2fd5" else sign
