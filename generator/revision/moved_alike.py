"""Sentences that were reworded and stand in another place now: told as one that moved, and not as dropped and added.

A sentence that went is held to those that came elsewhere with which it shares rare runs of characters, so the work
grows with what changed. In an article that was split or merged the place of a sentence says nothing: there only what
changed in it is told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from generator.dataclass import dataclass
from generator.notice.model import Fact
from generator.regex import regex
from generator.revision.alignment import Fate
from generator.revision.change import Change, ChangeKind
from generator.revision.clause_change import ClauseChange
from generator.revision.clause_comparison import ComparedNames
from generator.revision.phrases import told
from generator.revision.tokens import folded

_LIKE = 50  # per cent
_BETTER = 5  # per cent by which the next one must be less like
_SHORTEST = 12  # characters
_RUN = 4  # characters
_SHARED = 6  # runs
_RARE = 4  # sentences that may have a run
_SENTENCE = regex("[^。；]+[。；]?")
_STOPS = "。；，"
_WENT = frozenset({ChangeKind.WORDS_DROPPED, ChangeKind.CONDITION_DROPPED, ChangeKind.GRANT_DROPPED})
_CAME = frozenset({ChangeKind.WORDS_ADDED, ChangeKind.CONDITION_ADDED, ChangeKind.GRANT_ADDED})
_TOGETHER = (Fate.SPLIT, Fate.MERGED)
_Place = tuple[int, int]  # index of the part, index of the change in it
_Side = str  # "old" or "new"


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that went or came, without the stop at its end; `whole`: with all the words of a clause."""

    place: _Place
    number: int
    words: str
    whole: bool


def with_like_sentences(parts: Sequence[ClauseChange], names: ComparedNames) -> list[ClauseChange]:
    """The clauses, sentences that went in one place and came in another, reworded, told once where they went."""
    went = list(_sentences(parts, "old", _WENT, ChangeKind.CLAUSE_REPEALED, names))
    came = list(_sentences(parts, "new", _CAME, ChangeKind.CLAUSE_ADDED, names))
    pairs = list(_in_rows(_pairs(went, came)))
    return _Retold(parts, names, pairs).parts()


def _sentences(
    parts: Sequence[ClauseChange], side: _Side, kinds: frozenset[ChangeKind], whole: ChangeKind, names: ComparedNames
) -> Iterator[_Sentence]:
    for index, part in enumerate(parts):
        for at, change in enumerate(part.changes):
            instead = change.kind is ChangeKind.REWORDED and not change.inside and _differ(change)
            if not (change.kind in kinds or change.kind is whole or instead):
                continue
            for number, words in enumerate(_cut(getattr(change, side) or "")):
                bare = words.rstrip(_STOPS)
                if len(bare) >= _SHORTEST and folded(bare) not in names.formulas:
                    yield _Sentence((index, at), number, bare, change.kind is whole)


def _cut(words: str) -> list[str]:
    return _SENTENCE.findall(words)


def _differ(change: Change) -> bool:
    """Whether words in the place of others have little to do with them."""
    return fuzz.ratio(change.old or "", change.new or "") < _LIKE


def _pairs(went: Sequence[_Sentence], came: Sequence[_Sentence]) -> list[tuple[_Sentence, _Sentence]]:
    """Each sentence with the one likest to it, where no other one is nearly as like."""
    scored = sorted(_scored(went, came), key=lambda each: -each[0])
    best = [defaultdict[int, list[float]](list), defaultdict[int, list[float]](list)]
    for score, one, other in scored:
        best[0][one].append(score)
        best[1][other].append(score)
    taken: tuple[set[int], set[int]] = set(), set()
    found = []
    for score, one, other in scored:
        clear = all(_is_clear(score, scores) for scores in (best[0][one], best[1][other]))
        if clear and one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            found.append((went[one], came[other]))
    return found


def _is_clear(score: float, scores: Sequence[float]) -> bool:
    return score == scores[0] and (len(scores) == 1 or score >= scores[1] + _BETTER)


