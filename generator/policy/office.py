"""What the notice does not say and the office fills in. Nothing here is guessed: null prints as a visible blank."""

import datetime

from pydantic import Field

from generator.policy.text import FormId, Id, Note, OfficeText, OrganisationId
from generator.policy.values import Frozen


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


class Published(Frozen):
    """On which day the notice was published, and where that is to be seen: what 自发布之日起 counts from."""

    date: datetime.date
    where: OfficeText


class Application(Frozen):
    """How to apply."""

    place: OfficeText | None = None
    website: OfficeText | None = None
    period: OfficeText | None = None
    deadline: OfficeText | None = None
    copies: OfficeText | None = None
    payment: OfficeText | None = None
    procedure: tuple[OfficeText, ...] | None = None


class Office(Frozen):
    """Everything that stands in office.yaml. `opinions` null: the lead units, marked 参考格式."""

    application: Application = Application()
    contacts: tuple[Contact, ...] = ()
    materials: tuple[Materials, ...] = ()
    opinions: tuple[Opinion, ...] | None = None
    undertaking: tuple[OfficeText, ...] | None = Field(
        default=None, description="the wording of the undertaking; null: a reference text marked as such"
    )
    form_cover: bool = Field(default=False, description="whether application forms begin with a cover")
    stamped_page: bool = Field(default=False, description="whether forms end with a page for the scan of sealed pages")
    publisher: OfficeText | None = None
    published: Published | None = None
    note: Note | None = None
