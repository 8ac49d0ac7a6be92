"""政策变化一览: what is new for an applicant, award by award."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.documents.blocks import Span
from generator.documents.proof import ShownProof
from generator.documents.revision_entry import AwardEntry, LineEntry
from generator.pack.around import sentence_of
from generator.pack.model import ABOUT, ModelWords
from generator.pack.rows import Teller
from generator.policy.text import Id
from generator.revision.change import Change, ChangeKind
from generator.revision.comparison import Comparison

# Changes that say who gets something, who does not, how much or until when, in whichever clause they stand.
_APPLYING = frozenset(
    {
        *(ChangeKind.TERM_START, ChangeKind.TERM_PROLONGED, ChangeKind.TERM_SHORTENED, ChangeKind.TERM_CHANGED),
        *(
            ChangeKind.CONDITION_ADDED,
            ChangeKind.CONDITION_DROPPED,
            ChangeKind.EXCLUSION_ADDED,
            ChangeKind.EXCLUSION_DROPPED,
        ),
        *(ChangeKind.GRANT_ADDED, ChangeKind.GRANT_DROPPED, ChangeKind.TIER_ADDED, ChangeKind.TIER_DROPPED),
        *(
            ChangeKind.RAISED,
            ChangeKind.LOWERED,
            ChangeKind.BOUND,
            ChangeKind.INCLUSION,
            ChangeKind.COUNTED_BY,
            ChangeKind.SUM_SPLIT,
            ChangeKind.SUM_JOINED,
        ),
        *(
            ChangeKind.FIGURE_ADDED,
            ChangeKind.FIGURE_DROPPED,
            ChangeKind.REPLACED,
            ChangeKind.CLAUSE_ADDED,
            ChangeKind.CLAUSE_REPEALED,
            ChangeKind.CLAUSE_REPLACED,
        ),
    }
)
_LONELY = frozenset({ChangeKind.FIGURE_ADDED, ChangeKind.FIGURE_DROPPED})


def award_entries(old: ModelWords, new: ModelWords) -> Iterator[AwardEntry]:
    """The awards that are new, gone or changed: those of the new model in its order, what is gone behind."""
    before, after = old.awards(), new.awards()
    for award in (*after, *(name for name in before if name not in after)):
        lines = tuple(_lines(award, old if award in before else None, new if award in after else None))
        fate = "new" if award not in before else "dropped" if award not in after else "changed"
        if lines:
            yield AwardEntry(Id(award), fate, (new if award in after else old).name(award), lines)


def stayed(old: ModelWords, new: ModelWords, changed: tuple[AwardEntry, ...]) -> tuple[ShownProof, ...]:
    """The names of the awards that are in both models and say the same."""
    names = {str(entry.id) for entry in changed}
    return tuple(new.name(award) for award in new.awards() if award in old.awards() and award not in names)


def _lines(award: str, old: ModelWords | None, new: ModelWords | None) -> Iterator[LineEntry]:
    for field, about in ABOUT.items():
        before = old.line(award, field) if old else None
        after = new.line(award, field) if new else None
        if _text(before) != _text(after):
            yield LineEntry(Id(field), ShownProof((Span(about),)), before, after)


def _text(shown: ShownProof | None) -> str:
    return "".join("".join(span.text for span in shown.spans).split()) if shown else ""


def applying(done: Comparison, teller: Teller) -> Iterator[LineEntry]:
    """What an applicant should know of the notice itself: each change with its clause; `before`: the sentence."""
    head = ShownProof((Span("全文"),))
    for number, change in enumerate(filter(_matters, done.head), 1):
        yield LineEntry(Id(f"head-{number}"), head, None, teller.shown(change))
    for index, clause in enumerate(done.clauses, 1):
        for number, change in enumerate(_of_clause(clause.changes), 1):
            around = sentence_of(change, teller.old, teller.new)
            yield LineEntry(Id(f"clause-{index}-{number}"), teller.place(clause), around, teller.shown(change, clause))


def _of_clause(changes: Sequence[Change]) -> Iterator[Change]:
    """What matters of a clause; words that were reworded once, where figures in them only came or went."""
    reworded: Change | None = None
    for change in changes:
        if change.kind is ChangeKind.REWORDED:
            reworded = change
        elif change.inside and change.kind in _LONELY:
            if reworded is not None:
                yield reworded
            reworded = None
        elif _matters(change):
            yield change


def _matters(change: Change) -> bool:
    return change.kind in _APPLYING
