"""Signs of a PDF page put together to runs: neighbours on one line of print, without a wide gap between them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from generator.dataclass import dataclass, replace
from generator.notice.sources.formulas import raised
from generator.notice.sources.radicals import with_characters
from generator.regex import regex

_WIDE_GAP = 1.8  # em; beyond it the next sign belongs to another cell or column
_TYPED_GAP = 4.0  # em; a gap that typed spaces fill (总　　则) parts no cells
_LEAST_GAP = 0.1  # em
_LATIN_SPACE = 0.12
_HAN_SPACE = 0.24
_MIXED_SPACE = 0.45
_LEAST_MIXED_SPACE = 0.23
_BROWSER_SPACE = 0.15
_SPACES_SHARE = 4
_SPACED = regex(r"[\u4e00-\u9fff] (?=[0-9A-Za-z])|[0-9A-Za-z%] (?=[\u4e00-\u9fff])")
_SPREAD = 4  # gaps that tell whether letters are set apart
_SMALL = 0.8  # of the height of the line's signs: a raised digit is smaller
_ABOVE = 0.2  # of the same: so far above it stands
_SAME_LINE = 0.5  # of the smaller height


class PdfGlyph(NamedTuple):
    """A sign and its box in points; y grows upwards. `ink`: 0 for black to 255 for white or none."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    ink: int = 0


