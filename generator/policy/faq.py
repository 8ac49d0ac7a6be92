"""Questions and answers."""

from enum import StrEnum

from pydantic import Field

from generator.policy.text import Id, Label, Prose
from generator.policy.values import Frozen, Sources


class Audience(StrEnum):
    """Who asks."""

    ENTERPRISE = "enterprise"
    OFFICE = "office"
    PUBLISHER = "publisher"


class Question(Frozen):
    """`source`: the clauses that answer; `not_in_notice`: the answer says that the notice does not say it."""

    id: Id
    audience: Audience = Audience.ENTERPRISE
    question: Prose
    answer: Prose
    not_in_notice: bool = False
    source: Sources


class QuestionGroup(Frozen):
    """Questions under one heading."""

    id: Id
    name: Label
    questions: tuple[Question, ...] = Field(min_length=1)


class Faq(Frozen):
    groups: tuple[QuestionGroup, ...] = ()
