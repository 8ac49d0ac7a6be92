"""Neighbours of which nothing changed but the number, by as much: one line for 第十四条 to 第十七条 instead of four."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.notice.numerals import CHINESE_NUMERALS, chinese_number
from generator.regex import regex
from generator.revision.change import ChangeKind
from generator.revision.clause_change import ClauseChange

_NUMBER = regex(rf"[{CHINESE_NUMERALS}]+|\d+")


def in_rows(clauses: Sequence[ClauseChange]) -> Iterator[tuple[ClauseChange, ...]]:
    """The clauses that changed, in order: rows of those that only have other numbers, each other one alone."""
    row: tuple[ClauseChange, ...] = ()
    for clause in clauses:
        if not clause.changes:
            continue
        if row and not _follows(row[-1], clause):
            yield row
            row = ()
        row = (*row, clause)
    if row:
        yield row


def from_to(paths: Sequence[str]) -> str:
    """第二章/第九条–第十二条."""
    return "–".join(dict.fromkeys((paths[0], paths[-1].rpartition("/")[2] if len(paths) > 1 else paths[0])))


def _follows(one: ClauseChange, other: ClauseChange) -> bool:
    """Whether both only have other numbers, and the second the next ones below the same heading."""
    if not (_is_bare(one) and _is_bare(other)):
        return False
    pairs = ((one.old_paths[0], other.old_paths[0]), (one.new_paths[0], other.new_paths[0]))
    return all(_is_next(before, behind) for before, behind in pairs)


def _is_bare(clause: ClauseChange) -> bool:
    return [each.kind for each in clause.changes] == [ChangeKind.CLAUSE_RENUMBERED] and not clause.runs


def _is_next(one: str, other: str) -> bool:
    """Whether the path `other` has the next number behind `one`."""
    above, _, last = one.rpartition("/")
    number, next_number = _number(last), _number(other.rpartition("/")[2])
    return other.rpartition("/")[0] == above and None not in (number, next_number) and next_number == (number or 0) + 1


def _number(step: str) -> int | None:
    found = _NUMBER.search(step)
    return None if found is None else int(found[0]) if found[0].isdecimal() else chinese_number(found[0])
