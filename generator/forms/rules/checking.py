"""The rules of a form applied to a record: one table of rules, compiled once for a definition.

`fill` runs a checker on every row of a roster and `collect` on every returned form, so what can be settled from the
definition alone is settled when the checker is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation

from generator.dataclass import dataclass
from generator.documents.blocks import FieldCondition
from generator.finding import Severity
from generator.forms.answers.answer import Answer, Record
from generator.forms.answers.capitals import read_capitals
from generator.forms.answers.figures import plain
from generator.forms.definition.definition import FieldDefinition, FormDefinition
from generator.forms.problem import FormProblem
from generator.forms.rules.computed import CAPITALS, asked, computed_answer, is_short_for, why_open
from generator.forms.rules.eligibility import Eligible, eligible
from generator.forms.rules.grant_checks import open_sum, outside_of_grant
from generator.forms.rules.identity_checks import IDENTITY_CHECKS
from generator.message import Message, message
from generator.policy.eligibility import Eligibility

_PER_UNIT = 10_000  # 元 in 万元

FormRule = Callable[[Record], FormProblem | None]


@dataclass(frozen=True, slots=True)
class Checker:
    """The compiled rules of a form; `check` applies them to a record of canonical answers."""

    names: frozenset[str]
    needed: tuple[tuple[FieldDefinition, FieldCondition | None], ...]
    lines: tuple[tuple[FieldDefinition, tuple[str, ...]], ...]
    rules: tuple[tuple[str, FormRule], ...]
    computed: tuple[FieldDefinition, ...]
    eligible: Eligible | None

    def check(self, record: Record, unread: frozenset[str] = frozenset()) -> tuple[FormProblem, ...]:
        """Every problem of the record. `unread`: fields that hold what could not be read, which is reported already."""
        return tuple(self._problems(record, unread))

    def _problems(self, record: Record, unread: frozenset[str]) -> Iterator[FormProblem]:
        yield from (_unknown(name) for name in record.keys() - self.names)
        yield from self._missing(record, unread)
        for name, rule in self.rules:
            if name in record:
                found = rule(record)
                if found is not None:
                    yield found
        for field in self.computed:
            yield from _computed(field, record, unread)
        if self.eligible is not None:
            yield from self.eligible.problems(record, unread)

    def _missing(self, record: Record, unread: frozenset[str]) -> Iterator[FormProblem]:
        for field, condition in self.needed:
            if field.name not in record and field.name not in unread and asked(condition, record):
                yield _problem("missing-answer", field, message("must be filled in"))
        for field, line in self.lines:
            if field.name not in record and field.name not in unread and any(name in record for name in line):
                yield _problem("missing-answer", field, message("must be filled in, as its line has been begun"))


def checker(definition: FormDefinition, eligibility: Eligibility | None = None) -> Checker:
    """The checker of a form; with the policy's `eligibility` its declarations are judged as a tree."""
    tree = eligible(eligibility) if eligibility is not None else None
    judged = tree.names if tree is not None else frozenset()
    return Checker(
        names=frozenset(field.name for field in definition.fields),
        needed=tuple((field, field.condition) for field in definition.fields if _is_needed(field, judged)),
        lines=tuple(_lines(definition)),
        rules=tuple((field.name, rule) for field in definition.fields for rule in _rules(field)),
        computed=tuple(field for field in definition.fields if field.formula is not None),
        eligible=tree if tree is not None and judged & definition.named().keys() else None,
    )


def _is_needed(field: FieldDefinition, judged: frozenset[str]) -> bool:
    """Computed fields are filled by who checks. An alternative of the eligibility tree is not needed by itself."""
    alternative = field.name in judged or ".any_of." in (field.path or "")
    return field.formula is None and (field.required or field.condition is not None) and not alternative


def _lines(definition: FormDefinition) -> Iterator[tuple[FieldDefinition, tuple[str, ...]]]:
    """Fields of a repeating group that must be filled where their line is begun: those required in its first line."""
    firsts = {_column(field): field for field in definition.fields if field.line == 1}
    for field in definition.fields:
        first = firsts.get(_column(field)) if field.line and field.line > 1 else None
        if first is not None and first.required and first.condition is None:
            same = (each.name for each in definition.fields if (each.list, each.line) == (field.list, field.line))
            yield field, tuple(name for name in same if name != field.name)


def _column(field: FieldDefinition) -> tuple[str | None, str]:
    """The column of a repeating group: patents-2-price is the column price of patents."""
    return field.list, field.name.removeprefix(f"{field.list}-{field.line}-")


