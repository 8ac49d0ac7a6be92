"""Dates of issue and term where they are printed: the head tells them with their clauses, and these do not again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from generator.dataclass import replace
from generator.notice.model import Notice
from generator.regex import regex
from generator.revision.change import By, Change, ChangeKind
from generator.revision.clause_change import ClauseChange
from generator.revision.clause_comparison import text_of
from generator.revision.tokens import folded

_END = (ChangeKind.TERM_PROLONGED, ChangeKind.TERM_SHORTENED, ChangeKind.TERM_CHANGED)
_TERM = (*_END, ChangeKind.TERM_START)
_PRINTED = (ChangeKind.REWORDED, ChangeKind.REPLACED, ChangeKind.FIGURE_ADDED, ChangeKind.FIGURE_DROPPED)
_YEARS = (ChangeKind.RAISED, ChangeKind.LOWERED)  # 有效期3年 → 5年, with another start not what the end was put off by
_NUMBER = "[\\d一二三四五六七八九十两零〇]"
_DAY = rf"{_NUMBER}+[年月日个](?:{_NUMBER}+[月日])*"
_START_WORDS = regex("(?:印发|发布|公布|下发|颁布)(?:之日)?")
_END_WORDS = regex(rf"(?:有效期)?(?:[至到为]|截至)?{_DAY}(?:止)?")
_Ends = tuple[str | None, str | None]


def each_told_once(
    old: Notice, new: Notice, head: Sequence[Change], parts: Sequence[ClauseChange]
) -> tuple[tuple[Change, ...], tuple[ClauseChange, ...]]:
    """The changes of the head with the clauses that print them, and the clauses without these changes."""
    dates = {(each.old, each.new): each for each in head if each.kind in (*_TERM, ChangeKind.ISSUED)}
    term = _PrintedTerm(old, new, head)
    kept: list[ClauseChange] = []
    for part in parts:
        able = term.told_of(part)
        keys = {change: term.ends(change, able) for change in part.changes if _is_printed_once(change, part)}
        again = {change: key for change, key in keys.items() if key in dates and dates[key].kind in able}
        for key in again.values() if part.old else ():
            dates[key] = replace(dates[key], old_clauses=part.old_paths, new_clauses=part.new_paths)
        kept.append(replace(part, changes=tuple(change for change in part.changes if change not in again)))
    return tuple(dates.get((each.old, each.new), each) for each in head), tuple(kept)


def _is_printed_once(change: Change, part: ClauseChange) -> bool:
    """Whether years that changed are not those of something else in the clause, too: 有效期3年，补贴期限3年."""
    if change.kind not in _YEARS:
        return True
    texts = folded(text_of(part.old)), folded(text_of(part.new))
    return all(
        text.count(folded(words or "")) == 1 for text, words in zip(texts, (change.old, change.new), strict=True)
    )


class _PrintedTerm:
    """The words that both notices print of their term, and what the head tells of it."""

    def __init__(self, old: Notice, new: Notice, head: Sequence[Change]) -> None:
        self._text = folded(old.effective.text or "")
        self._words = folded(old.effective.words), folded(new.effective.words)
        self._years: Mapping[By, _Ends] = {
            each.by: (each.old, each.new) for each in head if each.kind in _TERM and each.by
        }
        self._start = next(((each.old, each.new) for each in head if each.kind is ChangeKind.TERM_START), None)
        self._end = next(((each.old, each.new) for each in head if each.kind in _END), None)

    def told_of(self, part: ClauseChange) -> Collection[ChangeKind]:
        """The kinds of changes of a part that the head tells."""
        if part.old and self._text and self._text in folded(text_of(part.old)):
            return _TERM
        return (ChangeKind.ISSUED,) if part.place else ()

    def ends(self, change: Change, able: Collection[ChangeKind]) -> _Ends:
        """The old and the new date of the head that a change is about; (None, None) where it is about none."""
        dates = _dates(change, self._years)
        if dates != (None, None) or able is not _TERM or change.kind not in (*_PRINTED, *_YEARS):
            return dates
        words = folded(change.old or ""), folded(change.new or "")
        if not all(each and each in printed for each, printed in zip(words, self._words, strict=True)):
            return dates
        return self._printed(words) or dates

    def _printed(self, words: tuple[str, str]) -> _Ends | None:
        """What the head tells of words that print the start or the end of the term."""
        if any(map(_START_WORDS.fullmatch, words)):
            return self._start
        return self._end if all(map(_END_WORDS.fullmatch, words)) else None


def _dates(change: Change, years: Mapping[By, _Ends]) -> _Ends:
    """The dates that a change states; `years`: by how much the term changed -> its ends."""
    if not (change.old_facts and change.new_facts):
        return (None, None)
    fact, other = change.old_facts[0], change.new_facts[0]
    if change.kind is ChangeKind.REPLACED and fact.kind == "date":
        return (str(fact.value), str(other.value))
    return years.get(change.by, (None, None)) if change.by and fact.kind == "duration" else (None, None)
