"""Whether a form asks for what the computing of an award takes, and names fields that give it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.checks.subject import CheckProblem, CheckSubject
from generator.message import Message, message
from generator.policy.field_units import fields_for, giving, size_for, unit_entered
from generator.policy.forms import AnswerType, Computing, FormField
from generator.policy.grant_computable import not_computable
from generator.policy.grant_lines import BY_THE_YEAR, FieldRole, GrantLine, Need, grant_parts, needs
from generator.policy.text import FieldId
from generator.policy.values import Bound

_CEILINGS = ("上限", "最高", "最多", "不超过", "限额", "至多")
Fields = Mapping[FieldId, FormField]


def grant_problems(subject: CheckSubject, fields: Fields, field: FormField, path: str) -> Iterator[CheckProblem]:
    """What is wrong with `computes` and `limited_by` of a field. `fields`: those that it can name, by id."""
    for key in ("computes", "limited_by"):
        computing = getattr(field, key)
        if computing is None:
            continue
        try:
            parts = grant_parts(subject.policy, str(computing.award))
        except LookupError:
            words = message("{award} is no award, part or tier", award=computing.award)
            yield CheckProblem(
                words, message("write awards.ID, awards.ID.parts.ID or awards.ID.tiers.ID"), f"{path}.{key}.award"
            )
            continue
        yield from _not_computed(parts, field, computing, f"{path}.{key}")
        yield from _inputs(parts, fields, field, computing, f"{path}.{key}")


def _not_computed(
    parts: tuple[tuple[GrantLine, ...], ...], field: FormField, computing: Computing, path: str
) -> Iterator[CheckProblem]:
    for reason in not_computable(parts):
        words = message("{award} cannot be computed: {reason}", award=computing.award, reason=reason)
        yield CheckProblem(words, message("ask for the sum in a field of type money"), f"{path}.award")
    if field.type is not AnswerType.COMPUTED:
        return
    lines = [line for lines in parts for line in lines]
    if all(_is_open(line) for line in lines):
        words = message("{award} is a range or a least sum: nothing follows from it", award=computing.award)
        yield CheckProblem(words, message("ask for the sum in a field of type money, with limited_by"), f"{path}.award")
    label = str(field.label)
    if any(_bound(line) is Bound.AT_MOST for line in lines) and not any(word in label for word in _CEILINGS):
        words = message("{award} gives a ceiling, which the label does not say", award=computing.award)
        yield CheckProblem(words, message("write 上限 into the label"), f"{path}.award")


def _is_open(line: GrantLine) -> bool:
    return getattr(line.amount, "to", None) is not None or _bound(line) is Bound.AT_LEAST


def _bound(line: GrantLine) -> Bound:
    found: Bound = getattr(line.amount, "bound", Bound.EXACT)
    return found


def _inputs(
    parts: tuple[tuple[GrantLine, ...], ...], fields: Fields, field: FormField, computing: Computing, path: str
) -> Iterator[CheckProblem]:
    others = {name: each for name, each in fields.items() if each is not field}
    wanted = needs(parts)
    found = {need: giving(computing, need, others) for need in (*wanted, *_optional(parts))}
    missing = [need for need in wanted if found[need] is None]
    yield from (_missing(others, need, computing, path) for need in missing)
    used = {(need.role, given[0]) for need, given in found.items() if given is not None}
    for role in FieldRole:
        for name in fields_for(computing, role):
            if name not in others:
                yield _unknown(others, name, f"{path}.{role.value}")
            elif (role, name) not in used and all(need.role is not role for need in missing):
                words = message(
                    "{award} takes no {role} from {field}", award=computing.award, role=role.value, field=name
                )
                yield CheckProblem(words, message("leave it out"), f"{path}.{role.value}")


def _optional(parts: tuple[tuple[GrantLine, ...], ...]) -> Iterator[Need]:
    """A sum by the year may be asked for several years, and of any award the year may be asked for."""
    yield from (
        Need(FieldRole.QUANTITY, unit)
        for lines in parts
        for line in lines
        for unit in line.units
        if unit in BY_THE_YEAR
    )
    if any(link.years for lines in parts for line in lines for link in line.chain):
        yield Need(FieldRole.YEAR)


def _missing(fields: Fields, need: Need, computing: Computing, path: str) -> CheckProblem:
    named = fields_for(computing, need.role)
    right = [str(name) for name, field in fields.items() if size_for(field, need) is not None]
    hint = message("there are: {names}", names=", ".join(right)) if right else _ask_for(need)
    if not named:
        words = message("{award} takes {role}: {unit}", award=computing.award, role=need.role.value, unit=_unit(need))
        return CheckProblem(words, hint, path)
    words = message(
        "{fields} gives no {role} in {unit}", fields=", ".join(named), role=need.role.value, unit=_unit(need)
    )
    return CheckProblem(words, hint, f"{path}.{need.role.value}")


def _ask_for(need: Need) -> Message:
    if need.role is FieldRole.LEVEL:
        return message("add a field of type choice with choices_from: {path}", path=need.unit)
    if need.role in (FieldRole.RANK, FieldRole.YEAR):
        return message("add a field of type number")
    if need.unit == "CNY":
        return message("add a field of type money, or a number whose label ends in （元）")
    if need.unit == "%":
        return message("add a field of type percent")
    return message("add a number whose label ends in its unit: （{unit}）", unit=_unit(need))


def _unit(need: Need) -> str:
    return {"CNY": "元", "USD": "美元"}.get(need.unit, need.unit or "—")


def _unknown(fields: Fields, name: FieldId, path: str) -> CheckProblem:
    figures = [str(each) for each, field in fields.items() if unit_entered(field) or field.type is AnswerType.CHOICE]
    words = message("{path}: the form has no field {field}", path=path, field=name)
    return CheckProblem(words, message("there are: {names}", names=", ".join(figures)), path)
