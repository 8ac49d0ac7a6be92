"""Changed responsibilities: a unit came, went, changed its role, or is called otherwise throughout the notice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.notice.model import Clause
from generator.revision.tokens import squeeze

ROLES = ("lead", "cooperating", "responsible", "inherited")


class UnitChange(StrEnum):
    """What happened to an organisation in a clause; `renamed`: in the whole notice."""

    ADDED = "added"
    DROPPED = "dropped"
    ROLE = "role"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class ChangedUnit:
    """`old` and `new`: (name, role); a name without a role for `renamed`."""

    change: UnitChange
    old: tuple[str, str] | None
    new: tuple[str, str] | None


def roles_in(clause: Clause) -> dict[str, str]:
    """The units of a clause by name, each with its role."""
    return {squeeze(name): role for role in ROLES for name in getattr(clause, role)}


def renamed_units(pairs: Iterable[tuple[Clause, Clause]], gone: set[str], come: set[str]) -> dict[str, str]:
    """Old name -> new name of units that are called otherwise.

    `gone`: names of the old notice that the new one has nowhere; `come`: the other way round. A unit was renamed
    where in every clause that named it, and in no other, one new name took its place in the same role.
    """
    taken: dict[str, Counter[str]] = {name: Counter() for name in gone}
    clauses: Counter[str] = Counter()
    for old, new in pairs:
        before, after = roles_in(old), roles_in(new)
        for name in gone & before.keys():
            clauses[name] += 1
            taken[name].update(other for other in come & after.keys() if after[other] == before[name])
    found = {}
    for name in sorted(gone):
        heirs = [other for other, count in taken[name].items() if count == clauses[name]]
        best = _closest(name, heirs)
        if best is not None and best not in found.values():
            found[name] = best
    return found


def _closest(name: str, heirs: list[str]) -> str | None:
    """The heir that shares most characters with the old name; among several at least one must be shared."""
    if not heirs:
        return None
    return max(heirs, key=lambda other: (len(set(name) & set(other)), other))


def changed_units(old: Clause, new: Clause, renamed: Mapping[str, str]) -> Iterator[ChangedUnit]:
    """What happened to the units of a clause; a unit under its new name is the same unit."""
    before = {renamed.get(name, name): (name, role) for name, role in roles_in(old).items()}
    after = roles_in(new)
    for name, (printed, role) in before.items():
        if name not in after:
            yield ChangedUnit(UnitChange.DROPPED, (printed, role), None)
        elif after[name] != role:
            yield ChangedUnit(UnitChange.ROLE, (printed, role), (name, after[name]))
    for name, role in after.items():
        if name not in before:
            yield ChangedUnit(UnitChange.ADDED, None, (name, role))
