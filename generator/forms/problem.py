"""What is wrong with an answer or a returned form: a small value, shown by whoever asked."""

from __future__ import annotations

from generator.dataclass import dataclass
from generator.finding import Severity
from generator.message import Message


@dataclass(frozen=True, slots=True)
class FormProblem:
    """`field`: name of the field, None where it is about the form as a whole.

    `clauses`: ids of the clauses that the rule comes from; none where it is a matter of form only.
    """

    code: str
    field: str | None
    severity: Severity
    message: Message
    clauses: tuple[str, ...] = ()
