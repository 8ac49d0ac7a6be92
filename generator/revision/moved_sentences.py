"""Whole sentences of clauses that came or went, or were put in the place of others, which the other text has elsewhere.

Such a sentence was moved: of 甲 that another sentence took the place of, and that stands in a new clause now, only the
other sentence is new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from generator.dataclass import replace
from generator.regex import regex
from generator.revision.came_or_went import SUMS
from generator.revision.change import Change, ChangeKind
from generator.revision.clause_change import ClauseChange
from generator.revision.instalments import says_a_share
from generator.revision.meanings import what_it_is
from generator.revision.tokens import folded

_SHORTEST = 12  # characters: shorter ones are formulas that any clause can have
_ENDS = regex("[。；;]")
_WENT = frozenset({ChangeKind.WORDS_DROPPED, ChangeKind.CONDITION_DROPPED, ChangeKind.GRANT_DROPPED})
_CAME = frozenset({ChangeKind.WORDS_ADDED, ChangeKind.CONDITION_ADDED, ChangeKind.GRANT_ADDED})
_CAME_WHOLE = frozenset({ChangeKind.CLAUSE_ADDED, ChangeKind.CLAUSE_REPLACED})
_WENT_WHOLE = frozenset({ChangeKind.CLAUSE_REPEALED, ChangeKind.CLAUSE_REPLACED})


def with_whole_sentences(parts: Sequence[ClauseChange]) -> list[ClauseChange]:
    """The clauses, sentences that stand elsewhere in the other text told as moved where they left or came."""
    every = [change for part in parts for change in part.changes]
    several = _several(every)
    came = _sentences(every, _CAME | _CAME_WHOLE | {ChangeKind.REWORDED}, "new")
    went = _sentences(every, _WENT | _WENT_WHOLE | {ChangeKind.REWORDED}, "old")
    came = {words: change for words, change in came.items() if words not in several}
    again: set[int] = set()
    found = [_with_departures(part, came, again) for part in parts]
    return [_with_arrivals(_without_arrived(part, again), went, again) for part in found]


def _sentences(changes: Sequence[Change], kinds: frozenset[ChangeKind], side: str) -> dict[str, Change]:
    """Each sentence that came (or went) with the change that tells it; one that several changes tell is none."""
    found: dict[str, Change] = {}
    several: set[str] = set()
    for change in changes:
        for sentence in _ENDS.split(folded(getattr(change, side) or "")) if change.kind in kinds else ():
            if len(sentence) >= _SHORTEST:
                several |= {sentence} & found.keys()
                found[sentence] = change
    return {sentence: change for sentence, change in found.items() if sentence not in several}


def _several(changes: Sequence[Change]) -> set[str]:
    """Words that went in several places: none of these is where they came from."""
    held = Counter(folded(change.old or "") for change in changes if change.kind in _WENT)
    return {words for words, count in held.items() if count > 1}


def _with_departures(part: ClauseChange, came: Mapping[str, Change], again: set[int]) -> ClauseChange:
    found: list[Change] = []
    instead = False
    for place, change in enumerate(part.changes):
        if instead and change.inside:
            continue
        told = list(_departed(change, came, again))
        instead = told[0] is not change and change.kind is ChangeKind.REWORDED
        found += [*told, _rest(change, part.changes[place + 1 :], came=True)] if instead else told
    return replace(part, changes=tuple(found))


def _departed(change: Change, came: Mapping[str, Change], again: set[int]) -> Iterator[Change]:
    """A change, or that its old words moved and, where others stand for them, that these came.

    `again`: changes that tell nothing but the arrival of words told here.
    """
    other = came.get(folded(change.old or ""))
    able = change.kind in _WENT | {ChangeKind.REWORDED}
    if other is None or other is change or _are_of_two_sums(change, other) or not able:
        yield change
        return
    yield replace(
        change,
        kind=ChangeKind.WORDS_MOVED,
        new=change.old,
        new_facts=change.old_facts,
        new_clauses=other.new_clauses,
        new_cited=other.new_cited if other.kind not in _CAME_WHOLE else "",
    )
    if other.kind in _CAME | {ChangeKind.REWORDED} and folded(other.new or "") == folded(change.old or ""):
        again.add(id(other))


def _are_of_two_sums(went: Change, came: Change) -> bool:
    """Whether the words say in two clauses that stayed which share of a sum is paid out."""
    return came.kind not in _CAME_WHOLE and says_a_share(went.old or "")


def _without_arrived(part: ClauseChange, again: set[int]) -> ClauseChange:
    """The clause, of words that moved in the place of others only that these went."""
    found: list[Change] = []
    instead = False
    for place, change in enumerate(part.changes):
        instead = (id(change) in again and change.kind is ChangeKind.REWORDED) or (instead and change.inside)
        if not instead:
            found.append(change)
        elif not change.inside:
            found.append(_rest(change, part.changes[place + 1 :], came=False))
    return replace(part, changes=tuple(found))


def _rest(change: Change, behind: Sequence[Change], *, came: bool) -> Change:
    """What is left to tell of words in the place of others, of which one side moved, with the figures told below it."""
    inner = list(takewhile(lambda each: each.inside, behind))
    facts = tuple(fact for each in inner for fact in (each.new_facts if came else each.old_facts))
    words = (change.new if came else change.old) or ""
    grants = what_it_is(words, words, sums=sum(fact.kind in SUMS for fact in facts)) == "grant"
    if came:
        kind = ChangeKind.GRANT_ADDED if grants else ChangeKind.WORDS_ADDED
        return replace(change, kind=kind, old=None, old_facts=(), new_facts=facts, old_cited="")
    kind = ChangeKind.GRANT_DROPPED if grants else ChangeKind.WORDS_DROPPED
    return replace(change, kind=kind, new=None, new_facts=(), old_facts=facts, new_cited="")


def _with_arrivals(part: ClauseChange, went: Mapping[str, Change], again: set[int]) -> ClauseChange:
    kept = (change for change in part.changes if id(change) not in again)
    return replace(part, changes=tuple(told for change in kept for told in _arrived(change, went)))


def _arrived(change: Change, went: Mapping[str, Change]) -> Iterator[Change]:
    """A change, or that its new words stood in a clause that went."""
    other = went.get(folded(change.new or "")) if change.kind in _CAME else None
    if other is None or other.kind not in _WENT_WHOLE:
        yield change
        return
    yield replace(
        change,
        kind=ChangeKind.WORDS_MOVED,
        old=change.new,
        old_facts=change.new_facts,
        old_clauses=other.old_clauses,
    )
