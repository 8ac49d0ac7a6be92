"""The forms of a policy: what they ask beyond the fields that all forms share (templates/form/template.yaml)."""

from enum import StrEnum
from typing import Annotated, Any

from generator.message import message
from generator.policy.awards import Applicant
from generator.policy.frozen import Frozen, HeldTo, Prepared, StrictInt, held, holds
from generator.policy.text import AwardId, FieldId, FormId, Id, Label, ModelPath, Note, Prose
from generator.policy.values import Number, Sources


class AnswerType(StrEnum):
    """The kinds of answer a form asks for."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    YEAR = "year"
    CHOICE = "choice"
    MULTIPLE = "multiple"
    YES_NO = "yes_no"
    CREDIT_CODE = "credit_code"
    PHONE = "phone"
    EMAIL = "email"
    BANK_ACCOUNT = "bank_account"
    ID_NUMBER = "id_number"
    COMPUTED = "computed"


class Choice(Frozen):
    """One answer to choose; `label` may be wording (Prose) with a look-up such as {{ awards.x.tiers.y.level }}."""

    id: Id
    label: Prose


def _many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


_OneOrMany = FieldId | Annotated[tuple[FieldId, ...], HeldTo(min_length=1)]
FieldIds = Annotated[tuple[FieldId, ...], Prepared(_many, written=_OneOrMany)]


class Computing(Frozen):
    """How a sum follows from an award (`award`: path of it, of one of its parts or tiers), and which fields of the
    form give what its lines take.

    `base`: the sum that a rate is taken of. `band`: the figure by which a band is found. `quantity`: what a sum is
    counted by (人, 平方米), of several units a field each. `level`: the choice of a tier. `rank`: the place in a
    ranking. `year`: which year of the grant it is for, from 1.
    """

    award: ModelPath
    base: FieldId | None = None
    band: FieldId | None = None
    quantity: FieldIds = ()
    level: FieldId | None = None
    rank: FieldId | None = None
    year: FieldId | None = None


class OnlyIf(Frozen):
    """The field must be filled in only where `field` of the same form has one of the answers `is_any_of`."""

    field: FieldId
    is_any_of: tuple[Id, ...] = held(min_length=1)


class FormField(Frozen):
    """One thing to fill in. `limit`: path of the amount that the answer must not exceed, together with the sums in
    the fields `counts` (what was received already). `only_if`: it is required under that condition only.

    `choices_from`: path of tiers whose levels are the choices. `computes`: for type computed, what it computes.
    `limited_by`: for type money, what limits the sum that is entered, from below too where the notice gives a range.
    `adds`: for type computed, the fields whose sums it adds up, those of a list line by line. `capitals_of`: the field
    whose sum stands here in Chinese capitals (大写); type text, filled in by the program.
    """

    id: FieldId
    label: Prose
    type: AnswerType = AnswerType.TEXT
    required: bool = True
    help: Prose | None = None
    max_length: StrictInt | None = held(default=None, ge=1)
    maximum: Number | None = None
    limit: ModelPath | None = None
    counts: tuple[FieldId, ...] = ()
    only_if: OnlyIf | None = None
    choices: tuple[Choice, ...] = ()
    choices_from: ModelPath | None = None
    computes: Computing | None = None
    adds: tuple[FieldId, ...] = ()
    limited_by: Computing | None = None
    capitals_of: FieldId | None = None
    wide: bool = False  # takes a whole line of the grid
    source: Sources | None = None

    @holds
    def parts_fit_the_type(self) -> None:
        chooses = self.type in (AnswerType.CHOICE, AnswerType.MULTIPLE)
        if chooses != bool(self.choices or self.choices_from):
            raise ValueError(message("choices or choices_from for the types choice and multiple, and for no others"))
        ways = (self.computes is not None) + bool(self.adds)
        if ways != (self.type is AnswerType.COMPUTED):
            raise ValueError(message("computes or adds for the type computed, and for no other"))

    @holds
    def other_fields_fit_the_type(self) -> None:
        if self.limited_by is not None and (self.type is not AnswerType.MONEY or self.limit is not None):
            raise ValueError(message("limited_by for the type money, without limit"))
        if self.capitals_of is not None and (self.type is not AnswerType.TEXT or self.required):
            raise ValueError(message("capitals_of for the type text, with required: false"))


class FieldGroup(Frozen):
    """A part of the form's grid under a head of its own. `repeat`: the number of blank lines of a list.

    `applicants`: of a group that all forms share, who fills it in; empty: everybody.
    """

    id: Id
    title: Label
    fields: tuple[FormField, ...] = held(min_length=1)
    repeat: StrictInt | None = held(default=None, ge=1, le=30)
    applicants: tuple[Applicant, ...] = ()


class Form(Frozen):
    """An application form. It applies for `awards`; the eligibility tree gives its declarations.

    `applicants`: who fills it in, where its awards are for others too; left out, all for whom the awards are.
    """

    id: FormId
    title: Label
    edition: Label  # the form's own edition, such as 第一版
    awards: tuple[AwardId, ...] = held(min_length=1)
    applicants: tuple[Applicant, ...] = ()
    groups: tuple[FieldGroup, ...] = held(min_length=1)
    how_to: tuple[Prose, ...] = ()
    note: Note | None = None
