"""Figures in the place of others by themselves: what stands before them and behind them is told apart."""

from __future__ import annotations

from collections.abc import Sequence

from generator.regex import regex
from generator.revision.tokens import Token
from generator.revision.wording import WordingRun

_PHRASE = ("，", ",")
_ENDS = ("。", "；")
_SAYS_HOW = regex("(?:不?得?超过|不?[低高少]于|最[高多低]|至[多少]|给予|予以|达到?|[约为按共计各的再]|合计|累计|每年)*")


def figures_apart(sentence: Sequence[WordingRun]) -> list[WordingRun]:
    """The sentence, of a figure in the place of another and a phrase behind it the phrase by itself: 100万元 became
    50万元，核心部件30万元, or the other way round.
    """
    found: list[WordingRun] = []
    for run in (part for each in sentence for part in _words_apart(each)):
        first = WordingRun(run.old[:1], run.new[:1], same=False)
        found += [first, WordingRun(run.old[1:], run.new[1:], same=False)] if _opens_phrase(run) else [run]
    return found


def _words_apart(run: WordingRun) -> list[WordingRun]:
    """A run with its words before a figure by themselves: 在10日 became 会同有关部门在十五日, so 会同有关部门 came."""
    if not (_stands_for_another(run) and _end_with_figures(run)):
        return [run]
    old, new = run.old[:-1], run.new[:-1]
    stay = _shared_end(old, new)
    say_how = all(_SAYS_HOW.fullmatch("".join(token.text for token in side)) for side in (old, new))
    if say_how or (old and new and not stay):
        return [run]
    parts = [
        WordingRun(old[: len(old) - stay], new[: len(new) - stay], same=False),
        WordingRun(old[len(old) - stay :], new[len(new) - stay :], same=True),
        WordingRun(run.old[-1:], run.new[-1:], same=False),
    ]
    return [each for each in parts if each.old or each.new]


def _shared_end(old: Sequence[Token], new: Sequence[Token]) -> int:
    """How many words at the end of both are the same."""
    pairs = zip(reversed(old), reversed(new), strict=False)
    unlike = next((place for place, pair in enumerate(pairs) if pair[0].text != pair[1].text), None)
    return min(len(old), len(new)) if unlike is None else unlike


def _stands_for_another(run: WordingRun) -> bool:
    return not (run.same or run.moved or run.anew) and bool(run.old and run.new)


def _end_with_figures(run: WordingRun) -> bool:
    """Whether both sides of a run end with their only figures, and these are of one kind."""
    one_kind = kind_of(run.old[-1]) == kind_of(run.new[-1])
    return one_kind and _ends_with_figure(run.old) and _ends_with_figure(run.new)


def _ends_with_figure(words: Sequence[Token]) -> bool:
    """Whether the only figure of some words is the last of them."""
    return bool(words) and words[-1].fact is not None and all(token.fact is None for token in words[:-1])


def _opens_phrase(run: WordingRun) -> bool:
    """Whether one side of a run is a figure, and the other one of its kind with a phrase behind it."""
    if not _stands_for_another(run):
        return False
    short, long = sorted((run.old, run.new), key=len)
    alike = kind_of(short[0]) is not None and kind_of(short[0]) == kind_of(long[0])
    alone = len(short) == 1 or (not short[2:] and short[1].text in _ENDS)
    return alike and alone and len(long) > len(short) and long[1].text in _PHRASE


def kind_of(token: Token) -> tuple[str, str | None] | None:
    """The kind and unit of a figure; None of a word that is none."""
    return (token.fact.kind, token.fact.unit) if token.fact is not None else None
