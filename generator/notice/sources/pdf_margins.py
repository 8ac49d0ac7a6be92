"""Page headers, footers and page numbers: rows at the edge of pages that repeat, or count the pages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.notice.sources.pdf_rows import PrintedRow, rows
from generator.notice.sources.pdf_runs import PdfRun
from generator.regex import regex

_NUMBER = regex(
    r"(?:[-–—―－~·•|_\s]*|第\s*|Page\s*|P\.?\s*)(?P<number>\d{1,4})\s*(?:[-–—―－~·•|_\s]*|页|/\s*\d{1,4}|of\s*\d{1,4}|页?\s*[,，/]?\s*共\s*\d{1,4}\s*页)$",
    re.IGNORECASE,
)
_DIGITS = regex(r"\d+")
_OUTER_ROWS = 3
_EDGE = 0.16  # of the height of the text on all pages
_MOSTLY = 0.5  # of the rows at one height
_SHARE = 0.4  # of the pages; headers of odd and even pages differ


def without_margins(pages: Sequence[Sequence[PdfRun]]) -> list[list[PdfRun]]:
    """The runs of every page without those of headers, footers and page numbers."""
    set_pages = [rows(page) for page in pages]
    edges = _edges(set_pages)
    outer = [list(_outer(page, edges)) for page in set_pages]
    numbers = _number_rows(outer)
    repeated = _repeated(outer)
    result = []
    for index, (page, marginal) in enumerate(zip(pages, outer, strict=True)):
        gone = {id(run) for row in marginal if (index, id(row)) in numbers or _key(row) in repeated for run in row.runs}
        result.append([run for run in page if id(run) not in gone])
    return result


def _edges(pages: Sequence[Sequence[PrintedRow]]) -> tuple[float, float]:
    """Below and above which heights a row can be a margin's."""
    heights = [row.middle for page in pages for row in page]
    low, high = min(heights, default=0.0), max(heights, default=0.0)
    return low + _EDGE * (high - low), high - _EDGE * (high - low)


def _outer(page: Sequence[PrintedRow], edges: tuple[float, float]) -> Iterator[PrintedRow]:
    """The first and the last rows of a page near its edges; on a last page of two rows both may be the number's."""
    low, high = edges
    top = [row for row in page[:_OUTER_ROWS] if row.middle >= high]
    yield from top
    yield from (row for row in page[-_OUTER_ROWS:] if row.middle <= low and row not in top)


def _number_rows(outer: Sequence[Sequence[PrintedRow]]) -> set[tuple[int, int]]:
    """The rows (page, identity) that count the pages: number minus page is the same on most of them."""
    found: list[tuple[int, PrintedRow, int]] = []
    for index, page in enumerate(outer):
        for row in page:
            match = _NUMBER.match(row.text)
            if match:
                found.append((index, row, int(match["number"]) - index))
    offsets = Counter(offset for *_, offset in found)
    if not offsets:
        return set()
    offset, count = offsets.most_common(1)[0]
    return {
        (index, id(row))
        for index, row, own in found
        if own == offset and (count > 1 or not row.text.strip().isdecimal() or own == 1)
    }


def _key(row: PrintedRow) -> tuple[str, int]:
    """What stays the same in a header: its words without the page number, and its height."""
    return _DIGITS.sub("#", "".join(row.text.split())), round(row.middle / 4)


def _repeated(outer: Sequence[Sequence[PrintedRow]]) -> set[tuple[str, int]]:
    """What stands on many pages, where hardly a page has other words at that height: a clause's last line
    （责任单位：市财政局） may come to stand at the foot of several pages, but most have other words there."""
    seen = Counter(key for page in outer for key in {_key(row) for row in page})
    least = max(2, _SHARE * len(outer))
    often = {key for key, count in seen.items() if count >= least}
    rows_at: Counter[int] = Counter()
    often_at: Counter[int] = Counter()
    for key, count in seen.items():
        rows_at[key[1]] += count
        often_at[key[1]] += count if key in often else 0
    return {key for key in often if often_at[key[1]] > _MOSTLY * rows_at[key[1]]}
