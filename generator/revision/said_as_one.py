"""Sentences of several clauses that another text says as one with 分别, put as that one says them, with their own sums.

Word by word 博士给予20万元；硕士给予5万元。 and 博士、硕士分别给予20万元、8万元。 share little; put as
博士、硕士分别给予20万元、5万元。 the first text shows what changed: one sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from generator.dataclass import dataclass, replace
from generator.regex import regex
from generator.revision.body import ComparedBody
from generator.revision.list_members import ListMember, members_of
from generator.revision.tokens import Token, tokens_of

_SENTENCE = regex("[^。；]+[。；]?")
_SUMS = ("money", "percentage")
_JOINS = regex("(?:分别|依次|以及|给予|予以|[、和及各为均，。；])*")
_STOPS = "。；"


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence about one member: its words without its one sum, and that sum as printed."""

    words: str
    amount: str


def said_as_one(body: ComparedBody, other: ComparedBody) -> ComparedBody:
    """The body, sentences in a row that a sentence of the other one says with 分别 put as that says them."""
    for found in _SENTENCE.finditer(other.text):
        members = members_of(tokens_of(found[0]), found[0])
        for first, last in _rows(body, len(members)) if members else ():
            said = _said(found[0], members, body.text[first:last])
            if said:
                return _with_words(body, first, last, said)
    return body


def _rows(body: ComparedBody, count: int) -> Iterator[tuple[int, int]]:
    """Where so many sentences in a row begin and end."""
    cut = list(_SENTENCE.finditer(body.text))
    for index in range(len(cut) - count + 1):
        yield cut[index].start(), cut[index + count - 1].end()


def _said(sentence: str, members: Sequence[ListMember], words: str) -> str:
    """The sentence with the sums that `words` give each member, without what they do not say; empty where they are not
    of these members, one by one, or say more.
    """
    parts = [_part(found[0]) for found in _SENTENCE.finditer(words)]
    named = [(member, part) for member, part in zip(members, parts, strict=True) if part and member.name in part.words]
    if len(named) != len(members):
        return ""
    held = [set(_held(part.words, sentence)) for _, part in named]
    if any(len(places) < len(part.words) for places, (_, part) in zip(held, named, strict=True)):
        return ""
    said = set[int]().union(*held)
    said |= {place for token in _sums(tokens_of(sentence)) for place in range(token.start, token.end)}
    amounts = {member.amount.token.start: (member.amount.token.end, part.amount) for member, part in named}
    return "".join(_kept(sentence, said, amounts))


def _part(sentence: str) -> _Part | None:
    sums = _sums(tokens_of(sentence))
    if len(sums) != 1:
        return None
    words = (sentence[: sums[0].start] + sentence[sums[0].end :]).rstrip(_STOPS)
    return _Part(words, sums[0].text)


def _sums(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.fact is not None and token.fact.kind in _SUMS]


def _held(words: str, sentence: str) -> Iterator[int]:
    """The places of a sentence that hold the words, in order."""
    for block in LCSseq.opcodes(words, sentence):
        if block.tag == "equal":
            yield from range(block.dest_start, block.dest_end)


def _kept(sentence: str, said: set[int], amounts: dict[int, tuple[int, str]]) -> Iterator[str]:
    """The pieces of a sentence that were said before, and what holds them together, with other sums."""
    ends = {0, len(sentence), *amounts, *(end for end, _ in amounts.values())}
    ends |= {place for place in range(1, len(sentence)) if (place in said) != (place - 1 in said)}
    for start, end in pairwise(sorted(ends)):
        if start in amounts:
            yield amounts[start][1]
        elif start in said or _JOINS.fullmatch(sentence, start, end):
            yield sentence[start:end]


def _with_words(body: ComparedBody, first: int, last: int, words: str) -> ComparedBody:
    """The body with other words in a place, and the paragraphs behind these where they begin now."""
    moved = len(words) - (last - first)
    starts = (
        replace(each, start=each.start + moved if each.start >= last else min(each.start, first + len(words)))
        for each in body.starts
    )
    return ComparedBody(body.text[:first] + words + body.text[last:], tuple(starts))
