"""The end of the term where it is computed: the notice says how long, the office from which day on."""

from __future__ import annotations

from datetime import date

from generator.dataclass import dataclass
from generator.policy.model import Policy
from generator.policy.status import computed_end


@dataclass(frozen=True, slots=True)
class LastDay:
    """A computed day; documents mark it as computed, and the audit computes it again."""

    day: date


@dataclass(frozen=True, slots=True)
class TermEntry:
    """What templates know as `term`; `end` None where the notice names the day itself, or it cannot be computed."""

    end: LastDay | None


def term_entry(policy: Policy) -> TermEntry:
    """The computed end of a policy's term."""
    end = computed_end(policy)
    return TermEntry(LastDay(end) if end else None)