def _rules(field: FieldDefinition) -> Iterator[FormRule]:
    if field.max_length is not None:
        yield lambda record: _too_long(field, record)
    if field.maximum is not None:
        yield lambda record: _over_limit(field, record)
    if field.within is not None:
        yield lambda record: outside_of_grant(field, record)
    if field.options:
        values = frozenset(value for value, _ in field.options)
        yield lambda record: _unknown_choice(field, values, record)
    if field.condition is not None:
        yield lambda record: _not_asked(field, record)
    if field.type in IDENTITY_CHECKS:
        identity = IDENTITY_CHECKS[field.type]
        yield lambda record: identity(field, record)


def _too_long(field: FieldDefinition, record: Record) -> FormProblem | None:
    length, limit = len(record[field.name]), field.max_length or 0
    if length <= limit:
        return None
    return _problem("too-long", field, message("{count} characters, at most {limit}", count=length, limit=limit))


def _over_limit(field: FieldDefinition, record: Record) -> FormProblem | None:
    """The answer and the sums that count with it, against the maximum."""
    limit = Decimal(field.maximum or "0")
    try:
        total = sum((_figure(record.get(name)) for name in (field.name, *field.counts)), Decimal(0))
    except InvalidOperation:
        return _problem(
            "unreadable-answer", field, message("“{found}” is no number such as 12.5", found=record[field.name])
        )
    if total <= limit:
        return None
    words = (
        message("{total} with what counts in, at most {limit}", total=plain(total), limit=plain(limit))
        if field.counts
        else message("{total}, at most {limit}", total=plain(total), limit=plain(limit))
    )
    return _problem("over-limit", field, words)


def _figure(answer: object) -> Decimal:
    return Decimal(answer) if isinstance(answer, str) else Decimal(0)


def _unknown_choice(field: FieldDefinition, values: frozenset[str], record: Record) -> FormProblem | None:
    answer = record[field.name]
    for value in (answer,) if isinstance(answer, str) else answer:
        if value not in values:
            words = message("“{found}” is none of the answers to choose from", found=value)
            return _problem("unknown-choice", field, words)
    return None


def _not_asked(field: FieldDefinition, record: Record) -> FormProblem | None:
    if asked(field.condition, record):
        return None
    words = message("filled in although the answer that it depends on says otherwise")
    return _problem("not-asked", field, words, Severity.WARNING)


def _computed(field: FieldDefinition, record: Record, unread: frozenset[str]) -> Iterator[FormProblem]:
    """The amount given is the amount that follows; where there is nothing to compute from, a needed one is missing."""
    if field.formula is None or not unread.isdisjoint(field.formula.fields) or not asked(field.condition, record):
        return
    reason = why_open(field.formula, record)
    if reason is not None:
        yield open_sum(field, reason)
        return
    given, right = record.get(field.name), computed_answer(field.formula, record)
    capitals = field.formula.operation == CAPITALS
    if given is not None and given != right and not (_same_sum if capitals else is_short_for)(given, right):
        words = _differs(given, right, capitals=capitals)
        # Of a sum written twice the figures hold: capitals that differ are told, and made again from the figures.
        yield _problem("computed-differs", field, words, Severity.WARNING if capitals else Severity.ERROR)


def _differs(given: Answer, right: str | None, *, capitals: bool) -> Message:
    if right is None:
        return message("{given} is given, but what it is computed from is not", given=given)
    if not capitals and isinstance(given, str) and is_short_for(str(Decimal(given) / _PER_UNIT), right):
        return message(
            "{given} 万元 is given, computed is {right} 万元; the figure that was typed seems to be meant in 元",
            given=given,
            right=right,
        )
    return message("{given} is given, computed is {right}", given=given, right=right)


def _same_sum(given: Answer, right: str | None) -> bool:
    """Whether two ways of writing a sum in capitals mean the same: 人民币贰拾万元正 and 贰拾万元整."""
    return isinstance(given, str) and right is not None and read_capitals(given) == read_capitals(right)


def _unknown(name: str) -> FormProblem:
    words = message("the form has no field {name}; its answer is left out", name=name)
    return FormProblem("unknown-field", None, Severity.WARNING, words)


def _problem(code: str, field: FieldDefinition, words: Message, severity: Severity = Severity.ERROR) -> FormProblem:
    return FormProblem(code, field.name, severity, words, field.clauses)
