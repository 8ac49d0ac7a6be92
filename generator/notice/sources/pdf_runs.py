"""Signs of a PDF page put together to runs: neighbours on one line of print, without a wide gap between them."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_WIDE_GAP = 1.8  # em; beyond it the next sign belongs to another cell or column
_SPACE_GAP = 0.6  # em between Chinese signs; Word sets a quarter between Chinese and Latin that is no space
_LATIN_GAP = 0.12
_SAME_LINE = 0.5  # of the smaller height


class Glyph(NamedTuple):
    """A sign and its box in points; y grows upwards. `index` is its place in the file."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    index: int


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
class _Growing:
    parts: list[str] = field(default_factory=list)
    glyphs: list[Glyph] = field(default_factory=list)
    space: bool = False

    def add(self, glyph: Glyph) -> None:
        if self.glyphs and (self.space or _has_gap(self.glyphs[-1], glyph)):
            self.parts.append(" ")
        self.space = False
        self.parts.append(_plain(glyph.text))
        self.glyphs.append(glyph)

    def run(self) -> Run:
        widths = sorted(glyph.right - glyph.left for glyph in self.glyphs)
        heights = [glyph.top - glyph.bottom for glyph in self.glyphs]
        # A run of digits alone has no Chinese sign to measure: its height is about an em.
        em = max(widths[len(widths) * 9 // 10], 0.7 * max(heights))
        return Run(
            "".join(self.parts),
            min(glyph.left for glyph in self.glyphs),
            max(glyph.right for glyph in self.glyphs),
            min(glyph.bottom for glyph in self.glyphs),
            max(glyph.top for glyph in self.glyphs),
            em,
            self.space,
        )


def runs(glyphs: Iterable[Glyph], width: float) -> list[Run]:
    """The runs of a page `width` points wide, in the order of the file; signs off the page do not count."""
    return list(_runs(glyph for glyph in glyphs if glyph.right > 0 and glyph.left < width))


def _runs(glyphs: Iterable[Glyph]) -> Iterator[Run]:
    growing = _Growing()
    for glyph in glyphs:
        if glyph.text.isspace():
            growing.space = True
            continue
        last = growing.glyphs[-1] if growing.glyphs else None
        if last is not None and _is_double(last, glyph):
            continue
        if last is not None and not _follows(last, glyph):
            yield growing.run()
            growing = _Growing()
        if not growing.glyphs:
            growing.space = False
        growing.add(glyph)
    if growing.glyphs:
        yield growing.run()


def _is_double(last: Glyph, glyph: Glyph) -> bool:
    """Whether a sign is printed a second time, a hair aside, to look bold."""
    return glyph.text == last.text and abs(glyph.left - last.left) < 0.25 * (last.right - last.left)


def _follows(last: Glyph, glyph: Glyph) -> bool:
    height = min(last.top - last.bottom, glyph.top - glyph.bottom)
    shared = min(last.top, glyph.top) - max(last.bottom, glyph.bottom)
    size = max(last.top - last.bottom, glyph.top - glyph.bottom)
    return shared >= _SAME_LINE * height and -0.6 * size < glyph.left - last.right < _WIDE_GAP * size


def _has_gap(last: Glyph, glyph: Glyph) -> bool:
    gap = glyph.left - last.right
    size = max(last.top - last.bottom, glyph.top - glyph.bottom)
    latin = last.text.isascii() and glyph.text.isascii() and last.text.isalnum() and glyph.text.isalnum()
    return gap > (_LATIN_GAP if latin else _SPACE_GAP) * size


def _plain(sign: str) -> str:
    """Kangxi radicals, which some PDF writers give for the common sign of the same form (⼀ for 一), as that sign."""
    return unicodedata.normalize("NFKC", sign) if "\u2f00" <= sign <= "\u2fd5" else sign
