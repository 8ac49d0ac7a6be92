"""Whether a definition from outside is one at all: the fingerprint says only that nobody changed it since."""

from __future__ import annotations

from collections.abc import Iterable

from generator.documents.blocks import FieldCondition
from generator.documents.formula import Formula
from generator.forms.definition.definition import FieldDefinition, FormDefinition
from generator.forms.definition.rule_soundness import is_figure, is_sound_rule
from generator.forms.unseen import CONTROLS
from generator.regex import regex

_CONTROL = regex(f"[{CONTROLS}]")
_OPERATIONS = frozenset(("capitals", "percent_of", "lookup"))
_MOST_FIELDS = 2_000
_LONGEST = 2_000  # signs of a label, a help or an option


def is_sound(definition: FormDefinition) -> bool:
    """Whether every figure is a number, every name a field of the form, none twice, no text beyond measure."""
    names = [field.name for field in definition.fields]
    told = (definition.policy, definition.form, definition.edition, definition.title, definition.fingerprint)
    return (
        _texts(told)
        and _texts(names)
        and 0 < len(names) == len(set(names)) <= _MOST_FIELDS
        and all(_is_sound(field, frozenset(names)) for field in definition.fields)
    )


def _is_sound(field: FieldDefinition, names: frozenset[str]) -> bool:
    values = [text for pair in field.options for text in pair]
    maybe = [text for text in (field.help, field.path, field.list) if text is not None]
    return (
        _texts((field.label, *values, *maybe, *field.clauses))
        and len({value for value, _ in field.options}) == len(field.options)
        and all(0 < number < 10**6 for number in (field.max_length, field.line) if number is not None)
        and (field.maximum is None or is_figure(field.maximum))
        and names.issuperset(field.counts)
        and _follows(field, names)
    )


def _follows(field: FieldDefinition, names: frozenset[str]) -> bool:
    """Whether what it follows from is sound, and on what it depends."""
    return (
        (field.formula is None or _formula(field.formula, names))
        and (field.within is None or is_sound_rule(field.within, names))
        and (field.condition is None or _condition(field.condition, names))
    )


def _formula(formula: Formula, names: frozenset[str]) -> bool:
    if formula.operation == "granted":
        return formula.rule is not None and is_sound_rule(formula.rule, names)
    if formula.operation == "sum":
        return bool(formula.addends) and _texts(formula.addends) and names.issuperset(formula.addends)
    figures = [amount for _, amount in formula.table] + ([] if formula.rate is None else [formula.rate])
    return formula.operation in _OPERATIONS and formula.field in names and all(map(is_figure, figures))


def _condition(condition: FieldCondition, names: frozenset[str]) -> bool:
    return condition.field in names and _texts(condition.values)


def _texts(values: Iterable[str]) -> bool:
    return all(len(value) <= _LONGEST and not _CONTROL.search(value) for value in values)
