"""Which prose of the model the rows of a ledger show, and what of them is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from generator.audit.read.ledger import LedgerRow, LedgerSpan, asked_once
from generator.audit.read.model import Model
from generator.audit.read.prose import blocks
from generator.audit.rederive.wording import ProseRun, prose_at, runs
from generator.dataclass import dataclass


@dataclass(frozen=True)
class ProseShown:
    """Looked up once for rows that say the same."""

    model: Model
    rows: Sequence[LedgerRow]

    @cached_property
    def _runs(self) -> Mapping[int, tuple[ProseRun, ...]]:
        """LedgerRow.said -> the runs of prose in it."""
        first = {row.said: row for row in self.rows if row.kind == "paraphrase" and not row.field}
        return {said: tuple(runs(self.model, row.spans)) for said, row in first.items()}

    def runs(self, row: LedgerRow) -> tuple[ProseRun, ...]:
        """The runs of prose in a row."""
        return self._runs.get(row.said, ())

    @cached_property
    def outside(self) -> Callable[[LedgerRow], tuple[LedgerSpan, ...]]:
        """The spans of a row that are no part of a run of prose."""
        return asked_once(self._outside)

    def _outside(self, row: LedgerRow) -> list[LedgerSpan]:
        inside = {index for run in self.runs(row) for index in range(run.start, run.end)}
        return [span for at, span in enumerate(row.spans) if at not in inside]

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The prose that some row shows."""
        return tuple(dict.fromkeys(run.path for found in self._runs.values() for run in found))

    def blocks_of(self, path: str) -> list[int]:
        """The numbers of the paragraphs and items of a prose that have words of their own."""
        parts = blocks(prose_at(self.model, path) or "")
        return [number for number, part in enumerate(parts) if any(piece.kind != "lookup" for piece in part)]
