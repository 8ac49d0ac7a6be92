"""Paragraphs of an article that were joined or parted: its words may stay, what is cited as 第二条第二款 does not."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.notice.model import NoticeClause
from generator.notice.numerals import chinese_numeral
from generator.policy.wording import clause_label
from generator.revision.body import ComparedBody
from generator.revision.change import Change, ChangeKind
from generator.revision.parted import is_article
from generator.revision.wording import WordingRun

_SEVERAL = 2  # paragraphs
_SHARE = 0.5  # of the shorter one of two paragraphs: as much stayed in it
_SHORTEST = 4  # characters that stayed


def changed_paragraphs(
    old: NoticeClause, new: NoticeClause, bodies: tuple[ComparedBody, ComparedBody], runs: Sequence[WordingRun]
) -> Iterator[Change]:
    """Paragraphs of an article that are one now, and one that is several; `runs`: of the texts of `bodies`."""
    if not (is_article(old.path) and is_article(new.path)):
        return
    before, after = (_Paragraphs(body) for body in bodies)
    became: dict[int, set[int]] = defaultdict(set)
    was: dict[int, set[int]] = defaultdict(set)
    for (one, other), stayed in _stayed(before, after, runs).items():
        if stayed >= max(_SHORTEST, _SHARE * min(before.lengths[one], after.lengths[other])):
            became[one].add(other)
            was[other].add(one)
    for other, joined in was.items():
        if len(joined) >= _SEVERAL:
            cited = before.cited(old, joined), after.cited(new, {other})
            yield Change(ChangeKind.PARAGRAPHS_JOINED, old_cited=cited[0], new_cited=cited[1])
    for one, parted in became.items():
        if len(parted) >= _SEVERAL:
            cited = before.cited(old, {one}), after.cited(new, parted)
            yield Change(ChangeKind.PARAGRAPHS_PARTED, old_cited=cited[0], new_cited=cited[1])


class _Paragraphs:
    """The paragraphs of an article's text, by index; what stands on a line of its own before the first is of it."""

    def __init__(self, body: ComparedBody) -> None:
        firsts: dict[int, int] = {}
        for start in body.starts:
            firsts.setdefault(start.number, max(0, start.start))
        self._numbers = list(firsts)
        self._starts = list(firsts.values())
        ends = [*self._starts[1:], len(body.text)]
        self.lengths = [end - start for start, end in zip(self._starts, ends, strict=True)]

    def at(self, place: int) -> int:
        """The paragraph in which a place of the text is."""
        return max(0, bisect_right(self._starts, place) - 1)

    def cited(self, clause: NoticeClause, which: Collection[int]) -> str:
        """第二条第一款、第二条第二款; an article of one paragraph by its number alone."""
        if len(self._numbers) < _SEVERAL:
            return clause_label(clause.path, flat=False)
        paths = (f"{clause.path}/第{chinese_numeral(self._numbers[each])}款" for each in sorted(which))
        return "、".join(clause_label(path, flat=False) for path in paths)


def _stayed(before: _Paragraphs, after: _Paragraphs, runs: Sequence[WordingRun]) -> Mapping[tuple[int, int], int]:
    """How many characters stayed of a paragraph in another one."""
    found: Counter[tuple[int, int]] = Counter()
    for run in runs:
        for one, other in zip(run.old, run.new, strict=True) if run.same else ():
            found[before.at(one.start), after.at(other.start)] += len(one.text)
    return found
