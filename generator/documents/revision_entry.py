"""What the documents on a revision show (`revision` in their templates): ready-made words of two editions."""

from __future__ import annotations

from dataclasses import dataclass

from generator.documents.proof import Shown
from generator.policy.text import Id


@dataclass(frozen=True, slots=True)
class RowEntry:
    """Clauses that belong together: 条款, 修订前, 修订后 and 说明; the texts clause by clause."""

    id: Id
    place: Shown
    before: tuple[Shown, ...]
    after: tuple[Shown, ...]
    notes: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class PassageEntry:
    """A paragraph of the text with its changes; `role`: "title", "centre", "right" or "" (body text)."""

    id: Id
    role: str
    words: Shown


@dataclass(frozen=True, slots=True)
class LineEntry:
    """One thing about an award before and after; either may be None. Of a change of the notice, `after` tells it and
    `before` is the sentence in which it stands, None where that says no more."""

    id: Id
    about: Shown
    before: Shown | None
    after: Shown | None


@dataclass(frozen=True, slots=True)
class AwardEntry:
    """An award that changed. `fate`: "new", "dropped" or "changed"."""

    id: Id
    fate: str
    name: Shown
    lines: tuple[LineEntry, ...]


@dataclass(frozen=True, slots=True)
class PublishEntry:
    """A document of the policy. `fate`: "changed", "new", "dropped" or "same"; `count`: statements that differ."""

    id: Id
    fate: str
    title: Shown
    files: tuple[Shown, ...]
    count: Shown


@dataclass(frozen=True, slots=True)
class RevisionEntry:
    """A revision as a whole. `without`: kinds of documents that it has nothing for; `same`: how many clauses stayed;
    `stayed`: names of the awards that did not change; `old_term` and `new_term`: when each edition is in force."""

    old_title: Shown
    new_title: Shown
    old_number: Shown | None
    new_number: Shown | None
    head: tuple[Shown, ...]
    rows: tuple[RowEntry, ...]
    same: Shown
    passages: tuple[PassageEntry, ...]
    awards: tuple[AwardEntry, ...]
    stayed: tuple[Shown, ...]
    applying: tuple[LineEntry, ...]
    documents: tuple[PublishEntry, ...]
    old_term: Shown | None = None
    new_term: Shown | None = None
    without: frozenset[str] = frozenset()
