"""Two wordings side by side: the runs of words that stayed, went, came, or took the place of others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby

from generator.dataclass import dataclass, replace
from generator.revision.references import references_in
from generator.revision.rows import tokens_by_row
from generator.revision.spans import ComparedWords, KnownTexts, shared_spans
from generator.revision.tokens import Token, folded

# Words that stayed between two changes are shown as changed too where they are shorter: they only break a reader's eye.
_SHORTEST_STAY = 2
_ROW_NUMBER = "\x1e"  # that of a row says nothing; no word of a notice is compared by this
_STOPS = tuple("，。；：、（）《》")
_OPENS, _CLOSES = tuple("《（"), tuple("》）")
_ENDS = tuple("。；")
_JOINS = ("、", "和", "及", "与", "或")


@dataclass(frozen=True, slots=True)
class WordingRun:
    """Words of the old text and the words of the new one in their place; equal, or one of them may be empty.

    `anew`: a sentence in the place of another, whose figures nobody can pair. `moved`: the words stand elsewhere in
    the sentence of the other text.
    """

    old: tuple[Token, ...]
    new: tuple[Token, ...]
    same: bool
    anew: bool = False
    moved: bool = False

    @property
    def old_start(self) -> int:
        """Where the old words begin in their text, 0 where there are none."""
        return self.old[0].start if self.old else 0

    @property
    def new_start(self) -> int:
        """Where the new words begin in their text, 0 where there are none."""
        return self.new[0].start if self.new else 0

    @cached_property
    def old_text(self) -> str:
        return "".join(token.text for token in self.old)

    @cached_property
    def new_text(self) -> str:
        return "".join(token.text for token in self.new)


def runs_between(
    old: str,
    new: str,
    names: Iterable[str] = (),
    called: Mapping[str, str] | None = None,
    follows: Mapping[str, str] | None = None,
    known: KnownTexts | None = None,
) -> tuple[WordingRun, ...]:
    """The runs of two squeezed texts; the old ones joined are `old`, the new ones `new`.

    `names` of organisations are single words; `called`: old name -> new name of what is the same under another name;
    `follows`: old number of an article -> its new one, where references to it are the same under the new number.
    """
    known = known or KnownTexts()
    names = tuple(names)
    before, after = (tokens_by_row(text, names, known.rows) for text in (old, new))
    plain = _runs(before, after, called or {}, {}, known)
    if not any(token.text in (follows or {}) for token in before):
        return plain
    following = _runs(before, after, called or {}, references_in(before, old, follows or {}), known)
    return following if _changed(following) < _changed(plain) else plain


def _runs(
    before: tuple[Token, ...],
    after: tuple[Token, ...],
    called: Mapping[str, str],
    follows: Mapping[int, str],
    known: KnownTexts,
) -> tuple[WordingRun, ...]:
    """The runs between two lists of words; `follows`: place of a reference -> the number under which it is the same."""
    keys = [_key(token, called) for token in before]
    for place, number in follows.items():
        keys[place] = _key(before[place], called, number)
    old, new = ComparedWords(before, keys), ComparedWords(after, [_key(token, {}) for token in after])
    runs: list[WordingRun] = []
    for sentence in shared_spans(old, new, known):
        rough = [WordingRun(before[span.old], after[span.new], span.same) for span in sentence]
        if len(rough) == 1:
            runs += (replace(run, anew=bool(run.old and run.new) and not run.same) for run in rough)
        else:
            runs += _joined(_smooth(_at_phrases(_with_names_kept(list(_joined(rough))))))
    return tuple(_joined(runs, stays_only=True))


def _changed(runs: Iterable[WordingRun]) -> int:
    """How many words of both texts changed."""
    return sum(len(run.old) + len(run.new) for run in runs if not run.same)


def _key(token: Token, called: Mapping[str, str], follows: str | None = None) -> str:
    """What a word is compared by: 50 of 50、30万元 is not the 50 of 50名."""
    if token.numbers_row:
        return _ROW_NUMBER
    words = folded(follows or called.get(token.text, token.text))
    if token.fact is None:
        return words
    return f"{words} {token.fact.kind} {token.fact.unit}"


def marked_where_different(runs: Iterable[WordingRun]) -> Iterator[WordingRun]:
    """The runs with words that are the same under another name or number marked as changed."""
    for run in runs:
        if not run.same:
            yield run
            continue
        pairs = zip(run.old, run.new, strict=True)
        for alike, each in groupby(pairs, _says_the_same):
            old, new = zip(*each, strict=True)
            yield WordingRun(old, new, alike)


def _says_the_same(pair: tuple[Token, Token]) -> bool:
    one, other = pair[0].text, pair[1].text
    return one == other or folded(one) == folded(other)


def followed(runs: Iterable[WordingRun], follows: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The references among words that stayed which follow the new numbers: old number, new number."""
    for run in runs:
        for one, other in zip(run.old, run.new, strict=True) if run.same and follows else ():
            if one.text != other.text and follows.get(one.text) == other.text:
                yield one.text, other.text


def _with_names_kept(runs: list[WordingRun]) -> list[WordingRun]:
    """甲、乙 → 乙、丙 with 乙 as what stayed, where 、 alone was taken to have stayed between two new names."""
    found: list[WordingRun] = []
    for run in runs:
        kept = _kept_name(found[-2], found[-1], run) if len(found) > 1 else []
        found[len(found) - 2 * bool(kept) :] = kept or [run]
    return found


