"""The forms of a policy: what they ask beyond the fields that all forms share (templates/form/template.yaml)."""

from enum import StrEnum

from pydantic import Field, StrictInt, model_validator

from generator.message import message
from generator.policy.text import AwardId, FieldId, FormId, Id, Label, ModelPath, Note, Prose
from generator.policy.values import Frozen, Number, Sources


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
    COMPUTED = "computed"


class Choice(Frozen):
    """One answer to choose; `label` may be wording (Prose) with a look-up such as {{ awards.x.tiers.y.level }}."""

    id: Id
    label: Prose


class PercentOf(Frozen):
    """`rate` (path of a Share in the model) per cent of what the applicant entered in `field`."""

    rate: ModelPath
    field: FieldId


class Lookup(Frozen):
    """The amount of the tier chosen in `field`; `tiers` is the path of an award's tiers."""

    tiers: ModelPath
    field: FieldId


class OnlyIf(Frozen):
    """The field must be filled in only where `field` of the same form has one of the answers `is_any_of`."""

    field: FieldId
    is_any_of: tuple[Id, ...] = Field(min_length=1)


class FormField(Frozen):
    """One thing to fill in. `limit`: path of the amount that the answer must not exceed, together with the sums in
    the fields `counts` (what was received already). `only_if`: it is required under that condition only.

    `choices_from`: path of tiers whose levels are the choices. `percent_of`, `lookup`: for type computed.
    `capitals_of`: the field whose sum stands here in Chinese capitals (大写); type text, filled in by the program.
    """

    id: FieldId
    label: Prose
    type: AnswerType = AnswerType.TEXT
    required: bool = True
    help: Prose | None = None
    max_length: StrictInt | None = Field(default=None, ge=1)
    maximum: Number | None = None
    limit: ModelPath | None = None
    counts: tuple[FieldId, ...] = ()
    only_if: OnlyIf | None = None
    choices: tuple[Choice, ...] = ()
    choices_from: ModelPath | None = None
    percent_of: PercentOf | None = None
    lookup: Lookup | None = None
    capitals_of: FieldId | None = None
    wide: bool = False  # takes a whole line of the grid
    source: Sources | None = None

    @model_validator(mode="after")
    def parts_fit_the_type(self) -> "FormField":
        chooses = self.type in (AnswerType.CHOICE, AnswerType.MULTIPLE)
        if chooses != bool(self.choices or self.choices_from):
            raise ValueError(message("choices or choices_from for the types choice and multiple, and for no others"))
        if (self.type is AnswerType.COMPUTED) != bool(self.percent_of or self.lookup):
            raise ValueError(message("percent_of or lookup for the type computed, and for no other"))
        if self.capitals_of is not None and (self.type is not AnswerType.TEXT or self.required):
            raise ValueError(message("capitals_of for the type text, with required: false"))
        return self


class FieldGroup(Frozen):
    """A part of the form's grid under a head of its own. `repeat`: the number of blank lines of a list."""

    id: Id
    title: Label
    fields: tuple[FormField, ...] = Field(min_length=1)
    repeat: StrictInt | None = Field(default=None, ge=1, le=30)


class Form(Frozen):
    """An application form. It applies for `awards`; the eligibility tree gives its declarations."""

    id: FormId
    title: Label
    edition: Label  # the form's own edition, such as 第一版
    awards: tuple[AwardId, ...] = Field(min_length=1)
    groups: tuple[FieldGroup, ...] = Field(min_length=1)
    how_to: tuple[Prose, ...] = ()
    note: Note | None = None
