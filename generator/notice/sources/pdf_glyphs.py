"""The signs of a PDF page as it is read: turned upright, with the room they take, and which of them have no code.

PDFium gives places as the file has them. A page may be turned (/Rotate, or a table set sideways), may begin anywhere
(/MediaBox), and fonts of browsers (Type 3) have boxes of ink instead of boxes of type.
"""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from generator.notice.sources.pdf_objects import page_box
from generator.notice.sources.pdf_unseen import Hides, ink
from generator.notice.sources.placed import ASLANT, UNKNOWN, PageBox, PageGlyphs, PlacedCharacter, upright

_QUARTER = math.pi / 2
_SLANT = 0.1  # radians; scanned and typeset lines are straighter
_INK = 0.01  # em; the ink of a sign begins farther from its origin
_LINE_ENDS = frozenset((0x0A, 0x0D))


def page_glyphs(
    page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, hides: Hides | None = None, *, inks: bool = False
) -> PageGlyphs:
    """The signs of a page but those that `hides` tells to be unseen, with their `inks` where the page has several."""
    unseen: list[str] = []
    placed = list(_found(text.raw, hides, unseen, inks=inks))
    found = upright(placed, page_box(page))
    return replace(found, unseen="".join("".join(unseen).split())) if unseen else found


def _found(handle: Any, hides: Hides | None, unseen: list[str], *, inks: bool) -> Iterator[PlacedCharacter]:
    """The printed signs; those not seen go to `unseen`. PDFium makes up spaces and line ends from gaps; those are
    left to `runs`."""
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
        edges = PageBox(box.left, box.bottom, box.right, box.top)
        if _is_hidden(hides, handle, index, edges):
            unseen.append(text)
            continue
        em = 0.0 if turn else _em_beside_ink(handle, index, edges, x)
        yield PlacedCharacter(text, turn, x, y, edges, em, ink(handle, index) if inks else 0)


def _is_hidden(hides: Hides | None, handle: Any, index: int, edges: PageBox) -> bool:
    return hides is not None and hides(handle, index, edges)


def _em_beside_ink(handle: Any, index: int, edges: PageBox, x: float) -> float:
    """The em of a level sign whose box is that of its ink, for it does not begin where the sign does; else 0."""
    return _em(handle, index) if abs(edges[0] - x) > _INK * (edges[3] - edges[1]) else 0.0


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
    """The direction of a sign in quarter turns against the clock (PDFium counts with it), ASLANT between them."""
    turns = round(angle / _QUARTER)
    return -turns % 4 if abs(angle - turns * _QUARTER) < _SLANT else ASLANT
