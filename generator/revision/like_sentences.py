"""Which of the sentences that went and came are alike: the same one, reworded.

A sentence that went is held to those that came with which it shares rare runs of characters, so the work grows with
what changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from generator.dataclass import dataclass
from generator.revision.instalments import says_a_share
from generator.revision.tokens import folded

LIKE = 50  # per cent
_LIKE_WITHIN = 70  # per cent, of words in a sentence of which others stayed
_BETTER = 5  # per cent by which the next one must be less like
_RUN = 4  # characters
_SHARED = 6  # runs
_RARE = 4  # sentences that may have a run
Place = tuple[int, int]  # index of a part, index of the change in it


@dataclass(frozen=True, slots=True)
class MovingSentence:
    """A sentence that went or came, without the stop at its end; `whole`: with all the words of a clause; `begins`:
    no words of its sentence stayed before it.
    """

    place: Place
    number: int
    words: str
    whole: bool
    begins: bool


def alike_sentences(
    went: Sequence[MovingSentence], came: Sequence[MovingSentence], together: Collection[int]
) -> list[tuple[MovingSentence, MovingSentence]]:
    """Each sentence with the one likest to it, where no other one is nearly as like; `together`: parts that were split
    or merged, in which sentences have no place of their own.
    """
    scored = sorted(_scored(went, came, together), key=lambda each: (-each[0], each[1], each[2]))
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


def _scored(
    went: Sequence[MovingSentence], came: Sequence[MovingSentence], together: Collection[int]
) -> Iterator[tuple[float, int, int]]:
    holders = _holders([each.words for each in came])
    rare = {run for run, held in _holders([each.words for each in went]).items() if len(held) <= _RARE}
    for index, one in enumerate(went):
        runs = _runs(one.words) & rare
        shared = Counter(other for run in runs if len(holders.get(run, ())) <= _RARE for other in holders.get(run, ()))
        for other, count in shared.items():
            apart = one.place != came[other].place and not _are_of_two_clauses(one, came[other])
            score = fuzz.ratio(folded(one.words), folded(came[other].words)) if apart and count >= _SHARED else 0.0
            if score >= _least(one, came[other], together):
                yield score, index, other


def _are_of_two_clauses(one: MovingSentence, other: MovingSentence) -> bool:
    """Whether sentences stayed apart with their clauses: those of whole clauses, and shares of two sums."""
    if one.whole or other.whole:
        return one.whole and other.whole
    return one.place[0] != other.place[0] and says_a_share(one.words)


def _least(one: MovingSentence, other: MovingSentence, together: Collection[int]) -> int:
    """How like two sentences must be at least."""
    near = one.place[0] == other.place[0] and one.place[0] in together
    return LIKE if near or (one.begins and other.begins) else _LIKE_WITHIN


def _holders(texts: Sequence[str]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(texts):
        for run in _runs(words):
            found[run].append(index)
    return found


def _runs(words: str) -> set[str]:
    text = folded(words)
    return {text[place : place + _RUN] for place in range(len(text) - _RUN + 1)}
