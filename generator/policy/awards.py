"""Awards (what an applicant can get) and measures (what the notice supports, orders or sets as a target)."""

from enum import StrEnum

from generator.message import message
from generator.policy.frozen import Frozen, held, holds
from generator.policy.terms import Cap, Instalment, Ranks, Stacking, Terms
from generator.policy.text import AwardId, FormId, Id, Label, Note, Prose, Words
from generator.policy.values import Amount, Count, Duration, Figure, Money, Sources


class Condition(Frozen):
    """Something that must hold (condition) or that excludes (exclusion), in the words of the clause.

    Without `statement` the quoted words are the statement.
    """

    id: Id
    statement: Prose | None = None
    figures: tuple[Figure, ...] = ()
    source: Sources


class Tier(Terms):
    """One line of several of which one applies: it is chosen by `level`, `ranks` or `band`."""

    id: Id
    level: Words | None = None
    ranks: Ranks | None = None
    amount: Amount
    source: Sources | None = None

    @holds
    def chosen_by_something(self) -> None:
        if self.level is None and self.ranks is None and self.band is None:
            raise ValueError(message("level, ranks or band: what chooses this line"))


class Part(Terms):
    """One of several payments that are added up: either an amount, or tiers of which one applies."""

    id: Id
    label: Label | None = None
    trigger: Words | None = None  # for which it is paid, where stages are paid one by one: 成功发行
    amount: Amount | None = None
    tiers: tuple[Tier, ...] = ()
    source: Sources

    @holds
    def one_way_to_pay(self) -> None:
        if (self.amount is None) == (not self.tiers):
            raise ValueError(message("exactly one of amount, tiers"))


class Nature(StrEnum):
    """What an applicant gets: a payment, a relief from a charge, or a charge at a stated rate (按收费标准80%收取)."""

    GRANT = "grant"
    RELIEF = "relief"
    CHARGE = "charge"


class Applicant(StrEnum):
    """Who applies: forms have a block of questions for each."""

    ENTERPRISE = "enterprise"
    ORGANISATION = "organisation"
    PROJECT = "project"
    INDIVIDUAL = "individual"


class Award(Terms):
    """What an applicant can get: either `amount`, or `parts` (added up), or `tiers` (one applies).

    `total`: the printed sum of the parts, where the notice prints it (分阶段奖励800万元). `quota`: how many may get it.
    """

    id: Id
    name: Label
    nature: Nature = Nature.GRANT
    applicants: tuple[Applicant, ...] = (Applicant.ENTERPRISE,)
    beneficiary: Words
    trigger: Words
    benefit: Words | None = None  # what is given, where the notice names it: 企业孵化场地租金补贴
    amount: Amount | None = None
    scope: Words | None = None  # what a bounded amount counts: 每家企业补助总额
    parts: tuple[Part, ...] = ()
    tiers: tuple[Tier, ...] = ()
    total: Money | None = None
    quota: Cap | None = None
    payout: tuple[Instalment, ...] = ()
    stacking: tuple[Stacking, ...] = ()
    conditions: tuple[Condition, ...] = ()
    exclusions: tuple[Condition, ...] = ()
    remarks: tuple[Condition, ...] = ()  # what an applicant should know besides: paraphrases of named clauses
    form: FormId | None = None
    no_form: Prose | None = None  # why there is none
    source: Sources

    @holds
    def one_way_to_pay(self) -> None:
        if sum((self.amount is not None, bool(self.parts), bool(self.tiers))) != 1:
            raise ValueError(message("exactly one of amount, parts, tiers"))
        if (self.form is None) == (self.no_form is None):
            raise ValueError(message("either form, or no_form with the reason"))


AwardLine = Award | Part | Tier  # what grants a sum: an award, or one of its payments or lines


class JointCap(Cap):
    """A limit of what an applicant may get of several awards together; `awards` empty: of all of this notice."""

    id: Id
    name: Label
    awards: tuple[AwardId, ...] = ()
    source: Sources


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
    count: Count | None = None

    @holds
    def one_figure(self) -> None:
        if sum(value is not None for value in (self.amount, self.duration, self.count)) != 1:
            raise ValueError(message("exactly one of {names}", names="amount, duration, count"))


class Operation(StrEnum):
    """How a step of a worked example computes.

    percent_of: a rate (a percentage, a factor, a portion), its base. times: an amount, a number of years or of things.
    each: an amount, how many make one, a figure: whole multiples count. above: a sum, a band: what exceeds its lower
    end. sum, smaller_of, larger_of: amounts.
    """

    PERCENT_OF = "percent_of"
    TIMES = "times"
    EACH = "each"
    ABOVE = "above"
    SUM = "sum"
    SMALLER_OF = "smaller_of"
    LARGER_OF = "larger_of"


class Step(Frozen):
    """A computed value. `inputs` are model paths, or ids of assumptions and earlier steps of the same example."""

    id: Id
    label: Label
    operation: Operation
    inputs: tuple[str, ...] = held(min_length=1)


class Example(Frozen):
    """A worked example of an award; its figures are assumptions or recomputed from them."""

    id: Id
    award: Id
    introduction: Prose
    assumptions: tuple[Assumption, ...] = held(min_length=1)
    steps: tuple[Step, ...] = held(min_length=1)
    note: Note | None = None
