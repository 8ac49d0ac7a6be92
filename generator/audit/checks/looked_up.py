"""Wording that consists of look-ups: no word of it carries its path, so it is found by what it looks up."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.read.ledger import LedgerRow
from generator.audit.read.prose import blocks
from generator.audit.rederive.wording import prose_at, wording_beside, written_as
from generator.audit.subject import AuditSubject


def shows(subject: AuditSubject, rows: tuple[LedgerRow, ...], path: str) -> bool:
    """Whether the rows show every paragraph of the prose at `path`, in order, and nothing else in the same lines."""
    text = prose_at(subject.sound_model, path)
    left = list(blocks(text)) if text is not None else []
    if not left or any(piece.kind != "lookup" for block in left for piece in block):
        return False
    for row in rows:
        if left and not row.field and written_as(subject.sound_model, left[0], row.spans, path):
            left.pop(0)
    return not left


def wording_of(subject: AuditSubject, row: LedgerRow, at: int) -> str | None:
    """The path of the office's wording in which the span at `at` of a row stands; None where it stands in none."""
    return wording_beside(row.spans, at) or next(_looking_up(subject, row), None)


def _looking_up(subject: AuditSubject, row: LedgerRow) -> Iterator[str]:
    model = subject.sound_model
    for path in model.paths:
        for block in blocks(prose_at(model, path) or ""):
            lookups_only = all(piece.kind == "lookup" for piece in block)
            if lookups_only and written_as(model, block, row.spans, path):
                yield path
