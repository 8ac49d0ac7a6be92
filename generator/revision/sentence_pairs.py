"""Which sentences of one text became which of another, so that words are compared only with those they came from.

Word by word two sentences that have nothing in common share many a 的 and 应当, and a reader is shown shreds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rapidfuzz import fuzz

from generator.dataclass import dataclass
from generator.revision.compared_sentence import ComparedSentence
from generator.revision.made_one import are_one
from generator.revision.rows import are_of_one_row
from generator.revision.sentence_subjects import subjects_among, telling_subjects

_LIKE = 45  # per cent: from this likeness on a sentence is the old one, changed
_WHOLE = 100  # per cent
_SAME_MATTER = 25  # per cent: from here on one took the place of the other; below, one went and another came
_GROUPS = ((1, 2), (2, 1), (1, 3), (3, 1))  # sentences of both texts: one that was cut, or several made one
_OPENING = 5  # characters with which two sentences begin alike
_MOST = 65  # per cent of the words of one that the other one holds
_ON_ITS_SUBJECT = 1.25  # so much more a pair is worth that begins with words with which no other sentence begins
_BETTER = 5  # per cent by which several sentences together must be liker than the better one of them
AT_ONCE = 40_000  # sentences times sentences that are compared in a fraction of a second


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Sentences of both texts that belong together, or (`alike` is False) stand where those of the other one stood."""

    old: slice
    new: slice
    alike: bool


def sentence_pairs(old: Sequence[ComparedSentence], new: Sequence[ComparedSentence]) -> Iterator[SentencePair]:
    """All sentences of both texts, in order. Texts too long to try all pairs are one pair."""
    if len(old) * len(new) > AT_ONCE or not (old and new):
        yield SentencePair(slice(0, len(old)), slice(0, len(new)), alike=bool(old and new))
        return
    before = after = 0
    for olds, news in _matched(old, new):
        yield from _between(old, new, slice(before, olds.start), slice(after, news.start))
        yield SentencePair(olds, news, alike=True)
        before, after = olds.stop, news.stop
    yield from _between(old, new, slice(before, len(old)), slice(after, len(new)))


def _between(
    old: Sequence[ComparedSentence], new: Sequence[ComparedSentence], olds: slice, news: slice
) -> Iterator[SentencePair]:
    """Sentences without a counterpart. Together they may be alike still, cut otherwise; or on the same matter."""
    if all(any(each.row for each in side) for side in (old[olds], new[news])):
        yield from _alone(old, new, olds, news)
        return
    likeness = _likeness(old[olds], new[news])
    if likeness >= _LIKE:
        yield SentencePair(olds, news, alike=True)
        return
    if likeness >= _SAME_MATTER:
        yield from _instead(old, new, olds, news)
        return
    yield from _alone(old, new, olds, news)


def _instead(
    old: Sequence[ComparedSentence], new: Sequence[ComparedSentence], olds: slice, news: slice
) -> Iterator[SentencePair]:
    """Sentences in the place of others: of several that end with a full stop the one that is on the matter of all of
    the other text. Those beside it, and formulas, went or came by themselves.
    """
    before, after = _on_the_matter(old, olds, new[news]), _on_the_matter(new, news, old[olds])
    yield from _alone(old, new, slice(olds.start, before.start), slice(news.start, after.start))
    yield SentencePair(before, after, alike=False)
    yield from _alone(old, new, slice(before.stop, olds.stop), slice(after.stop, news.stop))


def _alone(
    old: Sequence[ComparedSentence], new: Sequence[ComparedSentence], olds: slice, news: slice
) -> Iterator[SentencePair]:
    """Sentences that went and others that came, formulas each by itself."""
    for went in _without_formulas(old, olds):
        yield SentencePair(went, slice(news.start, news.start), alike=False)
    for came in _without_formulas(new, news):
        yield SentencePair(slice(olds.stop, olds.stop), came, alike=False)


def _without_formulas(text: Sequence[ComparedSentence], place: slice) -> Iterator[slice]:
    start = place.start
    for index in range(place.start, place.stop):
        if text[index].apart:
            if start < index:
                yield slice(start, index)
            yield slice(index, index + 1)
            start = index + 1
    if start < place.stop:
        yield slice(start, place.stop)


def _on_the_matter(text: Sequence[ComparedSentence], place: slice, other: Sequence[ComparedSentence]) -> slice:
    """Of some sentences those, up to a full stop, that are likest to the other text; all where that has several."""
    groups = _groups(text, place)
    if not groups or len(_groups(other, slice(0, len(other)))) > 1:
        return place
    likeness = [_likeness(text[group], other) for group in groups]
    return groups[likeness.index(max(likeness))]


def _groups(text: Sequence[ComparedSentence], place: slice) -> list[slice]:
    """Sentences up to each full stop, formulas apart (as ； parts no statement, it parts none of these)."""
    found: list[slice] = []
    start = place.start
    for index in range(place.start, place.stop):
        ends = text[index].words.endswith("。") or text[index].formula
        opens_formula = index + 1 < place.stop and text[index + 1].formula
        if ends or opens_formula or index + 1 == place.stop:
            found.append(slice(start, index + 1))
            start = index + 1
    return found


