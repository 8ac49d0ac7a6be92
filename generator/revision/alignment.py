"""Which clause of the new text is which of the old one: by content first, then by number and place.

Clauses that say the same are found by their text. The others are compared with those that share rare runs of
characters only, so the work grows with the length of the texts and not with the square of the number of clauses.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from heapq import nsmallest
from itertools import chain

from rapidfuzz import fuzz

from generator.dataclass import dataclass
from generator.revision.alignment_item import AlignmentItem, is_chapter
from generator.revision.in_place import in_place
from generator.revision.kin import kin
from generator.revision.likeness import LIKE_PART, likeness, telling_subjects, was_taken_out
from generator.revision.order import moved_clauses
from generator.revision.regrouping import Grouping, likest, regrouped, with_items, with_lists
from generator.revision.shared_out import with_shared_out

_LIKE_FORMULA = 0.65  # the same of a formula that several clauses have
_FORMULA = 30  # characters that several clauses can have in common
_SHINGLE = 4  # characters; four in a row are rare enough to tell clauses apart
_COMMON = 24  # a run that more clauses share tells nothing
_CANDIDATES = 8


class Fate(StrEnum):
    """What became of a clause."""

    SAME = "same"
    EDITED = "edited"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    REPEALED = "repealed"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Pairing:
    """Clauses of the old and the new text that belong together, by index. `moved`: its place among the others
    changed; `renumbered`: only its number did.
    """

    fate: Fate
    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False
    renumbered: bool = False


def align(old: Sequence[AlignmentItem], new: Sequence[AlignmentItem]) -> tuple[Pairing, ...]:
    """Every clause of both texts in exactly one pairing; in the order of the new text, what went at its old place."""
    pairs = dict(_equal(old, new))
    pairs |= _alike(old, new, pairs)
    parts = _parts(old, new, pairs)
    pairs |= _remains(pairs, parts)
    parts = {after: before for after, before in parts.items() if pairs.get(before) != after}
    backwards = {after: before for before, after in pairs.items()}
    wholes = _parts(new, old, backwards)
    left = _remains(backwards, wholes)
    pairs |= {before: after for after, before in left.items()}
    wholes = {before: after for before, after in wholes.items() if pairs.get(before) != after}
    known = with_shared_out(old, new, regrouped(old, new, Grouping(pairs, parts, wholes)))
    pairs, parts, wholes = dict(known.pairs), dict(known.parts), dict(known.wholes)
    pairs |= likest(old, new, *_left(old, new, pairs, parts, wholes))
    gone, come = _left(old, new, pairs, parts, wholes)
    anew = kin(old, new, pairs, gone, come)
    pairs |= {olds[0]: news[0] for olds, news in anew.groups if len(olds) == len(news) == 1}
    several = [(olds, with_items(old, new, olds, news)) for olds, news in anew.groups if max(len(olds), len(news)) > 1]
    apart = [_apart(old, new, *each) for each in several]
    known = with_lists(old, new, Grouping(pairs, {**parts, **anew.parts}, {**wholes, **anew.wholes}))
    pairs, parts, wholes = dict(known.pairs), dict(known.parts), dict(known.wholes)
    return tuple(_in_order([*_pairings(old, new, pairs, parts, wholes, apart), *apart]))


def _left(
    old: Sequence[AlignmentItem],
    new: Sequence[AlignmentItem],
    pairs: Mapping[int, int],
    parts: Mapping[int, int],
    wholes: Mapping[int, int],
) -> tuple[set[int], set[int]]:
    """The clauses of both texts that belong to none of the other one."""
    gone = set(range(len(old))) - set(pairs) - set(wholes) - set(parts.values())
    come = set(range(len(new))) - set(pairs.values()) - set(parts) - set(wholes.values())
    return gone, come


def _remains(pairs: Mapping[int, int], parts: Mapping[int, int]) -> dict[int, int]:
    """Clauses of which one part alone is left: they were shortened, not split. Whole -> part."""
    counts = Counter(parts.values())
    return {whole: part for part, whole in parts.items() if whole not in pairs and counts[whole] == 1}


def _equal(old: Sequence[AlignmentItem], new: Sequence[AlignmentItem]) -> Iterator[tuple[int, int]]:
    """Clauses with the same words, in the order of both; those without words by their number."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, item in enumerate(new):
        places[_identity(item)].append(index)
    counts = Counter(_identity(item) for item in old)
    for index, item in enumerate(old):
        found = places[_identity(item)]
        if counts[_identity(item)] == len(found) == 1:
            yield index, found[0]
    yield from _equal_repeated(old, places, counts)


