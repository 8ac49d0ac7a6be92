"""Words that went in one place and came in another: moved, and not dropped and added."""

from __future__ import annotations

from collections.abc import Sequence

from generator.dataclass import replace
from generator.revision.change import Change, ChangeKind
from generator.revision.clause_change import ClauseChange
from generator.revision.instalments import says_a_share
from generator.revision.moved_sentences import with_whole_sentences
from generator.revision.reordered import reordered
from generator.revision.tokens import folded

_SHORTEST = 8  # characters; shorter words may come and go by chance in two clauses
_CAME = frozenset(
    {ChangeKind.WORDS_ADDED, ChangeKind.GRANT_ADDED, ChangeKind.CONDITION_ADDED, ChangeKind.EXCLUSION_ADDED}
)
_WENT = frozenset(
    {ChangeKind.WORDS_DROPPED, ChangeKind.GRANT_DROPPED, ChangeKind.CONDITION_DROPPED, ChangeKind.EXCLUSION_DROPPED}
)
# A limit of its own; shorter ones are the ceilings of two awards.
_FIGURES = frozenset({ChangeKind.FIGURE_ADDED, ChangeKind.FIGURE_DROPPED})
_SHORTEST_LIMIT = 12  # characters
_CAME_INSIDE = _CAME | {ChangeKind.TIER_ADDED}
_WENT_INSIDE = _WENT | {ChangeKind.TIER_DROPPED}


def with_moved_words(parts: Sequence[ClauseChange]) -> list[ClauseChange]:
    """Each pair of words that went and the same words that came as one change, where they went."""
    inside = [_kept(part, _moves(part.changes, _WENT_INSIDE, _CAME_INSIDE, 1)) for part in parts]
    inside = [replace(part, changes=reordered(part.changes)) for part in inside]
    return with_whole_sentences(across(inside))


def across(parts: Sequence[ClauseChange]) -> list[ClauseChange]:
    """Words that went in one clause and came in another as one change."""
    moves = _moves([change for part in parts for change in part.changes], _WENT, _CAME, _SHORTEST)
    return [_kept(part, moves) for part in parts]


def _kept(part: ClauseChange, moves: dict[int, Change | None]) -> ClauseChange:
    now = (moves.get(id(change), change) for change in part.changes)
    return replace(part, changes=tuple(change for change in now if change is not None))


def _moves(
    changes: Sequence[Change], went: frozenset[ChangeKind], came: frozenset[ChangeKind], shortest: int
) -> dict[int, Change | None]:
    """By the identity of a change what it is in truth: words moved, or None where the place they left tells it."""
    arrived = {folded(change.new or ""): change for change in changes if change.kind in came or _is_limit(change)}
    found: dict[int, Change | None] = {}
    for change in changes:
        words = folded(change.old or "") if change.kind in went or _is_limit(change) else ""
        other = arrived.pop(words, None) if _can_move(words, shortest) else None
        if other is not None:
            found[id(change)] = replace(
                change,
                kind=ChangeKind.WORDS_MOVED,
                new=other.new,
                new_facts=other.new_facts,
                new_clauses=other.new_clauses,
                new_cited=other.new_cited,
            )
            found[id(other)] = None
    return found


def _can_move(words: str, shortest: int) -> bool:
    """Whether words are long enough, and of those that must be long (between two clauses) no share of a sum."""
    return len(words) >= shortest and not (shortest == _SHORTEST and says_a_share(words))


def _is_limit(change: Change) -> bool:
    """Whether a figure is told with a whole phrase that limits what is given."""
    return change.kind in _FIGURES and len((change.old or "") + (change.new or "")) >= _SHORTEST_LIMIT
