"""What the styles of a page do to words: which elements they strike out or hide, by single classes and ids, the way
editors and exports name them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.dataclass import dataclass
from generator.regex import regex

_RULE = regex(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_OF_SOME_MEDIA = regex(r"@media[^{}]{0,500}\{(?:[^{}]{0,2000}\{[^{}]{0,2000}\}){0,200}[^{}]{0,500}\}", re.IGNORECASE)
_STRIKES = regex(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_HIDES = regex(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|r?em|%)?\s*(?:!|;|$)", re.IGNORECASE
)
_SELECTOR = regex(r"[A-Za-z]*([.#][\w-]+)$")
_TAGS = frozenset(("s", "del", "strike"))


@dataclass(frozen=True, slots=True)
class PageStyles:
    """The classes (.name) and ids (#name) that a page's styles strike out, and those that they hide."""

    struck: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()

    def strikes(self, element: etree._Element) -> bool:
        """Whether the words of an element are struck out: by its name, its own style, or the page's styles."""
        return (
            element.tag in _TAGS
            or _STRIKES.search(element.get("style", "")) is not None
            or not self.struck.isdisjoint(_names(element))
        )

    def hides(self, element: etree._Element) -> bool:
        """Whether the page's styles hide the words of an element by its class or id."""
        return not self.hidden.isdisjoint(_names(element))


NO_STYLES = PageStyles()


def page_styles(styles: str) -> PageStyles:
    """What the styles of a page say of classes and ids; rules for some media only (print) hide nothing on a screen."""
    everywhere = _OF_SOME_MEDIA.sub("", styles)
    return PageStyles(frozenset(_named(styles, _STRIKES)), frozenset(_named(everywhere, _HIDES)))


def hides_itself(element: etree._Element) -> bool:
    """Whether an element's own attributes hide its words."""
    return "hidden" in element.attrib or _HIDES.search(element.get("style", "")) is not None


def _named(styles: str, doing: re.Pattern[str]) -> Iterator[str]:
    for rule in _RULE.finditer(styles):
        if doing.search(rule[2]):
            for selector in rule[1].split(","):
                if match := _SELECTOR.search(selector.strip()):
                    yield match[1]


def _names(element: etree._Element) -> Iterator[str]:
    yield from (f".{each}" for each in element.get("class", "").split())
    if own := element.get("id"):
        yield f"#{own}"
