"""template.yaml: what a document kind is, which model paths its table columns may show, what must appear in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from generator.policy.as_data import without_none
from generator.policy.forms import FieldGroup
from generator.policy.frozen import Frozen, held

# awards: every award is spoken of; faq, pending: the questions that are answered to all, and those that are left to the
# office; for_enterprises, for_departments: of the measures only those for enterprises, or only those for others.
DocumentRole = Literal["awards", "faq", "pending", "for_enterprises", "for_departments"]


class DocumentKind(Frozen):
    """A document kind. `per`: one document for the policy, one for each form, one for the whole
    site, a proof of all other documents, or one of the revision pack (generator/pack).

    `places`: table column or card line -> patterns of model paths that it may show (`*` is one segment, `**` any
    number). `required`: patterns of paths of which every item of the model must appear in the document. `cards`: the
    names before the dot of places that are lines of a card; all others are columns of tables. `roles`: what the kind
    is held to tell beside that.
    """

    kind: str
    order: int
    per: Literal["policy", "form", "site", "proof", "revision"] = "policy"
    name: str  # file name without ending; {form} stands for the form's id
    formats: tuple[Literal["html", "docx"], ...] = ("html", "docx")
    landscape: bool = False
    internal: bool = False  # for the office alone: `build --public` leaves it out
    tracked: bool = False  # in Word, what a revision changes is tracked
    margins: tuple[int, int, int, int] | None = None  # of the page in mm: top, right, bottom, left
    verbatim: bool = False  # a reprint of the notice: it does not count as a document that a clause reaches
    places: Mapping[str, tuple[str, ...]] = held(default_factory=dict)
    cards: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    roles: tuple[DocumentRole, ...] = ()
    shared: tuple[FieldGroup, ...] = ()  # the fields that all forms share

    def declared(self) -> dict[str, object]:
        """What an audit of finished documents holds them to."""
        return {name: value for name, value in without_none(self).items() if name in _DECLARED}


_DECLARED = frozenset({"name", "per", "formats", "verbatim", "places", "cards", "required", "roles", "shared"})
