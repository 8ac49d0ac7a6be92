"""What a record applies for: by whom, which awards, which sums; numbers of persons as reports may show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.dataclass import dataclass
from generator.documents.blocks import FieldType
from generator.forms.answers.answer import Record
from generator.forms.answers.id_number import masked
from generator.forms.collecting.collected import Collected
from generator.forms.collecting.known import KnownAward
from generator.forms.definition.definition import FieldDefinition, FormDefinition
from generator.forms.rules.computed import SUM

_SUMS = frozenset((FieldType.MONEY, FieldType.COMPUTED))
_CHOOSING = frozenset((FieldType.CHOICE, FieldType.MULTIPLE))
_OPERATIONS = frozenset(("granted", "percent_of", "lookup"))


@dataclass(frozen=True, slots=True)
class ApplicantClaim:
    """`code`: credit code, of a person the number of the identity document, "" where none was given.

    `amount`: the sums applied for together, in 万元. `content`: the same for forms that say the same.
    `shown`: the code as reports tell it, the number of a person's document masked.
    """

    file: str
    policy: str
    form: str
    code: str
    applicant: str
    awards: tuple[KnownAward, ...]
    amount: Decimal
    content: int = 0
    shown: str = ""


def claim_of(collected: Collected) -> ApplicantClaim | None:
    """The claim of a returned form; None where it could not be read."""
    if collected.definition is None or collected.record is None:
        return None
    definition, record = collected.definition, collected.record
    unit, person = (_first(definition, record, kind) for kind in (FieldType.CREDIT_CODE, FieldType.ID_NUMBER))
    return ApplicantClaim(
        file=collected.file,
        policy=definition.policy,
        form=definition.form,
        code=unit or person,
        shown=unit or masked(person),
        applicant=_first(definition, record, FieldType.TEXT),
        awards=_applied_for(definition, record, collected.known.awards if collected.known else ()),
        amount=sum(
            (Decimal(str(record[field.name])) for field in sums(definition) if field.name in record), Decimal(0)
        ),
        content=hash(frozenset(record.items())),
    )


def with_masked_numbers(collected: Collected) -> Collected:
    """The form with its numbers of identity documents masked: 450***********1234."""
    if collected.definition is None or collected.record is None:
        return collected
    names = [field.name for field in collected.definition.fields if field.type is FieldType.ID_NUMBER]
    hidden = {name: masked(str(collected.record[name])) for name in names if name in collected.record}
    return replace(collected, record={**collected.record, **hidden}) if hidden else collected


def is_sum(field: FieldDefinition) -> bool:
    """Whether a field holds a sum in 万元, typed or computed."""
    return field.type is FieldType.MONEY or (field.type is FieldType.COMPUTED and (_follows(field) or _is_total(field)))


def sums(definition: FormDefinition) -> Iterator[FieldDefinition]:
    """The fields that hold a sum applied for: computed by a formula, or a sum whose label says so.

    The most that can be granted is a sum applied for only where the form asks for no other; what is added up to one is
    counted in it.
    """
    asked = tuple(field for field in definition.fields if field.list is None and _is_applied_for(field))
    parts = {name for field in asked if field.formula is not None for name in field.formula.addends}
    found = tuple(field for field in asked if field.name not in parts)
    firm = tuple(field for field in found if not _is_ceiling(field))
    yield from firm or found


def _is_applied_for(field: FieldDefinition) -> bool:
    said = "申请" in field.label and "金额" in field.label
    if field.type is FieldType.MONEY or _is_total(field):
        return said
    return field.type in _SUMS and _follows(field)


def _is_total(field: FieldDefinition) -> bool:
    return field.formula is not None and field.formula.operation == SUM


def _follows(field: FieldDefinition) -> bool:
    """Whether a sum follows from another answer by a formula; capitals only repeat one."""
    return field.formula is not None and field.formula.operation in _OPERATIONS


def _is_ceiling(field: FieldDefinition) -> bool:
    return field.formula is not None and field.formula.rule is not None and field.formula.rule.is_ceiling


def _first(definition: FormDefinition, record: Record, kind: FieldType) -> str:
    """The answer to the first field of a type: forms begin with the applicant."""
    field = next((field for field in definition.fields if field.type is kind and field.list is None), None)
    answer = record.get(field.name) if field else None
    return answer if isinstance(answer, str) else ""


def _applied_for(definition: FormDefinition, record: Record, awards: tuple[KnownAward, ...]) -> tuple[KnownAward, ...]:
    """The awards that were chosen where the form lets one choose among them, else all of the form."""
    chosen: list[KnownAward] = []
    asked = False
    for field in definition.fields if len(awards) > 1 else ():
        by_value = {value: award for value, label in field.options for award in awards if label in award.called}
        if field.type in _CHOOSING and by_value:
            asked = True
            answer = record.get(field.name, ())
            chosen += [
                by_value[value] for value in ((answer,) if isinstance(answer, str) else answer) if value in by_value
            ]
    return tuple(dict.fromkeys(chosen)) if asked else awards
