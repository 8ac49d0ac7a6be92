"""A sentence of a notice as it is held to those of another edition."""

from __future__ import annotations

from generator.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ComparedSentence:
    """A sentence as it is compared: `words` letter by letter, `plain` with its figures all alike.

    `formula`: several clauses have it, so it is no part of a sentence that took the place of several; `row`: the name
    of the row of a table that it is, else empty.
    """

    words: str
    plain: str
    formula: bool = False
    row: str = ""

    @property
    def apart(self) -> bool:
        """Whether it went or came by itself, whatever stands beside it."""
        return self.formula or bool(self.row)
