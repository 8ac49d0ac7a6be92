"""What a PDF page holds beside its text: how much of it pictures cover, and lines, which may strike words out."""

import ctypes
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from generator.notice.sources.page_print import THIN, PageObjects
from generator.notice.sources.pdf_unseen import Colour, colour, is_ground, is_inkless, is_pale_colour
from generator.notice.sources.placed import Matrix, PageBox

_DEEPEST = 4  # forms within forms
_MOST = 200_000  # objects looked at; a map has more, a notice never


def page_objects(page: pypdfium2.PdfPage) -> PageObjects:
    """What stands on a page beside its text."""
    whole = page_box(page)
    pictures = 0.0
    hidden = unseen = 0
    texts = 0
    paths = 0
    lines: list[PageBox] = []
    inks: set[Colour | None] = set()
    for number, (kind, thing, matrix) in enumerate(_objects(page.raw, Matrix(), 0)):
        if number > _MOST:
            break
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            texts += 1
            inkless = is_inkless(thing)
            hidden += inkless
            filled = colour(thing)
            unseen += inkless or is_pale_colour(filled)
            inks.add(filled)
            continue
        box = _bounds(thing, matrix)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures += box.common(whole).area
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
            if min(box.right - box.left, box.top - box.bottom) <= THIN:
                lines.append(box)
    covered = min(1.0, pictures / max(1.0, whole.area))
    return PageObjects(covered, hidden * 2 > texts, tuple(lines), paths, unseen > 0, len(inks))


def grounds(page: pypdfium2.PdfPage) -> Iterator[PageBox]:
    """The boxes of what white words show on."""
    for kind, thing, matrix in islice(_objects(page.raw, Matrix(), 0), _MOST):
        if is_ground(kind, thing):
            yield _bounds(thing, matrix)


def struck_annotations(page: pypdfium2.PdfPage) -> int:
    """How many annotations strike words out (ISO 32000-1, 12.5.6.10)."""
    return sum(kind == pdfium.FPDF_ANNOT_STRIKEOUT for kind in _annotations(page))


def has_typed_annotations(page: pypdfium2.PdfPage) -> bool:
    """Whether words stand on the page that were typed over it: free text, filled fields."""
    return any(kind in (pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_WIDGET) for kind in _annotations(page))


def _annotations(page: pypdfium2.PdfPage) -> Iterator[int]:
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if annotation:
            yield pdfium.FPDFAnnot_GetSubtype(annotation)
            pdfium.FPDFPage_CloseAnnot(annotation)


def page_box(page: pypdfium2.PdfPage) -> PageBox:
    """What of a page shows: its boxes of media and crop together."""
    found = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(found)):
        return PageBox(0, 0, page.get_width(), page.get_height())
    return PageBox(found.left, found.bottom, found.right, found.top)


def _objects(holder: Any, matrix: Matrix, depth: int) -> Iterator[tuple[int, Any, Matrix]]:
    """The objects of a page or form with their kind and the matrix they stand in; forms are opened."""
    count, get = (
        (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
        if depth
        else (pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
    )
    kind_of, form = pdfium.FPDFPageObj_GetType, pdfium.FPDF_PAGEOBJ_FORM
    for index in range(count(holder)):
        thing = get(holder, index)
        kind = kind_of(thing)
        if kind != form:
            yield kind, thing, matrix
        elif depth < _DEEPEST:
            yield from _objects(thing, matrix.around(_own_matrix(thing)), depth + 1)


def _own_matrix(thing: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(found)):
        return Matrix()
    return Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _bounds(thing: Any, matrix: Matrix) -> PageBox:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, (left, bottom, right, top)))
    return matrix.box(PageBox(left.value, bottom.value, right.value, top.value))
