"""Which clauses name no organisation that answers for them, and which take theirs from the clause above."""

from __future__ import annotations

from collections.abc import Iterator

from generator.policy.model import Clause, Policy

_ROLES = ("lead", "cooperating", "responsible")


def silent_clauses(policy: Policy) -> tuple[Clause, ...]:
    """The clauses for which no organisation is named: not in the clause, not in one above it. A clause that is divided
    into others is none of them where those name theirs."""
    named = {str(clause.path) for clause in policy.clauses if any(getattr(clause, role) for role in _ROLES)}
    return tuple(clause for clause in policy.clauses if not _answered(str(clause.path), named))


def givers(policy: Policy) -> dict[str, Clause]:
    """By id, the clauses that name no organisation, with the nearest clause above that names some: these answer for
    them. A clause divided into others is none of them: the others stand for it."""
    named = {str(clause.path): clause for clause in policy.clauses if any(getattr(clause, role) for role in _ROLES)}
    divided = {path for clause in policy.clauses for path in _above(str(clause.path))}
    found = {}
    for clause in policy.clauses:
        path = str(clause.path)
        giver = next((named[above] for above in _above(path) if above in named), None)
        if giver is not None and path not in named and path not in divided:
            found[str(clause.id)] = giver
    return found


def _above(path: str) -> Iterator[str]:
    """The paths of the clauses above one, the nearest first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _answered(path: str, named: set[str]) -> bool:
    above = path.split("/")
    if any("/".join(above[:length]) in named for length in range(1, len(above) + 1)):
        return True
    return any(other.startswith(f"{path}/") for other in named)
