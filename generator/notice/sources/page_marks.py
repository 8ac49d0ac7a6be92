"""Watermarks that stand level across the lines of a page: words printed over others, larger or in fainter ink.

Only what lies on other words is one: a title in large type, a grey heading and a coloured figure lie on nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from generator.dataclass import dataclass, replace
from generator.notice.sources.pdf_runs import PdfGlyph
from generator.notice.sources.placed import PageGlyphs

_LARGER = 1.4  # times the height of the words below
_FAINTER = 0x40  # of 0xFF
_SAME = 0.05  # of the height: glyphs of one word have one size and one foot
_APART = 3.0  # em within a word; marks are often set wide
_BACK = 0.6  # em; the next glyph of a word stands no farther back
_EDGE = 0.2  # of a box's height, above and below: lines set close together share no more
_COMMON = 0.3  # of the smaller one's room
_TALLEST = 1.25  # em; boxes of some fonts are far taller than their type
_SHARE = 0.1  # of a word's glyphs that lie on others: a mark also runs over room without words


class _Word(NamedTuple):
    """Glyphs behind each other in one size and ink, and the box around them."""

    glyphs: list[PdfGlyph]
    left: float
    right: float
    bottom: float
    top: float

    @property
    def look(self) -> tuple[str, int, int]:
        """What the tiles of one mark have in common: the words, size and ink."""
        text = "".join("".join(glyph.text for glyph in self.glyphs).split())
        return text, round(self.top - self.bottom), self.glyphs[0].ink

    @property
    def size(self) -> float:
        """The size of type: by its height, but not where a font lies about that, as its width shows."""
        return min(self.top - self.bottom, _TALLEST * median(map(_em, self.glyphs)))


@dataclass(frozen=True, slots=True)
class _Core:
    """The part of a glyph's box that no other glyph of well-set lines touches."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.top - self.bottom)

    def shares(self, other: "_Core") -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        up = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > 0 < up and across * up >= _COMMON * min(self.area, other.area)


def without_marks(found: PageGlyphs) -> PageGlyphs:
    """The page without the words that are printed over its lines; those are among its words aside."""
    if not _is_mixed(found.glyphs):
        return found
    words = list(_words(found.glyphs))
    looks = {word.look for word in _marks(words)}
    if not looks:
        return found
    kept = tuple(glyph for word in words if not _is_tile(word, looks) for glyph in word.glyphs)
    return replace(found, glyphs=kept, aside=found.aside + "".join(dict.fromkeys(text for text, *_ in sorted(looks))))


def _is_tile(word: _Word, looks: Set[tuple[str, int, int]]) -> bool:
    """Whether a word is one of the marks or a part of one, as at the edge of the page or where a mark is set wide."""
    text, *look = word.look
    return any(text in mark and look == [*other] for mark, *other in looks)


def _is_mixed(glyphs: Sequence[PdfGlyph]) -> bool:
    """Whether a page has type of very different sizes, or several inks; most pages have not."""
    heights = [glyph.top - glyph.bottom for glyph in glyphs]
    return bool(heights) and (max(heights) >= _LARGER * min(heights) or len({glyph.ink for glyph in glyphs}) > 1)


def _words(glyphs: Iterable[PdfGlyph]) -> Iterator[_Word]:
    word: list[PdfGlyph] = []
    for glyph in glyphs:
        if word and not (glyph.text.isspace() or _goes_on(word[-1], glyph)):
            yield _word(word)
            word = []
        word.append(glyph)
    if word:
        yield _word(word)


def _goes_on(last: PdfGlyph, glyph: PdfGlyph) -> bool:
    height = last.top - last.bottom
    return (
        last.ink == glyph.ink
        and abs(glyph.top - last.top) <= _SAME * height
        and abs(glyph.bottom - last.bottom) <= _SAME * height
        and -_BACK * height < glyph.left - last.right < _APART * height
    )


def _word(glyphs: list[PdfGlyph]) -> _Word:
    return _Word(
        glyphs,
        min(glyph.left for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        min(glyph.bottom for glyph in glyphs),
        max(glyph.top for glyph in glyphs),
    )


def _marks(words: Sequence[_Word]) -> Iterator[_Word]:
    """The words that lie on others."""
    sizes: Counter[int] = Counter()
    for word in words:
        sizes[round(word.size)] += len(word.glyphs)
    for one, other in _pairs(words):
        mark = _mark_of(one, other, sizes)
        if mark is not None and _lies_on(mark, other if mark is one else one):
            yield mark


def _pairs(words: Sequence[_Word]) -> Iterator[tuple[_Word, _Word]]:
    """The words whose boxes have room in common, looked for from the foot of the page upwards."""
    open_words: list[_Word] = []
    for word in sorted(words, key=attrgetter("bottom")):
        open_words = [each for each in open_words if each.top > word.bottom]
        yield from ((each, word) for each in open_words if each.left < word.right and word.left < each.right)
        open_words.append(word)


def _mark_of(one: _Word, other: _Word, sizes: Mapping[int, int]) -> _Word | None:
    """Which of two words is a mark: the fainter one or the larger one. Where the large one is the darker one, the
    body's size is that of which the page holds more glyphs (`sizes`)."""
    small, large = sorted((one, other), key=attrgetter("size"))
    faint, dark = sorted((one, other), key=lambda word: -word.glyphs[0].ink)
    is_faint = faint.glyphs[0].ink - dark.glyphs[0].ink >= _FAINTER
    if large.size < _LARGER * small.size:
        return faint if is_faint else None
    if is_faint and faint is small:
        return small if sizes[round(small.size)] < sizes[round(large.size)] else large
    return large


def _lies_on(mark: _Word, below: _Word) -> bool:
    """Whether glyphs of a word lie on those of another. Twice the same glyph is one printed bold or with a shadow."""
    under = [(glyph.text, _core(glyph)) for glyph in below.glyphs if glyph.text.isalnum()]
    over = [(glyph.text, _core(glyph)) for glyph in mark.glyphs if glyph.text.isalnum()]
    lying = sum(any(text != other and core.shares(box) for other, box in under) for text, core in over)
    return lying > 0 and lying >= _SHARE * len(over)


def _core(glyph: PdfGlyph) -> _Core:
    middle = (glyph.top + glyph.bottom) / 2
    half = (0.5 - _EDGE) * min(glyph.top - glyph.bottom, _TALLEST * _em(glyph))
    return _Core(glyph.left, glyph.right, middle - half, middle + half)


def _em(glyph: PdfGlyph) -> float:
    """The size of type by the width of a glyph: a Chinese one is an em wide, a digit about half of it."""
    width = glyph.right - glyph.left
    return 2 * width if glyph.text.isascii() else width
