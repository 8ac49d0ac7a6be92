"""Awards (what an applicant can get) and measures (what the notice supports, orders or sets as a target)."""

from enum import StrEnum

from pydantic import Field, StrictInt, model_validator

from generator.message import message
from generator.policy.text import FormId, Id, Label, Note, Prose, Words
from generator.policy.values import Amount, Duration, Figure, Frozen, Payment, Sources


class Condition(Frozen):
    """Something that must hold (condition) or that excludes (exclusion), in the words of the clause.

    Without `statement` the quoted words are the statement.
    """

    id: Id
    statement: Prose | None = None
    figures: tuple[Figure, ...] = ()
    source: Sources


class Part(Frozen):
    """One payment of an award. `years`: for how many consecutive years."""

    id: Id
    label: Label | None = None
    payment: Payment
    years: StrictInt | None = Field(default=None, ge=1)
    amount: Amount
    source: Sources


class Tier(Frozen):
    """One level of a tiered award; level and amount belong together."""

    id: Id
    level: Words
    amount: Amount


class Award(Frozen):
    """What an applicant can get: either `amount`, or `parts`, or `tiers`."""

    id: Id
    name: Label
    beneficiary: Words
    trigger: Words
    benefit: Words | None = None  # what is given, where the notice names it: 企业孵化场地租金补贴
    amount: Amount | None = None
    payment: Payment = Payment.NOT_SAID
    scope: Words | None = None  # what a cap counts: 每家企业补助总额
    parts: tuple[Part, ...] = ()
    tiers: tuple[Tier, ...] = ()
    conditions: tuple[Condition, ...] = ()
    exclusions: tuple[Condition, ...] = ()
    remarks: tuple[Condition, ...] = ()  # what an applicant should know besides: paraphrases of named clauses
    form: FormId | None = None
    no_form: Prose | None = None  # why there is none
    source: Sources

    @model_validator(mode="after")
    def one_way_to_pay(self) -> "Award":
        if sum((self.amount is not None, bool(self.parts), bool(self.tiers))) != 1:
            raise ValueError(message("exactly one of amount, parts, tiers"))
        if (self.form is None) == (self.no_form is None):
            raise ValueError(message("either form, or no_form with the reason"))
        return self


class Addressee(StrEnum):
    """Whom a measure speaks to. Only `enterprise` is ever shown to enterprises as theirs."""

    ENTERPRISE = "enterprise"
    ZONE = "zone"
    DEPARTMENT = "department"


class Measure(Frozen):
    """What the notice supports, orders or sets as a target where it grants no award; `verb` is its own word."""

    id: Id
    name: Label
    theme: Id
    addressee: Addressee
    verb: Words
    statement: Prose | None = None
    target: Amount | None = None
    fund: Amount | None = None
    figures: tuple[Figure, ...] = ()
    source: Sources


class Theme(Frozen):
    """A heading under which measures are shown."""

    id: Id
    name: Label


class Assumption(Frozen):
    """An assumed figure of a worked example; documents mark it 举例."""

    id: Id
    label: Label
    amount: Amount | None = None
    duration: Duration | None = None


class Operation(StrEnum):
    """percent_of: rate, base. times: amount, number of years. sum: amounts. smaller_of: amounts."""

    PERCENT_OF = "percent_of"
    TIMES = "times"
    SUM = "sum"
    SMALLER_OF = "smaller_of"


class Step(Frozen):
    """A computed value. `inputs` are model paths, or ids of assumptions and earlier steps of the same example."""

    id: Id
    label: Label
    operation: Operation
    inputs: tuple[str, ...] = Field(min_length=1)


class Example(Frozen):
    """A worked example of an award; its figures are assumptions or recomputed from them."""

    id: Id
    award: Id
    introduction: Prose
    assumptions: tuple[Assumption, ...] = Field(min_length=1)
    steps: tuple[Step, ...] = Field(min_length=1)
    note: Note | None = None
