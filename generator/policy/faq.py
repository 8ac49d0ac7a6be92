"""Questions and answers."""

from enum import StrEnum

from generator.policy.frozen import Frozen, held
from generator.policy.text import Id, Label, Prose
from generator.policy.values import Sources


class Audience(StrEnum):
    """Who asks."""

    ENTERPRISE = "enterprise"
    OFFICE = "office"
    PUBLISHER = "publisher"


class Listing(StrEnum):
    """In which document a question stands: the FAQ for enterprises, or the list of what the office has to settle."""

    FAQ = "faq"
    PENDING = "pending"


class Question(Frozen):
    """`source`: the clauses that answer; `not_in_notice`: the answer says that the notice does not say it.

    `listed`: where the question stands; left out, those of enterprises stand in the FAQ, the others in the list of
    pending matters.
    """

    id: Id
    audience: Audience = Audience.ENTERPRISE
    question: Prose
    answer: Prose
    not_in_notice: bool = False
    listed: Listing | None = None
    source: Sources


def listing(question: Question) -> Listing:
    """Where a question stands."""
    if question.listed is not None:
        return question.listed
    return Listing.FAQ if question.audience is Audience.ENTERPRISE else Listing.PENDING


class QuestionGroup(Frozen):
    """Questions under one heading."""

    id: Id
    name: Label
    questions: tuple[Question, ...] = held(min_length=1)


class Faq(Frozen):
    groups: tuple[QuestionGroup, ...] = ()
