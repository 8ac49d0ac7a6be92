"""What the notice does not say and the office fills in. Nothing here is guessed: null prints as a visible blank."""

import datetime
from typing import Literal

from generator.message import message
from generator.policy.frozen import Frozen, held, holds
from generator.policy.text import ClauseId, FormId, Id, Note, OfficeText, OrganisationId


class Contact(Frozen):
    """Where an applicant may ask. `organisation` is one of the policy's; null fields print as blanks."""

    id: Id
    organisation: OrganisationId
    role: OfficeText | None = None
    phone: OfficeText | None = None
    address: OfficeText | None = None
    email: OfficeText | None = None
    hours: OfficeText | None = None


class Materials(Frozen):
    """What to hand in with a form; null: to be filled in by the office that takes applications."""

    form: FormId
    items: tuple[OfficeText, ...] | None = None


class Opinion(Frozen):
    """A cell for an office's opinion on the form."""

    id: Id
    organisation: OrganisationId | None = None
    title: OfficeText


class Task(Frozen):
    """What the office adds to a row of the matrix: until when a clause is done, who answers for it, a remark."""

    id: Id
    clause: ClauseId
    due: OfficeText | None = None
    person: OfficeText | None = None
    remark: OfficeText | None = None


class Published(Frozen):
    """On which day the notice was published, and where that is to be seen: what 自发布之日起 counts from.

    `day_of` issue: the day is that of 印发, from which 自印发之日起 counts; the two may differ.
    """

    date: datetime.date
    where: OfficeText
    day_of: Literal["publication", "issue"] = "publication"


class Application(Frozen):
    """How to apply."""

    place: OfficeText | None = None
    website: OfficeText | None = None
    period: OfficeText | None = None
    deadline: OfficeText | None = None
    copies: OfficeText | None = None
    payment: OfficeText | None = None
    procedure: tuple[OfficeText, ...] | None = None


class Round(Frozen):
    """One period in which applications are taken: its first and last day, for some forms or (none named) for all."""

    id: Id
    label: OfficeText | None = None
    opens: datetime.date | None = None
    closes: datetime.date
    forms: tuple[FormId, ...] = ()

    @holds
    def in_order(self) -> None:
        if self.opens is not None and self.closes < self.opens:
            raise ValueError(message("it closes before it opens"))


class Office(Frozen):
    """Everything that stands in office.yaml. `opinions` null: the lead units, marked 参考格式.

    `runs_out_within`: so many days before its last one a policy counts as running out.
    """

    application: Application = Application()
    contacts: tuple[Contact, ...] = ()
    materials: tuple[Materials, ...] = ()
    opinions: tuple[Opinion, ...] | None = None
    undertaking: tuple[OfficeText, ...] | None = held(
        default=None, description="the wording of the undertaking; null: a reference text marked as such"
    )
    form_cover: bool = held(default=False, description="whether application forms begin with a cover")
    stamped_page: bool = held(default=False, description="whether forms end with a page for the scan of sealed pages")
    publisher: OfficeText | None = None
    tasks: tuple[Task, ...] = held(default=(), description="完成时限, 责任人 and 备注 of the matrix, by clause")
    unfilled: Literal["refuse", "leave_out"] = held(
        default="refuse", description="what `build --public` does while blanks stand: refuse, or leave the rows out"
    )
    published: Published | None = None
    rounds: tuple[Round, ...] = ()
    runs_out_within: int = held(default=60, ge=0, le=3660, strict=True)
    note: Note | None = None