def _kept_name(left: WordingRun, join: WordingRun, right: WordingRun) -> list[WordingRun]:
    """Three runs as they are where the name that both texts have is what stayed; empty where there is none."""
    if left.same or not join.same or right.same or join.old_text not in _JOINS:
        return []
    if _are_one_name(left.new, right.old):
        went, came = (
            WordingRun((*left.old, *join.old), (), same=False),
            WordingRun((), (*join.new, *right.new), same=False),
        )
        return [went, WordingRun(right.old, left.new, same=True), came]
    if _are_one_name(left.old, right.new):
        came, went = (
            WordingRun((), (*left.new, *join.new), same=False),
            WordingRun((*join.old, *right.old), (), same=False),
        )
        return [came, WordingRun(left.old, right.new, same=True), went]
    return []


def _are_one_name(old: Sequence[Token], new: Sequence[Token]) -> bool:
    return len(old) == len(new) == 1 and old[0].name and new[0].name and folded(old[0].text) == folded(new[0].text)


def _at_phrases(runs: list[WordingRun]) -> list[WordingRun]:
    """What came or went as whole phrases, where that is one way to see it: 、乙 rather than 乙、 or half of both."""
    for index in range(1, len(runs) - 1):
        run, left, right = runs[index], runs[index - 1], runs[index + 1]
        if left.same and right.same and not (run.old and run.new):
            runs[index - 1 : index + 2] = _slid(left, run, right)
    return [run for run in runs if run.old or run.new]


def _slid(left: WordingRun, run: WordingRun, right: WordingRun) -> tuple[WordingRun, WordingRun, WordingRun]:
    """The run moved along equal words to where it begins and ends at stops."""
    side = "new" if run.new else "old"
    words = [*getattr(left, side), *getattr(run, side), *getattr(right, side)]
    start, length = len(left.new), len(getattr(run, side))
    places = [place for place in _equal_places(words, start, length) if 0 <= place <= len(words) - length]
    best = max(places, key=lambda place: (_at_stops(words, place, length), -abs(place - start)))
    shift = best - start
    if not shift:
        return left, run, right
    olds, news = (*left.old, *run.old, *right.old), (*left.new, *run.new, *right.new)
    old_end, new_end = best + len(run.old), best + len(run.new)
    return (
        WordingRun(olds[:best], news[:best], same=True),
        WordingRun(olds[best:old_end], news[best:new_end], same=False),
        WordingRun(olds[old_end:], news[new_end:], same=True),
    )


def _equal_places(words: Sequence[Token], start: int, length: int) -> Iterator[int]:
    """Where a run of `length` may begin so that the words without it are the same."""
    yield start
    place = start
    while place and words[place - 1].text == words[place + length - 1].text:
        place -= 1
        yield place
    place = start
    while place + length < len(words) and words[place].text == words[place + length].text:
        place += 1
        yield place


def _at_stops(words: Sequence[Token], place: int, length: int) -> int:
    """How well a run of words is a phrase: at both its ends a stop, of its own or beside it."""
    first, last = words[place].text, words[place + length - 1].text
    before = words[place - 1].text if place else "。"
    behind = words[place + length].text if place + length < len(words) else "。"
    whole = (before in _STOPS and last in _STOPS) or (first in _STOPS and behind in _STOPS)
    sentence = before in _ENDS and last in _ENDS
    enclosed = first in _OPENS and last in _CLOSES
    return (
        sentence + enclosed + 2 * whole + (first in _STOPS or before in _STOPS) + (last in _STOPS or behind in _STOPS)
    )


def _smooth(runs: Iterable[WordingRun]) -> Iterator[WordingRun]:
    """Without stays too short to be read as such; a figure, a name or a stop that stayed is never too short."""
    listed = list(runs)
    for index, run in enumerate(listed):
        inner = 0 < index < len(listed) - 1
        short = len(run.old) < _SHORTEST_STAY and not any(token.whole for token in run.old)
        short = short and not (inner and _are_stops(listed[index + 1]))
        stop = run.same and run.old_text in _STOPS
        yield WordingRun(run.old, run.new, same=False) if run.same and inner and short and not stop else run


def _are_stops(run: WordingRun) -> bool:
    """Whether all that changes is a stop: it breaks no word before it."""
    return run.old_text in _ENDS and run.new_text in _ENDS


def cut_at(runs: Iterable[WordingRun], old: Collection[int], new: Collection[int]) -> Iterator[WordingRun]:
    """The runs, words that only came or only went cut at some places of their text: where a paragraph begins."""
    for run in runs:
        if run.same or (run.old and run.new):
            yield run
            continue
        words, places = (run.new, new) if run.new else (run.old, old)
        start = 0
        for end in (*(index for index, token in enumerate(words) if index and token.start in places), len(words)):
            part = words[start:end]
            yield WordingRun((), part, same=False) if run.new else WordingRun(part, (), same=False)
            start = end


def _joined(runs: Iterable[WordingRun], *, stays_only: bool = False) -> Iterator[WordingRun]:
    """Neighbours of one kind as one run: what went and what came in its place. `stays_only`: only those that stayed,
    for what changed in two sentences is two changes."""
    last: WordingRun | None = None
    for run in runs:
        if last is not None and last.same == run.same and (run.same or not stays_only):
            last = WordingRun((*last.old, *run.old), (*last.new, *run.new), run.same)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
