"""Words that several clauses had and that one new clause says for all of them: 构成犯罪的，依法追究刑事责任."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from generator.dataclass import dataclass, replace
from generator.regex import regex
from generator.revision.change import Change, ChangeKind
from generator.revision.clause_change import ClauseChange
from generator.revision.tokens import folded, squeeze

_ENDS = regex("[。；;]")
_SHORTEST = 10  # characters that say something of their own
_LONGEST = 12  # characters that the new clause may say besides: 违反本办法规定的，


@dataclass(frozen=True, slots=True)
class GatheredWords:
    """`head`: what was done in several places; `parts`: the clauses without those that say what was gathered."""

    head: tuple[Change, ...]
    parts: tuple[ClauseChange, ...]


def gathered(head: Sequence[Change], parts: Sequence[ClauseChange]) -> GatheredWords:
    """Words dropped in several places which one new clause consists of, told with it as one change."""
    new = {index: folded(part.new[0].text) for index, part in enumerate(parts) if not part.old and len(part.new) == 1}
    twice = _twice(parts, new)
    told: list[Change] = []
    silent: set[int] = set()
    for change in (*head, *twice):
        index = _clause_of(change, new)
        if index is None:
            told.append(change)
            continue
        clause = parts[index]
        if len(new[index]) <= len(folded(change.old or "")) + _LONGEST:
            silent.add(index)
        told.append(
            replace(
                change,
                kind=ChangeKind.WORDS_GATHERED,
                new=squeeze(clause.new[0].text),
                new_clauses=clause.new_paths,
            )
        )
    words = {folded(change.old or "") for change in twice}
    left = (replace(part, changes=()) if index in silent else _without(part, words) for index, part in enumerate(parts))
    return GatheredWords(tuple(told), tuple(left))


def _says(text: str, words: str) -> bool:
    """Whether a clause consists of the words, or one of its sentences does."""
    return words in text and (len(text) <= len(words) + _LONGEST or words in _ENDS.split(text))


def _twice(parts: Sequence[ClauseChange], new: Mapping[int, str]) -> list[Change]:
    """Words dropped in two places, too few to be told at the top, that a new clause says; each as one change."""
    places: dict[str, list[Change]] = defaultdict(list)
    for part in parts:
        for change in part.changes:
            if change.kind is ChangeKind.WORDS_DROPPED:
                places[folded(change.old or "")].append(change)
    found = (_together(changes) for changes in places.values() if len(changes) > 1)
    return [change for change in found if _clause_of(change, new) is not None]


def _together(changes: Sequence[Change]) -> Change:
    paths = tuple(dict.fromkeys(path for each in changes for path in each.old_clauses))
    return replace(
        changes[0],
        kind=ChangeKind.TERM_REPLACED,
        old_clauses=paths,
        old_cited="",
        places=len(changes),
    )


def _without(part: ClauseChange, words: Collection[str]) -> ClauseChange:
    """A clause without the dropped words that are told with those of other clauses."""
    kept = (
        each
        for each in part.changes
        if each.kind is not ChangeKind.WORDS_DROPPED or folded(each.old or "") not in words
    )
    return replace(part, changes=tuple(kept))


def _clause_of(change: Change, new: Mapping[int, str]) -> int | None:
    """The index of the new clause that says the dropped words and little else."""
    if change.kind is not ChangeKind.TERM_REPLACED or not change.old or change.new:
        return None
    words = folded(change.old)
    able = (index for index, text in new.items() if _says(text, words))
    return next(able, None) if len(words) >= _SHORTEST else None
