"""The signs of a PDF page as it is read: turned upright, with the room they take, and which of them have no code.

PDFium gives places as the file has them. A page may be turned (/Rotate, or a table set sideways), may begin anywhere
(/MediaBox), and fonts of browsers (Type 3) have boxes of ink instead of boxes of type.
"""

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from generator.notice.sources.pdf_objects import Box
from generator.notice.sources.pdf_runs import Glyph

UNKNOWN = "\ue000"  # a printed sign without a code: private use, as pages have it for a glyph of one font only
_ASLANT = -1
_QUARTER = math.pi / 2
_SLANT = 0.1  # radians; scanned and typeset lines are straighter
_INK = 0.01  # em; the ink of a sign begins farther from its origin
_WIDE = frozenset("WF")
_LINE_ENDS = frozenset((0x0A, 0x0D))


class _Found(NamedTuple):
    """A sign where the file has it: its text, its direction in quarter turns or _ASLANT, origin, box, em if known."""

    text: str
    turn: int
    x: float
    y: float
    box: Box
    em: float


@dataclass(frozen=True, slots=True)
class Frame:
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

    def box(self, box: Box) -> Box:
        """A box on the upright page."""
        x, y = self.place(box.left, box.bottom)
        other_x, other_y = self.place(box.right, box.top)
        return Box(min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))


@dataclass(frozen=True, slots=True)
class PageGlyphs:
    """The signs of a page in the order of the file, upright, from the page's lower left corner; sizes in points.

    `aside` are words printed aslant or sideways to the text (watermarks, notes on the edge), which are none of it.
    """

    glyphs: tuple[Glyph, ...]
    frame: Frame
    aside: str = ""

    @property
    def height(self) -> float:
        """The height of the upright page."""
        return self.frame.size[1]


def page_glyphs(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> PageGlyphs:
    """The signs of a page."""
    found = list(_found(text.raw))
    turns = Counter(each.turn for each in found if each.text != " ")
    turns.pop(_ASLANT, None)
    turn = turns.most_common(1)[0][0] if turns else 0
    frame = _frame(page, turn)
    width, height = frame.size
    glyphs = list(_upright((each for each in found if each.turn == turn), frame))
    seen = tuple(each for each in glyphs if each.right > 0 < each.top and each.left < width and each.bottom < height)
    aside = "".join(each.text for each in found if each.turn != turn) if len(glyphs) < len(found) else ""
    return PageGlyphs(seen, frame, "".join(aside.split()))


def _frame(page: pypdfium2.PdfPage, turn: int) -> Frame:
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(box)):
        return Frame(0, 0, page.get_width(), page.get_height(), turn)
    return Frame(box.left, box.bottom, box.right, box.top, turn)


def _found(handle: Any) -> Iterator[_Found]:
    """The printed signs. PDFium makes up spaces and line ends from gaps; those are left to `runs`."""
    box = pdfium.FS_RECTF()
    across, up = ctypes.c_double(), ctypes.c_double()
    place, x_place, y_place = ctypes.byref(box), ctypes.byref(across), ctypes.byref(up)
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    origin_of = pdfium.FPDFText_GetCharOrigin
    turn, baseline, last = 0, math.nan, math.nan
    for index in range(pdfium.FPDFText_CountChars(handle)):
        text = _text(handle, index, unicode_of(handle, index))
        if not text or not box_of(handle, index, place) or not origin_of(handle, index, x_place, y_place):
            continue
        x, y = across.value, up.value
        if y != baseline or x <= last or turn:
            turn = _turn(pdfium.FPDFText_GetCharAngle(handle, index))
        baseline, last = y, x
        edges = Box(box.left, box.bottom, box.right, box.top)
        is_ink = not turn and abs(edges[0] - x) > _INK * (edges[3] - edges[1])
        yield _Found(text, turn, x, y, edges, _em(handle, index) if is_ink else 0.0)


def _text(handle: Any, index: int, code: int) -> str:
    """What a sign says, "" where it is none that prints: a made-up space or line end, the hyphen of a parted word."""
    if pdfium.FPDFText_HasUnicodeMapError(handle, index) == 1:
        return _without_code(handle, index)
    if code > 0x20:
        return chr(code) if code < 0xFFFE or 0xFFFF < code < 0x110000 else ""
    if pdfium.FPDFText_IsGenerated(handle, index) == 1 or code in _LINE_ENDS:
        return ""
    if code in (0x09, 0x20):
        return " "
    return "" if pdfium.FPDFText_IsHyphen(handle, index) == 1 else _without_code(handle, index)


def _without_code(handle: Any, index: int) -> str:
    """A sign of which the file does not say what it is, "" where it prints nothing."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(handle, index, *map(ctypes.byref, (left, right, bottom, top)))
    return UNKNOWN if right.value > left.value and top.value > bottom.value else ""


def _em(handle: Any, index: int) -> float:
    """The size of type in points on the page."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(handle, index, ctypes.byref(matrix))
    return float(pdfium.FPDFText_GetFontSize(handle, index)) * math.hypot(matrix.c, matrix.d)


def _turn(angle: float) -> int:
    """The direction of a sign in quarter turns against the clock (PDFium counts with it), _ASLANT between them."""
    turns = round(angle / _QUARTER)
    return -turns % 4 if abs(angle - turns * _QUARTER) < _SLANT else _ASLANT


def _upright(found: Iterable[_Found], frame: Frame) -> Iterator[Glyph]:
    """The signs on the upright page; most pages stand as the file has them."""
    left, bottom = frame.left, frame.bottom
    for each in found:
        box = each.box
        if each.em:
            yield _by_origin(each, frame)
        elif frame.turn:
            turned = frame.box(box)
            yield Glyph(each.text, turned.left, turned.right, turned.bottom, turned.top)
        else:
            yield Glyph(each.text, box[0] - left, box[2] - left, box[1] - bottom, box[3] - bottom)


def _by_origin(found: _Found, frame: Frame) -> Glyph:
    """A sign of which only the ink is known: a Chinese one takes an em from its origin, another as far as its ink."""
    x, y = frame.place(found.x, found.y)
    ink = frame.box(found.box).right
    right = x + found.em if unicodedata.east_asian_width(found.text) in _WIDE else max(ink, x)
    return Glyph(found.text, x, right, y - 0.12 * found.em, y + 0.88 * found.em)
