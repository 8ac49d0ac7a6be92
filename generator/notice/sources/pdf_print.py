"""Printed pages as lines of a notice, whatever kind of file placed the signs: without margins, column after column."""

from collections.abc import Sequence
from statistics import median

from generator.notice.lines import LONG, Line, break_off, wrap_width
from generator.notice.sources.contents import with_whole_paragraphs
from generator.notice.sources.pdf_columns import columns
from generator.notice.sources.pdf_margins import without_margins
from generator.notice.sources.pdf_measure import MeasuredRow, measured
from generator.notice.sources.pdf_paragraphs import paragraph_texts, row_texts
from generator.notice.sources.pdf_runs import PdfRun, with_spaces


def printed_lines(pages: Sequence[Sequence[PdfRun]], *, sets_gaps: bool = True) -> tuple[Line, ...]:
    """The paragraphs of pages in reading order, as lines counted from 1; `sets_gaps` as in `with_spaces`."""
    spaced = with_spaces(pages, sets_gaps=sets_gaps)
    rows = measured([block for page in without_margins(spaced) for block in columns(page)])
    texts = paragraph_texts(rows)
    if not wrap_width(_numbered(texts)) and _is_broken_by_hand(texts, rows):
        texts = row_texts(rows)
    return with_whole_paragraphs(_numbered(texts))


def _numbered(texts: Sequence[str]) -> list[Line]:
    return [Line(text, number) for number, text in enumerate(texts, start=1)]


def _is_broken_by_hand(texts: Sequence[str], rows: Sequence[MeasuredRow]) -> bool:
    """Whether line ends of the text mean nothing, those of the rows neither: it was broken by hand before it was
    printed, so that most paragraphs are no longer than a row and break off mid-sentence.
    """
    if not break_off(texts):
        return False
    widest = sorted(len(each.row.text) for each in rows)[len(rows) * 9 // 10]
    return median(len(text) for text in texts if len(text) >= LONG) <= widest
