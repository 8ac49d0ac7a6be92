"""What two lists of words share, in order; long ones sentence by sentence first, so that time and memory stay small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from generator.dataclass import dataclass

_AT_ONCE = 25_000_000  # words times words that are compared at once, in a fraction of a second
_END = "。"
_BETWEEN = "\x1f"  # so that sentences are the same only where their words are cut the same way


@dataclass(frozen=True, slots=True)
class SpanPair:
    """Places in both lists that hold the same words, or the words of one in the place of those of the other."""

    old: slice
    new: slice
    same: bool


def shared_spans(old: Sequence[str], new: Sequence[str]) -> Iterator[SpanPair]:
    """The spans of both lists in order, with as few words changed as can be."""
    if len(old) * len(new) <= _AT_ONCE:
        yield from _spans(old, new, 0, 0)
        return
    before, after = _sentences(old), _sentences(new)
    for span in _spans(_texts(old, before), _texts(new, after), 0, 0):
        whole = SpanPair(_words(before, span.old), _words(after, span.new), span.same)
        if span.same or (_length(whole.old) * _length(whole.new) > _AT_ONCE):
            yield whole
        else:
            yield from _spans(old[whole.old], new[whole.new], whole.old.start, whole.new.start)


def _spans(old: Sequence[str], new: Sequence[str], first_old: int, first_new: int) -> Iterator[SpanPair]:
    for code in Indel.opcodes(old, new):
        before = slice(first_old + code.src_start, first_old + code.src_end)
        yield SpanPair(before, slice(first_new + code.dest_start, first_new + code.dest_end), code.tag == "equal")


def _sentences(words: Sequence[str]) -> list[tuple[int, int]]:
    """Where each sentence begins and ends; the last one may be empty."""
    ends = [place + 1 for place, word in enumerate(words) if word == _END]
    return list(zip([0, *ends], [*ends, len(words)], strict=True))


def _texts(words: Sequence[str], cut: Sequence[tuple[int, int]]) -> list[str]:
    return [_BETWEEN.join(words[start:end]) for start, end in cut]


def _words(cut: Sequence[tuple[int, int]], sentences: slice) -> slice:
    """The words of some sentences."""
    start = cut[sentences.start][0] if sentences.start < len(cut) else cut[-1][1]
    return slice(start, cut[sentences.stop - 1][1] if sentences.stop > sentences.start else start)


def _length(words: slice) -> int:
    return int(words.stop - words.start)