def _scored(went: Sequence[_Sentence], came: Sequence[_Sentence]) -> Iterator[tuple[float, int, int]]:
    holders = _holders([each.words for each in came])
    rare = {run for run, held in _holders([each.words for each in went]).items() if len(held) <= _RARE}
    for index, one in enumerate(went):
        runs = _runs(one.words) & rare
        shared = Counter(other for run in runs if len(holders.get(run, ())) <= _RARE for other in holders.get(run, ()))
        for other, count in shared.items():
            apart = one.place != came[other].place and not (one.whole and came[other].whole)
            score = fuzz.ratio(folded(one.words), folded(came[other].words)) if apart and count >= _SHARED else 0.0
            if score >= _LIKE:
                yield score, index, other


def _holders(texts: Sequence[str]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(texts):
        for run in _runs(words):
            found[run].append(index)
    return found


def _runs(words: str) -> set[str]:
    text = folded(words)
    return {text[place : place + _RUN] for place in range(len(text) - _RUN + 1)}


@dataclass(frozen=True, slots=True)
class _Move:
    """Sentences in a row that went, by place and numbers, and those in a row that they became."""

    went: _Place
    came: _Place
    old: tuple[int, ...]
    new: tuple[int, ...]
    whole: tuple[bool, bool]


def _in_rows(pairs: Sequence[tuple[_Sentence, _Sentence]]) -> Iterator[_Move]:
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
        self._left: dict[_Place, dict[_Side, set[int]]] = defaultdict(lambda: defaultdict(set))
        self._told: dict[_Place, list[Change]] = defaultdict(list)
        for move in moves:
            self._tell(move)

    def parts(self) -> list[ClauseChange]:
        return [
            replace(part, changes=tuple(self._changes(index, part.changes))) for index, part in enumerate(self._parts)
        ]

    def _tell(self, move: _Move) -> None:
        went, came = self._at(move.went), self._at(move.came)
        old, new = _words(went.old, move.old), _words(came.new, move.new)
        for place, side, numbers, whole in (
            (move.went, "old", move.old, move.whole[0]),
            (move.came, "new", move.new, move.whole[1]),
        ):
            if not whole:
                self._left[place][side] |= set(numbers)
        moved = replace(
            went,
            kind=ChangeKind.WORDS_MOVED,
            old=old,
            new=new,
            old_facts=_stated(went.old_facts, old),
            new_facts=_stated(came.new_facts, new),
            old_cited="" if move.whole[0] else went.old_cited,
            new_clauses=(came.new_place,) if came.new_place else came.new_clauses,
            new_cited="" if move.whole[1] else came.new_cited,
            new_place=came.new_place,
        )
        inner = [
            replace(moved, kind=each.kind, old=each.old, new=each.new, old_facts=each.old_facts,
                    new_facts=each.new_facts, by=each.by, turned=each.turned, inside=True)
            for each in told(self._names.runs(old, new))
        ]  # fmt: skip
        place = move.came if move.whole[0] else move.went
        together = move.went[0] == move.came[0] and self._parts[move.went[0]].fate in _TOGETHER
        paths = self._parts[move.went[0]].new_paths
        in_it = [replace(each, inside=False, new_clauses=paths) for each in inner]
        self._told[place] += in_it if together else [moved, *inner]

    def _at(self, place: _Place) -> Change:
        return self._parts[place[0]].changes[place[1]]

    def _changes(self, index: int, changes: Sequence[Change]) -> Iterator[Change]:
        gone = False
        for at, change in enumerate(changes):
            place = (index, at)
            if gone and change.inside:
                continue  # a figure of words that are told as moved, or as dropped and added
            yield from self._told.get(place, ())
            gone = place in self._left
            yield from _rest(change, self._left[place]) if gone else (change,)


def _rest(change: Change, left: Mapping[_Side, set[int]]) -> Iterator[Change]:
    """What a change still tells without the sentences that are told as moved."""
    if change.kind is ChangeKind.REWORDED:
        olds, news = (list(_kept(getattr(change, side), left.get(side, ()))) for side in ("old", "new"))
        for words in olds:
            yield replace(change, kind=ChangeKind.WORDS_DROPPED, old=words, new=None, new_facts=(), new_cited="")
        for words in news:
            yield replace(change, kind=ChangeKind.WORDS_ADDED, old=None, new=words, old_facts=(), old_cited="")
        return
    side = "old" if change.old else "new"
    for words in _kept(getattr(change, side), left[side]):
        facts = _stated(change.old_facts or change.new_facts, words)
        yield replace(change, **{side: words, f"{side}_facts": facts})


def _kept(words: str | None, left: Sequence[int] | set[int]) -> Iterator[str]:
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
