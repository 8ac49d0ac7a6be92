"""The forms of a workspace, as far as collecting needs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from generator.documents.blocks import FieldType
from generator.forms.definition.definition import FieldDefinition, FormDefinition
from generator.forms.rules.checking import Checker
from generator.word.binding import box_name, store_id

BOXES = frozenset((FieldType.MULTIPLE, FieldType.YES_NO))


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
    """A form of today, with its checker. `clauses`: clause id -> how it is cited, such as 第二条."""

    definition: FormDefinition
    checker: Checker
    awards: tuple[KnownAward, ...] = ()
    clauses: Mapping[str, str] | None = None


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
    """The one form that has all the controls, and the fewest others; None where two have as few."""
    wanted = set(names)
    fitting = [(len(own - wanted), known) for known, own in _controls(library) if wanted and wanted <= own]
    fitting.sort(key=lambda pair: pair[0])
    if not fitting or (len(fitting) > 1 and fitting[0][0] == fitting[1][0]):
        return None
    return fitting[0][1]


def _controls(library: Library) -> Iterator[tuple[KnownForm, set[str]]]:
    for names in library.names():
        known = library.form(*names)
        if known is not None:
            yield known, set(control_names(known.definition))


def control_names(definition: FormDefinition) -> Iterator[str]:
    """The names of a form's controls: of boxes to tick one for each option."""
    for field in definition.fields:
        yield from names_of(field)


def names_of(field: FieldDefinition) -> Sequence[str]:
    """The names of a field's controls."""
    return [box_name(field.name, option) for option, _ in field.options] if field.type in BOXES else (field.name,)
