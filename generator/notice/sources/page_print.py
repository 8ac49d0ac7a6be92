"""A printed page, whatever kind of file it is of: its runs, and what of it cannot be read as it stands there."""

from collections.abc import Iterable, Iterator, Sequence, Set

from generator.dataclass import dataclass
from generator.notice.sources.page_marks import without_marks
from generator.notice.sources.pdf_runs import PdfGlyph, PdfRun, runs
from generator.notice.sources.placed import UNKNOWN, PageBox, PageFrame, PageGlyphs
from generator.notice.sources.told import shortened

THIN = 2.5  # points; what is no thicker is a line
_FEWEST_SIGNS = 20  # of a page that is not taken for a picture, or for outlines, whatever else is on it
_PICTURE = 0.04  # of the page; a seal is smaller
_SCAN = 0.5  # of the page
_FULL = 0.2  # of the page's height in rows of text; a running header or footer is less
_OUTLINES = 150  # paths
_CODELESS = 0.3  # of a page's signs; beyond it the rest makes no sense either
_MIDDLE = 0.22  # of a sign's height, either side of its middle: where a line strikes it out
_AROUND = 6
_NOTHING = "\u200b"


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page: its runs, whether it is a picture, and what is to be told of it.

    `drawn` says that words are drawn as outlines, `recognised` that they lie unseen over a scan, `codeless` that its
    font names no characters, so that nothing of it can be read; `unknown` are single signs without a code with the
    words around them, `struck` the words that a line strikes out, `aside` those aslant, sideways or over the lines,
    `unseen` those that nobody sees.
    """

    runs: tuple[PdfRun, ...] = ()
    is_closed: bool = False
    is_picture: bool = False
    is_drawn: bool = False
    is_recognised: bool = False
    is_codeless: bool = False
    unknown: tuple[str, ...] = ()
    unknown_count: int = 0
    struck: str = ""
    aside: str = ""
    unseen: str = ""

    @property
    def is_unread(self) -> bool:
        """Whether the words that a person sees on the page are not read."""
        return self.is_closed or self.is_picture or self.is_drawn or self.is_codeless


@dataclass(frozen=True, slots=True)
class PageObjects:
    """The share of the page that pictures cover, whether words on it do not show (as behind a scan), thin lines, paths.

    A page of `paths` and no text may have its words drawn as outlines. `unseen`: some words are white or without ink;
    `inks`: how many colours its words have, 0 where nobody counted.
    """

    covered: float
    hidden_text: bool
    lines: tuple[PageBox, ...]
    paths: int
    unseen: bool = False
    inks: int = 0


def printed_page(found: PageGlyphs, objects: PageObjects, crossed_out: int = 0) -> PrintedPage:
    """The page of its signs and of what else stands on it; `crossed_out` annotations strike words out."""
    if not objects.hidden_text:  # recognised words have boxes of any size, which lie on each other
        found = without_marks(found)
    signs = [glyph for glyph in found.glyphs if not glyph.text.isspace()]
    unknown = sum(glyph.text == UNKNOWN for glyph in signs)
    if unknown >= _CODELESS * max(_FEWEST_SIGNS, len(signs)):
        return PrintedPage(is_codeless=True)
    struck = frozenset(_struck(signs, objects.lines, found.frame))
    words = tuple(runs(_without(signs, struck) if struck else found.glyphs))
    return PrintedPage(
        runs=words,
        is_picture=_is_picture(words, found, objects),
        is_drawn=len(signs) < _FEWEST_SIGNS and objects.paths >= _OUTLINES,
        is_recognised=objects.covered >= _SCAN and objects.hidden_text,
        unknown=tuple(_around([run.text for run in words])),
        unknown_count=unknown,
        struck=shortened("".join(signs[index].text for index in sorted(struck)) or "…" * (crossed_out > 0)),
        aside=shortened(found.aside),
        unseen=shortened(found.unseen),
    )


def _is_picture(words: Sequence[PdfRun], found: PageGlyphs, objects: PageObjects) -> bool:
    """Whether a picture is what the page shows: hardly a sign beside it, or no more than a header and a footer."""
    signs = sum(len(run.text) for run in words)
    if signs < _FEWEST_SIGNS:
        return objects.covered >= _PICTURE
    if objects.hidden_text:
        return False  # the words lie below the picture, as text recognition leaves them: they are those of the page
    return objects.covered >= _SCAN and _height(words) < _FULL * found.height


def _height(words: Iterable[PdfRun]) -> float:
    """How much of the page's height rows of print take, in points."""
    total = 0.0
    lowest = float("inf")
    for run in sorted(words, key=lambda run: -run.top):
        total += max(0.0, min(run.top, lowest) - run.bottom)
        lowest = min(lowest, run.bottom)
    return total


def _struck(signs: Sequence[PdfGlyph], lines: Sequence[PageBox], frame: PageFrame) -> Iterator[int]:
    """The indexes of the signs that a level line runs through."""
    upright = [frame.box(line) for line in lines]
    level = [line for line in upright if line.right - line.left > line.top - line.bottom]
    if not level:
        return
    for index, glyph in enumerate(signs):
        middle, reach = (glyph.bottom + glyph.top) / 2, _MIDDLE * (glyph.top - glyph.bottom)
        center = (glyph.left + glyph.right) / 2
        if any(
            line.left <= center <= line.right and abs((line.bottom + line.top) / 2 - middle) < reach for line in level
        ):
            yield index


def _without(signs: Sequence[PdfGlyph], struck: Set[int]) -> Iterator[PdfGlyph]:
    """The signs, the struck ones as signs of no width that keep their room, so that no gap is taken for a space."""
    for index, glyph in enumerate(signs):
        yield glyph._replace(text=_NOTHING) if index in struck else glyph


def _around(texts: Iterable[str]) -> Iterator[str]:
    """Each sign without a code with the words around it."""
    for text in texts:
        for place, sign in enumerate(text):
            if sign == UNKNOWN:
                yield text[max(0, place - _AROUND) : place + _AROUND + 1]
