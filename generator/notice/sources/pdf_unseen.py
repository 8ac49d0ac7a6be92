"""Signs of a PDF page that nobody sees: printed without ink, or in white with nothing dark behind them."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from generator.notice.sources.placed import PageBox

Hides = Callable[[Any, int, PageBox], bool]  # the text page, the number of a sign, its box
_WHITE = 0xF8  # of 0xFF, in all three colours
_OPAQUE = 0x20  # of 0xFF; fainter ink is none


def is_pale(thing: Any) -> bool:
    """Whether an object is filled with white, or with hardly any colour."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(thing, *map(ctypes.byref, (red, green, blue, alpha))):
        return False
    return alpha.value < _OPAQUE or min(red.value, green.value, blue.value) >= _WHITE


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
