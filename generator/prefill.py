"""Prefilled forms of a workspace: a policy's form and a roster made ready, and what became of the rows as findings."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path

from generator.checking import check_policy
from generator.cluster import shared_far
from generator.crew import processors, shared_out
from generator.dataclass import dataclass
from generator.errors import UsageError
from generator.finding import FilePlace, Finding, failed
from generator.forms.answers.answer import Answer
from generator.forms.definition.definition import FormDefinition
from generator.forms.filling.applicants import named_again
from generator.forms.filling.columns import Columns, match_columns, names_field
from generator.forms.filling.compiled import compile_form
from generator.forms.filling.fill import Filled, Filling, Written, filled_names, for_rows
from generator.forms.filling.names import Name, Namer, namer
from generator.forms.filling.output import Output
from generator.forms.rosters.roster import Roster, read_roster
from generator.forms.rosters.rows import RosterRow
from generator.forms.rules.checking import checker
from generator.making import known_form, make_form
from generator.message import message
from generator.own_templates import templates_for, templates_of
from generator.parcel import version
from generator.policy.eligibility import Eligibility
from generator.policy.status import State, Status
from generator.workspace import Workspace
from generator.writers.write import load_styles

_BATCH = 16  # rows that travel together: forms on their way are held in memory
_WORTH_A_PROCESS = 1_000  # rows that are filled while other processes start


@dataclass(frozen=True, slots=True)
class FillOrder:
    """What to fill with what. `pattern`: of the file names; `protect`: with Word's form protection besides;
    `although_closed`: also where the term of the policy is over."""

    policy: str
    form: str
    data: Path
    pattern: str
    as_of: date
    protect: bool = False
    although_closed: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """What rows are filled by, as values that travel; compiled where it is used."""

    columns: Columns
    definition: FormDefinition
    docx: bytes
    names: frozenset[str]
    protect: bool
    eligibility: Eligibility | None

    def filling(self, named: Namer) -> Filling:
        return Filling(
            self.columns,
            for_rows(checker(self.definition, self.eligibility)),
            compile_form(self.docx, self.definition, self.names, protect=self.protect),
            named,
            named_again(self.definition),
        )


@dataclass(frozen=True, slots=True)
class Ready:
    """A form and a roster that fit: `fill_rows` fills. `filling`: the pattern compiled, with names for files."""

    order: FillOrder
    definition: FormDefinition
    roster: Roster
    pattern: Pattern
    filling: Filling


def prepare(workspace: Workspace, order: FillOrder) -> Ready | tuple[Finding, ...]:
    """The form compiled for the roster, or the findings that keep the policy from being built.

    Raises UsageError (no such policy or form, no roster, columns that do not fit), TemplateError, NoticeUnreadable.
    """
    workspace.chosen((order.policy,))
    templates = templates_of(workspace)
    templates = templates_for(workspace, order.policy, templates)
    checked = check_policy(workspace, templates, order.policy, order.as_of)
    if checked.subject is not None:
        known_form(checked.subject, order.form)
    if checked.subject is None or failed(checked.findings):
        return checked.findings
    _refuse_closed(checked.subject.status, order)
    form = make_form(checked.subject, templates, load_styles(templates), order.form)
    roster = read_roster(order.data, names_field(form.definition))
    columns = match_columns(roster.heads, form.definition, roster.unit, roster.units)
    names = filled_names(columns, form.definition)
    declared = any((field.path or "").startswith("eligibility.") for _, field in columns.fields)
    eligibility = checked.subject.policy.eligibility if declared else None
    pattern = Pattern(columns, form.definition, form.docx, names, order.protect, eligibility)
    return Ready(order, form.definition, roster, pattern, pattern.filling(namer(order.pattern, form.definition)))


def _unnamed(row: int, record: Mapping[str, Answer]) -> Name:
    """For those that fill and put nothing away."""
    raise NotImplementedError


@lru_cache(maxsize=2)
def _filling_of(pattern: bytes) -> Filling:
    """Compiled once a process."""
    made: Pattern = pickle.loads(pattern)  # noqa: S301 - made by fill_rows()
    return made.filling(_unnamed)


def write_rows(work: tuple[bytes, tuple[RosterRow, ...]]) -> list[Written]:
    """The forms of some rows, on any machine; the first: a Pattern, pickled."""
    filling = _filling_of(work[0])
    return [filling.write(row) for row in work[1]]


def fill_rows(ready: Ready, output: Output, jobs: int | None = None, scheduler: str | None = None) -> Iterator[Filled]:
    """Fills the form for each row and puts it into `output`, in the order of the rows. `jobs`: processes, None: as many
    as pay; `scheduler`: address of a Dask scheduler whose machines fill instead. Raises OutputError, UsageError."""
    rows = ready.roster.rows
    if jobs is None and scheduler is None:
        first = tuple(islice(rows, _WORTH_A_PROCESS))
        rows, jobs = chain(first, rows), processors() if len(first) == _WORTH_A_PROCESS else 1
    if jobs == 1 and scheduler is None:
        yield from ready.filling.rows(rows, output)
        return
    pattern = pickle.dumps(ready.pattern)
    work = ((pattern, some) for some in _batches(rows))
    written = (
        shared_out(write_rows, work, jobs or 1, write_rows)
        if scheduler is None
        else shared_far(write_rows, work, scheduler, version, write_rows)
    )
    for some in written:
        yield from (ready.filling.put(each, output) for each in some)


def _batches(rows: Iterator[RosterRow]) -> Iterator[tuple[RosterRow, ...]]:
    while some := tuple(islice(rows, _BATCH)):
        yield some


def _refuse_closed(status: Status, order: FillOrder) -> None:
    """Raises UsageError where nobody applies any more, unless the user knows."""
    if status.state is State.LAPSED and not order.although_closed:
        raise UsageError(
            message(
                "the term of {policy} is over since {day}; its forms are closed", policy=order.policy, day=status.since
            ),
            hint=message(
                "to make them all the same, with locked fields, add --although-closed; --as-of takes another day"
            ),
        )


def findings_of(ready: Ready, filled: Filled) -> Iterator[Finding]:
    """What is wrong with a row, by row and column of the roster (both from 1)."""
    fields = ready.definition.named()
    for column, problem in filled.problems:
        field = fields.get(problem.field or "")
        words = message("{field}: {problem}", field=field.label, problem=problem.message) if field else problem.message
        yield Finding(
            code=problem.code,
            severity=problem.severity,
            message=words,
            policy=ready.order.policy,
            place=FilePlace(ready.order.data.name, filled.row, None if column is None else column + 1),
            path=field.path if field else None,
            clause=problem.clauses[0] if problem.clauses else None,
        )


def form_named(name: str) -> tuple[str, str]:
    """POLICY/FORM as two ids. Raises UsageError."""
    policy, mark, form = name.partition("/")
    if not (policy and mark and form):
        raise UsageError(
            message("{name} names no form", name=name), hint=message("write POLICY/FORM, such as my-policy/my-form")
        )
    return policy, form