def _equal_repeated(
    old: Sequence[AlignmentItem], places: Mapping[tuple[str, str], list[int]], counts: Mapping[tuple[str, str], int]
) -> Iterator[tuple[int, int]]:
    """The same words several times: one by one, in order."""
    taken: Counter[tuple[str, str]] = Counter()
    for index, item in enumerate(old):
        key = _identity(item)
        found = places.get(key, [])
        if (counts[key] > 1 or len(found) > 1) and taken[key] < len(found):
            yield index, found[taken[key]]
            taken[key] += 1


def _identity(item: AlignmentItem) -> tuple[str, str]:
    return (item.text, "") if item.text else ("", item.path)


def _alike(old: Sequence[AlignmentItem], new: Sequence[AlignmentItem], known: Mapping[int, int]) -> dict[int, int]:
    """The likest pairs of the rest, each clause once."""
    rest_old = [index for index in range(len(old)) if index not in known]
    taken_new = set(known.values())
    rest_new = [index for index in range(len(new)) if index not in taken_new]
    scored = sorted(_scored(old, new, rest_old, rest_new), key=lambda each: (-each[0], each[1], each[2]))
    pairs: dict[int, int] = {}
    for _, before, after in scored:
        if before not in pairs and after not in taken_new:
            pairs[before] = after
            taken_new.add(after)
    return pairs


