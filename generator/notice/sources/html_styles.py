"""What the styles of a page do to words: which elements they strike out or hide, by single classes and ids, the way
editors and exports name them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from generator.dataclass import dataclass
from generator.regex import regex

_RULE = regex(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_OF_SOME_MEDIA = regex(r"@media[^{}]{0,500}\{(?:[^{}]{0,2000}\{[^{}]{0,2000}\}){0,200}[^{}]{0,500}\}", re.IGNORECASE)
_STRIKES = regex(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_END = r"\s*(?:!|;|$)"
_HIDES = regex(
    rf"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:\.0+)?(?:px|pt|r?em|%)?{_END}"
    rf"|(?<![-\w])opacity\s*:\s*0(?:\.0+)?%?{_END}|(?<![-\w])color\s*:\s*transparent{_END}|mso-hide\s*:\s*all"
    r"|(?<![-\w])(?:left|right|top|text-indent|margin-left)\s*:\s*-\d{4,}",
    re.IGNORECASE,
)
_WHITE = regex(
    r"(?<![-\w])color\s*:\s*(?:white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))\s*(?:!|;|$)", re.IGNORECASE
)
_ON_SCREEN = regex(
    r"@media\s+(?:only\s+)?(?:screen|all)\s*\{((?:[^{}]{0,2000}\{[^{}]{0,2000}\}){0,200})[^{}]{0,500}\}", re.IGNORECASE
)
_HEADS = 40  # elements around one
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
    everywhere = _OF_SOME_MEDIA.sub("", _ON_SCREEN.sub(r"\1", styles))
    return PageStyles(frozenset(_named(styles, _STRIKES)), frozenset(_named(everywhere, _HIDES)))


def hides_itself(element: etree._Element) -> bool:
    """Whether an element's own attributes hide its words."""
    return "hidden" in element.attrib or _HIDES.search(element.get("style", "")) is not None


def is_white(element: etree._Element) -> bool:
    """Whether an element sets its words in white, and nothing around it says that it lies on a colour."""
    if not _WHITE.search(element.get("style", "")) and element.get("color", "").lower() not in ("white", "#ffffff"):
        return False
    around = (element, *islice(element.iterancestors(), _HEADS))
    return not any("background" in each.get("style", "") or each.get("bgcolor") or each.get("class") for each in around)


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
