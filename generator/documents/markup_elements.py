"""What every block of the markup is read with: attributes, choices, white space, errors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from generator.documents.blocks import Formats, Span
from generator.message import Message, message

PARAGRAPH_STYLES = frozenset(
    (
        "",
        "plain",
        "lead",
        "small",
        "center",
        "right",
        "source",
        "cover-title",
        "cover-line",
        "label",
        "sign",
        "part",
        "scan",
    )
)
_ID = re.compile(r"[a-z][a-z0-9-]*\Z")
_LAYOUT = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")
_SPACE = re.compile(r"[ \t]+")


class MarkupError(ValueError):
    """Markup outside the closed set; `line` counts in the composed markup, `problem` says what was found."""

    def __init__(self, line: int, problem: Message) -> None:
        super().__init__(f"line {line}: {problem}")
        self.line = line
        self.problem = problem


def line_of(element: etree._Element) -> int:
    return element.sourceline or 0


def elements_of(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if isinstance(child.tag, str):
            yield child
        elif child.tail and child.tail.strip():
            raise MarkupError(line_of(child), message("text behind a comment: {text!r}", text=child.tail.strip()[:30]))


def unknown(element: etree._Element) -> MarkupError:
    return MarkupError(
        line_of(element), message("unknown element <{tag}>; docs/blocks.md lists those there are", tag=element.tag)
    )


def attributes_of(element: etree._Element, known: set[str] | frozenset[str]) -> dict[str, str]:
    attributes = {str(name): str(value) for name, value in element.attrib.items()}
    for name, value in attributes.items():
        if name not in known:
            raise MarkupError(
                line_of(element), message("unknown attribute {name} of <{tag}>", name=name, tag=element.tag)
            )
        if name in ("id", "for", "name") and not _ID.match(str(value)):
            raise MarkupError(line_of(element), message("{name}={value!r} is no identifier", name=name, value=value))
    return attributes


def fold_space(text: str) -> str:
    """A line break of the template and the indentation around it are layout: they vanish. Other space is one space."""
    return _SPACE.sub(" ", _LAYOUT.sub("", text))


def frame(text: str | None, strong: bool, link: str | None) -> Iterator[Span]:
    folded = fold_space(text or "")
    if folded:
        yield Span(folded, strong=strong, link=link)


def trim(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Without the white space of the template at both ends and the empty spans this leaves."""
    result = list(spans)
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while result and result[end].kind == "frame" and not result[end].line_break:
            text = strip(result[end].text)
            if text:
                result[end] = replace(result[end], text=text)
                break
            del result[end]
    return tuple(result)


def target_of(element: etree._Element) -> str:
    attributes = attributes_of(element, {"to", "page"})
    if len(attributes) != 1:
        raise MarkupError(line_of(element), message("<a> needs to or page"))
    return f"#{attributes['to']}" if "to" in attributes else f"page:{attributes['page']}"


def number_of(attributes: Mapping[str, str], name: str, element: etree._Element, least: int = 1) -> int:
    """A whole number of at least `least`; left out it is `least`."""
    text = attributes.get(name, str(least))
    if not text.isdecimal() or int(text) < least:
        raise MarkupError(line_of(element), message("{name}={value!r} is no whole number", name=name, value=text))
    return int(text)


def formats_of(element: etree._Element) -> Formats:
    only = element.get("only", "both")
    if only not in {member.value for member in Formats}:
        raise MarkupError(line_of(element), message("only={only!r}: html or docx", only=only))
    return Formats(only)


def choice_of(element: etree._Element, name: str, allowed: frozenset[str], default: str = "") -> str:
    value = element.get(name, default)
    if value not in allowed:
        raise MarkupError(
            line_of(element),
            message(
                "{name}={value!r} of <{tag}>: one of {choices}",
                name=name,
                value=value,
                tag=element.tag,
                choices=", ".join(sorted(filter(None, allowed))),
            ),
        )
    return value
