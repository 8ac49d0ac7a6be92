"""Who does what: the organisation by clause grid and each organisation's duties, derived from the clauses."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.dataclass import dataclass
from generator.documents.views import Pointer
from generator.policy.model import Clause, Policy
from generator.policy.responsible import givers, silent_clauses
from generator.policy.text import Id, OrganisationId
from generator.policy.unsettled import unsettled

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
    """The whole matrix. `clauses`: those that name organisations; `tasks`: these, those for which organisations of the
    clause above answer, and divided ones that a measure is about; `silent`: clauses for which none is named;
    `unsettled`: those with words that may name some, which nobody has decided on."""

    rows: tuple[Duties, ...]
    clauses: tuple[Pointer, ...]
    tasks: tuple[Pointer, ...]
    silent: tuple[Pointer, ...]
    unsettled: tuple[Pointer, ...]
    organisation_total: Total
    lead_total: Total
    cooperating_total: Total
    responsible_total: Total


@dataclass(frozen=True, slots=True)
class _Column:
    """A clause in the grid: the cells of its organisations, and its cell where an organisation has no role."""

    clause: Clause
    pointer: Pointer
    cells: Mapping[OrganisationId, GridCell]
    empty: GridCell


def responsibility(policy: Policy) -> Responsibility:
    """The duties of every organisation that some clause names, in the order of the model."""
    columns = tuple(_column(clause) for clause in policy.clauses)
    named = tuple(column for column in columns if column.cells)
    holders = {key for column in named for key in column.cells}
    held = _Held(named)
    rows = tuple([_duties(key, named, held) for key in policy.organisations if key in holders])
    inheriting = givers(policy)
    silent, waiting = silent_clauses(policy), unsettled(policy).units
    shown = {*inheriting, *_headings_of_measures(policy, silent)}
    return Responsibility(
        rows=rows,
        clauses=tuple(column.pointer for column in named),
        tasks=_pointers(each.clause for each in columns if each.cells or str(each.clause.id) in shown),
        silent=_pointers(clause for clause in silent if str(clause.id) not in waiting),
        unsettled=_pointers(clause for clause in silent if str(clause.id) in waiting),
        organisation_total=Total(len(rows)),
        lead_total=Total(sum(row.lead_total for row in rows)),
        cooperating_total=Total(sum(row.cooperating_total for row in rows)),
        responsible_total=Total(sum(row.responsible_total for row in rows)),
    )


def _headings_of_measures(policy: Policy, silent: Iterable[Clause]) -> set[str]:
    """Clauses divided into others, which name the organisations, where a measure is about the clause itself."""
    told = {str(source.clause) for each in policy.measures if each.addressee != "enterprise" for source in each.source}
    return told - {str(clause.id) for clause in silent}


def _pointers(clauses: Iterable[Clause]) -> tuple[Pointer, ...]:
    return tuple(Pointer(f"clauses.{clause.id}") for clause in clauses)


def _column(clause: Clause) -> _Column:
    by_role = {"responsible": clause.responsible, "cooperating": clause.cooperating, "lead": clause.lead}
    roles = {key: role for role, holders in by_role.items() for key in holders}  # who leads is marked as leading
    name, path = Id(clause.id), f"clauses.{clause.id}"
    cells = {
        key: GridCell(name, DutyMark(_MARKS[role]), Pointer(f"{path}.{role}.{key}")) for key, role in roles.items()
    }
    return _Column(clause, Pointer(path), cells, GridCell(name, None, None))


class _Held:
    """The clauses of every organisation, by its part in them."""

    def __init__(self, columns: Iterable[_Column]) -> None:
        self.lead: dict[OrganisationId, list[Pointer]] = defaultdict(list)
        self.cooperating: dict[OrganisationId, list[Pointer]] = defaultdict(list)
        self.responsible: dict[OrganisationId, list[Pointer]] = defaultdict(list)
        for column in columns:
            for role in _MARKS:
                of_role, pointer = getattr(self, role), column.pointer
                for key in dict.fromkeys(getattr(column.clause, role)):
                    of_role[key].append(pointer)


def _duties(key: OrganisationId, columns: tuple[_Column, ...], held: _Held) -> Duties:
    leads, cooperates, answers = (
        tuple(of_role.get(key, ())) for of_role in (held.lead, held.cooperating, held.responsible)
    )
    return Duties(
        id=Id(key),
        organisation=Pointer(f"organisations.{key}"),
        leads=leads,
        cooperates=cooperates,
        answers=answers,
        cells=tuple([column.cells.get(key, column.empty) for column in columns]),
        lead_total=Total(len(leads)),
        cooperating_total=Total(len(cooperates)),
        responsible_total=Total(len(answers)),
    )
