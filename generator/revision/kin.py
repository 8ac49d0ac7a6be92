"""Clauses that were written anew out of others: split over several and reworded, or taken into another one.

Whole clauses are no longer alike then, but runs of characters that are rare in both texts still stand in both. Of a
clause that has a successor only the runs count that the successor has no more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from generator.dataclass import dataclass
from generator.revision.alignment_item import AlignmentItem, is_chapter

_RUN = 4  # characters
_RARE = 4  # clauses of one text that may have a run
_SEVERAL = 2  # clauses
_FEW, _SHARE = 10, 0.18  # runs that clauses must share, and of one of them the share: clauses on one matter share less
_MANY = 24  # runs: whole sentences; that is enough of a long clause
_LIKE = 30  # per cent, of clauses that are paired where several gave words to several
_ALONE, _SHARE_ALONE = 20, 0.3  # where one clause became one other, and not a part of several


@dataclass(frozen=True, slots=True)
class Kin:
    """`groups`: old clauses and new ones that had no counterpart; `parts`: such a new clause -> the old one, which has
    a successor, out of which it was taken; `wholes`: such an old clause -> the new one that took it in.
    """

    groups: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    parts: Mapping[int, int]
    wholes: Mapping[int, int]


def kin(
    old: Sequence[AlignmentItem],
    new: Sequence[AlignmentItem],
    pairs: Mapping[int, int],
    gone: Collection[int],
    come: Collection[int],
) -> Kin:
    """What clauses without a counterpart, `gone` and `come`, were made of; `pairs`: old clause -> what it became."""
    backwards = {after: before for before, after in pairs.items()}
    earlier, later = _with_runs(old), _with_runs(new)
    out_of = dict(_nearest(later, earlier, come, pairs))
    into = dict(_nearest(earlier, later, gone, backwards))
    ties = {(before, after) for after, (before, _) in out_of.items() if before in gone}
    ties |= {(before, after) for before, (after, _) in into.items() if after in come}
    strong = {(before, after): with_many for after, (before, with_many) in out_of.items()} | _crossed(into)
    groups = tuple(_enough(_one_by_one(_groups(ties), old, new), strong))
    tied = {index for olds, _ in groups for index in olds}, {index for _, news in groups for index in news}
    one = {(olds[0], news[0]) for olds, news in groups if len(olds) == len(news) == 1}
    stays, became = set(pairs) | {before for before, _ in one}, set(backwards) | {after for _, after in one}
    parts = {after: before for after, (before, _) in out_of.items() if before in stays and after not in tied[1]}
    wholes = {before: after for before, (after, _) in into.items() if after in became and before not in tied[0]}
    return Kin(groups, parts, wholes)


_Tie = tuple[int, int]  # an old clause and a new one
_WithRuns = Sequence[tuple[AlignmentItem, set[str]]]  # clauses, each with its runs


def _with_runs(items: Sequence[AlignmentItem]) -> _WithRuns:
    return [(item, _runs(item)) for item in items]


def _crossed(into: Mapping[int, tuple[int, bool]]) -> dict[_Tie, bool]:
    return {(before, after): strong for before, (after, strong) in into.items()}


def _enough(
    groups: Iterator[tuple[tuple[int, ...], tuple[int, ...]]], strong: Mapping[_Tie, bool]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The groups without a clause in the place of one other that has little of it."""
    for olds, news in groups:
        if len(olds) > 1 or len(news) > 1 or strong.get((olds[0], news[0])):
            yield olds, news


def _groups(ties: Collection[_Tie]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Clauses that hang together by ties."""
    by_old, by_new = defaultdict(set), defaultdict(set)
    for before, after in ties:
        by_old[before].add(after)
        by_new[after].add(before)
    seen: set[int] = set()
    for first in sorted(by_old):
        if first in seen:
            continue
        olds, news, waiting = {first}, set[int](), [first]
        while waiting:
            reached = by_old[waiting.pop()] - news
            news |= reached
            fresh = {before for after in reached for before in by_new[after]} - olds
            olds |= fresh
            waiting += fresh
        seen |= olds
        yield tuple(sorted(olds)), tuple(sorted(news))


def _one_by_one(
    groups: Iterator[tuple[tuple[int, ...], tuple[int, ...]]],
    old: Sequence[AlignmentItem],
    new: Sequence[AlignmentItem],
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The groups, those with several clauses on both sides as pairs of the likest: words went from one to another."""
    for olds, news in groups:
        if min(len(olds), len(news)) == 1:
            yield olds, news
            continue
        scored = sorted(
            ((fuzz.ratio(old[b].text, new[a].text, score_cutoff=_LIKE), b, a) for b in olds for a in news), reverse=True
        )
        taken: tuple[set[int], set[int]] = set(), set()
        for score, before, after in scored:
            if score >= _LIKE and before not in taken[0] and after not in taken[1]:
                taken[0].add(before)
                taken[1].add(after)
                yield (before,), (after,)


def _nearest(
    items: _WithRuns,
    others: _WithRuns,
    lonely: Collection[int],
    successors: Mapping[int, int],
) -> Iterator[tuple[int, tuple[int, bool]]]:
    """For each clause of `items` without a counterpart the other one with most of its words, and whether with many.

    `successors`: clause of `others` -> what it is in `items`.
    """
    left = [
        runs - (items[successors[index]][1] if index in successors else set()) for index, (_, runs) in enumerate(others)
    ]
    held = Counter(run for _, runs in items for run in runs)
    holders = _holders(left)
    for index in sorted(lonely):
        item, own = items[index]
        rare = [run for run in own if held[run] <= _RARE and 0 < len(holders.get(run, ())) <= _RARE]
        if _is_formula(rare, holders):
            continue
        shared = Counter(other for run in rare for other in holders[run] if _are_alike(item, others[other][0]))
        other, count = max(shared.items(), key=lambda each: (each[1], -each[0]), default=(-1, 0))
        share = count / min(len(own), len(left[other])) if count else 0.0
        if _is_kin(count, share):
            yield index, (other, count >= _ALONE and share >= _SHARE_ALONE)


def _is_kin(count: int, share: float) -> bool:
    """Whether so many runs, and such a share of those of one clause, show that it came out of the other one."""
    return count >= _MANY or (count >= _FEW and share >= _SHARE)


def _holders(left: Sequence[Collection[str]]) -> dict[str, list[int]]:
    """Run -> the clauses that it left, by index."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, runs in enumerate(left):
        for run in runs:
            found[run].append(index)
    return found


def _is_formula(rare: Sequence[str], holders: Mapping[str, Sequence[int]]) -> bool:
    """Whether most words left several clauses: of 构成犯罪的，依法追究刑事责任 out of several none is the one."""
    return sum(len(holders[run]) >= _SEVERAL for run in rare) * 2 > len(rare)


def _are_alike(one: AlignmentItem, other: AlignmentItem) -> bool:
    """Whether both are articles, or both items of a list."""
    return one.number[:1] == other.number[:1]


def _runs(item: AlignmentItem) -> set[str]:
    """The runs of a clause; a chapter's heading and a paragraph without a number have none to look for."""
    if is_chapter(item.path) or not item.number:
        return set()
    return {item.text[place : place + _RUN] for place in range(len(item.text) - _RUN + 1)}
