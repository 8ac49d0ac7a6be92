"""Which clauses name no organisation that answers for them."""

from __future__ import annotations

from generator.policy.model import Clause, Policy

_ROLES = ("lead", "cooperating", "responsible")


def silent_clauses(policy: Policy) -> tuple[Clause, ...]:
    """The clauses for which no organisation is named: not in the clause, not in one above it. A clause that is divided
    into others is none of them where those name theirs."""
    named = {str(clause.path) for clause in policy.clauses if any(getattr(clause, role) for role in _ROLES)}
    return tuple(clause for clause in policy.clauses if not _answered(str(clause.path), named))


def _answered(path: str, named: set[str]) -> bool:
    above = path.split("/")
    if any("/".join(above[:length]) in named for length in range(1, len(above) + 1)):
        return True
    return any(other.startswith(f"{path}/") for other in named)