@dataclass(frozen=True, slots=True)
class PdfRun:
    """Words on one line; `em` is the width of a Chinese sign, `open_end` says that a space stood behind the last.

    `gaps` are places in the text, with widths in em, where Chinese and Latin signs meet and a space may stand.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    em: float
    open_end: bool = False
    gaps: tuple[tuple[int, float], ...] = ()


@dataclass(slots=True)
class _Growing:
    """A run in the making: its signs, before which of them a space is printed, how far they and spaces behind reach."""

    glyphs: list[PdfGlyph] = field(default_factory=list)
    spaces: set[int] = field(default_factory=set)
    space: bool = False
    reach: float = 0.0

    def add(self, glyph: PdfGlyph) -> None:
        if self.glyphs and self.space:
            self.spaces.add(len(self.glyphs))
        self.space = False
        self.glyphs.append(glyph)
        self.reach = glyph.right

    def add_space(self, glyph: PdfGlyph) -> None:
        """A printed space; typed ones stand right behind each other."""
        self.space = True
        if self.glyphs and glyph.left - self.reach < _LEAST_GAP * (self.glyphs[-1].top - self.glyphs[-1].bottom):
            self.reach = max(self.reach, glyph.right)

    def goes_on(self, glyph: PdfGlyph) -> bool:
        """Whether a character stands on the line of the last one, with no wide gap that typed spaces do not fill."""
        last = self.glyphs[-1]
        size = max(last.top - last.bottom, glyph.top - glyph.bottom)
        if _shared(last, glyph) < _SAME_LINE or glyph.left - last.right <= -0.6 * size:
            return False
        return glyph.left - self.reach < _WIDE_GAP * size and glyph.left - last.right < _TYPED_GAP * size

    def run(self) -> PdfRun:
        widths = sorted(glyph.right - glyph.left for glyph in self.glyphs)
        bottom, top = min(glyph.bottom for glyph in self.glyphs), max(glyph.top for glyph in self.glyphs)
        # A run of digits alone has no Chinese sign to measure: its height is about an em.
        em = max(widths[len(widths) * 9 // 10], 0.7 * (top - bottom), 0.01)
        text, gaps = self._text(em)
        right = max(glyph.right for glyph in self.glyphs)
        return PdfRun(text, self.glyphs[0].left, right, bottom, top, em, self.space, gaps)

    def _text(self, em: float) -> tuple[str, tuple[tuple[int, float], ...]]:
        """The text with the spaces that are sure, and the gaps that only the whole text tells spaces from."""
        parts = [with_characters(self.glyphs[0].text)]
        length = len(parts[0])
        open_gaps: list[tuple[int, float]] = []
        for index, gap in enumerate(self._gaps(em), start=1):
            before, after = self.glyphs[index - 1].text, self.glyphs[index].text
            sign = raised(after) if self._is_raised(index) else with_characters(after)
            if _is_mixed(before, after) and index not in self.spaces:
                if gap > _LEAST_GAP:
                    open_gaps.append((length, gap))
            elif index in self.spaces or gap > (_LATIN_SPACE if before.isascii() and after.isascii() else _HAN_SPACE):
                sign = f" {sign}"
            parts.append(sign)
            length += len(sign)
        return "".join(parts), tuple(open_gaps)

    def _is_raised(self, index: int) -> bool:
        """Whether a sign is a small digit above the line: 10³, or the mark of a note."""
        glyph, first = self.glyphs[index], self.glyphs[0]
        height = first.top - first.bottom
        return (
            glyph.text.isdecimal()
            and glyph.top - glyph.bottom < _SMALL * height
            and glyph.bottom - first.bottom > _ABOVE * height
        )

    def _gaps(self, em: float) -> list[float]:
        """The gap before every sign but the first, in em.

        Letters set apart (a spread title, a stretched line) have a gap everywhere: that one does not count.
        """
        gaps = [after.left - before.right for before, after in pairwise(self.glyphs)]
        usual = max(0.0, median(gaps)) if len(gaps) >= _SPREAD else 0.0
        return [(gap - usual) / em for gap in gaps]


def _is_mixed(before: str, after: str) -> bool:
    """Whether programs set a gap between two signs by themselves: a Chinese one and a Latin letter or digit."""
    if before.isascii() == after.isascii():
        return False
    return before.isalnum() and after.isalnum()


def runs(glyphs: Iterable[PdfGlyph]) -> list[PdfRun]:
    """The runs of a page, in the order of the file."""
    return list(_runs(glyphs))


def with_spaces(pages: Sequence[Sequence[PdfRun]], *, sets_gaps: bool = True) -> list[list[PdfRun]]:
    """The runs of all pages with the spaces that only the whole text tells from the gaps that programs set.

    A browser sets none between Chinese and Latin signs (`sets_gaps`), nor does it print a space: a gap there is one.
    """
    mixed = _mixed_space([run for page in pages for run in page]) if sets_gaps else _BROWSER_SPACE
    return [[_spaced(run, mixed) for run in page] for page in pages]


def _spaced(run: PdfRun, mixed_space: float) -> PdfRun:
    places = [place for place, gap in run.gaps if gap > mixed_space]
    if not places:
        return run
    text = " ".join(run.text[start:stop] for start, stop in pairwise([0, *places, len(run.text)]))
    return replace(run, text=text, gaps=())


def _mixed_space(every: Sequence[PdfRun]) -> float:
    """From which gap on a space stands between Chinese and Latin signs, in em.

    Programs set a fifth or a quarter of an em there by themselves, and more in a stretched line. Only a text with
    spaces in such places is looked at closely: there the narrow gaps tell how much is no space.
    """
    ordered = sorted(gap for run in every for _, gap in run.gaps)
    if len(ordered) < _SPREAD or _SPACES_SHARE * sum(len(_SPACED.findall(run.text)) for run in every) < len(ordered):
        return _MIXED_SPACE
    return min(_MIXED_SPACE, max(_LEAST_MIXED_SPACE, 1.15 * ordered[len(ordered) // 20]))


def _runs(glyphs: Iterable[PdfGlyph]) -> Iterator[PdfRun]:
    growing = _Growing()
    for glyph in _by_lines(glyphs):
        if glyph.text.isspace():
            growing.add_space(glyph)
            continue
        last = growing.glyphs[-1] if growing.glyphs else None
        if last is not None and _is_double(last, glyph):
            continue
        if last is not None and not growing.goes_on(glyph):
            yield growing.run()
            growing = _Growing()
        if not growing.glyphs:
            growing.space = False
        growing.add(glyph)
    if growing.glyphs:
        yield growing.run()


def _by_lines(glyphs: Iterable[PdfGlyph]) -> Iterator[PdfGlyph]:
    """The signs, those of one line from left to right: signs of a substitute font may come out of turn."""
    line: list[PdfGlyph] = []
    for glyph in glyphs:
        if line and _shared(line[-1], glyph) < _SAME_LINE:
            yield from sorted(line, key=_middle)
            line = []
        line.append(glyph)
    yield from sorted(line, key=_middle)


def _middle(glyph: PdfGlyph) -> float:
    return glyph.left + glyph.right


def _shared(one: PdfGlyph, other: PdfGlyph) -> float:
    """How much of the smaller one's height both have in common."""
    smaller = min(one.top - one.bottom, other.top - other.bottom)
    return (min(one.top, other.top) - max(one.bottom, other.bottom)) / max(smaller, 0.01)


def _is_double(last: PdfGlyph, glyph: PdfGlyph) -> bool:
    """Whether a sign is printed a second time, a hair aside, to look bold."""
    return glyph.text == last.text and abs(glyph.left - last.left) < 0.25 * (last.right - last.left)
