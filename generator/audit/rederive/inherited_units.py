"""Organisations that a clause takes over from the one above it: documents say so beside their names."""

from __future__ import annotations

from collections.abc import Iterable

from generator.audit.read.ledger import LedgerRow
from generator.audit.read.model import Model

_ROLES = ("lead", "cooperating", "responsible")


def answers_for(model: Model, name: str) -> str | None:
    """The nearest clause above that names organisations, where clause `name` names none; else None."""
    clause = model.clauses.get(name)
    if clause is None or any(clause.get(role) for role in _ROLES):
        return None
    by_path = {str(each["path"]): (key, each) for key, each in model.clauses.items()}
    path = str(clause["path"])
    while "/" in path:
        path = path.rpartition("/")[0]
        key, above = by_path.get(path, ("", {}))
        if any(above.get(role) for role in _ROLES):
            return key
    return None


def taken_over(model: Model, row: LedgerRow, names: Iterable[str], giver: str) -> bool:
    """Whether a row may print organisations of `giver` for one of the clauses: it answers for that one, and the row
    says so by naming it, 市科技局（按第二部分）."""
    said = any(span.path == f"clauses.{giver}" for span in row.spans) and "按" in row.text
    return said and any(answers_for(model, name) == giver for name in names)
