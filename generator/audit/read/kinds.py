"""What document kinds declare in the manifest: which model paths a place may show, what must appear."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class DeclaredKind:
    """A document kind. `file`: the names of its documents; `cards`: names of places that are lines of cards, not
    columns of tables; `roles`: what else it tells (awards, faq, pending, for_enterprises, for_departments); `shared`:
    the fields that all forms share, if said.
    """

    name: str
    file: re.Pattern[str]
    places: Mapping[str, tuple[str, ...]]
    cards: frozenset[str]
    required: tuple[str, ...]
    roles: frozenset[str]
    verbatim: bool
    per: str
    shared: Sequence[Mapping[str, Any]]
    pattern: str = ""
    formats: tuple[str, ...] = ()

    @property
    def per_form(self) -> bool:
        """Whether each form is a document of its own."""
        return "{form}" in self.pattern

    def is_card(self, place: str) -> bool:
        """Whether a place is a line of a card."""
        return place.partition(".")[0] in self.cards

    def documents(self, forms: Sequence[str]) -> Iterator[str]:
        """The files that the kind makes of a policy with these forms."""
        names = [self.pattern.replace("{form}", form) for form in forms] if self.per_form else [self.pattern]
        yield from (f"{name}.{kind}" for name in names for kind in self.formats)


def read_kinds(declared: Any) -> tuple[DeclaredKind, ...]:
    """The kinds of manifest.json; those of a wrong shape are left out, and their documents have no kind."""
    if not isinstance(declared, dict):
        return ()
    found = (_kind(name, each) for name, each in declared.items())
    return tuple(kind for kind in found if kind is not None)


def _kind(name: str, declared: Any) -> DeclaredKind | None:
    try:
        return DeclaredKind(
            name,
            re.compile(re.escape(declared["name"]).replace(r"\{form\}", "(?P<form>[a-z0-9-]+)")),
            {place: tuple(patterns) for place, patterns in declared["places"].items()},
            frozenset(declared["cards"]),
            tuple(declared["required"]),
            frozenset(declared["roles"]),
            declared["verbatim"] is True,
            str(declared["per"]),
            tuple(declared.get("shared", ())),
            declared["name"],
            tuple(declared.get("formats", ("html", "docx"))),
        )
    except (KeyError, TypeError, AttributeError):
        return None
