"""Prefilled forms of a workspace: a policy's form and a roster made ready, and what became of the rows as findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.build import check_policy
from generator.errors import UsageError
from generator.finding import Finding, Place, failed
from generator.forms.definition.definition import FormDefinition
from generator.forms.filling.columns import match_columns, names_field
from generator.forms.filling.compiled import compile_form
from generator.forms.filling.fill import Filled, Filling, filled_names, for_rows
from generator.forms.filling.names import namer
from generator.forms.rosters.roster import Roster, read_roster
from generator.forms.rules.checking import checker
from generator.making import make_form
from generator.message import message
from generator.own_templates import templates_for, templates_of
from generator.policy.status import State, Status
from generator.workspace import Workspace
from generator.writers.write import load_styles


@dataclass(frozen=True, slots=True)
class Order:
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
class Ready:
    """A form and a roster that fit: `filling.rows(roster.rows, output)` fills."""

    order: Order
    definition: FormDefinition
    roster: Roster
    filling: Filling


def prepare(workspace: Workspace, order: Order) -> Ready | tuple[Finding, ...]:
    """The form compiled for the roster, or the findings that keep the policy from being built.

    Raises UsageError (no such policy or form, no roster, columns that do not fit), TemplateError, NoticeUnreadable.
    """
    workspace.chosen((order.policy,))
    templates = templates_of(workspace)
    templates = templates_for(workspace, order.policy, templates)
    checked = check_policy(workspace, templates, order.policy, order.as_of)
    if checked.subject is None or failed(checked.findings):
        return checked.findings
    _refuse_closed(checked.subject.status, order)
    form = make_form(checked.subject, templates, load_styles(templates), order.form)
    roster = read_roster(order.data, names_field(form.definition))
    columns = match_columns(roster.heads, form.definition, roster.unit)
    names = filled_names(columns, form.definition)
    declared = any((field.path or "").startswith("eligibility.") for _, field in columns.fields)
    eligibility = checked.subject.policy.eligibility if declared else None
    filling = Filling(
        columns,
        for_rows(checker(form.definition, eligibility)),
        compile_form(form.docx, form.definition, names, protect=order.protect),
        namer(order.pattern, form.definition),
    )
    return Ready(order, form.definition, roster, filling)


def _refuse_closed(status: Status, order: Order) -> None:
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
            place=Place(ready.order.data.name, filled.row, None if column is None else column + 1),
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
