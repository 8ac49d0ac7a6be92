"""Sentences that were reworded and stand in another place now: told as one that moved, and not as dropped and added.

In an article that was split or merged the place of a sentence says nothing: there only what changed in it is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from generator.dataclass import dataclass
from generator.notice.model import Fact
from generator.regex import regex
from generator.revision.alignment import Fate
from generator.revision.change import Change, ChangeKind
from generator.revision.clause_change import ClauseChange
from generator.revision.compared_names import ComparedNames
from generator.revision.like_sentences import LIKE, MovingSentence, Place, alike_sentences
from generator.revision.phrases import told
from generator.revision.tokens import folded

_SHORTEST = 12  # characters
_SENTENCE = regex("[^。；]+[。；]?")
_STOPS = "。；，"
_BEFORE = ("", "。", "；", "：")  # what stands before the beginning of a sentence
_WENT = frozenset({ChangeKind.WORDS_DROPPED, ChangeKind.CONDITION_DROPPED, ChangeKind.GRANT_DROPPED})
_CAME = frozenset({ChangeKind.WORDS_ADDED, ChangeKind.CONDITION_ADDED, ChangeKind.GRANT_ADDED})
_TOGETHER = (Fate.SPLIT, Fate.MERGED)


def with_like_sentences(parts: Sequence[ClauseChange], names: ComparedNames) -> list[ClauseChange]:
    """The clauses, sentences that went in one place and came in another, reworded, told once where they went."""
    went = list(_sentences(parts, _went, names.texts.formulas))
    came = list(_sentences(parts, _came, names.texts.formulas))
    together = frozenset(index for index, part in enumerate(parts) if part.fate in _TOGETHER)
    pairs = list(_in_rows(alike_sentences(went, came, together)))
    return _Retold(parts, names, pairs).parts()


def _sentences(
    parts: Sequence[ClauseChange], side: Callable[[Change], tuple[str, bool] | None], formulas: Collection[str]
) -> Iterator[MovingSentence]:
    for index, part in enumerate(parts):
        for at, change in enumerate(part.changes):
            text, whole = side(change) or ("", False)
            for number, words in enumerate(_cut(text)):
                bare = words.rstrip(_STOPS)
                if len(bare) >= _SHORTEST and folded(bare) not in formulas:
                    begins = bool(number) or change.beside[0][-1:] in _BEFORE
                    yield MovingSentence((index, at), number, bare, whole, begins)


def _went(change: Change) -> tuple[str, bool] | None:
    """The words that a change tells to have gone, and whether a clause went with them."""
    if change.kind in _WENT or change.kind is ChangeKind.CLAUSE_REPEALED or _is_instead(change):
        return change.old or "", change.kind is ChangeKind.CLAUSE_REPEALED
    return None


def _came(change: Change) -> tuple[str, bool] | None:
    """The words that a change tells to have come, and whether a clause came with them."""
    if change.kind in _CAME or change.kind is ChangeKind.CLAUSE_ADDED or _is_instead(change):
        return change.new or "", change.kind is ChangeKind.CLAUSE_ADDED
    return None


def _is_instead(change: Change) -> bool:
    """Whether words stand in the place of others that have little to do with them."""
    reworded = change.kind is ChangeKind.REWORDED and not change.inside
    return reworded and fuzz.ratio(change.old or "", change.new or "") < LIKE


def _cut(words: str) -> list[str]:
    return _SENTENCE.findall(words)


@dataclass(frozen=True, slots=True)
class _Move:
    """Sentences in a row that went, by place and numbers, and those in a row that they became."""

    went: Place
    came: Place
    old: tuple[int, ...]
    new: tuple[int, ...]
    whole: tuple[bool, bool]


def _in_rows(pairs: Sequence[tuple[MovingSentence, MovingSentence]]) -> Iterator[_Move]:
    """The pairs, neighbours that became neighbours as one."""
    last: _Move | None = None
    for one, other in sorted(pairs, key=lambda pair: (pair[0].place, pair[0].number)):
        next_one = last is not None and (last.went, last.came) == (one.place, other.place)
        if last is not None and next_one and (last.old[-1] + 1, last.new[-1] + 1) == (one.number, other.number):
            last = replace(last, old=(*last.old, one.number), new=(*last.new, other.number))
            continue
        if last is not None:
            yield last
        last = _Move(one.place, other.place, (one.number,), (other.number,), (one.whole, other.whole))
    if last is not None:
        yield last


class _Retold:
    """The clauses with moves told in them."""

    def __init__(self, parts: Sequence[ClauseChange], names: ComparedNames, moves: Sequence[_Move]) -> None:
        self._parts = parts
        self._names = names
        self._left_old: dict[Place, set[int]] = defaultdict(set)
        self._left_new: dict[Place, set[int]] = defaultdict(set)
        self._told: dict[Place, list[Change]] = defaultdict(list)
        for move in moves:
            if not move.whole[0]:
                self._left_old[move.went] |= set(move.old)
            if not move.whole[1]:
                self._left_new[move.came] |= set(move.new)
            self._told[move.came if move.whole[0] else move.went] += self._tell(move)

    def parts(self) -> list[ClauseChange]:
        return [
            replace(part, changes=tuple(self._changes(index, part.changes))) for index, part in enumerate(self._parts)
        ]

    def _tell(self, move: _Move) -> Iterator[Change]:
        """That words moved, and beneath it what changed in them; of clauses that belong together the latter alone."""
        went, came = self._at(move.went), self._at(move.came)
        moved = _moved(move, went, came)
        part = self._parts[move.went[0]]
        inner = [_in_words(moved, each) for each in told(self._names.runs(moved.old or "", moved.new or ""))]
        if move.went[0] == move.came[0] and part.fate in _TOGETHER:
            yield from (replace(each, inside=False, new_clauses=part.new_paths) for each in inner)
            return
        yield moved
        yield from inner

    def _at(self, place: Place) -> Change:
        return self._parts[place[0]].changes[place[1]]

    def _changes(self, index: int, changes: Sequence[Change]) -> Iterator[Change]:
        gone = False
        for at, change in enumerate(changes):
            place = (index, at)
            if gone and change.inside:
                continue  # a figure of words that are told as moved, or as dropped and added
            yield from self._told.get(place, ())
            gone = place in self._left_old or place in self._left_new
            if gone:
                yield from _rest(change, self._left_old.get(place, ()), self._left_new.get(place, ()))
            else:
                yield change


def _moved(move: _Move, went: Change, came: Change) -> Change:
    old, new = _words(went.old, move.old), _words(came.new, move.new)
    return replace(
        went,
        kind=ChangeKind.WORDS_MOVED,
        old=old,
        new=new,
        old_facts=_stated(went.old_facts, old),
        new_facts=_stated(came.new_facts, new),
        old_cited="" if move.whole[0] else went.old_cited,
        new_cited="" if move.whole[1] else came.new_cited,
        new_clauses=(came.new_place,) if came.new_place else came.new_clauses,
        new_place=came.new_place,
    )


def _in_words(moved: Change, change: Change) -> Change:
    """A change within words that moved, with the places of these."""
    return replace(
        change,
        inside=True,
        old_clauses=moved.old_clauses,
        new_clauses=moved.new_clauses,
        old_cited=moved.old_cited,
        new_cited=moved.new_cited,
        old_place=moved.old_place,
        new_place=moved.new_place,
    )


def _rest(change: Change, left_old: Collection[int], left_new: Collection[int]) -> Iterator[Change]:
    """What a change still tells without the sentences that are told as moved: what went, and what came."""
    reworded = change.kind is ChangeKind.REWORDED
    for words in _kept(change.old, left_old):
        kind = ChangeKind.WORDS_DROPPED if reworded else change.kind
        facts = _stated(change.old_facts, words)
        yield replace(change, kind=kind, old=words, new=None, old_facts=facts, new_facts=(), new_cited="")
    for words in _kept(change.new, left_new):
        kind = ChangeKind.WORDS_ADDED if reworded else change.kind
        facts = _stated(change.new_facts, words)
        yield replace(change, kind=kind, old=None, new=words, old_facts=(), new_facts=facts, old_cited="")


def _kept(words: str | None, left: Collection[int]) -> Iterator[str]:
    """The sentences that did not move, those in a row together."""
    row = ""
    for number, sentence in enumerate(_cut(words or "")):
        if number in left:
            if row.strip(_STOPS):
                yield row.strip(_STOPS)
            row = ""
        else:
            row += sentence
    if row.strip(_STOPS):
        yield row.strip(_STOPS)


def _words(words: str | None, numbers: Sequence[int]) -> str:
    cut = _cut(words or "")
    return "".join(cut[number] for number in numbers).rstrip(_STOPS)


def _stated(facts: Sequence[Fact], words: str) -> tuple[Fact, ...]:
    """Those facts that the words state."""
    return tuple(fact for fact in facts if fact.text in words)
