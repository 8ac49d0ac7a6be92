"""Values side by side in a statement: words or a mark stand between them, so that no two read as one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.checks.looked_up import wording_of
from generator.audit.read.ledger import LedgerRow, LedgerSpan
from generator.audit.rederive.facts import facts_of
from generator.audit.subject import AuditProblem, AuditSubject
from generator.message import message

_HINT = message("put words or a mark between the two look-ups: ，、；：or what the second one is")
_VALUES = frozenset({"fact", "computed", "example", "quote"})
# How often and to whom stand before a sum without a mark: 每年20万元, 每家一次性20万元.
_FIGURES = frozenset({"money", "percentage", "count", "duration", "date", "level", "rank", "document_number"})


def values_run_together(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Between two values stand words or a mark: a level and a sum, or two sums, printed side by side read as one
    figure, and two names as one name.

    Passes: "{{ awards.fair.tiers.state.level }}：{{ awards.fair.tiers.state.amount }}".

    Fails: "{{ awards.growth.tiers.large.level }}{{ awards.growth.tiers.large.amount }}", printed
    营业收入达到500万元30万元.
    """
    told: set[tuple[str | None, str, str]] = set()
    for row in subject.rows:
        kind = subject.kind_of(row.document)
        for index, first, second in () if row.field or (kind and kind.verbatim) else _neighbours(row):
            sign = (second.path, first.text, second.text)
            if sign not in told and _ends_closed(subject, first) and _starts_closed(subject, second):
                told.add(sign)
                path = wording_of(subject, row, index) or second.path
                yield AuditProblem(
                    message("{id}: {first} and {second} read as one", id=row.id, first=first.text, second=second.text),
                    _HINT,
                    row.file,
                    path,
                    second.clauses[0] if second.clauses else None,
                    statement=row.id,
                )


def _neighbours(row: LedgerRow) -> Iterator[tuple[int, LedgerSpan, LedgerSpan]]:
    """Values with nothing but white space between them, and the place of the first among the spans."""
    before: tuple[int, LedgerSpan] | None = None
    for index, span in enumerate(row.spans):
        if not span.text.strip():
            continue
        if before is not None and span.kind in _VALUES:
            yield (*before, span)
        before = (index, span) if span.kind in _VALUES else None


def _ends_closed(subject: AuditSubject, span: LedgerSpan) -> bool:
    """Whether a figure or a name stands at the end."""
    figures = [fact for fact in facts_of(span.text) if fact.kind in _FIGURES]
    return any(fact.end == len(span.text) for fact in figures) or span.text.endswith(subject.sound_model.names)


def _starts_closed(subject: AuditSubject, span: LedgerSpan) -> bool:
    figures = [fact for fact in facts_of(span.text) if fact.kind in _FIGURES]
    return any(fact.start == 0 for fact in figures) or span.text.startswith(subject.sound_model.names)
