"""Ties of a drafted or revised policy to others of the workspace, from the words of its notice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.draft.ties import DraftedTie, ties_in
from generator.neighbours import neighbours_of
from generator.notice.model import Notice
from generator.policy.load import load_policy
from generator.policy.starting import own_end
from generator.workspace import POLICIES, Workspace


def drafted_ties(workspace: Workspace, name: str, notice: Notice, policy: Mapping[str, Any]) -> tuple[DraftedTie, ...]:
    """What the notice of the policy `name` does to other policies. `policy`: policy.yaml as plain values."""
    ids = {str(clause["path"]): str(clause["id"]) for clause in policy["clauses"]}
    texts = {"preamble": "\n".join(notice.preamble)}
    texts |= {ids[clause.path]: clause.text for clause in notice.clauses if clause.path in ids}
    texts["closing"] = "\n".join(notice.closing)
    called = {other: names for other, names in neighbours_of(workspace, name).called.items() if other != name}

    def end_of(other: str) -> date | None:
        loaded = load_policy(workspace.policy_folder(other), f"{POLICIES}/{other}").loaded
        return own_end(loaded.policy) if loaded else None

    return ties_in(texts, called, end_of)