def _likeness(old: Sequence[ComparedSentence], new: Sequence[ComparedSentence]) -> float:
    """Of some sentences with some others, in per cent."""
    return fuzz.ratio("".join(each.plain for each in old), "".join(each.plain for each in new)) if old and new else 0.0


def _matched(old: Sequence[ComparedSentence], new: Sequence[ComparedSentence]) -> list[tuple[slice, slice]]:
    """The pairs in order that hold most words: one sentence and one, or one and those it was cut into."""
    best: list[list[float]] = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    single = [[fuzz.ratio(one.plain, other.plain) for other in new] for one in old]
    telling = telling_subjects([each.words for each in old], [each.words for each in new])
    steps: dict[tuple[int, int], tuple[int, int, bool]] = {}
    for before in range(len(old) - 1, -1, -1):
        for after in range(len(new) - 1, -1, -1):
            ways = [
                (best[before + 1][after], (1, 0, False)),
                (best[before][after + 1], (0, 1, False)),
                *(
                    (worth + best[before + i][after + j], (i, j, True))
                    for i, j, worth in _on_their_subjects(old, new, telling, single, before, after)
                ),
            ]
            best[before][after], steps[before, after] = max(ways, key=lambda way: way[0])
    found: list[tuple[slice, slice]] = []
    before = after = 0
    while (before, after) in steps:
        i, j, alike = steps[before, after]
        if alike:
            found.append((slice(before, before + i), slice(after, after + j)))
        before, after = before + i, after + j
    return found


def _on_their_subjects(
    old: Sequence[ComparedSentence],
    new: Sequence[ComparedSentence],
    telling: Collection[str],
    single: Sequence[Sequence[float]],
    before: int,
    after: int,
) -> Iterator[tuple[int, int, float]]:
    """The ways in which sentences can be paired from two places on, without those that part a telling subject."""
    for i, j, worth in _ways(old, new, single, before, after):
        olds, news = (
            subjects_among([each.words for each in side], telling)
            for side in (old[before : before + i], new[after : after + j])
        )
        if olds == news:
            yield i, j, worth * _ON_ITS_SUBJECT ** len(olds)


def _ways(
    old: Sequence[ComparedSentence],
    new: Sequence[ComparedSentence],
    single: Sequence[Sequence[float]],
    before: int,
    after: int,
) -> Iterator[tuple[int, int, float]]:
    """How sentences can be paired from two places on: how many of both, and what the pair is worth.

    `single`: the likeness of each with each. Several are tried only where one of them is on the same matter.
    """
    if old[before].words == new[after].words:
        yield 1, 1, 4.0 * _WHOLE * len(old[before].words)
        return
    rows = old[before].row, new[after].row
    if any(rows):
        if are_of_one_row(*rows):
            yield 1, 1, _worth(old[before : before + 1], new[after : after + 1], single[before][after])
        return
    likeness = single[before][after]
    if _is_like(old[before].plain, new[after].plain, likeness):
        yield 1, 1, _worth(old[before : before + 1], new[after : after + 1], likeness)
    for i, j in _GROUPS:
        if before + i > len(old) or after + j > len(new):
            continue
        olds, news = old[before : before + i], new[after : after + j]
        together = _together(olds, news, max(likeness, single[before + i - 1][after + j - 1]))
        if together:
            yield i, j, _worth(olds, news, together)


def _together(olds: Sequence[ComparedSentence], news: Sequence[ComparedSentence], alone: float) -> float:
    """The likeness of one sentence and several as one, 0 where they are no such pair; `alone`: that of the liker one
    of the several."""
    if alone < _SAME_MATTER or any(each.apart for each in (*olds, *news)):
        return 0.0
    together = _likeness(olds, news)
    fits = together > alone + _BETTER or are_one(olds, news, together)
    return together if together >= _LIKE and fits else 0.0


def _is_like(one: str, other: str, likeness: float) -> bool:
    return likeness >= _LIKE or _grew(one, other, likeness)


def _grew(one: str, other: str, likeness: float) -> bool:
    """Whether two sentences begin alike and the longer one holds most words of the other: a phrase came behind it."""
    shorter = min(len(one), len(other))
    if likeness < _SAME_MATTER or one[:_OPENING] != other[:_OPENING]:
        return False
    return likeness * (len(one) + len(other)) / 2 >= _MOST * shorter


def _worth(old: Sequence[ComparedSentence], new: Sequence[ComparedSentence], likeness: float) -> float:
    """Words that are held together by a pair; of pairs that differ in figures alone the one with the same figures."""
    before, after = "".join(each.words for each in old), "".join(each.words for each in new)
    return (likeness + fuzz.ratio(before, after)) * (len(before) + len(after))
