"""What is noted of a page element by element: its ids, where its links and names lead, which element stands in which,
and all that no page of ours has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import field

from lxml import etree

from generator.audit.read.finished import Foreign
from generator.audit.read.html_elements import OWN_ID, HtmlTag
from generator.audit.read.html_vocabulary import VOCABULARY, may_have, odd_class
from generator.dataclass import dataclass

_NAMING = ("aria-labelledby", "aria-describedby")
# Elements of which more is asked.
_HELD = {"th", "a", *(tag for tag, shapes in VOCABULARY.items() if not shapes.keys().isdisjoint(_NAMING))}
_SHOWN = 60  # characters of a class in a finding
SHOWN = 40  # characters of foreign text in a finding


@dataclass(slots=True)
class Seen:
    """What was seen so far. `ids`: one of each element that has one; `named_by`: ids that elements are named or
    described by; `inside`: element -> those that stand directly in it; `classes`: those that it may not have."""

    foreign: list[Foreign] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    named_by: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    inside: defaultdict[str, set[object]] = field(default_factory=lambda: defaultdict(set))
    classes: set[tuple[str, str]] = field(default_factory=set)

    def active(self, what: str) -> None:
        self.foreign.append(Foreign("active-content", what))

    def uncovered(self, what: str) -> None:
        self.foreign.append(Foreign("text-uncovered", what))

    def attributes_of(self, element: etree._Element, tag: HtmlTag) -> dict[str, str] | None:
        """The attributes of an element, held to the vocabulary; None of an element that no page has."""
        shapes = VOCABULARY.get(tag)
        if shapes is None:
            self._unknown(tag)
            return None
        given = element.items()
        if not given and tag != "th":  # as of a third of them
            return {}
        for name, value in given:
            shape = shapes.get(name)
            if shape is None or not shape.fullmatch(value):
                self._misfit(tag, name, value)
        attributes = dict(given)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag in _HELD:
            self._hold(tag, attributes)
        if "data-s" in attributes:
            self._number(tag, attributes["data-s"], attributes.get("id", ""))
        return attributes

    def _unknown(self, tag: HtmlTag) -> None:
        self.active(f"<{tag}>" if isinstance(tag, str) else "<!-- … -->")

    def _number(self, tag: str, number: str, own: str) -> None:
        """A statement has one number, in its id or beside an id that says something else."""
        if OWN_ID.fullmatch(own):
            self.active(f'<{tag} data-s="{number}">')

    def _hold(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "th" and "scope" not in attributes:
            self.active("<th> without scope")
        elif tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        self.named_by += [attributes[name] for name in _NAMING if name in attributes]

    def _misfit(self, tag: str, name: str, value: str) -> None:
        """A class that hides nothing may be one that the page's kind or a field has."""
        odd = odd_class(tag, value) if name == "class" else value
        if odd is not None:
            self.active(f'<{tag} {name}="{odd}">')
        if name == "class" and not may_have(tag, value):
            self.classes.add((tag, value))

    def odd_names(self) -> Iterator[str]:
        """Classes that an element may not have, ids that several have, names from elements that are not there."""
        yield from (f'<{tag} class="{name[:_SHOWN]}">' for tag, name in sorted(self.classes))
        there = Counter(self.ids)
        for own in there if len(there) < len(self.ids) else ():
            yield from [f'two elements with id="{own}"'] * (there[own] - 1)
        yield from (f"a name from {own}, which is not there" for own in self.named_by if own not in there)
