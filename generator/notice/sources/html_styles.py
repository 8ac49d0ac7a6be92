"""Which elements of a page its styles strike out: single classes and ids, the way editors and exports name them."""

import re

from lxml import etree

from generator.regex import regex

_RULE = regex(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_STRIKE = regex(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_SELECTOR = regex(r"[A-Za-z]*([.#][\w-]+)$")
_TAGS = frozenset(("s", "del", "strike"))


def struck_names(styles: str) -> frozenset[str]:
    """The classes (.name) and ids (#name) that a page's styles strike out."""
    return frozenset(
        match[1]
        for rule in _RULE.finditer(styles)
        if _STRIKE.search(rule[2])
        for selector in rule[1].split(",")
        if (match := _SELECTOR.search(selector.strip()))
    )


def is_struck(element: etree._Element, names: frozenset[str]) -> bool:
    """Whether an element strikes its words out: by its name, its own style, or a class or id of the page's styles."""
    if element.tag in _TAGS or _STRIKE.search(element.get("style", "")):
        return True
    if not names:
        return False
    own = {f".{each}" for each in element.get("class", "").split()} | {f"#{element.get('id', '')}"}
    return not own.isdisjoint(names)
