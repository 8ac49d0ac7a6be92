"""The forms of a workspace, as far as collecting needs them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from generator.dataclass import dataclass
from generator.documents.blocks import FieldType
from generator.forms.definition.definition import FormDefinition
from generator.forms.rules.checking import Checker
from generator.word.binding import field_and_option, store_id

BOXES = frozenset((FieldType.MULTIPLE, FieldType.YES_NO))  # a choice has boxes or, in older forms, a list to open


@dataclass(frozen=True, slots=True)
class Exclusion:
    """What rules out an award, in the notice's words."""

    words: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownAward:
    """An award that a form applies for. `called`: its name and its trigger, as choices of a form name it."""

    id: str
    name: str
    called: tuple[str, ...]
    exclusions: tuple[Exclusion, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownForm:
    """A form of today, with its checker. `clauses`: clause id -> how it is cited, such as 第二条; `followed_by`: the
    policy that has taken the place of its own."""

    definition: FormDefinition
    checker: Checker
    awards: tuple[KnownAward, ...] = ()
    clauses: Mapping[str, str] | None = None
    followed_by: str | None = None


class Library(Protocol):
    """Where the forms of today are asked for; composing them takes time, so only those that are needed are made."""

    def form(self, policy: str, form: str) -> KnownForm | None:
        """The form of today, None where the workspace has none."""

    def names(self) -> Iterable[tuple[str, str]]:
        """(policy, form) of every form of the workspace."""


def by_store(library: Library, stores: Iterable[str]) -> KnownForm | None:
    """The form that one of the GUIDs belongs to."""
    wanted = set(stores)
    found = next((names for names in library.names() if store_id(*names) in wanted), None) if wanted else None
    return library.form(*found) if found else None


def by_fields(library: Library, names: Iterable[str]) -> KnownForm | None:
    """The one form that has all the fields of these controls, and the fewest others; None where two have as few."""
    wanted = {field_and_option(name)[0] for name in names}
    forms = [known for known in (library.form(*each) for each in library.names()) if known is not None]
    fitting = [known for known in forms if wanted and wanted <= known.definition.named().keys()]
    fitting.sort(key=lambda known: len(known.definition.fields))
    sizes = [len(known.definition.fields) for known in fitting[:2]]
    return fitting[0] if fitting and sizes[:1] != sizes[1:] else None
