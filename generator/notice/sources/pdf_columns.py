"""Columns of a page, as official gazettes print them: the left one is read before the right one."""

from collections.abc import Iterator, Sequence
from statistics import median

from generator.dataclass import dataclass
from generator.notice.lines import Line
from generator.notice.sources.pdf_gutters import are_many_columns, counts_on, head_above
from generator.notice.sources.pdf_rows import PrintedRow, rows
from generator.notice.sources.pdf_runs import PdfRun

_FEWEST_LINES = 5  # on either side
_FULL = 0.7  # of a column's width; the cells of a table are shorter
_NARROWEST = 10  # em; a gazette sets some twenty characters a line, a cell of a table fewer
_GRID = 40  # places across the page where a gap between columns is looked for
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Runs between two that cross the gap; parted into the columns left and right of it where they are columns."""

    runs: tuple[PdfRun, ...]
    left: tuple[PdfRun, ...] = ()
    right: tuple[PdfRun, ...] = ()


def columns(page: Sequence[PdfRun], depth: int = 0) -> list[list[PrintedRow]]:
    """The blocks of a page in reading order, each as rows of one column."""
    stretches = _parted(page) if depth < _DEEPEST else ()
    if not any(stretch.left for stretch in stretches):
        return [rows(page)] if page else []
    blocks: list[list[PrintedRow]] = []
    for stretch in stretches:
        if stretch.left:
            blocks += [*columns(stretch.left, depth + 1), *columns(stretch.right, depth + 1)]
        elif stretch.runs:  # none where no line crosses the gap at the top of the page
            blocks.append(rows(stretch.runs))
    return blocks


def _parted(page: Sequence[PdfRun]) -> tuple[_Stretch, ...]:
    """The page at the gap that parts most of it into columns."""
    if len(page) < 2 * _FEWEST_LINES:
        return ()
    left, right = min(run.left for run in page), max(run.right for run in page)
    middle = left + 0.25 * (right - left)
    if sum(run.left > middle for run in page) < _FEWEST_LINES:
        return ()
    ordered = sorted(page, key=lambda run: -run.top)
    best: tuple[_Stretch, ...] = ()
    for step in range(_GRID // 4, _GRID - _GRID // 4 + 1):
        found = tuple(_stretches(ordered, left + step * (right - left) / _GRID))
        if _size(found) > _size(best):
            best = found
    return best


def _size(stretches: Sequence[_Stretch]) -> int:
    return sum(len(stretch.left) + len(stretch.right) for stretch in stretches)


def _stretches(ordered: Sequence[PdfRun], gap: float) -> Iterator[_Stretch]:
    """The page from top to bottom: runs that cross the gap, and what stands between them on either side."""
    crossing: list[PdfRun] = []
    beside: list[PdfRun] = []
    for run in ordered:
        if run.left < gap < run.right:
            if beside:
                if found := _beside_each_other(beside, gap, crossing):
                    yield from found
                    crossing = []
                else:
                    crossing += beside
                beside = []
            crossing.append(run)
        else:
            beside.append(run)
    yield from _beside_each_other(beside, gap, crossing) or (_Stretch((*crossing, *beside)),)


def _beside_each_other(runs: Sequence[PdfRun], gap: float, above: Sequence[PdfRun]) -> tuple[_Stretch, ...]:
    """What stands above columns, and those; nothing where the runs are no columns."""
    if _are_columns(runs, gap):
        return _Stretch(tuple(above)), _columns_at(runs, gap)
    head = head_above(runs)
    below = [run for run in runs if run not in head] if head else runs
    if are_many_columns(below, gap):
        return _Stretch((*above, *head)), _columns_at(below, gap)
    return ()


def _columns_at(runs: Sequence[PdfRun], gap: float) -> _Stretch:
    left = tuple(run for run in runs if run.right <= gap)
    return _Stretch(tuple(runs), left, tuple(run for run in runs if run.right > gap))


def _are_columns(runs: Sequence[PdfRun], gap: float) -> bool:
    sides = ([run for run in runs if run.right <= gap], [run for run in runs if run.right > gap])
    if min(map(len, sides)) < _FEWEST_LINES:
        return False
    widths = [max(run.right for run in side) - min(run.left for run in side) for side in sides]
    if min(widths) < max(0.5 * max(widths), _NARROWEST * max(run.em for run in runs)):
        return False
    lengths = (median(run.right - run.left for run in side) for side in sides)
    full = all(length >= _FULL * width for length, width in zip(lengths, widths, strict=True))
    return full or counts_on(*map(_lines, sides))


def _lines(side: Sequence[PdfRun]) -> list[Line]:
    return [Line(row.text, number) for number, row in enumerate(rows(side))]
