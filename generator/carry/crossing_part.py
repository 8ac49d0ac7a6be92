"""Clauses of both notices that belong together, as a model is carried over: words and the runs between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from generator.dataclass import dataclass
from generator.notice.facts import find_facts
from generator.notice.model import Fact, NoticeClause
from generator.regex import regex
from generator.revision.clause_change import ClauseChange
from generator.revision.comparison import Comparison
from generator.revision.figure_runs import figures_apart
from generator.revision.wording import WordingRun, runs_between

_WHITE = regex(r"\s+")
_LEVELS = ("level", "rank")
_ENDS = ("。", "；", "，")


@dataclass(frozen=True)
class CrossingPart:
    """Clauses that belong together: their texts in a row, with white space in the new one, and the runs between."""

    old: Mapping[str, int]
    new: tuple[tuple[str, int, int], ...]
    old_text: str
    new_text: str
    printed: str
    runs: tuple[WordingRun, ...]

    @cached_property
    def _places(self) -> tuple[int, ...]:
        return tuple(index for index, character in enumerate(self.printed) if not character.isspace())

    @cached_property
    def _levels(self) -> tuple[frozenset[object], frozenset[object]]:
        """The levels and ranks that the old words and the new ones name."""
        old, new = (
            frozenset(fact.value for fact in find_facts(text) if fact.kind in _LEVELS)
            for text in (self.old_text, self.new_text)
        )
        return old, new

    def names_both(self, old: Fact, new: Fact) -> bool:
        """Whether a level only seems, word by word, to have become another one: both editions name one of the two."""
        levels = self._levels
        return old.kind in _LEVELS and old.value != new.value and (old.value in levels[1] or new.value in levels[0])

    def as_printed(self, start: int, end: int) -> str:
        """The new words at a place of the text without white space, as the notice prints them, on one line."""
        if start >= end:
            return ""
        words = _WHITE.sub(" ", self.printed[self._places[start] : self._places[end - 1] + 1])
        return re.sub(r"(?<=[^\x00-\xff]) (?=[^\x00-\xff])", "", words)


def words_of(part: CrossingPart, path: str) -> str:
    """The old words of one clause of a part, without white space."""
    start = part.old[path]
    behind = [other for other in part.old.values() if other > start]
    return part.old_text[start : min(behind, default=len(part.old_text))]


def _by_name(runs: Iterable[WordingRun], renamed: Mapping[str | None, str | None]) -> Iterator[WordingRun]:
    """The runs, those of several names or figures in a row one by one: a title and the number under it."""
    for run in runs:
        each = list(zip(run.old, run.new, strict=False))
        one_by_one = len(run.old) == len(run.new) and all(
            renamed.get(old.text) == new.text
            or old.text == new.text
            or (old.fact and new.fact and old.fact.kind == new.fact.kind)
            for old, new in each
        )
        if run.same or not one_by_one:
            yield run
        else:
            yield from (WordingRun((old,), (new,), same=old.text == new.text) for old, new in each)


def crossing_part(change: ClauseChange, done: Comparison, renamed: Mapping[str | None, str | None]) -> CrossingPart:
    if change.place:
        old, new = "".join(getattr(done.old, change.place)), "".join(getattr(done.new, change.place))
        olds = {change.place: 0}
        news: tuple[tuple[str, int, int], ...] = ((change.place, 0, len(_WHITE.sub("", new))),)
    else:
        old, new = ("".join(clause.text for clause in side) for side in (change.old, change.new))
        olds = {path: start for path, start, _ in _offsets(change.old, done.old_holders)}
        news = tuple(_offsets(change.new, done.new_holders))
    texts = _WHITE.sub("", old), _WHITE.sub("", new)
    return CrossingPart(olds, news, *texts, new, tuple(_by_name(_apart(change.runs or runs_between(*texts)), renamed)))


def _apart(runs: Sequence[WordingRun]) -> Iterator[WordingRun]:
    """The runs, figures by themselves that others took the place of, and stops behind what changed: 2年。 and 3年；."""
    for run in figures_apart(runs):
        both = not run.same and len(run.old) > 1 and len(run.new) > 1
        if both and run.old[-1].text in _ENDS and run.new[-1].text in _ENDS:
            yield from figures_apart([WordingRun(run.old[:-1], run.new[:-1], same=False)])
            yield WordingRun(run.old[-1:], run.new[-1:], same=run.old[-1].text == run.new[-1].text)
        else:
            yield run


def _offsets(clauses: Sequence[NoticeClause], holders: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    """Where each clause begins and ends; a paragraph behind a list by the clause that the reader gave it to."""
    start = 0
    for clause in clauses:
        end = start + len(_WHITE.sub("", clause.text))
        yield holders.get(clause.path, clause.path), start, end
        start = end


def unchanged_around(place: str, old: Sequence[str], new: Sequence[str]) -> CrossingPart:
    before, after = _WHITE.sub("", "".join(old)), _WHITE.sub("", "".join(new))
    return CrossingPart({place: 0}, ((place, 0, len(after)),), before, after, "".join(new), runs_between(before, after))


def left_of_figure(run: WordingRun, length: int) -> int:
    """How many characters of a figure, the same in both texts, lie behind words that end inside it: 5000 of 5000人."""
    rest = run.old_text[length:]
    alike = len(rest) < len(run.new_text) and run.new_text.endswith(rest) and not any(map(str.isdigit, rest))
    return len(rest) if length > 0 and len(run.old) == len(run.new) == 1 and alike else 0
