"""The policy: the structured model of one notice, every item with its clauses."""

import datetime
from enum import StrEnum
from typing import Literal

from generator.message import message
from generator.notice.start_words import start_words
from generator.notice.term import days_of
from generator.policy.awards import Award, Example, JointCap, Measure, Theme
from generator.policy.eligibility import Eligibility
from generator.policy.faq import Faq
from generator.policy.forms import Form
from generator.policy.frozen import Frozen, held, holds
from generator.policy.office import Office
from generator.policy.readings import Reading
from generator.policy.text import ClauseId, Id, Label, Note, OrganisationId, Prose, Text, Words
from generator.policy.ties import Extensions, OwnTerm, Ties
from generator.policy.values import Duration, Figure, Sources


class StartRule(Frozen):
    """When the notice takes effect: by a rule that names no date, on a printed date, or it does not say.

    `from_publication`: 自发布之日起; `from_issue`: 自印发之日起, which may be another day; `as_printed`: as `words`
    say (自批准之日起实施). `words`: the whole phrase where it is another (自公布之日起30日后施行); null: the usual one.
    """

    rule: Literal["from_publication", "from_issue", "as_printed", "not_said"] | None = None
    words: Words | None = None
    date: datetime.date | None = None

    @holds
    def one_way(self) -> None:
        if (self.rule is None) == (self.date is None):
            raise ValueError(message("either rule or date"))
        if self.words is not None and self.rule in (None, "not_said"):
            raise ValueError(message("words belong to a rule that says from when"))
        if self.rule == "as_printed" and self.words is None:
            raise ValueError(message("as_printed needs words"))

    @property
    def waits(self) -> bool:
        """Whether the first day of force lies some time after the day that the rule names: 起30日后施行."""
        return self.wait_days != 0

    @property
    def wait_days(self) -> int | None:
        """How many days after it; None where no calendar tells (15个工作日后)."""
        found = start_words(self.words or "")
        return days_of(found.wait) if found and found.wait else 0


class Validity(Frozen):
    """The notice's own term. `end` is the last day; null: the notice names no end. `term`: 有效期5年, as printed."""

    start: StartRule
    end: datetime.date | None = None
    term: Duration | None = None
    source: Sources


class Alias(Frozen):
    """Another name of an organisation and since when it is used."""

    name: Words
    since: datetime.date | None = None


class Organisation(Frozen):
    """An organisation, its name as printed in the notice."""

    name: Words
    aliases: tuple[Alias, ...] = ()


class Definition(Frozen):
    """A short name that the notice introduces."""

    id: Id
    term: Words
    meaning: Words
    source: Sources


class Clause(Frozen):
    """A clause of the notice: `id` is minted once and opaque, `path` ties it to the printed numbers.

    `summary`: what it is about, in the office's words, where heading and quotes are too long for a table.
    """

    id: ClauseId
    path: Text
    summary: Prose | None = None
    lead: tuple[OrganisationId, ...] = ()
    cooperating: tuple[OrganisationId, ...] = ()
    responsible: tuple[OrganisationId, ...] = ()


class RuleKind(StrEnum):
    """What a rule is about. bounds_inclusive: “以上”均包含本数. higher_only, difference, on_top: as for `stacking` of
    an award, for all awards of the notice.
    """

    OWN_TERMS = "own_terms"
    PRECEDENCE = "precedence"
    AMENDMENT = "amendment"
    HIGHER_RULES = "higher_rules"
    ORGANISATION = "organisation"
    BOUNDS_INCLUSIVE = "bounds_inclusive"
    HIGHER_ONLY = "higher_only"
    DIFFERENCE = "difference"
    ON_TOP = "on_top"
    OTHER = "other"


class Rule(Frozen):
    """How the notice relates to time and to other rules: terms, precedence, amendment."""

    id: Id
    name: Label
    kind: RuleKind
    statement: Prose | None = None
    figures: tuple[Figure, ...] = ()
    source: Sources


class Interpretation(Frozen):
    """An inference of the office that the notice does not spell out; documents mark it 以主管部门解释为准."""

    id: Id
    name: Label
    statement: Prose
    source: Sources


class SetAside(Frozen):
    """Words of the notice that no item claims, and why: they grant, require and limit nothing."""

    id: Id
    reason: Note
    source: Sources


class Policy(Frozen):
    """The model of one notice: policy.yaml, faq.yaml, forms.yaml, office.yaml and readings.yaml together."""

    version: Literal[1, 2] = 1  # of the model's files; `policydocs migrate` brings older ones to the newest
    id: Id
    title: Words
    document_number: Words | None = None
    issuers: tuple[Words, ...] = ()
    issued: datetime.date | None = None
    edition: Label = Label("第一版")
    edition_date: datetime.date | None = held(
        default=None, description="the day of this edition of the documents; printed wherever the edition is"
    )
    revises: Ties = ()
    repeals: Ties = ()
    amends: Ties = ()
    extends_term_of: Extensions = ()
    validity: Validity
    own_terms: tuple[OwnTerm, ...] = ()
    definitions: tuple[Definition, ...] = ()
    organisations: dict[OrganisationId, Organisation] = held(default_factory=dict)
    clauses: tuple[Clause, ...] = held(min_length=1)
    themes: tuple[Theme, ...] = ()
    awards: tuple[Award, ...] = ()
    joint_caps: tuple[JointCap, ...] = ()
    examples: tuple[Example, ...] = ()
    measures: tuple[Measure, ...] = ()
    eligibility: Eligibility | None = None
    rules: tuple[Rule, ...] = ()
    interpretations: tuple[Interpretation, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    faq: Faq = Faq()
    forms: tuple[Form, ...] = ()
    office: Office = Office()
    readings: tuple[Reading, ...] = ()
