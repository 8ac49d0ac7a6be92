"""One change between two editions of a notice, as a person would name it."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from generator.dataclass import dataclass
from generator.notice.model import Fact


class ChangeKind(StrEnum):
    """What a change is. The names are those of the JSON; docs/revision.md says what each of them means."""

    TITLE = "title"
    BODY_TITLE = "body_title"
    DOCUMENT_NUMBER = "document_number"
    ISSUERS = "issuers"
    ISSUED = "issued"
    TERM_START = "term_start"
    TERM_PROLONGED = "term_prolonged"
    TERM_SHORTENED = "term_shortened"
    TERM_CHANGED = "term_changed"
    DEFINITION_ADDED = "definition_added"
    DEFINITION_DROPPED = "definition_dropped"
    DEFINITION_CHANGED = "definition_changed"
    UNIT_RENAMED = "unit_renamed"
    UNIT_REPLACED = "unit_replaced"
    CHAPTERS_ADDED = "chapters_added"
    CHAPTERS_DROPPED = "chapters_dropped"
    CLAUSE_ADDED = "clause_added"
    CLAUSE_REPEALED = "clause_repealed"
    CLAUSE_MOVED = "clause_moved"
    CLAUSE_RENUMBERED = "clause_renumbered"
    CLAUSE_SPLIT = "clause_split"
    CLAUSE_MERGED = "clause_merged"
    CLAUSE_REPLACED = "clause_replaced"
    PARAGRAPHS_JOINED = "paragraphs_joined"
    PARAGRAPHS_PARTED = "paragraphs_parted"
    ITEMS_NUMBERED = "items_numbered"
    ITEMS_UNNUMBERED = "items_unnumbered"
    HEADING = "heading"
    RAISED = "raised"
    LOWERED = "lowered"
    REPLACED = "replaced"
    BOUND = "bound"
    INCLUSION = "inclusion"
    COUNTED_BY = "counted_by"
    SUM_SPLIT = "sum_split"
    SUM_JOINED = "sum_joined"
    FIGURE_ADDED = "figure_added"
    FIGURE_DROPPED = "figure_dropped"
    TIER_ADDED = "tier_added"
    TIER_DROPPED = "tier_dropped"
    GRANT_ADDED = "grant_added"
    GRANT_DROPPED = "grant_dropped"
    CONDITION_ADDED = "condition_added"
    CONDITION_DROPPED = "condition_dropped"
    EXCLUSION_ADDED = "exclusion_added"
    EXCLUSION_DROPPED = "exclusion_dropped"
    WORDS_ADDED = "words_added"
    WORDS_DROPPED = "words_dropped"
    WORDS_MOVED = "words_moved"
    WORDS_GATHERED = "words_gathered"
    REWORDED = "reworded"
    TERM_REPLACED = "term_replaced"
    REFERENCE_RENUMBERED = "reference_renumbered"
    PUNCTUATION = "punctuation"
    UNIT_ADDED = "unit_added"
    UNIT_DROPPED = "unit_dropped"
    UNIT_INSTEAD = "unit_instead"
    UNIT_ROLE = "unit_role"
    UNIT_OF_PART = "unit_of_part"


@dataclass(frozen=True, slots=True)
class By:
    """By how much: `value` in per cent of the old figure, in points (20% to 15%), whole months or days."""

    value: Decimal
    unit: Literal["percent", "points", "months", "days"]


@dataclass(frozen=True, slots=True)
class Change:
    """`old` and `new`: the words, without white space, None where there are none; `facts` what they state.

    `old_clauses` and `new_clauses` are paths ("preamble" and "closing" around the clauses). `turned`: from what into
    what, of a bound (exact, at_most, at_least), an inclusion, what a figure is counted by, or a unit's role.
    `old_cited` and `new_cited`: 第五条第二款, empty where the clause's number says it all. `places`: in how many places
    the same was done. `inside`: a figure of words that are told as reworded besides; it counts with them.
    `spot`: where the words begin in both texts while these are compared; `old_place` and `new_place`: of several
    clauses the one in which that is. `beside`: words that stayed before and behind, for a change told of many places.
    """

    kind: ChangeKind
    old: str | None = None
    new: str | None = None
    old_facts: tuple[Fact, ...] = ()
    new_facts: tuple[Fact, ...] = ()
    by: By | None = None
    turned: tuple[str, str] | None = None
    old_clauses: tuple[str, ...] = ()
    new_clauses: tuple[str, ...] = ()
    old_cited: str = ""
    new_cited: str = ""
    places: int = 1
    inside: bool = False
    spot: tuple[int, int] | None = field(default=None, compare=False)
    old_place: str = field(default="", compare=False)
    new_place: str = field(default="", compare=False)
    beside: tuple[str, str] = field(default=("", ""), compare=False)
