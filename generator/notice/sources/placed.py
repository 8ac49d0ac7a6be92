"""The signs of a printed page where a file places them, and the page turned upright; points, y upwards."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.dataclass import dataclass
from generator.notice.sources.pdf_runs import PdfGlyph

ASLANT = -1
UNKNOWN = "\ue000"  # a printed sign without a code: private use, as pages have it for a glyph of one font only
_WIDE = frozenset("WF")


class PageBox(NamedTuple):
    """Left, bottom, right, top in points, as the file has them."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        """The area, none where the box is turned inside out."""
        return max(0.0, self.right - self.left) * max(0.0, self.top - self.bottom)

    def common(self, other: "PageBox") -> "PageBox":
        """What both boxes share."""
        return PageBox(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )


class Matrix(NamedTuple):
    """x' = a x + c y + e, y' = b x + d y + f (ISO 32000-1, 8.3.4)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def around(self, inner: "Matrix") -> "Matrix":
        """The matrix that applies `inner` first."""
        return Matrix(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            self.a * inner.e + self.c * inner.f + self.e,
            self.b * inner.e + self.d * inner.f + self.f,
        )

    def box(self, box: PageBox) -> PageBox:
        """The box around what a box becomes."""
        corners = [(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)]
        xs = [self.a * x + self.c * y + self.e for x, y in corners]
        ys = [self.b * x + self.d * y + self.f for x, y in corners]
        return PageBox(min(xs), min(ys), max(xs), max(ys))


class PlacedCharacter(NamedTuple):
    """A sign where the file has it: its text, its direction in quarter turns or ASLANT, origin, box, em if known, and
    its ink, 0 for black to 255 for white or none."""

    text: str
    turn: int
    x: float
    y: float
    box: PageBox
    em: float
    ink: int = 0


def paper_ink(colour: tuple[float, float, float], alpha: float) -> int:
    """The ink of a colour, all parts to 255, on white paper: 0 for black to 255 for white or none."""
    red, green, blue = colour
    light = 0.3 * red + 0.59 * green + 0.11 * blue
    return round(255 - (255 - light) * alpha / 255)


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The page's box as the file has it, and by how many quarter turns its text stands to it."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page."""
        across, up = self.right - self.left, self.top - self.bottom
        return (up, across) if self.turn % 2 else (across, up)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A place on the upright page."""
        across, up = x - self.left, y - self.bottom
        if self.turn == 0:
            return across, up
        back, down = self.right - x, self.top - y
        return ((up, back), (back, down), (down, across))[self.turn - 1]

    def box(self, box: PageBox) -> PageBox:
        """A box on the upright page."""
        x, y = self.place(box.left, box.bottom)
        other_x, other_y = self.place(box.right, box.top)
        return PageBox(min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))


@dataclass(frozen=True, slots=True)
class PageGlyphs:
    """The signs of a page in the order of the file, upright, from the page's lower left corner; sizes in points.

    `aside` are words printed aslant, sideways or over the text (watermarks, notes on the edge), which are none of it;
    `unseen` those that nobody sees.
    """

    glyphs: tuple[PdfGlyph, ...]
    frame: PageFrame
    aside: str = ""
    unseen: str = ""

    @property
    def height(self) -> float:
        """The height of the upright page."""
        return self.frame.size[1]


def upright(found: Sequence[PlacedCharacter], box: PageBox) -> PageGlyphs:
    """The page with most of its words upright; signs outside its box are not on it."""
    turns = Counter(each.turn for each in found if each.text != " ")
    turns.pop(ASLANT, None)
    turn = turns.most_common(1)[0][0] if turns else 0
    frame = PageFrame(*box, turn)
    width, height = frame.size
    glyphs = list(_upright((each for each in found if each.turn == turn), frame))
    seen = tuple(each for each in glyphs if each.right > 0 < each.top and each.left < width and each.bottom < height)
    aside = "".join(each.text for each in found if each.turn != turn) if len(glyphs) < len(found) else ""
    return PageGlyphs(seen, frame, "".join(aside.split()))


def _upright(found: Iterable[PlacedCharacter], frame: PageFrame) -> Iterator[PdfGlyph]:
    """The signs on the upright page; most pages stand as the file has them."""
    left, bottom = frame.left, frame.bottom
    for each in found:
        box = each.box
        if each.em:
            yield _by_origin(each, frame)
        elif frame.turn:
            turned = frame.box(box)
            yield PdfGlyph(each.text, turned.left, turned.right, turned.bottom, turned.top, each.ink)
        else:
            yield PdfGlyph(each.text, box[0] - left, box[2] - left, box[1] - bottom, box[3] - bottom, each.ink)


def _by_origin(found: PlacedCharacter, frame: PageFrame) -> PdfGlyph:
    """A sign of which only the ink is known: a Chinese one takes an em from its origin, another as far as its ink."""
    x, y = frame.place(found.x, found.y)
    ink = frame.box(found.box).right
    right = x + found.em if unicodedata.east_asian_width(found.text) in _WIDE else max(ink, x)
    return PdfGlyph(found.text, x, right, y - 0.12 * found.em, y + 0.88 * found.em, found.ink)
