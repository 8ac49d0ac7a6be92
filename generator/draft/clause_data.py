"""The clauses of a draft as plain values: id, path and the organisations that they name."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from generator.checks.subject import squeeze
from generator.draft.figures import Data
from generator.notice.model import Notice, NoticeClause


def clause_ids(notice: Notice, known: Mapping[str, str]) -> dict[str, str]:
    """Path -> id of every clause: as it is known, else c01, c02 … that nobody has."""
    taken = set(known.values())
    free = (name for number in count(1) if (name := f"c{number:02}") not in taken)
    return {clause.path: known.get(clause.path) or next(free) for clause in notice.clauses}


def declared(clause: NoticeClause, ids: Mapping[str, str], organisations: Mapping[str, str]) -> Data:
    """`ids`: path -> id; `organisations`: name without blanks -> id."""
    roles = {
        role: [organisations[squeeze(unit)] for unit in getattr(clause, role)]
        for role in ("lead", "cooperating", "responsible")
        if getattr(clause, role)
    }
    return {"id": ids[clause.path], "path": clause.path, **roles}
