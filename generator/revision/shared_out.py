"""Clauses made one sentence with 分别: （一）博士20万元 and （二）硕士5万元 became 博士、硕士分别20万元、5万元."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from rapidfuzz.distance import LCSseq

from generator.regex import regex
from generator.revision.alignment_item import AlignmentItem
from generator.revision.regrouping import Grouping

_SHARED_OUT = regex("分别|依次")
_SUM = regex(r"\d+(?:\.\d+)?[百千万亿]*元|\d+(?:\.\d+)?%")
_STOPS = regex("[。；;]")
_NEAR = 3  # clauses of one list, in each direction
_LONGEST = 120  # characters of a clause that says who gets how much
_HELD = 0.9  # of its words that stand in the sentence, in order; all where a sum is another one
_MORE = 0.01  # the same, than stand in what the sentence was before


def with_shared_out(old: Sequence[AlignmentItem], new: Sequence[AlignmentItem], known: Grouping) -> Grouping:
    """The grouping with clauses that stand in a sentence with 分别, which took in several or gave several away."""
    wholes = dict(_taken_in(old, new, known.pairs, known.wholes, {*known.parts.values()}))
    backwards = {after: before for before, after in known.pairs.items()}
    parts = dict(_taken_in(new, old, backwards, known.parts, {*known.wholes.values()}))
    return Grouping(known.pairs, {**known.parts, **parts}, {**known.wholes, **wholes})


def _taken_in(
    items: Sequence[AlignmentItem],
    others: Sequence[AlignmentItem],
    pairs: Mapping[int, int],
    wholes: Mapping[int, int],
    split: Collection[int],
) -> Iterator[tuple[int, int]]:
    """Clauses of `items` without a counterpart -> the clause of `others` that took each of them in."""
    for index, item in enumerate(items):
        if index in pairs or index in wholes or index in split or not 0 < len(item.text) <= _LONGEST:
            continue
        for near in _beside(items, index):
            heir = pairs.get(near)
            if heir is not None and _holds(others[heir].text, items[near].text, item.text):
                yield index, heir
                break


def _beside(items: Sequence[AlignmentItem], index: int) -> Iterator[int]:
    """The neighbours of a clause in its list, the nearest first, and the clause above it."""
    parent = items[index].parent
    for far in range(1, _NEAR + 1):
        for place in (index - far, index + far):
            if 0 <= place < len(items) and items[place].parent == parent:
                yield place
    if parent is not None:
        yield parent


def _holds(sentence: str, before: str, part: str) -> bool:
    """Whether a sentence shares sums out, to `part` too, and what it was before did not."""
    sums = _SUM.findall(part)
    if not sums or not _SHARED_OUT.search(sentence):
        return False
    words = _STOPS.sub("", _SUM.sub("", part))
    held = _share(words, sentence)
    least = _HELD if all(each in sentence for each in sums) else 1
    return held >= max(least, _share(words, before) + _MORE)


def _share(words: str, text: str) -> float:
    return LCSseq.similarity(words, text) / len(words) if words else 0.0
