"""The new text against the old one, paragraph by paragraph: what stays, what went and what came, in one sequence.

Read without the words that went it is the new text, read without those that came the old one; white space is that of
the new edition where words stay.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rapidfuzz.fuzz import ratio

from generator.dataclass import dataclass
from generator.notice.model import Notice
from generator.policy.wording import printed_number
from generator.revision.comparison import Comparison
from generator.revision.tokens import squeeze
from generator.revision.wording import WordingRun, runs_between

_LIKE = 50  # per cent of likeness from which a paragraph around the clauses is the same one, changed


@dataclass(frozen=True, slots=True)
class TrackedParagraph:
    """A paragraph of a notice. `place`: path of its clause, "preamble" or "closing"; `number`: as printed before it."""

    place: str
    words: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class TrackedPiece:
    """Words of a paragraph: `change` is "gone", "come" or "" for what stays."""

    words: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class TrackedPassage:
    """A paragraph of both texts, or of one: `old` and `new` are its places there, None where it has none."""

    old: str | None
    new: str | None
    pieces: tuple[TrackedPiece, ...]


def passages(notice: Notice) -> tuple[TrackedParagraph, ...]:
    """The whole text of a notice: what stands before its clauses, each clause with its number, what stands behind."""
    return (
        *(TrackedParagraph("preamble", words) for words in notice.preamble),
        *(TrackedParagraph(clause.path, clause.text, printed_number(clause.number)) for clause in notice.clauses),
        *(TrackedParagraph("closing", words) for words in notice.closing),
    )


def tracked_passages(done: Comparison) -> tuple[TrackedPassage, ...]:
    """The paragraphs in the order of the new text; what went stands where it stood. A moved one goes and comes."""
    old, new = passages(done.old), passages(done.new)
    names = frozenset(name for notice in (done.old, done.new) for name in _units(notice))
    kept = _in_order(_partners(done, old, new))
    found: list[TrackedPassage] = []
    place = 0
    for index, passage in enumerate(new):
        if index not in kept:
            found.append(TrackedPassage(None, passage.place, (TrackedPiece(passage.number + passage.words, "come"),)))
            continue
        found += [_gone(each) for each in old[place : kept[index]]]
        before = old[kept[index]]
        found.append(TrackedPassage(before.place, passage.place, tuple(_edited(before, passage, names))))
        place = kept[index] + 1
    return (*found, *(_gone(each) for each in old[place:]))


def _gone(passage: TrackedParagraph) -> TrackedPassage:
    return TrackedPassage(passage.place, None, (TrackedPiece(passage.number + passage.words, "gone"),))


def _partners(done: Comparison, old: Sequence[TrackedParagraph], new: Sequence[TrackedParagraph]) -> dict[int, int]:
    """Place in the new text -> place of the same paragraph in the old one."""
    olds = {each.place: index for index, each in enumerate(old) if each.place not in ("preamble", "closing")}
    news = {each.place: index for index, each in enumerate(new) if each.place not in ("preamble", "closing")}
    found: dict[int, int] = {}
    for part in done.clauses:
        pairs = [(olds[before.path], news[after.path]) for before in part.old for after in part.new]
        if pairs:
            before, after = max(pairs, key=lambda pair: ratio(old[pair[0]].words, new[pair[1]].words))
            found[after] = before
    return found | _around("preamble", old, new) | _around("closing", old, new)


def _around(place: str, old: Sequence[TrackedParagraph], new: Sequence[TrackedParagraph]) -> dict[int, int]:
    """The paragraphs before or behind the clauses, in order: each goes with the first one left that is like it."""
    left = [index for index, each in enumerate(old) if each.place == place]
    found: dict[int, int] = {}
    for index, each in enumerate(new):
        like = next((other for other in left if ratio(squeeze(old[other].words), squeeze(each.words)) >= _LIKE), None)
        if each.place == place and like is not None:
            found[index] = like
            left = [other for other in left if other > like]
    return found


def _in_order(partners: Mapping[int, int]) -> dict[int, int]:
    """The most pairs that stand in the same order in both texts."""
    ends: list[int] = []  # of the best rows of each length: the place in the old text where they end
    tails: list[int] = []
    behind: dict[int, int | None] = {}
    for index in sorted(partners):
        length = bisect_left(ends, partners[index])
        behind[index] = tails[length - 1] if length else None
        ends[length : length + 1] = [partners[index]]
        tails[length : length + 1] = [index]
    kept: dict[int, int] = {}
    at = tails[-1] if tails else None
    while at is not None:
        kept[at] = partners[at]
        at = behind[at]
    return kept


def _units(notice: Notice) -> Iterator[str]:
    """Names of units, which change as a whole or not at all."""
    for clause in notice.clauses:
        yield from map(squeeze, (*clause.lead, *clause.cooperating, *clause.responsible))


def _edited(old: TrackedParagraph, new: TrackedParagraph, names: Iterable[str]) -> Iterator[TrackedPiece]:
    """The runs of two wordings with the white space that is printed; a number changes as a whole."""
    if old.number == new.number:
        yield from (TrackedPiece(new.number),) if new.number else ()
    else:
        yield from (
            TrackedPiece(words, change) for words, change in ((old.number, "gone"), (new.number, "come")) if words
        )
    before, after = _Printed(old.words), _Printed(new.words)
    for run in _letter_by_letter(runs_between(squeeze(old.words), squeeze(new.words), names)):
        gone, come = before.next(len(run.old_text)), after.next(len(run.new_text))
        if run.same:
            yield TrackedPiece(come)
            continue
        if gone:
            yield TrackedPiece(gone, "gone")
        if come:
            yield TrackedPiece(come, "come")


def _letter_by_letter(runs: Iterable[WordingRun]) -> Iterator[WordingRun]:
    """Runs in which what stays is the same letter by letter: a digit of full width is another one than its own kind."""
    for run in runs:
        if not run.same or run.old_text == run.new_text:
            yield run
            continue
        for alike, pairs in groupby(zip(run.old, run.new, strict=True), lambda pair: pair[0].text == pair[1].text):
            old, new = zip(*pairs, strict=True)
            yield WordingRun(old, new, alike)


class _Printed:
    """A printed text, read on by numbers of characters that are no white space."""

    def __init__(self, text: str) -> None:
        self._text = text.strip()
        self._place = 0

    def next(self, count: int) -> str:
        """The next `count` characters with the white space behind them."""
        start = self._place
        while self._place < len(self._text) and (count or self._text[self._place].isspace()):
            count -= not self._text[self._place].isspace()
            self._place += 1
        return self._text[start : self._place]
