"""What is noted of a page element by element: its ids, where its links and names lead, which element stands in which,
and all that no page of ours has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import field

from lxml import etree

from generator.audit.read.finished import Foreign
from generator.audit.read.html_elements import OWN_ID
from generator.audit.read.html_vocabulary import VOCABULARY, may_have, odd_class
from generator.dataclass import dataclass

_SHOWN = 60  # characters of a class in a finding
SHOWN = 40  # characters of foreign text in a finding


@dataclass(slots=True)
class Seen:
    """What was seen so far. `inside`: element -> those that stand directly in it; `named_by`: ids that elements are
    named or described by; `classes`: those that an element may not have."""

    foreign: list[Foreign] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    inside: defaultdict[str, set[object]] = field(default_factory=lambda: defaultdict(set))
    named_by: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    classes: set[tuple[str, str]] = field(default_factory=set)

    def active(self, what: str) -> None:
        self.foreign.append(Foreign("active-content", what))

    def uncovered(self, what: str) -> None:
        self.foreign.append(Foreign("text-uncovered", what))

    def attributes_of(self, element: etree._Element, tag: str) -> dict[str, str] | None:
        """The attributes of an element, held to the vocabulary; None of an element that no page has."""
        shapes = VOCABULARY.get(tag)
        if shapes is None:
            self.active(f"<{tag}>" if isinstance(tag, str) else "<!-- … -->")
            return None
        given = element.items()
        for name, value in given:
            shape = shapes.get(name)
            if shape is None or not shape.fullmatch(value):
                self._misfit(tag, name, value)
            if name in _NOTED:
                _NOTED[name](self, tag, value)
        attributes = dict(given)
        if tag == "th" and "scope" not in attributes:
            self.active("<th> without scope")
        if "data-s" in attributes and OWN_ID.fullmatch(attributes.get("id", "")):  # two numbers of a statement
            self.active(f'<{tag} data-s="{attributes["data-s"]}">')
        return attributes

    def _misfit(self, tag: str, name: str, value: str) -> None:
        """A class that hides nothing may be one that the page's kind or a field has."""
        odd = odd_class(tag, value) if name == "class" else value
        if odd is not None:
            self.active(f'<{tag} {name}="{odd}">')
        if name == "class" and not may_have(tag, value):
            self.classes.add((tag, value))

    def _note_id(self, _: str, value: str) -> None:
        if value in self.ids:
            self.active(f'two elements with id="{value}"')
        self.ids.add(value)

    def _note_name(self, _: str, value: str) -> None:
        self.named_by.append(value)

    def _note_link(self, tag: str, value: str) -> None:
        if tag == "a":
            self.links.append(value)

    def odd_classes(self) -> list[str]:
        return [f'<{tag} class="{name[:_SHOWN]}">' for tag, name in sorted(self.classes)]


_NOTED: Mapping[str, Callable[[Seen, str, str], None]] = {
    "id": Seen._note_id,
    "href": Seen._note_link,
    "aria-labelledby": Seen._note_name,
    "aria-describedby": Seen._note_name,
}
