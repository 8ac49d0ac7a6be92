"""A comparison as JSON; docs/revision.md describes the shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from generator.notice.as_json import plain_number
from generator.notice.model import Fact, Notice
from generator.revision.change import Change
from generator.revision.clause_change import ClauseChange
from generator.revision.comparison import Comparison
from generator.revision.items import ItemChange
from generator.revision.wording import WordingRun


def comparison_json(done: Comparison, items: Sequence[ItemChange] = ()) -> dict[str, Any]:
    """The whole comparison as plain data, ready for `json.dumps`."""
    changes = done.changes
    return {
        "old": _notice(done.old),
        "new": _notice(done.new),
        "same": not changes,
        "counts": dict(sorted(Counter(str(change.kind) for change in changes if not change.inside).items())),
        "changes": [change_json(change) for change in changes],
        "clauses": [_clause(clause) for clause in done.clauses],
        "items": [{"kind": str(item.fate), "path": item.path} for item in items],
    }


def change_json(change: Change) -> dict[str, Any]:
    """One change; keys without a value are null or empty, never left out."""
    by, turned = change.by, change.turned
    return {
        "kind": str(change.kind),
        "old_clauses": list(change.old_clauses),
        "new_clauses": list(change.new_clauses),
        "old": change.old,
        "new": change.new,
        "old_facts": [_fact(fact) for fact in change.old_facts],
        "new_facts": [_fact(fact) for fact in change.new_facts],
        "by": {"value": str(plain_number(by.value)), "unit": by.unit} if by else None,
        "turned": {"from": turned[0] or None, "to": turned[1] or None} if turned else None,
        "old_cited": change.old_cited or None,
        "new_cited": change.new_cited or None,
        "places": change.places,
        "inside": change.inside,
    }


def _notice(notice: Notice) -> dict[str, Any]:
    return {"title": notice.title, "document_number": notice.document_number}


def _fact(fact: Fact) -> dict[str, Any]:
    value = str(plain_number(fact.value)) if isinstance(fact.value, Decimal) else fact.value
    return {
        "kind": fact.kind,
        "text": fact.text,
        "value": value,
        "unit": fact.unit,
        "bound": fact.bound,
        "inclusive": fact.inclusive,
        "per": fact.per,
    }


def _clause(clause: ClauseChange) -> dict[str, Any]:
    return {
        "fate": str(clause.fate),
        "old": list(clause.old_paths),
        "new": list(clause.new_paths),
        "wording": [_run(run) for run in clause.runs],
    }


def _run(run: WordingRun) -> dict[str, Any]:
    return {"same": run.same, "old": run.old_text, "new": run.new_text}
