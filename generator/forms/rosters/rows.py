"""The rows of a roster, whatever file they come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from generator.dataclass import dataclass
from generator.message import Message


class Unshown(Exception):
    """What a cell shows cannot be told."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A cell that holds something, but shows nothing sure. `shown`: what it shows or holds; `words`: why it is not
    taken, and what to do."""

    shown: str
    words: Message


# A text; of several choices (JSON only) a list of them; an empty text is a cell without content.
RosterCell = str | tuple[str, ...] | Unclear


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A row of the roster. `number`: counts from 1 with the heads, as a spreadsheet shows it; in JSON without.

    `no_form`: why no form is to be made of it, None for a row of answers.
    """

    number: int
    cells: tuple[RosterCell, ...]
    no_form: Message | None = None

    @property
    def blank(self) -> bool:
        return not any(map(says_something, self.cells))


@dataclass(frozen=True, slots=True)
class RosterTable:
    """What a file holds: `rows`, one at a time; `remarks`: what is to be told of the file, whole when all rows
    are read."""

    rows: Iterator[RosterRow]
    remarks: list[Message] = field(default_factory=list)


def shown_in(cell: RosterCell) -> str:
    """The words of a cell, for heads and notes."""
    return cell.shown if isinstance(cell, Unclear) else cell if isinstance(cell, str) else "；".join(cell)


def says_something(cell: RosterCell) -> bool:
    """Whether a cell has content; what shows nothing sure has it too."""
    return bool(cell.strip() if isinstance(cell, str) else cell)
