"""Words that only came, or only went: a tier, a grant, a condition, an exclusion, or other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.notice.model import Fact
from generator.regex import regex
from generator.revision.change import Change, ChangeKind
from generator.revision.instalments import are_instalments
from generator.revision.left_out import is_left_out
from generator.revision.limits import is_limit
from generator.revision.meanings import PhraseMeaning, trimmed, what_it_is
from generator.revision.tier_phrases import is_tier
from generator.revision.tokens import Token
from generator.revision.wording import WordingRun

STOPS = regex("[，。；：、！？（）《》“”()\\s]*")
SUMS = ("money", "percentage")
_WORDED_AS_A_TIER = ("words", "condition")
_PAYING = ("grant", "tier")
_CAME_OR_WENT = {
    "exclusion": (ChangeKind.EXCLUSION_ADDED, ChangeKind.EXCLUSION_DROPPED),
    "tier": (ChangeKind.TIER_ADDED, ChangeKind.TIER_DROPPED),
    "grant": (ChangeKind.GRANT_ADDED, ChangeKind.GRANT_DROPPED),
    "condition": (ChangeKind.CONDITION_ADDED, ChangeKind.CONDITION_DROPPED),
    "limit": (ChangeKind.FIGURE_ADDED, ChangeKind.FIGURE_DROPPED),
    "words": (ChangeKind.WORDS_ADDED, ChangeKind.WORDS_DROPPED),
}
# A tier or a limit stands where its figures do; of the others the whole phrase says where it is.
_AT_FIGURES = ("tier", "limit")
PHRASES = frozenset(kind for meaning, kinds in _CAME_OR_WENT.items() if meaning not in _AT_FIGURES for kind in kinds)


def sums_in(tokens: Sequence[Token]) -> int:
    """How many sums and percentages are among words."""
    return sum(token.fact is not None and token.fact.kind in SUMS for token in tokens)


def came_or_went(runs: Sequence[WordingRun], index: int) -> Change:
    """What is told of a run that has words of one text alone."""
    run = runs[index]
    words = run.new_text or run.old_text
    if STOPS.fullmatch(words):
        return Change(ChangeKind.PUNCTUATION, run.old_text or None, run.new_text or None)
    facts = tuple(_facts(run))
    meaning = "limit" if is_limit(trimmed(words), facts) else _meaning_of(runs, index)
    if meaning in _PAYING and are_instalments(words, facts, _facts(*runs[:index], *runs[index + 1 :])):
        meaning = "words"
    kind = _CAME_OR_WENT[meaning][0 if run.new else 1]
    words = "".join(f" {token.text}" if token.unit else token.text for token in (*run.old, *run.new))
    if run.new:
        return Change(kind, None, trimmed(words), (), facts)
    return Change(kind, trimmed(words), None, facts)


def _facts(*runs: WordingRun) -> Iterator[Fact]:
    return (token.fact for run in runs for token in (*run.old, *run.new) if token.fact is not None)


def _meaning_of(runs: Sequence[WordingRun], index: int) -> PhraseMeaning:
    run, sentence = runs[index], _sentence_around(runs, index)
    words, tokens = run.new_text or run.old_text, (*run.old, *run.new)
    sums = sums_in(tokens)
    row = tokens[-1].ends_row and len(tokens) > 1
    meaning = what_it_is(words, sentence, sums=sums)
    if meaning in _WORDED_AS_A_TIER and _is_one_more_left_out(runs, index):
        return "exclusion"
    if sums and (row or (meaning in _WORDED_AS_A_TIER and is_tier(trimmed(words), sentence))):
        return "tier"
    return meaning


def is_whole(runs: Sequence[WordingRun], index: int) -> bool:
    """Whether words that came or went say together what their figures alone do not: a limit, a row of a table, a member
    of what is left out.
    """
    run = runs[index]
    words = trimmed(run.new_text or run.old_text)
    return _is_row(runs, index) or is_limit(words, tuple(_facts(run))) or _is_one_more_left_out(runs, index)


def _is_row(runs: Sequence[WordingRun], index: int) -> bool:
    """Whether a run is a row of a table, or several, with sums."""
    tokens = (*runs[index].old, *runs[index].new)
    before = (*runs[index - 1].old, *runs[index - 1].new) if index else ()
    begins = bool(before) and before[-1].ends_row
    return begins and tokens[-1].ends_row and len(tokens) > 1 and bool(sums_in(tokens))


def _is_one_more_left_out(runs: Sequence[WordingRun], index: int) -> bool:
    """Whether the words of a run that came or went are a member of a list of what gets nothing."""
    texts = [run.new_text if runs[index].new else run.old_text for run in runs]
    named = not sums_in((*runs[index].old, *runs[index].new))
    return named and is_left_out("".join(texts[:index]), texts[index], "".join(texts[index + 1 :]))


def _sentence_around(runs: Sequence[WordingRun], index: int) -> str:
    """The sentence of both texts together in which a run stands."""
    before = "".join(run.old_text for run in runs[:index])
    behind = "".join(run.old_text for run in runs[index + 1 :])
    return before.rpartition("。")[2] + runs[index].old_text + runs[index].new_text + behind.partition("。")[0]
