"""What the office fills in stands with the item that it is about: a deadline with its clause, a telephone number with
its organisation, materials with their form; and a form shows nothing of another form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.audit.read.ledger import LedgerRow, LedgerSpan
from generator.audit.read.model import Model
from generator.audit.subject import AuditSubject

_OFFICE, _CONTACTS, _NAME = "office", "contacts", "organisation"
_OF_OFFICE = f"{_OFFICE}."
_OWNERS = {"tasks": ("clauses", "clause"), "materials": ("forms", "form"), _CONTACTS: ("organisations", _NAME)}
_LISTS = frozenset({*_OWNERS, "rounds"})


class Astray(NamedTuple):
    """A span that stands with `own`, the path of another item."""

    row: LedgerRow
    span: LedgerSpan
    own: str


def owner_of(model: Model, path: str) -> tuple[str, str] | None:
    """(collection, id) of the item that an entry of the office is about; None where it is about none."""
    member = _member(path)
    if member is None or member.rpartition(".")[0].removeprefix(f"{_OFFICE}.") not in _OWNERS or not model.has(member):
        return None
    collection, field = _OWNERS[member.split(".")[1]]
    return collection, str(model.at(member).get(field))


def _member(path: str) -> str | None:
    """office.contacts.science of office.contacts.science.phone."""
    first, kind, member, *_ = (*path.split("."), "", "")
    return f"{first}.{kind}.{member}" if first == _OFFICE and kind in _LISTS and member else None


def entries_mixed(rows: tuple[LedgerRow, ...]) -> Iterator[Astray]:
    """A statement speaks of one entry of a list; what is said of a contact stands behind its organisation."""
    contact: str | None = None
    for row in rows:
        first: str | None = None
        for span, path, member in _of_members(row):
            first = first or member
            contact = member if path.endswith(f".{_NAME}") else contact
            own = contact if member.startswith(f"{_OFFICE}.{_CONTACTS}.") else first
            if member != (own or member):
                yield Astray(row, span, str(own))


def _of_members(row: LedgerRow) -> Iterator[tuple[LedgerSpan, str, str]]:
    """The spans that print something of an entry of office information, their path, and the entry's."""
    for span in row.spans:
        path = span.path or ""
        member = _member(path) if path.startswith(_OF_OFFICE) else None
        if member is not None:
            yield span, path, member


def of_other_forms(subject: AuditSubject, form: str, rows: tuple[LedgerRow, ...]) -> Iterator[Astray]:
    """What a form shows of another form, the names of its awards and the materials that belong to it."""
    model = subject.sound_model
    asked = next((each.get("awards", ()) for each in model.data.get("forms", ()) if each["id"] == form), ())
    awards = {*asked, *(each["id"] for each in model.data.get("awards", ()) if each.get("form") == form)}
    for row in rows:
        for span in subject.prose.outside(row):
            if span.path is not None and not _is_of_form(model, form, awards, span.path):
                yield Astray(row, span, f"forms.{form}")


def _is_of_form(model: Model, form: str, awards: set[str], path: str) -> bool:
    match path.split("."):
        case ["office", "materials", *_]:
            return owner_of(model, path) in (None, ("forms", form))
        case ["forms", member, *_]:
            return member == form
        case ["awards", member, "name"]:  # its levels and sums may be what a field offers or computes
            return not awards or member in awards
    return True
