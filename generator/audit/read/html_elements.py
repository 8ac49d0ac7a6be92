"""What an element of a page is: which statement it says, which of its words stay together, how many cells it takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from generator.regex import regex

HtmlTag = Any  # the name of an element; in its place lxml has a function where there is a comment
OWN_ID = regex(r"s\d+(?:-toc)?")  # an id that is the statement's own: the element needs no data-s
_SPAN = regex(r"[0-9]{1,3}")


def statement_of(attributes: Mapping[str, str]) -> str:
    """The id of the statement that an element says; "" where it is none."""
    if not attributes:  # as of half of them
        return ""
    own = attributes.get("id", "")
    return attributes.get("data-s") or (own if own[:1] == "s" and OWN_ID.fullmatch(own) else "")


def groups_of(heading: etree._Element) -> tuple[str, ...]:
    return tuple(each.text or "" for each in heading.iter("span") if not each.attrib)


def is_title(element: etree._Element) -> bool:
    """Whether the words of an element may stay together in groups, <span> without a class: those of a page's title, and
    of the quoted title that the start page links."""
    if element.tag != "q":
        return element.tag == "h1"
    return [str(each.tag) for each in element.iterancestors()][:2] == ["a", "h2"]


def count_of(attributes: Mapping[str, str], name: str) -> int:
    """Columns or rows that a cell takes; where the vocabulary objects to the number, one."""
    value = attributes.get(name)
    return int(value) if value and _SPAN.fullmatch(value) else 1


def is_blank(cell: etree._Element) -> bool:
    """Whether a cell of a table holds nothing."""
    return not len(cell) and not (cell.text or "").strip()


def all_text(element: etree._Element) -> str:
    """The words in an element, with those of what stands in it."""
    words = element.text or ""
    for child in element:
        words += all_text(child) + (child.tail or "")
    return words
