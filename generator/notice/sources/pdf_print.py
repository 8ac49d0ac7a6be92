"""Printed pages as lines of a notice, whatever kind of file placed the signs: without margins, column after column."""

from collections.abc import Sequence

from generator.notice.lines import Line, wrap_width
from generator.notice.sources.contents import with_whole_paragraphs
from generator.notice.sources.pdf_columns import columns
from generator.notice.sources.pdf_margins import without_margins
from generator.notice.sources.pdf_measure import measured
from generator.notice.sources.pdf_paragraphs import paragraph_texts, row_texts
from generator.notice.sources.pdf_runs import PdfRun, with_spaces

_COMMAS = ("，", "、", ",")
_FEWEST = 6  # paragraphs that end in a comma
_SHARE = 0.08


def printed_lines(pages: Sequence[Sequence[PdfRun]], *, sets_gaps: bool = True) -> tuple[Line, ...]:
    """The paragraphs of pages in reading order, as lines counted from 1; `sets_gaps` as in `with_spaces`."""
    spaced = with_spaces(pages, sets_gaps=sets_gaps)
    rows = measured([columns(page) for page in without_margins(spaced)])
    lines = _numbered(paragraph_texts(rows))
    if not wrap_width(lines) and _are_broken_by_hand(lines, sum(row.is_cells for row in rows)):
        broken = _numbered(row_texts(rows))
        lines = broken if wrap_width(broken) else lines
    return with_whole_paragraphs(lines)


def _numbered(texts: Sequence[str]) -> list[Line]:
    return [Line(text, number) for number, text in enumerate(texts, start=1)]


def _are_broken_by_hand(lines: Sequence[Line], cells: int) -> bool:
    """Whether line ends of the text mean nothing, those of the rows neither: it was broken by hand before it was
    printed, so that many paragraphs end in a comma with room behind it. So do lines in the cells of a table.
    """
    broken = sum(line.text.endswith(_COMMAS) for line in lines)
    return broken >= max(_FEWEST, _SHARE * len(lines)) and cells <= _SHARE * len(lines)
