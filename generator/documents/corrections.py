"""The corrections of readings.yaml as the proof shows them: words, the reading before and now, the reason."""

from __future__ import annotations

from generator.dataclass import dataclass
from generator.notice.model import Notice
from generator.policy.text import Id, Text


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """One correction. `clause`: its printed path, or preamble, closing."""

    id: Id
    kind: Text
    clause: Text
    quote: Text
    before: Text
    after: Text
    reason: Text


def correction_entries(notice: Notice) -> tuple[CorrectionEntry, ...]:
    """What a person corrected, in the order in which it was applied."""
    return tuple(
        CorrectionEntry(
            Id(each.id),
            Text(each.kind),
            Text(each.clause),
            Text(each.quote),
            Text(each.before),
            Text(each.after),
            Text(each.reason),
        )
        for each in notice.corrections
    )
