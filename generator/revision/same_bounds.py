"""The bound of a figure in other words: 2000万元以上 and 不低于2000万元 ask the same of whoever reads them.

Word by word 不低于 seems to have come and 以上 to have gone, which would be a condition added and another one dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from generator.dataclass import dataclass, replace
from generator.regex import regex
from generator.revision.change import Change, ChangeKind
from generator.revision.facts import PlacedFact, compared
from generator.revision.tokens import Token, folded
from generator.revision.wording import WordingRun

_MEASURED = ("money", "percentage", "count", "duration")
_BEFORE = regex(
    "(?:(?:最[高多长大低少]|至[多少])(?:可?达|为)?|不(?:得|能|应)?(?:超[过出]|突破|[高低多少大小短]于)|[上下]限(?:标准)?为"
    "|限额为|可?达到?|超过|[高大多低小少]于|不足|不?[未满]满?|在(?=$))+$"
)
_BEHIND = regex(
    "（[^（）]{0,4}含[^（）]*）及?以[上下内]|及?以[上下内](?:（[^（）]{0,4}含[^（）]*）)?|之内|封顶|为[上下]?限"
)
_INCLUDES = regex("不|达到|至[多少]|最[高多长低少]")  # words by which the figure itself is within the bound
_BESIDE = "、和及或至-~—"  # of a list or a range, whose figures lend each other their bound
_WINDOW = 10  # characters
_MOST_RUNS = 200  # of what a person would read as one sentence


@dataclass(frozen=True, slots=True)
class _Bounded:
    """A figure with the words that say its bound: from the token `start` of a text's words to before `end`."""

    figure: PlacedFact
    before: str
    behind: str

    @property
    def words(self) -> str:
        return self.before + self.behind

    @property
    def start(self) -> int:
        return self.figure.token.start - len(self.before)

    @property
    def end(self) -> int:
        return self.figure.token.end + len(self.behind)

    @property
    def printed(self) -> str:
        return self.figure.text[self.start : self.end]


def with_same_bounds(sentence: Sequence[WordingRun], old: str, new: str) -> tuple[list[WordingRun], list[Change]]:
    """The sentence with figures whose bounds are worded otherwise marked as told, and what is told of them."""
    runs = list(sentence)
    changes: list[Change] = []
    if len(sentence) > _MOST_RUNS or all(run.same or run.anew for run in sentence):
        return runs, changes
    whole = _one_by_one(sentence, old, new)
    if whole:
        return [_marked(_words(sentence, _old_words), _words(sentence, _new_words))], whole
    for one, other in _pairs(sentence, old, new):
        told = list(_told(one, other))
        cut = _cut_out(runs, one, other) if told else None
        if cut is not None:
            runs = cut
            changes += _placed(told, one, other)
    return runs, changes


def _placed(changes: Sequence[Change], one: _Bounded, other: _Bounded) -> Iterator[Change]:
    yield from (replace(change, spot=(one.start, other.start)) for change in changes)


def _one_by_one(sentence: Sequence[WordingRun], old: str, new: str) -> list[Change]:
    """What is told of a sentence in which all but its figures and their bounds stayed; empty where more changed, or no
    bound did.
    """
    words = _words(sentence, _old_words), _words(sentence, _new_words)
    before, after = (
        [_bounded(token, text) for token in side if token.fact is not None]
        for side, text in zip(words, (old, new), strict=True)
    )
    rests = [_without(side, figures) for side, figures in zip(words, (before, after), strict=True)]
    if rests[0] != rests[1] or len(before) != len(after):
        return []
    pairs = list(zip(before, after, strict=True))
    if not all(map(_are_of_one_kind, before, after)) or not any(_is_worded_otherwise(*pair) for pair in pairs):
        return []
    return [change for one, other in pairs for change in _placed(list(_told_alone(one, other)), one, other)]


def _words(sentence: Sequence[WordingRun], side: Callable[[WordingRun], Sequence[Token]]) -> list[Token]:
    return [token for run in sentence for token in side(run)]


def _old_words(run: WordingRun) -> Sequence[Token]:
    return run.old


def _new_words(run: WordingRun) -> Sequence[Token]:
    return run.new


def _without(tokens: Sequence[Token], figures: Sequence[_Bounded]) -> str:
    """The words without some figures and their bounds, each of which leaves a mark."""
    marks = {each.start for each in figures}
    places = {place for each in figures for place in range(each.start, each.end)}
    return folded(
        "".join("0" if token.start in marks else token.text for token in tokens if _left(token, marks, places))
    )


def _left(token: Token, marks: Collection[int], places: Collection[int]) -> bool:
    return token.start in marks or token.start not in places


def _are_of_one_kind(one: _Bounded, other: _Bounded) -> bool:
    was, now = one.figure.fact, other.figure.fact
    return (was.kind, was.unit) == (now.kind, now.unit)


def _is_worded_otherwise(one: _Bounded, other: _Bounded) -> bool:
    """Whether both figures have a bound, in words that differ."""
    bounded = "exact" not in (one.figure.fact.bound, other.figure.fact.bound)
    return bounded and bool(one.words and other.words) and (one.before, one.behind) != (other.before, other.behind)


