"""How alike two clauses are, and whether words were taken out of one into another.

Figures are what an office revises most: by its letters 甲类给予15万元 can be 丙类给予10万元 as well as 甲类给予20万元.
So clauses are held to each other with their figures all alike, too, and without the stop at the end, which says only
whether another item follows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from generator.regex import regex
from generator.revision.alignment_item import AlignmentItem, on_other_matters

LIKE_PART = 0.75  # a clause that stands in another one to this extent is a part of it
_LIKE = 0.5  # from this likeness on two clauses are one clause, revised
_LIKE_AT_ITS_PLACE = 0.3  # the same, where number and heading agree
_LESS = 0.05  # by so much less it must stand in what became of that one
_SIBLING = 0.6  # to this extent a part may stand in what became of the whole, if its subject was in the whole
_SPOKEN_OF = 0.9  # the extent to which that must be so
_HEADED, _OF_THE_SAME, _PLACED = 0.15, 0.1, 0.02  # what one heading, subject and number say beside the words
_TOLD_BY_IT = 0.4  # the same of a subject that no other clause has
_LONG_ENOUGH = 5  # characters of such a subject
_TEXTS = 16384  # clauses of two long notices
_SHORT = 16  # characters of a clause that is little more than a figure: 公示7天, 按季度发放
_FIGURE = regex(
    r"\d+(?:\.\d+)?(?:个?(?:工作日|月)|[日天年周])?"
    r"|(?:[按每逐](?:半年|[一两]年|年度?|季度?|月|周))"
)
_ENDS = "。；;"
_FIRST_PHRASE = regex("[，,；;。：:]")


def telling_subjects(old: Iterable[AlignmentItem], new: Iterable[AlignmentItem]) -> frozenset[str]:
    """The subjects of which each text speaks in one clause alone, and the headings that one clause alone has."""
    once = [_once(list(side)) for side in (old, new)]
    return frozenset(subject for subject in once[0] & once[1] if len(subject) >= _LONG_ENOUGH)


def _once(items: Sequence[AlignmentItem]) -> set[str]:
    subjects, headings = Counter(map(subject_of, items)), Counter(each.heading or "" for each in items)
    return {words for counts in (subjects, headings) for words, count in counts.items() if count == 1}


def likeness(old: AlignmentItem, new: AlignmentItem, telling: Collection[str]) -> float | None:
    """How alike two clauses are, from 0 to above 1; None for two clauses.

    Number, heading and subject count besides: a clause to which a sentence was put has fewer words in common with
    what it was than its new neighbour may have. `telling`: subjects and headings that show by themselves which it is.
    """
    score = fuzz.ratio(old.text, new.text) / 100
    same_heading = bool(old.heading) and old.heading == new.heading
    at_its_place = old.path == new.path
    least = _LIKE_AT_ITS_PLACE if at_its_place and same_heading else _LIKE
    if (score < least and not (at_its_place and len(old.text) <= _SHORT)) or on_other_matters(old, new):
        return None
    worded = fuzz.ratio(_without_figures(old.text), _without_figures(new.text)) / 100
    if max(score, worded) < least:
        return None
    subject = subject_of(old)
    known = (subject == subject_of(new)) * (_OF_THE_SAME + _TOLD_BY_IT * (subject in telling))
    headed = same_heading * (_HEADED + _TOLD_BY_IT * (old.heading in telling))
    return (score + worded) / 2 + headed + _PLACED * at_its_place + known


def was_taken_out(old: AlignmentItem, heir: AlignmentItem | None, part: AlignmentItem, score: float) -> bool:
    """Whether the words of `part`, which stand in `old`, are no longer in what became of that: a copy is no split,
    and neither is a clause on something else that is worded as its neighbours are.

    `score`: to what extent they were in the old one; a clause like it may be there still.
    """
    if heir is None:
        return True
    stays = fuzz.partial_ratio(part.text, heir.text) / 100
    if stays >= max(LIKE_PART, score - _LESS):
        return False
    alike = fuzz.partial_ratio(_without_figures(part.text), _without_figures(heir.text)) / 100
    return alike < _SIBLING or _was_spoken_of(part, old)


def _was_spoken_of(part: AlignmentItem, old: AlignmentItem) -> bool:
    """Whether the first phrase of `part`, its heading aside, stands in `old`, whatever its figures are."""
    return fuzz.partial_ratio(subject_of(part), _without_figures(old.text)) / 100 >= _SPOKEN_OF


def subject_of(item: AlignmentItem) -> str:
    """The first phrase of a clause, its heading aside, with all figures alike."""
    body = item.text.removeprefix(item.heading or "").lstrip("。:：") or item.text
    return _without_figures(_FIRST_PHRASE.split(body, maxsplit=1)[0])


@lru_cache(maxsize=_TEXTS)
def _without_figures(text: str) -> str:
    """The words with all figures alike, without the stop at the end."""
    return _FIGURE.sub("0", text.rstrip(_ENDS))
