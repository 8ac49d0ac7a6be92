"""What `policydocs list` does where the cache has no answer. Apart from listing.py: it is slow to import."""

from __future__ import annotations

from datetime import date

from generator.kept.steady import Steady
from generator.policy.load import load_policy
from generator.policy.status import status_on
from generator.policy.turning_days import turning_days
from generator.unchanged import Listed, Memory
from generator.workspace import POLICIES


def list_anew(before: Memory, name: str, as_of: date) -> Listed | None:
    """A policy's line by loading it, kept for the next list; None where it cannot be loaded."""
    files = before.model_files(name)
    loaded = load_policy(before.workspace.policy_folder(name), f"{POLICIES}/{name}").loaded
    if loaded is None:
        return None
    policy = loaded.policy
    number = str(policy.document_number) if policy.document_number else None
    listed = Listed(number, str(policy.title), status_on(policy, as_of).state.value)
    before.keep_listed(name, files, Steady.around(as_of, turning_days(policy, loaded.settings)), listed)
    return listed
