"""A sum on the other side of its verb: 给予10万元奖励 became 给予一次性奖励10万元. The sum stayed, 一次性 came.

Word by word the sum seems to have gone in one place and another one to have come in the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.dataclass import replace
from generator.revision.change import Change
from generator.revision.facts import PlacedFact, compared
from generator.revision.figure_runs import kind_of
from generator.revision.tokens import Token
from generator.revision.wording import WordingRun

_SUMS = ("money", "percentage", "count")
_VERB = 6  # characters between the two places
_STOPS = frozenset("，。；：、,;:")


def with_shifted_figures(sentence: Sequence[WordingRun], old: str, new: str) -> tuple[list[WordingRun], list[Change]]:
    """The sentence with sums that changed their side of a verb marked as told, and what else happened to them."""
    runs, changes = list(sentence), list[Change]()
    index = 0
    while index + 2 < len(runs):
        first, verb, last = runs[index : index + 3]
        pair = _pair(first, last) if _is_verb(verb) else None
        if pair is None:
            index += 1
            continue
        went, came = pair
        changes += compared(_placed(went, old), _placed(came, new))
        begin, end = _without(first, pair), _without(last, pair)
        runs[index : index + 3] = [*begin, verb, *end]
        index += len(begin) + 1
    return runs, changes


def _is_verb(run: WordingRun) -> bool:
    words = run.new
    plain = run.same and not any(_parts_phrase(token) for token in words)
    return plain and sum(len(token.text) for token in words) <= _VERB


def _parts_phrase(token: Token) -> bool:
    """Whether a word is a stop or a figure; how often something is given (一次性奖励) goes with the verb."""
    return token.text in _STOPS or (token.fact is not None and token.fact.kind != "repetition")


def _pair(first: WordingRun, last: WordingRun) -> tuple[Token, Token] | None:
    """The one sum that went on one side and the one that came on the other, of one kind."""
    if first.same or last.same or first.anew or last.anew:
        return None
    gone, come = _sums((*first.old, *last.old)), _sums((*first.new, *last.new))
    if len(gone) != 1 or len(come) != 1 or (gone[0] in first.old) == (come[0] in first.new):
        return None
    went, came = gone[0], come[0]
    apart = all(_can_part(run, token) for run in (first, last) for token in (went, came))
    return (went, came) if apart and kind_of(went) == kind_of(came) else None


def _sums(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.fact is not None and token.fact.kind in _SUMS]


def _can_part(run: WordingRun, token: Token) -> bool:
    """Whether a run can be told without a word of it: one at an end, or of words that only came or only went."""
    return not (run.old and run.new) or all(token not in side[1:-1] for side in (run.old, run.new))


def _placed(token: Token, text: str) -> PlacedFact:
    assert token.fact is not None  # noqa: S101 - _sums has looked
    return PlacedFact(token.fact, token, text)


def _without(run: WordingRun, pair: tuple[Token, Token]) -> list[WordingRun]:
    """A run with the sum that is told in a run of its own."""
    for side in ("old", "new"):
        words: tuple[Token, ...] = getattr(run, side)
        for token in pair:
            if token in words:
                return _around(run, side, words, token)
    return [run]


def _around(run: WordingRun, side: str, words: tuple[Token, ...], token: Token) -> list[WordingRun]:
    """The words of a run before the sum, the sum, and those behind it; those of the other side with the first."""
    place = words.index(token)
    other = run.new if side == "old" else run.old
    before, behind = words[:place], words[place + 1 :]
    parts = [
        (before, other if before or not behind else ()),
        ((replace(token, fact=None, told=True),), ()),
        (behind, () if before else other if behind else ()),
    ]
    runs = [WordingRun(*(each if side == "old" else each[::-1]), same=False) for each in parts]
    return [each for each in runs if each.old or each.new]
