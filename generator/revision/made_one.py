"""Whether two sentences of one text are one sentence of the other: made one, or cut in two."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from generator.regex import regex
from generator.revision.compared_sentence import ComparedSentence

_NEARLY_ALL = 90  # per cent of the words of a sentence that two others hold together
_PART = 85  # per cent of them that one of the two holds at most
_TWO = 2  # sentences
_SUBJECT = 3  # characters with which two sentences under one subject begin
_OWN = 5  # characters with which the second of two sentences may take up the first again: 获得, 对于
_SAID_ONCE = 85  # per cent of the words of one sentence that two of them hold, their subject said once
_FIGURE = regex("[0-9a-z]")  # its own or the kind of one


def are_one(olds: Sequence[ComparedSentence], news: Sequence[ComparedSentence], likeness: float) -> bool:
    """Whether two sentences are one of the other text, though one of them alone is nearly as like."""
    return _holds(olds, news, likeness) or _under_one_subject(olds, news) or _one_half(olds, news)


def _under_one_subject(olds: Sequence[ComparedSentence], news: Sequence[ComparedSentence]) -> bool:
    """Whether two sentences that begin alike stand in one, their beginning said once: 企业应当报送。企业应当配合。 and
    企业应当报送，配合。
    """
    one, several = (olds[0].plain, news) if len(olds) == 1 else (news[0].plain, olds)
    if len(several) != _TWO:
        return False
    first, second = (each.plain for each in several)
    subject = _first_difference(first, second)
    return subject >= _SUBJECT and fuzz.ratio(first[:-1] + second[subject:], one) >= _SAID_ONCE


def _one_half(olds: Sequence[ComparedSentence], news: Sequence[ComparedSentence]) -> bool:
    """Whether of two sentences with ； between them the first lent its beginning and the second all the rest, and other
    words may stand behind it: 对企业奖励，国内每件5000元；境外每件2万元。 and 对企业奖励，境外每件2万元，最多三件。
    """
    one, several = (olds[0], news) if len(olds) == 1 else (news[0], olds)
    if len(several) != _TWO or not several[0].words.endswith("；"):
        return False
    return _lent(several[0].words, several[1].words, one.words) or _lent(several[0].plain, several[1].plain, one.plain)


def _lent(first: str, second: str, one: str) -> bool:
    shared = _first_difference(first, one)
    rest = one[shared:-1]
    taken_up = (own for own in range(_OWN) if len(second) - own > _SUBJECT and not _FIGURE.search(second[:own]))
    behind = [second[own:-1] for own in taken_up]
    held = any(rest == each or rest.startswith(f"{each}，") for each in behind)
    return shared >= _SUBJECT and not rest[:1].isascii() and held  # by figures tiers are told apart


def _first_difference(one: str, other: str) -> int:
    """How many characters begin both; 0 where one of them has no more than that."""
    return next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)


def _holds(olds: Sequence[ComparedSentence], news: Sequence[ComparedSentence], likeness: float) -> bool:
    """Whether two sentences with ； between them hold nearly all words of the one that they are compared with, each of
    them a part: words were put into it, and a stop.
    """
    one, several = (olds[0], news) if len(olds) == 1 else (news[0], olds)
    if len(several) > _TWO or not several[0].words.endswith("；"):
        return False
    length = len(one.plain)
    shared = likeness * (length + sum(len(each.plain) for each in several)) / 2
    parts = [fuzz.ratio(one.plain, each.plain) * (length + len(each.plain)) / 2 for each in several]
    return shared >= _NEARLY_ALL * length and max(parts) <= _PART * length