def _told_alone(one: _Bounded, other: _Bounded) -> Iterator[Change]:
    """What is told of a figure in a sentence of which all else stayed."""
    if one.printed == other.printed:
        return
    if (one.before, one.behind) == (other.before, other.behind) or not (one.words or other.words):
        yield from compared(one.figure, other.figure)
    else:
        yield from _told(one, other)


def _pairs(sentence: Sequence[WordingRun], old: str, new: str) -> Iterator[tuple[_Bounded, _Bounded]]:
    """Figures that stayed, and those that alone stand in the place of one of their kind, each with its bound."""
    for run in sentence:
        before, after = ([token for token in side if _is_measured(token)] for side in (run.old, run.new))
        alone = len(before) == len(after) == 1 and not (run.anew or run.moved)
        for one, other in zip(before, after, strict=True) if run.same or alone else ():
            pair = _bounded(one, old), _bounded(other, new)
            if _can_be_told(*pair):
                yield pair


def _is_measured(token: Token) -> bool:
    return token.fact is not None and token.fact.kind in _MEASURED


def _can_be_told(one: _Bounded, other: _Bounded) -> bool:
    """Whether both figures have a bound of their own, in words that differ, and are of one kind."""
    listed = any(_is_listed(each) for each in (one, other))
    return _are_of_one_kind(one, other) and _is_worded_otherwise(one, other) and not listed


def _is_listed(each: _Bounded) -> bool:
    """Whether a figure stands in a list or a range of them."""
    text = each.figure.text
    beside = text[max(0, each.start - 2) : each.start], text[each.end : each.end + 2]
    left, right = beside
    return (left[-1:] in _BESIDE and left[:1] in "元%年月") or (right[:1] in _BESIDE and right[1:].isdigit())


def _bounded(token: Token, text: str) -> _Bounded:
    assert token.fact is not None  # noqa: S101 - asked before
    before = _BEFORE.search(text[max(0, token.start - _WINDOW) : token.start])
    behind = _BEHIND.match(text, token.end)
    figure = PlacedFact(token.fact, token, text)
    return _Bounded(figure, before[0] if before else "", behind[0] if behind else "")


def _told(one: _Bounded, other: _Bounded) -> Iterator[Change]:
    """Another figure or bound as such; where both stayed, that the words are others."""
    if one.figure.token.text == other.figure.token.text and _says_the_same(one, other):
        before, after = (one.printed, other.printed) if _on_both_sides(one, other) else (one.words, other.words)
        yield Change(ChangeKind.REWORDED, before, after)
        return
    for change in compared(one.figure, other.figure):
        if change.kind is not ChangeKind.INCLUSION or not _is_included(one, other):
            yield replace(change, old=one.printed, new=other.printed)


def _on_both_sides(one: _Bounded, other: _Bounded) -> bool:
    """Whether words before a figure were put in the place of those behind it."""
    return bool(one.before or other.before) and bool(one.behind or other.behind)


def _says_the_same(one: _Bounded, other: _Bounded) -> bool:
    was, now = one.figure.fact, other.figure.fact
    same = (was.value, was.bound, was.per) == (now.value, now.bound, now.per)
    return same and (was.inclusive == now.inclusive or _is_included(one, other))


def _is_included(one: _Bounded, other: _Bounded) -> bool:
    """Whether a figure is within its bound by the words of one side and by a bracket, or 及, of the other."""
    ways = {each.figure.fact.inclusive for each in (one, other)}
    unsaid = one if one.figure.fact.inclusive is None else other
    return ways == {None, True} and _INCLUDES.match(unsaid.before) is not None


def _cut_out(runs: Sequence[WordingRun], one: _Bounded, other: _Bounded) -> list[WordingRun] | None:
    """The runs, the words of both figures and bounds as one run that is told; None where these hang together with
    others.
    """
    found: list[WordingRun] = []
    held: tuple[list[Token], list[Token]] = ([], [])
    behind: list[WordingRun] = []
    for run in runs:
        parts = _parts(run, one, other)
        if parts is None:
            return None
        left, inner, right = parts
        found += [left] if left.old or left.new else []
        held[0].extend(inner.old)
        held[1].extend(inner.new)
        behind += [right] if right.old or right.new else []
    return [*found, _marked(*held), *behind]


def _marked(old: Sequence[Token], new: Sequence[Token]) -> WordingRun:
    """Words of which all is told."""
    before, after = (tuple(replace(token, fact=None, told=True) for token in side) for side in (old, new))
    return WordingRun(before, after, same=True)


def _parts(run: WordingRun, one: _Bounded, other: _Bounded) -> tuple[WordingRun, WordingRun, WordingRun] | None:
    """What of a run stands before both figures with their bounds, what is of these, and what stands behind them."""
    old, new = _thirds(run.old, one), _thirds(run.new, other)
    counts = [(len(before), len(after)) for before, after in zip(old, new, strict=True)]
    if run.same and (len(run.old), len(run.new)) not in counts and any(before != after for before, after in counts):
        return None
    left, inner, right = (replace(run, old=before, new=after) for before, after in zip(old, new, strict=True))
    return left, inner, right


def _thirds(tokens: Sequence[Token], each: _Bounded) -> list[tuple[Token, ...]]:
    first = tuple(token for token in tokens if token.start < each.start)
    last = tuple(token for token in tokens if token.start >= each.end)
    return [first, tuple(tokens[len(first) : len(tokens) - len(last)]), last]
