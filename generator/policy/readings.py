"""readings.yaml: where a person overrules the reader of the notice, on which of its words, and why.

The types say what can be corrected; `generator.corrections` applies them. None of them holds words that documents
print: the notice's text stays as it is.
"""

import datetime
from decimal import Decimal
from typing import Annotated, Literal

from generator.dataclass import fields_of
from generator.message import message
from generator.notice.model import AmountRole, FactKind
from generator.policy.frozen import Frozen, HeldTo, holds
from generator.policy.text import Id, Text
from generator.policy.values import Bound, Number

TOP = "top"
NOT_SAID = "not_said"


class ClauseStart(Frozen):
    """A clause begins with the quoted words: with its printed `number`, or, where it has none, with `named` words.

    `under`: the path of the clause above it, `top` for none; left out: it stands beside the clause it was read in.
    """

    number: Text | None = None
    named: Text | None = None
    under: Text | None = None

    @holds
    def one_name(self) -> None:
        if (self.number is None) == (self.named is None):
            raise ValueError(message("either number or named"))


class FigureReading(Frozen):
    """What the words of one figure say. `words`: the figure inside the quote, where the quote holds more than it.

    What is left out stays as it was read; `none: true`: the words are no figure. `value`: a number (20万元 is 200000,
    20% is 20), for the other kinds a text (P3Y, 2025-12-31, one_off, national). `per` counts by something (person,
    mu); `not_said` takes `per` or `inclusive` away.
    """

    words: Text | None = None
    none: Literal[True] | None = None
    kind: FactKind | None = None
    value: Number | Text | None = None
    unit: Text | None = None
    bound: Bound | None = None
    inclusive: bool | Literal["not_said"] | None = None
    per: Text | None = None
    consecutive: bool | None = None
    role: AmountRole | None = None

    @holds
    def says_something(self) -> None:
        if (self.none is None) == (not self.changed):
            raise ValueError(message("either none or what the figure says"))

    @property
    def changed(self) -> dict[str, object]:
        """The fields that are given, words and none aside."""
        names = (name for name in fields_of(type(self)) if name not in ("words", "none"))
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}

    @property
    def plain_value(self) -> Decimal | str | None:
        return str(self.value) if isinstance(self.value, str) else self.value


class UnitsReading(Frozen):
    """The organisations of a clause by their roles, as printed in the quoted words, all of them.

    `of`: paths of the clauses that they answer for, where the words stand in another clause.
    """

    lead: tuple[Text, ...] = ()
    cooperating: tuple[Text, ...] = ()
    responsible: tuple[Text, ...] = ()
    of: tuple[Text, ...] = ()


class OrganisationReading(Frozen):
    """Where the name of an organisation begins and ends: what was `read`, and the `names` that it is."""

    read: Text
    names: Annotated[tuple[Text, ...], HeldTo(min_length=1)]


class DefinitionReading(Frozen):
    """A short name that the quoted words introduce, and what it stands for."""

    term: Text
    meaning: Text


class TermReading(Frozen):
    """When the notice takes effect and ends, as the quoted words say; `not_said`: they speak of something else."""

    start: Literal["from_publication", "from_issue", "as_printed"] | datetime.date | None = None
    end: datetime.date | None = None
    years: Annotated[int, HeldTo(ge=1)] | None = None
    months: Annotated[int, HeldTo(ge=1)] | None = None
    not_said: Literal[True] | None = None


class Reading(Frozen):
    """One correction: on which `quote` of which clause it rests (its printed path; preamble, closing), why, and
    exactly one of the things that can be read otherwise.

    `begins`: a clause begins here; `joins`: the clause is none, its words go on those before it, in the sentence or
    as a paragraph; `ends`: here the clauses end and the closing begins; `number`, `under`: the clause has another
    number, another clause above it. `heading`: not_said, the clause has none.
    """

    id: Id
    clause: Text
    quote: Text
    reason: Text
    begins: ClauseStart | None = None
    joins: Literal["sentence", "paragraph"] | None = None
    ends: Literal[True] | None = None
    number: Text | None = None
    under: Text | None = None
    figure: FigureReading | None = None
    units: UnitsReading | None = None
    organisation: OrganisationReading | None = None
    definitions: tuple[DefinitionReading, ...] | None = None
    heading: Text | None = None
    title: Text | None = None
    body_title: Text | None = None
    document_number: Text | None = None
    issuers: tuple[Text, ...] | None = None
    addressees: tuple[Text, ...] | None = None
    issued: datetime.date | None = None
    term: TermReading | None = None

    @holds
    def one_correction(self) -> None:
        if sum(getattr(self, name) is not None for name in READING_KINDS) != 1:
            raise ValueError(message("exactly one of {names}", names=", ".join(READING_KINDS)))

    @property
    def kind(self) -> str:
        """Which of the things it corrects."""
        return next(name for name in READING_KINDS if getattr(self, name) is not None)


READING_KINDS = tuple(name for name in fields_of(Reading) if name not in ("id", "clause", "quote", "reason"))
STRUCTURE = ("begins", "joins", "ends", "number", "under")
