"""Words that several clauses had and that one new clause says for all of them: 构成犯罪的，依法追究刑事责任."""

from __future__ import annotations

from collections.abc import Sequence

from generator.dataclass import dataclass, replace
from generator.revision.change import Change, ChangeKind
from generator.revision.clause_change import ClauseChange
from generator.revision.tokens import folded, squeeze

_LONGEST = 12  # characters that the new clause may say besides: 违反本办法规定的，


@dataclass(frozen=True, slots=True)
class GatheredWords:
    """`head`: what was done in several places; `parts`: the clauses without those that say what was gathered."""

    head: tuple[Change, ...]
    parts: tuple[ClauseChange, ...]


def gathered(head: Sequence[Change], parts: Sequence[ClauseChange]) -> GatheredWords:
    """Words dropped in several places which one new clause consists of, told with it as one change."""
    new = {index: folded(part.new[0].text) for index, part in enumerate(parts) if not part.old and len(part.new) == 1}
    told: list[Change] = []
    silent: set[int] = set()
    for change in head:
        index = _clause_of(change, new)
        if index is None:
            told.append(change)
            continue
        silent.add(index)
        clause = parts[index]
        told.append(
            replace(
                change,
                kind=ChangeKind.WORDS_GATHERED,
                new=squeeze(clause.new[0].text),
                new_clauses=clause.new_paths,
            )
        )
    left = (replace(part, changes=()) if index in silent else part for index, part in enumerate(parts))
    return GatheredWords(tuple(told), tuple(left))


def _clause_of(change: Change, new: dict[int, str]) -> int | None:
    """The index of the new clause that says the dropped words and little else."""
    if change.kind is not ChangeKind.TERM_REPLACED or not change.old or change.new:
        return None
    words = folded(change.old)
    able = (index for index, text in new.items() if words in text and len(text) <= len(words) + _LONGEST)
    return next(able, None) if len(words) > _LONGEST else None
