"""What a form tells where an award gives no one sum, and where a sum that was entered is not within what it gives."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from generator.finding import Severity
from generator.forms.answers.answer import Record
from generator.forms.definition.definition import FieldDefinition
from generator.forms.problem import FormProblem
from generator.forms.rules.computed import rounded, to_the_cent
from generator.forms.rules.granted import GrantedRange, Open, granted
from generator.message import Message, message

_WHY: Mapping[Open, tuple[str, Message]] = {
    Open.UNSAID: (
        "office-decides",
        message(
            "a figure stands exactly at a limit of which the notice does not say where it belongs: the office decides"
        ),
    ),
    Open.BETWEEN: ("office-decides", message("the notice gives a range: the office decides the sum")),
    Open.NO_LINE: ("no-line", message("no line of the notice holds for what was entered: nothing is computed")),
}


def open_sum(field: FieldDefinition, reason: Open) -> FormProblem:
    """What is told of a sum that does not follow."""
    code, words = _WHY[reason]
    return FormProblem(code, field.name, Severity.WARNING, words, field.clauses)


def outside_of_grant(field: FieldDefinition, record: Record) -> FormProblem | None:
    """A sum that was entered, with the sums that count with it, against what the award gives for the other answers."""
    found = None if field.within is None else granted(field.within, record)
    if found is None:
        return None
    if found.open is Open.NO_LINE:
        return open_sum(field, found.open)
    try:
        own = Fraction(_text(record, field.name))
        total = own + sum((Fraction(_text(record, name)) for name in field.counts), Fraction(0))
    except ValueError:
        return None  # what is no figure is told elsewhere
    code, words = _compared(found, own, total)
    return None if words is None else FormProblem(code, field.name, Severity.ERROR, words, field.clauses)


def _compared(found: GrantedRange, own: Fraction, total: Fraction) -> tuple[str, Message | None]:
    """Sums are entered to 100 元, so the limit is rounded to them. From below only a range limits them."""
    if found.most is not None and total > rounded(found.most):
        words = message("{total}, at most {limit}", total=to_the_cent(total), limit=to_the_cent(found.most))
        return "over-limit", words
    if found.open is Open.BETWEEN and own < rounded(found.least):
        return "under-limit", message(
            "{total}, at least {limit}", total=to_the_cent(own), limit=to_the_cent(found.least)
        )
    return "", None


def _text(record: Record, name: str) -> str:
    answer = record.get(name, "0")
    return answer if isinstance(answer, str) else "0"
