"""Who does what: the organisation by clause grid and each organisation's duties, derived from the clauses."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.documents.views import Pointer
from generator.policy.model import Clause, Policy
from generator.policy.text import Id, OrganisationId

_MARKS = {"lead": "●", "cooperating": "○", "responsible": "△"}


class DutyMark(str):
    """● leads, ○ cooperates, △ is responsible."""

    __slots__ = ()


class Total(int):
    """A number counted from the model."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """`mark` points at the entry of the clause that it stands for; None where the organisation has no duty."""

    id: Id
    duty: DutyMark | None
    holder: Pointer | None  # clauses.c02.lead.science


@dataclass(frozen=True, slots=True)
class Duties:
    """One organisation: what it leads, supports and answers for, and its row of the grid."""

    id: Id
    organisation: Pointer
    leads: tuple[Pointer, ...]
    cooperates: tuple[Pointer, ...]
    answers: tuple[Pointer, ...]
    cells: tuple[GridCell, ...]
    lead_total: Total
    cooperating_total: Total
    responsible_total: Total


@dataclass(frozen=True, slots=True)
class Responsibility:
    """The whole matrix. `silent`: clauses that name no organisation."""

    rows: tuple[Duties, ...]
    clauses: tuple[Pointer, ...]
    silent: tuple[Pointer, ...]
    organisation_total: Total
    lead_total: Total
    cooperating_total: Total
    responsible_total: Total


def responsibility(policy: Policy) -> Responsibility:
    """The duties of every organisation that some clause names, in the order of the model."""
    named = tuple(clause for clause in policy.clauses if any(_roles(clause).values()))
    rows = tuple(duties for key in policy.organisations if (duties := _duties(key, named)).cells and _has_duty(duties))
    return Responsibility(
        rows=rows,
        clauses=_pointers(named),
        silent=_pointers(clause for clause in policy.clauses if clause not in named),
        organisation_total=Total(len(rows)),
        lead_total=Total(sum(row.lead_total for row in rows)),
        cooperating_total=Total(sum(row.cooperating_total for row in rows)),
        responsible_total=Total(sum(row.responsible_total for row in rows)),
    )


def _roles(clause: Clause) -> dict[str, tuple[OrganisationId, ...]]:
    return {"lead": clause.lead, "cooperating": clause.cooperating, "responsible": clause.responsible}


def _pointers(clauses: Iterable[Clause]) -> tuple[Pointer, ...]:
    return tuple(Pointer(f"clauses.{clause.id}") for clause in clauses)


def _has_duty(duties: Duties) -> bool:
    return bool(duties.leads or duties.cooperates or duties.answers)


def _duties(key: OrganisationId, clauses: tuple[Clause, ...]) -> Duties:
    by_role = {role: _pointers(clause for clause in clauses if key in _roles(clause)[role]) for role in _MARKS}
    return Duties(
        id=Id(key),
        organisation=Pointer(f"organisations.{key}"),
        leads=by_role["lead"],
        cooperates=by_role["cooperating"],
        answers=by_role["responsible"],
        cells=tuple(_cell(key, clause) for clause in clauses),
        lead_total=Total(len(by_role["lead"])),
        cooperating_total=Total(len(by_role["cooperating"])),
        responsible_total=Total(len(by_role["responsible"])),
    )


def _cell(key: OrganisationId, clause: Clause) -> GridCell:
    role = next((role for role, holders in _roles(clause).items() if key in holders), None)
    if role is None:
        return GridCell(Id(clause.id), None, None)
    return GridCell(Id(clause.id), DutyMark(_MARKS[role]), Pointer(f"clauses.{clause.id}.{role}.{key}"))
