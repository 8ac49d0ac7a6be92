"""What the documents on a revision show (`revision` in their templates): ready-made words of two editions."""

from __future__ import annotations

from generator.dataclass import dataclass
from generator.documents.proof import ShownProof
from generator.policy.text import Id


@dataclass(frozen=True, slots=True)
class RowEntry:
    """Clauses that belong together: 条款, 修订前, 修订后 and 说明; the texts clause by clause."""

    id: Id
    place: ShownProof
    before: tuple[ShownProof, ...]
    after: tuple[ShownProof, ...]
    notes: tuple[ShownProof, ...]


@dataclass(frozen=True, slots=True)
class PassageEntry:
    """A paragraph of the text with its changes; `role`: "title", "centre", "right" or "" (body text)."""

    id: Id
    role: str
    words: ShownProof


@dataclass(frozen=True, slots=True)
class LineEntry:
    """One thing about an award before and after; either may be None. Of a change of the notice, `after` tells it and
    `before` is the sentence in which it stands, None where that says no more."""

    id: Id
    about: ShownProof
    before: ShownProof | None
    after: ShownProof | None


@dataclass(frozen=True, slots=True)
class AwardEntry:
    """An award that changed. `fate`: "new", "dropped" or "changed"."""

    id: Id
    fate: str
    name: ShownProof
    lines: tuple[LineEntry, ...]


@dataclass(frozen=True, slots=True)
class PublishEntry:
    """A document of the policy. `fate`: "changed", "new", "dropped" or "same"; `count`: statements that differ."""

    id: Id
    fate: str
    title: ShownProof
    files: tuple[ShownProof, ...]
    count: ShownProof


@dataclass(frozen=True, slots=True)
class RevisionEntry:
    """A revision as a whole. `without`: kinds of documents that it has nothing for; `same`: how many clauses stayed;
    `stayed`: names of the awards that did not change; `old_term` and `new_term`: when each edition is in force."""

    old_title: ShownProof
    new_title: ShownProof
    old_number: ShownProof | None
    new_number: ShownProof | None
    head: tuple[ShownProof, ...]
    rows: tuple[RowEntry, ...]
    same: ShownProof
    passages: tuple[PassageEntry, ...]
    awards: tuple[AwardEntry, ...]
    stayed: tuple[ShownProof, ...]
    applying: tuple[LineEntry, ...]
    documents: tuple[PublishEntry, ...]
    old_term: ShownProof | None = None
    new_term: ShownProof | None = None
    without: frozenset[str] = frozenset()
