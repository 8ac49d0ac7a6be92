"""Whether a definition from outside is one at all: the fingerprint says only that nobody changed it since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.documents.blocks import FieldCondition
from generator.documents.formula import Formula
from generator.forms.definition.definition import FieldDefinition, FormDefinition
from generator.forms.unseen import CONTROLS
from generator.policy.grant_rule import Entered, GrantRule, RuleLine
from generator.regex import regex

_CONTROL = regex(f"[{CONTROLS}]")
_OPERATIONS = frozenset(("capitals", "percent_of", "lookup"))
_MOST_FIELDS = 2_000
_LONGEST = 2_000  # signs of a label, a help or an option
_MOST_LINES = 200
_LONGEST_VALUE = 200  # characters of the value of an option
_FIGURE = regex(r"-?[0-9]{1,20}(\.[0-9]{1,12})?")  # no exponent: it could stand for more digits than there is memory
_ENDS, _BOUNDS = (None, "in", "out"), (None, "at_most", "at_least")


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
        and (field.maximum is None or _is_figure(field.maximum))
        and names.issuperset(field.counts)
        and _follows(field, names)
    )


def _follows(field: FieldDefinition, names: frozenset[str]) -> bool:
    """Whether what it follows from is sound, and on what it depends."""
    return (
        (field.formula is None or _formula(field.formula, names))
        and (field.within is None or _rule(field.within, names))
        and (field.condition is None or _condition(field.condition, names))
    )


def _formula(formula: Formula, names: frozenset[str]) -> bool:
    if formula.operation == "granted":
        return formula.rule is not None and _rule(formula.rule, names)
    if formula.operation == "sum":
        return bool(formula.addends) and _texts(formula.addends) and names.issuperset(formula.addends)
    figures = [amount for _, amount in formula.table] + ([] if formula.rate is None else [formula.rate])
    return formula.operation in _OPERATIONS and formula.field in names and all(map(_is_figure, figures))


def _condition(condition: FieldCondition, names: frozenset[str]) -> bool:
    return condition.field in names and _texts(condition.values)


def _texts(values: Iterable[str]) -> bool:
    return all(len(value) <= _LONGEST and not _CONTROL.search(value) for value in values)


def _is_figure(text: str) -> bool:
    """A plain decimal number."""
    return _FIGURE.fullmatch(text) is not None


def _rule(rule: GrantRule, names: frozenset[str]) -> bool:
    """Whether every figure of the rule is one, every field one of `names`."""
    limits = [limit for owner in rule.owners for limit in owner.limits]
    floors = [owner.floor for owner in rule.owners if owner.floor is not None]
    return (
        0 < len(rule.lines) <= _MOST_LINES
        and all(map(_is_sound_line, rule.lines))
        and all(map(_is_figure, (*floors, *(limit.figure for limit in limits), *_figures(rule.lines))))
        and all(_entered(each, names) for each in rule.entered)
    )


def _is_sound_line(line: RuleLine) -> bool:
    values = [holds.value for holds in line.holds if holds.value is not None]
    return (
        line.bound in _BOUNDS
        and all(holds.lower_end in _ENDS and holds.upper_end in _ENDS for holds in line.holds)
        and all(len(value) <= _LONGEST_VALUE for value in values)
        and all(measure.each is None or _above_zero(measure.each) for measure in line.measures)
    )


def _above_zero(text: str) -> bool:
    return _is_figure(text) and text.strip("0.") != "" and not text.startswith("-")


def _figures(lines: tuple[RuleLine, ...]) -> Iterator[str]:
    for line in lines:
        yield line.figure
        some = [line.to]
        some += [end for holds in line.holds for end in (holds.lower, holds.upper)]
        some += [each for of in line.measures for each in (of.most, of.over, of.up_to, of.each)]
        yield from (figure for figure in some if figure is not None)


def _entered(entered: Entered, names: frozenset[str]) -> bool:
    return entered.field in names and (entered.times is None or _is_figure(entered.times))
