"""Collected forms as rows of tables: what every format of `collect` shows, and in which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from decimal import Decimal, InvalidOperation
from operator import itemgetter

from generator.dataclass import dataclass
from generator.documents.blocks import FieldType
from generator.finding import Severity
from generator.forms.answers.answer import Answer, show_answer
from generator.forms.collecting.claims import ApplicantClaim, is_sum
from generator.forms.collecting.collected import Collected
from generator.forms.definition.definition import FieldDefinition, FormDefinition
from generator.forms.problem import FormProblem
from generator.message import Message, Translate, message

ShownValue = str | int | Decimal | date | None

SEVERITIES = {
    Severity.ERROR: message("error"),
    Severity.WARNING: message("warning"),
    Severity.NOTE: message("note"),
}
PROBLEM_HEAD = (
    message("file"),
    message("form"),
    message("field"),
    message("severity"),
    message("what"),
    message("clause"),
    message("code"),
)
SUMMARY_HEAD = (
    message("award"),
    message("form"),
    message("forms returned"),
    message("without errors"),
    message("applicants"),
    message("applied for (10,000 yuan)"),
    message("of these without errors (10,000 yuan)"),
)
_FILE_WIDTH = 36
PROBLEM_WIDTHS = (_FILE_WIDTH, 24, 28, 8, 60, 14, 18)
SUMMARY_WIDTHS = (36, 36, 12, 12, 12, 18, 24)
_WIDTHS = {
    FieldType.TEXT: 20,
    FieldType.LONG_TEXT: 40,
    FieldType.DATE: 12,
    FieldType.CREDIT_CODE: 22,
    FieldType.BANK_ACCOUNT: 26,
    FieldType.ID_NUMBER: 22,
    FieldType.PHONE: 18,
    FieldType.MULTIPLE: 28,
}
_BEFORE = (message("file"), message("edition"))
_BEHIND = (message("errors"), message("warnings"))
_FIGURES = frozenset((FieldType.NUMBER, FieldType.MONEY, FieldType.PERCENT, FieldType.COMPUTED))


def short_title(definition: FormDefinition) -> str:
    """The form's own title; that of its policy, which stands behind a colon, is left out."""
    return definition.title.partition("：")[0]


def in_words(head: Iterable[Message], translate: Translate) -> tuple[str, ...]:
    """The head of a table in the language of `translate`."""
    return tuple(words.text(translate) for words in head)


def record_head(definition: FormDefinition, translate: Translate) -> tuple[str, ...]:
    """The columns of a form's records: file, edition, each field by its label, errors, warnings."""
    labels = labels_of(definition)
    fields = (f"{labels[each.name]}{_unit(each)}" for each in definition.fields)
    return (*in_words(_BEFORE, translate), *fields, *in_words(_BEHIND, translate))


def record_widths(definition: FormDefinition) -> tuple[int, ...]:
    """How wide the columns of `record_head` should be, in half-width signs."""
    return (_FILE_WIDTH, 10, *(_WIDTHS.get(each.type, 14) for each in definition.fields), 8, 8)


def _unit(each: FieldDefinition) -> str:
    """The unit of a column whose label does not name it."""
    unit = "%" if each.type is FieldType.PERCENT else "万元" if is_sum(each) else ""
    return f"（{unit}）" if unit and unit not in each.label else ""


def record_row(collected: Collected, definition: FormDefinition) -> tuple[ShownValue, ...]:
    """A record as a row: figures as numbers, days as dates, choices by their labels."""
    counts = Counter(problem.severity for problem in collected.problems)
    record: Mapping[str, Answer] = collected.record or {}
    answers = (_value(each, record.get(each.name)) for each in definition.fields)
    return (collected.file, collected.edition, *answers, counts[Severity.ERROR], counts[Severity.WARNING])


def labels_of(definition: FormDefinition) -> dict[str, str]:
    """A label for each field; alike ones are told apart by their line or their name."""
    plain = {each.name: f"{each.label} {each.line}" if each.line else each.label for each in definition.fields}
    often = Counter(plain.values())
    return {name: label if often[label] == 1 else f"{label}（{name}）" for name, label in plain.items()}


def problem_row(collected: Collected, problem: FormProblem, translate: Translate) -> tuple[str, ...]:
    """A problem as a row of PROBLEM_HEAD."""
    definition = collected.definition
    return (
        collected.file,
        short_title(definition) if definition else "",
        field_label(definition, problem.field),
        SEVERITIES[problem.severity].text(translate),
        problem.message.text(translate),
        "、".join(clauses_of(collected, problem)),
        problem.code,
    )


def field_label(definition: FormDefinition | None, name: str | None) -> str:
    """What a form calls a field; "" for the form as a whole."""
    if name is None or definition is None:
        return name or ""
    return next(
        (f"{each.label} {each.line}" if each.line else each.label for each in definition.fields if each.name == name),
        name,
    )


def clauses_of(collected: Collected, problem: FormProblem) -> Iterator[str]:
    """The clauses of a problem by their printed numbers."""
    numbers = (collected.known.clauses if collected.known else None) or {}
    yield from (numbers.get(clause, clause) for clause in problem.clauses)


def _value(each: FieldDefinition, answer: Answer | None) -> ShownValue:
    if answer is None:
        return None
    if each.type in _FIGURES and isinstance(answer, str):
        try:
            return Decimal(answer)
        except InvalidOperation:
            return answer
    if each.type is FieldType.DATE and isinstance(answer, str):
        return date.fromisoformat(answer)
    return show_answer(each, answer)


@dataclass(slots=True)
class Totals:
    """What is counted while forms go by. `claims`: of all forms that could be read."""

    files: int = 0
    clean: int = 0
    errors: int = 0
    warnings: int = 0
    claims: list[tuple[ApplicantClaim, bool]] = field(default_factory=list)
    titles: dict[tuple[str, str], str] = field(default_factory=dict)

    def count(self, collected: Collected, claim: ApplicantClaim | None) -> None:
        """Take a form into account."""
        self.files += 1
        self.clean += not collected.failed
        self.errors += sum(problem.severity is Severity.ERROR for problem in collected.problems)
        self.warnings += sum(problem.severity is Severity.WARNING for problem in collected.problems)
        if claim is not None and collected.definition is not None:
            self.claims.append((claim, not collected.failed))
            self.titles[claim.policy, claim.form] = short_title(collected.definition)

    def rows(self) -> Iterator[tuple[ShownValue, ...]]:
        """The rows of SUMMARY_HEAD: one for what is applied for together with one form.

        The sums count forms that say the same once.
        """
        groups: dict[tuple[str, str, str], list[tuple[ApplicantClaim, bool]]] = {}
        for claim, clean in self.claims:
            awards = "、".join(award.name for award in claim.awards)
            groups.setdefault((claim.policy, claim.form, awards), []).append((claim, clean))
        for (policy, form, awards), group in sorted(groups.items()):
            sums = {claim.content: (claim.amount, clean) for claim, clean in sorted(group, key=itemgetter(1))}
            yield (
                awards or "—",
                self.titles[policy, form],
                len(group),
                sum(clean for _, clean in group),
                _applicants(group),
                sum((amount for amount, _ in sums.values()), Decimal("0.00")),
                sum((amount for amount, clean in sums.values() if clean), Decimal("0.00")),
            )


def _applicants(group: Sequence[tuple[ApplicantClaim, bool]]) -> int:
    """How many apply: by credit code, else by name; a form that gives neither tells of nobody."""
    return len({claim.code or claim.applicant for claim, _ in group} - {""})
