"""Printed pages as lines of a notice, whatever kind of file placed the signs: without margins, column after column."""

from collections.abc import Sequence

from generator.notice.lines import Line
from generator.notice.sources.contents import with_whole_paragraphs
from generator.notice.sources.pdf_columns import columns
from generator.notice.sources.pdf_margins import without_margins
from generator.notice.sources.pdf_paragraphs import paragraph_texts
from generator.notice.sources.pdf_runs import PdfRun, with_spaces


def printed_lines(pages: Sequence[Sequence[PdfRun]], *, sets_gaps: bool = True) -> tuple[Line, ...]:
    """The paragraphs of pages in reading order, as lines counted from 1; `sets_gaps` as in `with_spaces`."""
    spaced = with_spaces(pages, sets_gaps=sets_gaps)
    blocks = [block for page in without_margins(spaced) for block in columns(page)]
    texts = paragraph_texts(blocks)
    return with_whole_paragraphs(Line(text, number) for number, text in enumerate(texts, start=1))
