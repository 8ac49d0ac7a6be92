"""Clauses whose counterpart shows only with that of others: by their items, or by a sentence that one gave another.

`pairs`: old clause -> what it became; `parts`: new clause -> the old one out of which it was taken; `wholes`: old
clause -> the new one that took it in; all by index.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from generator.dataclass import dataclass
from generator.revision.alignment_item import AlignmentItem, on_other_matters

_HALF = 0.5  # of the items of a clause
_IN_IT = 75  # per cent of an item that stand in the clause that became its list
_LIKEST = 42  # per cent, of clauses that are likest to each other of all that are left
_BETTER = 8  # per cent by which the next one must be less like
_SHORTEST = 30  # characters of a clause that likeness alone can tell
_AT_ONCE = 40_000  # clauses times clauses that are compared in a fraction of a second


@dataclass(frozen=True, slots=True)
class Grouping:
    """What became of clauses, as far as it is known."""

    pairs: Mapping[int, int]
    parts: Mapping[int, int]
    wholes: Mapping[int, int]


def regrouped(old: Sequence[AlignmentItem], new: Sequence[AlignmentItem], known: Grouping) -> Grouping:
    """The grouping with what it shows about clauses that had no counterpart, or a wrong one."""
    found = _two_by_two(known)
    found = with_lists(old, new, found)
    by_items = {**found.pairs, **dict(_by_items(old, new, found))}
    return Grouping(by_items, found.parts, found.wholes)


def likest(
    old: Sequence[AlignmentItem], new: Sequence[AlignmentItem], gone: Collection[int], come: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Clauses left over that are likest to each other, where no other one is nearly as like."""
    olds, news = ([i for i in left if len(side[i].text) >= _SHORTEST] for side, left in ((old, gone), (new, come)))
    if len(olds) * len(news) > _AT_ONCE:
        return
    scores = {
        (before, after): fuzz.ratio(old[before].text, new[after].text)
        for before in olds
        for after in news
        if old[before].number[:1] == new[after].number[:1] and not on_other_matters(old[before], new[after])
    }
    by_old, by_new = defaultdict[int, list[float]](list), defaultdict[int, list[float]](list)
    for (before, after), score in scores.items():
        by_old[before].append(score)
        by_new[after].append(score)
    for (before, after), score in scores.items():
        if score >= _LIKEST and all(_is_clear(score, each) for each in (by_old[before], by_new[after])):
            yield before, after


def _is_clear(score: float, scores: Sequence[float]) -> bool:
    """Whether a score is the best of some by far."""
    return sum(other > score - _BETTER for other in scores) == 1


def _two_by_two(known: Grouping) -> Grouping:
    """Two clauses of which the one gave a sentence to the other are no split and no merger."""
    pairs, parts, wholes = dict(known.pairs), dict(known.parts), dict(known.wholes)
    split, merged = _backwards(parts), _backwards(wholes)
    for before, after in known.pairs.items():
        if len(split[before]) != 1 or len(merged[after]) != 1:
            continue
        other_new, other_old = split[before][0], merged[after][0]
        if (before < other_old) == (other_new < after):
            pairs |= {before: other_new, other_old: after}
            del parts[other_new], wholes[other_old]
    return Grouping(pairs, parts, wholes)


def _backwards(one: Mapping[int, int]) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for key, value in one.items():
        found[value].append(key)
    return found


def with_lists(old: Sequence[AlignmentItem], new: Sequence[AlignmentItem], known: Grouping) -> Grouping:
    """The grouping with clauses that were put into items, and items that became one clause."""
    return _turned(_into_items(new, old, _turned(_into_items(old, new, known))))


def _turned(known: Grouping) -> Grouping:
    """The grouping read backwards."""
    return Grouping({after: before for before, after in known.pairs.items()}, known.wholes, known.parts)


def _into_items(old: Sequence[AlignmentItem], new: Sequence[AlignmentItem], known: Grouping) -> Grouping:
    """A clause that was put into items became the clause above these, and its words each of them."""
    swapped = _above_its_item(new, known)
    pairs = {**swapped.pairs, **dict(_above_all_items(new, swapped))}
    parts = {**swapped.parts, **dict(_further_items(old, new, Grouping(pairs, swapped.parts, known.wholes)))}
    return Grouping(pairs, parts, known.wholes)


def _above_its_item(new: Sequence[AlignmentItem], known: Grouping) -> Grouping:
    """A clause that became an item, and of which the clause above that item is a part, became the latter."""
    pairs, parts = dict(known.pairs), dict(known.parts)
    for before, after in known.pairs.items():
        parent = new[after].parent
        if parent is not None and parts.get(parent) == before:
            pairs[before] = parent
            parts[after] = parts.pop(parent)
    return Grouping(pairs, parts, known.wholes)


def _above_all_items(new: Sequence[AlignmentItem], known: Grouping) -> Iterator[tuple[int, int]]:
    """Clauses of which nothing but items of one clause is left, each with that clause, where it has no other origin."""
    taken = {*known.pairs.values(), *known.parts}
    for before, items in _backwards(known.parts).items():
        above = {new[item].parent for item in items}
        parent = above.pop() if len(above) == 1 else None
        if before not in known.pairs and parent is not None and parent not in taken:
            taken.add(parent)
            yield before, parent


def _further_items(
    old: Sequence[AlignmentItem], new: Sequence[AlignmentItem], known: Grouping
) -> Iterator[tuple[int, int]]:
    """Items without an origin that stand in what the clause above them was, each with that old clause."""
    became = {after: before for before, after in known.pairs.items()}
    for after, item in enumerate(new):
        opener = became.get(item.parent) if item.parent is not None and item.number else None
        if opener is None or after in became or after in known.parts:
            continue
        if not _has_items(old, opener) and fuzz.partial_ratio(item.text, old[opener].text) >= _IN_IT:
            yield after, opener


def with_items(
    old: Sequence[AlignmentItem], new: Sequence[AlignmentItem], before: Sequence[int], after: Sequence[int]
) -> tuple[int, ...]:
    """The new clauses of a group, with the items below the first one that stand in the only old clause."""
    above = [item for item in after if any(new[each].parent == item for each in after)]
    if len(before) != 1 or len(above) != 1 or _has_items(old, before[0]):
        return tuple(after)
    words = old[before[0]].text
    below = [index for index, item in enumerate(new) if item.parent == above[0] and item.number]
    return tuple(sorted({*after, *(each for each in below if fuzz.partial_ratio(new[each].text, words) >= _IN_IT)}))


def _has_items(clauses: Sequence[AlignmentItem], index: int) -> bool:
    """Whether the clause behind one stands below it."""
    return index + 1 < len(clauses) and clauses[index + 1].parent == index


def _by_items(old: Sequence[AlignmentItem], new: Sequence[AlignmentItem], known: Grouping) -> Iterator[tuple[int, int]]:
    """Clauses without a counterpart of which most items became items of one other such clause."""
    below = Counter(item.parent for item in old)
    together = Counter((old[before].parent, new[after].parent) for before, after in known.pairs.items())
    taken = {*known.pairs.values(), *known.parts, *known.wholes.values()}
    for (before, after), count in together.items():
        if before is None or after is None or before in known.pairs or before in known.wholes or after in taken:
            continue
        if count >= _HALF * below[before]:
            yield before, after
