"""Runs on one line of print as a row, and rows in the order they are read."""

from collections.abc import Iterable, Sequence

from generator.dataclass import dataclass
from generator.notice.sources.pdf_runs import PdfRun


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A line of print; `runs` from left to right. Where there are several, wide gaps part them, as cells of a table."""

    runs: tuple[PdfRun, ...]

    @property
    def text(self) -> str:
        """The words, with one space for a wide gap."""
        return " ".join(run.text for run in self.runs)

    @property
    def left(self) -> float:
        """Where the row begins, in points from the page's left edge."""
        return self.runs[0].left

    @property
    def right(self) -> float:
        """Where the row ends."""
        return max(run.right for run in self.runs)

    @property
    def middle(self) -> float:
        """The height of the row's middle above the page's lower edge."""
        return (self.runs[0].top + self.runs[0].bottom) / 2

    @property
    def em(self) -> float:
        """The width of a Chinese sign in the row."""
        return max(run.em for run in self.runs)

    @property
    def open_end(self) -> bool:
        """Whether a space stood behind the last sign."""
        return self.runs[-1].open_end


def rows(runs: Iterable[PdfRun]) -> list[PrintedRow]:
    """The rows of a page or column from top to bottom."""
    groups: list[list[PdfRun]] = []
    for run in sorted(runs, key=lambda run: -(run.top + run.bottom)):
        if groups and _beside(groups[-1], run):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [PrintedRow(tuple(sorted(group, key=lambda run: run.left))) for group in groups]


def _beside(group: Sequence[PdfRun], run: PdfRun) -> bool:
    """Whether a run stands on the line of the group: at least half as high as the group's largest."""
    largest = max(group, key=lambda each: each.top - each.bottom)
    shared = min(largest.top, run.top) - max(largest.bottom, run.bottom)
    return shared >= 0.5 * min(largest.top - largest.bottom, run.top - run.bottom)
