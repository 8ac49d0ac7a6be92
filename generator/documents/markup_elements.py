"""What every block of the markup is read with: attributes, choices, white space, errors."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from xml.etree.ElementTree import Element

from generator.documents.blocks import Formats, Span
from generator.message import Message, message

PARAGRAPH_STYLES = frozenset(
    ("", "plain", "lead", "small", "center", "right", "source", "cover-title", "cover-line", "label", "sign", "part")
)
_FORMATS: dict[str | None, Formats] = {None: Formats.BOTH, **{str(member): member for member in Formats}}
_ID = re.compile(r"[a-z][a-z0-9-]*\Z")
_IDENTIFIERS = frozenset(("id", "for", "name"))
_LAYOUT = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")
_SPACE = re.compile(r"[ \t]+")


class MarkupError(ValueError):
    """Markup outside the closed set: `problem` says what was found, `line` is the line of markup with its `element`."""

    def __init__(self, problem: Message, element: Element | None = None) -> None:
        super().__init__(str(problem))
        self.problem = problem
        self.element = element
        self.line = ""


def unknown(element: Element) -> MarkupError:
    return MarkupError(
        message("unknown element <{tag}>; docs/blocks.md lists those there are", tag=element.tag), element
    )


def check_attributes(element: Element, known: Collection[str]) -> None:
    """Refuses an attribute that is not `known`, and an id or name that is no identifier."""
    for name, value in element.items():
        if name not in known:
            raise MarkupError(message("unknown attribute {name} of <{tag}>", name=name, tag=element.tag), element)
        if name in _IDENTIFIERS and not _ID.match(value):
            raise MarkupError(message("{name}={value!r} is no identifier", name=name, value=value), element)


def check_no_text(text: str | None, element: Element) -> None:
    """Refuses words that stand beside the blocks of a container."""
    if text and not text.isspace():
        raise MarkupError(message("text outside a paragraph: {text!r}", text=text.strip()[:30]), element)


@lru_cache(maxsize=4096)
def fold_space(text: str) -> str:
    """A line break of the template and the indentation around it are layout: they vanish. Other space is one space."""
    return _SPACE.sub(" ", _LAYOUT.sub("", text))


@lru_cache(maxsize=4096)
def frame(text: str, strong: bool = False, link: str | None = None) -> Span | None:
    """The span of words that a template writes itself; None where they are layout alone.

    Remembered: the same few words of the templates stand around all values.
    """
    folded = fold_space(text)
    return Span(folded, strong=strong, link=link) if folded else None


def number_of(element: Element, name: str, least: int = 1) -> int:
    """A whole number of at least `least`; left out it is `least`."""
    text = element.get(name)
    if text is None:
        return least
    if not text.isdecimal() or int(text) < least:
        raise MarkupError(message("{name}={value!r} is no whole number", name=name, value=text), element)
    return int(text)


def formats_of(element: Element) -> Formats:
    found = _FORMATS.get(element.get("only"))
    if found is None:
        raise MarkupError(message("only={only!r}: html or docx", only=element.get("only")), element)
    return found


def choice_of(element: Element, name: str, allowed: frozenset[str], default: str = "") -> str:
    value = element.get(name, default)
    if value not in allowed:
        raise MarkupError(
            message(
                "{name}={value!r} of <{tag}>: one of {choices}",
                name=name,
                value=value,
                tag=element.tag,
                choices=", ".join(sorted(filter(None, allowed))),
            ),
            element,
        )
    return value
