"""Three columns and more beside each other: the gaps between them, and whether text runs in them or a table's cells."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from generator.notice.lines import Line
from generator.notice.marks import Kind, marks
from generator.notice.sources.pdf_rows import PrintedRow, rows
from generator.notice.sources.pdf_runs import PdfRun

_FEWEST_COLUMNS = 3  # two are told apart by the gap between them alone
_FEWEST_LINES = 5
_NARROWEST = 10  # em; cells of a table are narrower
_FULL = 0.9  # of a column's width; most lines of running text are that long
_SHORT = 0.7  # of the same; the head of a table's column is shorter
_STEP = 2.2  # usual steps from line to line; cells of one row that differ in lines leave more room


def head_above(runs: Sequence[PdfRun]) -> tuple[PdfRun, ...]:
    """The runs above all columns but the one in which they stand: a title in the middle of the page."""
    pieces = _pieces(runs)
    if len(pieces) < _FEWEST_COLUMNS:
        return ()
    edge = sorted(max(run.top for run in piece) for piece in pieces)[-2]
    return tuple(run for run in runs if run.bottom >= edge)


def are_many_columns(runs: Sequence[PdfRun], gap: float) -> bool:
    """Whether runs stand in three columns or more, of which no one crosses the gap."""
    pieces = _pieces(runs)
    if len(pieces) < _FEWEST_COLUMNS or not all(_is_column(piece) for piece in pieces):
        return False
    widths = [_width(piece) for piece in pieces]
    if min(widths) < 0.5 * max(widths) or not any(_right(one) <= gap <= _left(then) for one, then in pairwise(pieces)):
        return False
    lines = [rows(piece) for piece in pieces]
    if all(counts_on(*map(_numbered, pair)) for pair in pairwise(lines)):
        return True
    return any(not _is_short(found[0], width) for found, width in zip(lines, widths, strict=True)) and all(
        median(run.right - run.left for run in piece) >= _FULL * width
        for piece, width in zip(pieces, widths, strict=True)
    )


def counts_on(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether numbers of clauses go on at the right where they end at the left: lists of short paragraphs are columns
    though most of their lines are not full, and no table counts so."""
    first, then = _counted(left), _counted(right)
    return any(values[-1] + 1 == then[kind][0] for kind, values in first.items() if kind in then)


def _pieces(runs: Sequence[PdfRun]) -> list[list[PdfRun]]:
    """The runs parted by the gaps that none of them crosses, from left to right."""
    return list(_parted(sorted(runs, key=lambda run: run.left)))


def _parted(ordered: Sequence[PdfRun]) -> Iterator[list[PdfRun]]:
    piece: list[PdfRun] = []
    reach = 0.0
    for run in ordered:
        if piece and run.left > reach:
            yield piece
            piece = []
        reach = max(reach, run.right) if piece else run.right
        piece.append(run)
    if piece:
        yield piece


def _is_column(piece: Sequence[PdfRun]) -> bool:
    """Whether enough lines, wide enough and without holes, stand below each other."""
    middles = [row.middle for row in rows(piece)]
    if len(middles) < _FEWEST_LINES or _width(piece) < _NARROWEST * median(run.em for run in piece):
        return False
    steps = [upper - lower for upper, lower in pairwise(middles)]
    return max(steps) <= _STEP * median(steps)


def _left(piece: Sequence[PdfRun]) -> float:
    return min(run.left for run in piece)


def _right(piece: Sequence[PdfRun]) -> float:
    return max(run.right for run in piece)


def _width(piece: Sequence[PdfRun]) -> float:
    return _right(piece) - _left(piece)


def _is_short(row: PrintedRow, width: float) -> bool:
    return row.right - row.left < _SHORT * width


def _numbered(found: Sequence[PrintedRow]) -> list[Line]:
    return [Line(row.text, number) for number, row in enumerate(found)]


def _counted(lines: Sequence[Line]) -> dict[Kind, list[int]]:
    """The numbers at the starts of lines by their kind, where there are several and they only grow."""
    found: dict[Kind, list[int]] = {}
    for mark in marks(lines):
        if not mark.inline and not mark.doubt:
            found.setdefault(mark.kind, []).append(mark.value)
    return {kind: values for kind, values in found.items() if len(values) > 1 and values == sorted(set(values))}