def _scored(
    old: Sequence[AlignmentItem], new: Sequence[AlignmentItem], rest_old: Sequence[int], rest_new: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    candidates = _candidates([old[index].text for index in rest_old], [new[index].text for index in rest_new])
    by_path = {new[index].path: index for index in rest_new}
    telling = telling_subjects((old[index] for index in rest_old), (new[index] for index in rest_new))
    for place, before in enumerate(rest_old):
        near = {rest_new[each] for each in candidates[place]}
        near |= {by_path[old[before].path]} if old[before].path in by_path else set()
        for after in near:
            score = likeness(old[before], new[after], telling)
            if score is not None:
                yield score, before, after


def _candidates(old: Sequence[str], new: Sequence[str]) -> list[list[int]]:
    """For each old text the new ones that share most rare runs of characters with it."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(new):
        for shingle in _shingles(text):
            holders[shingle].append(index)
    telling = {shingle: held for shingle, held in holders.items() if len(held) <= _COMMON}
    found = []
    for text in old:
        shared = Counter(chain.from_iterable(map(telling.__getitem__, telling.keys() & _shingles(text))))
        # By place where several share as many, and not by chance: a set has no order.
        best = nsmallest(_CANDIDATES, ((-count, index) for index, count in shared.items()))
        found.append([index for _, index in best])
    return found


def _shingles(text: str) -> set[str]:
    return {text[place : place + _SHINGLE] for place in range(max(1, len(text) - _SHINGLE + 1))} if text else set()


def _parts(old: Sequence[AlignmentItem], new: Sequence[AlignmentItem], pairs: Mapping[int, int]) -> dict[int, int]:
    """New clauses that no old one became, and that stand in an old one: new index -> old index."""
    taken = set(pairs.values())
    lonely = [index for index in range(len(new)) if index not in taken and _is_worded(new[index])]
    near = _candidates([new[index].text for index in lonely], [item.text for item in old])
    found: dict[int, int] = {}
    for after, candidates in zip(lonely, near, strict=True):
        held = [
            (fuzz.partial_ratio(new[after].text, old[before].text, score_cutoff=100 * _LIKE_FORMULA) / 100, before)
            for before in candidates
            if len(old[before].text) > len(new[after].text)
        ]
        score, before = max(held, default=(0.0, -1), key=lambda each: (each[0], -each[1]))
        if sum(each >= _LIKE_FORMULA for each, _ in held) > 1 and len(new[after].text) <= _FORMULA:
            continue  # 构成犯罪的，依法追究刑事责任 out of several articles is no part of one of them
        heir = pairs.get(before)
        if score >= LIKE_PART and was_taken_out(old[before], None if heir is None else new[heir], new[after], score):
            found[after] = before
    return found


def _is_worded(item: AlignmentItem) -> bool:
    """Whether a clause says something: words of a heading stand in many a clause that has nothing to do with it."""
    return bool(item.text) and not is_chapter(item.path) and item.text != item.heading


def _pairings(
    old: Sequence[AlignmentItem],
    new: Sequence[AlignmentItem],
    pairs: Mapping[int, int],
    parts: Mapping[int, int],
    wholes: Mapping[int, int],
    apart: Sequence[Pairing],
) -> Iterator[Pairing]:
    """`parts`: new clause -> the old one that it was taken out of; `wholes`: old clause -> the new one it went into."""
    split, merged = defaultdict(list), defaultdict(list)
    for after, before in parts.items():
        split[before].append(after)
    for before, after in wholes.items():
        merged[after].append(before)
    moved = moved_clauses(old, new, pairs)
    for before, after in pairs.items():
        several_new = sorted({after, *split.pop(before, ())})
        several_old = sorted({before, *merged.pop(after, ())})
        fate = _fate(old[before], new[after], several_old, several_new)
        first, now = several_old[0], several_new[0]
        renumbered = old[first].number != new[now].number
        is_moved = before in moved and (first, now) == (before, after)
        yield Pairing(fate, tuple(several_old), tuple(several_new), is_moved, renumbered)
    yield from (_apart(old, new, (before,), sorted(after)) for before, after in split.items())
    yield from (_apart(old, new, sorted(before), (after,)) for after, before in merged.items())
    gone, come = _left(old, new, pairs, parts, wholes)
    gone -= {index for each in apart for index in each.old}
    come -= {index for each in apart for index in each.new}
    instead = in_place(old, new, pairs, gone, come)
    yield from (Pairing(Fate.REPLACED, (before,), (after,)) for before, after in instead.items())
    yield from (Pairing(Fate.REPEALED, (before,), ()) for before in gone - set(instead))
    yield from (Pairing(Fate.ADDED, (), (after,)) for after in come - set(instead.values()))


def _apart(
    old: Sequence[AlignmentItem],
    new: Sequence[AlignmentItem],
    before: Sequence[int],
    after: Sequence[int],
) -> Pairing:
    """Clauses that were split or merged so that none of them is the old one alone."""
    renumbered = old[before[0]].number != new[after[0]].number
    fate = Fate.SPLIT if len(after) > 1 else Fate.MERGED
    return Pairing(fate, tuple(before), tuple(after), renumbered=renumbered)


def _fate(old: AlignmentItem, new: AlignmentItem, several_old: Sequence[int], several_new: Sequence[int]) -> Fate:
    if len(several_new) > 1:
        return Fate.SPLIT
    if len(several_old) > 1:
        return Fate.MERGED
    return Fate.SAME if (old.text, old.heading) == (new.text, new.heading) else Fate.EDITED


def _in_order(pairings: Iterable[Pairing]) -> list[Pairing]:
    """By the new text; what is no more in it at the place of its old neighbour."""
    listed = list(pairings)
    places = {each.old[0]: each.new[0] for each in listed if each.old and each.new}
    known = sorted(places)

    def key(each: Pairing) -> tuple[float, int]:
        if each.new:
            return (each.new[0], 0)
        place = bisect_left(known, each.old[0])
        return (places[known[place - 1]] + 0.5 if place else -1.0, each.old[0])

    return sorted(listed, key=key)
