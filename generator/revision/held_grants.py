"""Grants that seem to have gone, or come, only because their sentence was made one with others.

From 对甲给予50万元。对乙给予30万元。 to 对甲、乙分别给予50万元、30万元。 no award went: where the other text still
names who gets it, and such a sum as often, the words are told as words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.dataclass import dataclass, replace
from generator.notice.model import Fact
from generator.regex import regex
from generator.revision.change import Change, ChangeKind
from generator.revision.tokens import folded
from generator.revision.wording import WordingRun

_AS_WORDS = {
    ChangeKind.GRANT_DROPPED: ChangeKind.WORDS_DROPPED,
    ChangeKind.FIGURE_DROPPED: ChangeKind.WORDS_DROPPED,
    ChangeKind.GRANT_ADDED: ChangeKind.WORDS_ADDED,
    ChangeKind.FIGURE_ADDED: ChangeKind.WORDS_ADDED,
}
_GRANTS = frozenset({ChangeKind.GRANT_DROPPED, ChangeKind.GRANT_ADDED})
_SUBJECT = regex("(?:[另再]?对)?(?P<who>[^，]{3,30}?)(?:的?，|的?[另再]?(?:给予|予以|奖励|补助|补贴|资助))")
_SUMS = ("money", "percentage")
_Sum = tuple[str, object, str | None]


@dataclass(frozen=True, slots=True)
class _Side:
    """The words of one text, and how often it names each sum."""

    text: str
    sums: Counter[_Sum]


def with_held_grants(changes: Sequence[Change], runs: Sequence[WordingRun]) -> list[Change]:
    """The changes of a clause; a grant that the other text makes in other words is told as words."""
    if not any(change.kind in _GRANTS for change in changes):
        return list(changes)
    old = _side((run.old_text, [token.fact for token in run.old]) for run in runs)
    new = _side((run.new_text, [token.fact for token in run.new]) for run in runs)
    held = [change for change in changes if change.kind in _GRANTS and _is_held(change, old, new)]
    sums = {each for change in held for each in _sums_of(change)}
    return [
        replace(change, kind=_AS_WORDS[change.kind]) if _is_told_again(change, held, sums) else change
        for change in changes
    ]


def _is_told_again(change: Change, held: Sequence[Change], sums: set[_Sum]) -> bool:
    """Whether a change is a grant that is held, or a figure of such a one alone."""
    if any(change is each for each in held):
        return True
    own = _sums_of(change)
    return change.kind in _AS_WORDS and change.kind not in _GRANTS and bool(own) and own <= sums


def _is_held(change: Change, old: _Side, new: _Side) -> bool:
    """Whether the text without a grant names who gets it, and its sums as often as the text with it."""
    went = change.kind is ChangeKind.GRANT_DROPPED
    having, other = (old, new) if went else (new, old)
    who = _SUBJECT.match((change.old if went else change.new) or "")
    named = who is not None and folded(who["who"]) in other.text
    return named and all(having.sums[each] <= other.sums[each] for each in _sums_of(change))


def _sums_of(change: Change) -> set[_Sum]:
    return set(_sums((*change.old_facts, *change.new_facts)))


def _side(runs: Iterable[tuple[str, Sequence[Fact | None]]]) -> _Side:
    texts, facts = zip(*runs, strict=True)
    return _Side(folded("".join(texts)), Counter(_sums(fact for side in facts for fact in side if fact is not None)))


def _sums(facts: Iterable[Fact]) -> Iterable[_Sum]:
    return ((fact.kind, fact.value, fact.unit) for fact in facts if fact.kind in _SUMS)
