"""What the office has not filled in yet: documents count it once, on the cover, and show no row for it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.policy.model import Policy

_APPLICATION = ("place", "website", "period", "deadline", "copies", "payment", "procedure")
_CONTACT = ("role", "phone", "address", "email", "hours")


def unfilled(policy: Policy) -> tuple[str, ...]:
    """The paths in office.yaml that hold nothing, in the order of the file; of a policy that pays nothing and asks for
    no form only who publishes the documents."""
    return tuple(_paths(policy))


def _paths(policy: Policy) -> Iterator[str]:
    office = policy.office
    if office.publisher is None:
        yield "office.publisher"
    if not (policy.awards or policy.forms):
        return
    for name in _APPLICATION:
        if getattr(office.application, name) is None:
            yield f"office.application.{name}"
    for contact in office.contacts:
        for name in _CONTACT:
            if getattr(contact, name) is None:
                yield f"office.contacts.{contact.id}.{name}"
    for entry in office.materials:
        if entry.items is None:
            yield f"office.materials.{entry.form}.items"
