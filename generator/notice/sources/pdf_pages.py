"""The pages of a PDF, as PDFium gives them."""

import pypdfium2
import pypdfium2.raw as pdfium

from generator.notice.sources.page_print import PrintedPage, printed_page
from generator.notice.sources.pdf_glyphs import page_glyphs
from generator.notice.sources.pdf_objects import grounds, has_typed_annotations, page_objects, struck_annotations
from generator.notice.sources.pdf_unseen import unseen_signs


def read_page(document: pypdfium2.PdfDocument, index: int) -> PrintedPage:
    """A page of a document; one that cannot be opened is empty and says so."""
    try:
        page = document[index]
        if has_typed_annotations(page):
            pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
            page.close()
            page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return PrintedPage(is_closed=True)
    try:
        objects = page_objects(page)
        hides = unseen_signs(grounds(page), recognised=objects.hidden_text) if objects.unseen else None
        return printed_page(page_glyphs(page, text, hides, inks=objects.inks > 1), objects, struck_annotations(page))
    finally:
        text.close()
        page.close()
