"""Chapters that came into a notice or went out of it, each time several at once: told once, with all their headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.dataclass import dataclass, replace
from generator.notice.model import NoticeClause
from generator.revision.alignment_item import is_chapter
from generator.revision.change import Change, ChangeKind
from generator.revision.clause_change import ClauseChange
from generator.revision.tokens import squeeze

_SEVERAL = 2  # chapters; one alone is told where it stands


@dataclass(frozen=True, slots=True)
class ChaptersTold:
    """`head`: chapters that came and chapters that went, a change for each of both; `parts`: the clauses without it."""

    head: tuple[Change, ...]
    parts: tuple[ClauseChange, ...]


def chapters_told(parts: Sequence[ClauseChange]) -> ChaptersTold:
    """Without a change for each chapter where several came, or several went."""
    came = [part for part in parts if not part.old and _are_chapters(part.new)]
    went = [part for part in parts if not part.new and _are_chapters(part.old)]
    told = [each for each in (came, went) if len(each) >= _SEVERAL]
    silent = {id(part) for each in told for part in each}
    head = tuple(change for each in told for change in _together(each))
    return ChaptersTold(head, tuple(replace(each, changes=()) if id(each) in silent else each for each in parts))


def _are_chapters(clauses: Sequence[NoticeClause]) -> bool:
    return bool(clauses) and all(is_chapter(clause.path) for clause in clauses)


def _together(parts: Sequence[ClauseChange]) -> Iterator[Change]:
    old = [clause for part in parts for clause in part.old]
    new = [clause for part in parts for clause in part.new]
    kind = ChangeKind.CHAPTERS_ADDED if new else ChangeKind.CHAPTERS_DROPPED
    paths = (tuple(clause.path for clause in side) for side in (old, new))
    old_paths, new_paths = paths
    yield Change(kind, _named(old), _named(new), old_clauses=old_paths, new_clauses=new_paths)


def _named(clauses: Sequence[NoticeClause]) -> str | None:
    """The headings as printed: 总则、附则; None where there are none."""
    return "、".join(squeeze(clause.heading or clause.text) for clause in clauses) or None
