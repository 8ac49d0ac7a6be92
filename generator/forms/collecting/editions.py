"""Forms of other editions: what changed since, and which answers still have a place."""

from __future__ import annotations

from collections.abc import Mapping

from generator.dataclass import dataclass, replace
from generator.documents.blocks import FieldType
from generator.finding import Severity
from generator.forms.answers.answer import Answer, show_answer
from generator.forms.answers.unreadable import shown
from generator.forms.definition.definition import FieldDefinition, FormDefinition
from generator.forms.problem import FormProblem
from generator.message import Message, message

_SUMS = {FieldType.MONEY, FieldType.COMPUTED}
_LISTED = 8  # fields that a message names; the number stands for the rest


@dataclass(frozen=True, slots=True)
class FormChange:
    """Fields that a later edition added, removed or asks otherwise, in the order of the form."""

    added: tuple[FieldDefinition, ...]
    removed: tuple[FieldDefinition, ...]
    changed: tuple[FieldDefinition, ...]


def change(old: FormDefinition, new: FormDefinition) -> FormChange:
    """What changed from `old` to `new`. Where a field stands, and which clauses it cites, is no change."""
    before, after = old.named(), new.named()
    return FormChange(
        added=tuple(field for field in new.fields if field.name not in before),
        removed=tuple(field for field in old.fields if field.name not in after),
        changed=tuple(
            field for field in new.fields if field.name in before and _asked(field) != _asked(before[field.name])
        ),
    )


def old_edition(old: FormDefinition, new: FormDefinition) -> FormProblem:
    """The report that a form is of an earlier edition, with what changed."""
    found = change(old, new)
    words = (
        message("filled in on another edition ({old}) than today's ({new})", old=old.edition, new=new.edition)
        if old.edition != new.edition
        else message("filled in on an earlier state of today's edition ({edition})", edition=new.edition)
    )
    if found.added:
        words = message("{told}; added: {fields}", told=words, fields=_listed(found.added))
    if found.removed:
        words = message("{told}; removed: {fields}", told=words, fields=_listed(found.removed))
    if found.changed:
        words = message("{told}; asked otherwise: {fields}", told=words, fields=_listed(found.changed))
    return FormProblem("other-edition", None, Severity.WARNING, words)


def other_policy(old: FormDefinition, new: FormDefinition) -> FormProblem:
    """The report that a form of a policy is read as that of the policy that has taken its place."""
    words = message(
        "filled in for {old}, carried over to {new}, which has taken its place; hold the answers against its form",
        old=old.policy,
        new=new.policy,
    )
    return FormProblem("other-policy", None, Severity.WARNING, words)


def policy_replaced(form: FormDefinition, by: str) -> FormProblem:
    """The report that a form belongs to a policy that does not hold any more."""
    words = message(
        "{new} has taken the place of {old}; `--carry` reads its forms as those of {new}", old=form.policy, new=by
    )
    return FormProblem("form-replaced", None, Severity.WARNING, words)


def carried(
    answers: Mapping[str, Answer], old: FormDefinition, new: FormDefinition
) -> tuple[dict[str, Answer], tuple[FormProblem, ...]]:
    """The answers that still have a place in `new`, and a problem for each that has none."""
    kept: dict[str, Answer] = {}
    lost: list[FormProblem] = []
    fields = new.named()
    for name, answer in answers.items():
        was, field = old.named()[name], fields.get(name)
        fits = _fitting(answer, field) if field is not None and _alike(field, was) else None
        if fits is not None:
            kept[name] = fits
        if fits != answer:
            lost.append(_not_carried(was, answer, field))
        elif field is not None and old.policy != new.policy and field.label != was.label:
            lost.append(_asked_otherwise(was, answer, field))
    return kept, tuple(lost)


def _alike(field: FieldDefinition, was: FieldDefinition) -> bool:
    """Whether both hold answers of one kind: a sum is one, typed or computed."""
    return field.type is was.type or {field.type, was.type} == _SUMS


def _asked(field: FieldDefinition) -> FieldDefinition:
    """What a field asks; help, place and clauses set aside."""
    return replace(field, help=None, path=None, clauses=())


def _fitting(answer: Answer, field: FieldDefinition) -> Answer | None:
    """The answer as far as the field still offers it."""
    if not field.options:
        return answer
    values = {value for value, _ in field.options}
    if isinstance(answer, str):
        return answer if answer in values else None
    return tuple(value for value in answer if value in values) or None


def _not_carried(was: FieldDefinition, answer: Answer, field: FieldDefinition | None) -> FormProblem:
    words: Message = message(
        "the answer “{answer}” to “{label}” has no place in today's edition",
        answer=shown(show_answer(was, answer)),
        label=was.label,
    )
    return FormProblem("not-carried-over", field.name if field else None, Severity.WARNING, words, was.clauses)


def _asked_otherwise(was: FieldDefinition, answer: Answer, field: FieldDefinition) -> FormProblem:
    """Between two notices the same id may come to mean another figure: 职工人数, 研发人员人数."""
    words = message(
        "the answer “{answer}” was given to “{label}”", answer=shown(show_answer(was, answer)), label=was.label
    )
    return FormProblem("asked-otherwise", field.name, Severity.WARNING, words, field.clauses)


def _listed(fields: tuple[FieldDefinition, ...]) -> str:
    labels = list(dict.fromkeys(field.label for field in fields))
    more = f"…（{len(labels)}）" if len(labels) > _LISTED else ""
    return "、".join(labels[:_LISTED]) + more
