"""Signs of a PDF page that nobody sees: printed without ink, or in white with nothing dark behind them."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from generator.notice.sources.placed import PageBox, paper_ink

Colour = tuple[int, int, int, int]  # red, green, blue, alpha, each to 255
Hides = Callable[[Any, int, PageBox], bool]  # the text page, the number of a sign, its box
_WHITE = 0xF8  # of 0xFF, in all three colours
_OPAQUE = 0x20  # of 0xFF; fainter ink is none


def is_pale(thing: Any) -> bool:
    """Whether an object is filled with white, or with hardly any colour."""
    return is_pale_colour(colour(thing))


def is_pale_colour(found: Colour | None) -> bool:
    """Whether a colour is white, or hardly any."""
    return found is not None and (found[3] < _OPAQUE or min(found[:3]) >= _WHITE)


def colour(thing: Any) -> Colour | None:
    """The colour that an object is filled with."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(thing, *map(ctypes.byref, (red, green, blue, alpha))):
        return None
    return red.value, green.value, blue.value, alpha.value


def ink(page: Any, index: int) -> int:
    """The ink of a sign of a text page on white paper: 0 for black to 255 for white or none."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFText_GetFillColor(page, index, *map(ctypes.byref, (red, green, blue, alpha))):
        return 0
    return paper_ink((red.value, green.value, blue.value), alpha.value)


def is_inkless(thing: Any) -> bool:
    """Whether a text is printed without ink, as text recognition puts it over a scan."""
    return bool(pdfium.FPDFTextObj_GetTextRenderMode(thing) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)


def is_ground(kind: int, thing: Any) -> bool:
    """Whether white words show on an object: a picture, a shading, a filled path of a colour."""
    return kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING) or (
        kind == pdfium.FPDF_PAGEOBJ_PATH and not is_pale(thing)
    )


def unseen_signs(grounds: Iterator[PageBox], *, recognised: bool) -> Hides:
    """Whether a sign is not seen. `grounds`: boxes on which white words show; `recognised`: the words of the page lie
    without ink over a scan, and are its words."""
    boxes: Sequence[PageBox] = tuple(grounds)

    def hides(page: Any, index: int, box: PageBox) -> bool:
        thing = pdfium.FPDFText_GetTextObject(page, index)
        if not thing:
            return False
        if is_inkless(thing):
            return not recognised
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        return is_pale(thing) and not any(
            each.left <= x <= each.right and each.bottom <= y <= each.top for each in boxes
        )

    return hides
