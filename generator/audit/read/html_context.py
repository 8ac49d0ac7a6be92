"""Where in a page an element stands: its part of the page, the items and boxes around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from generator.audit.read.html_looks import NOWHERE, HtmlLook, marks_of, note_of


class PageContext(NamedTuple):
    """Where in the page an element stands, its place in a table aside. `look`: what a statement here looks like, itself
    aside."""

    part: str = ""
    around: tuple[str, ...] = ()
    look: HtmlLook = NOWHERE


def context_in(tag: str, attributes: Mapping[str, str], context: PageContext) -> PageContext:
    """The context of what stands in an element."""
    change = _CHANGES.get(tag)
    return context if change is None else change(tag, attributes, context)


def _part(tag: str, _: Mapping[str, str], context: PageContext) -> PageContext:
    return context._replace(part=_PARTS[tag])


def _item(_: str, attributes: Mapping[str, str], context: PageContext) -> PageContext:
    own = attributes.get("id")
    return context._replace(around=(*context.around, own)) if own else context


def _list(tag: str, attributes: Mapping[str, str], context: PageContext) -> PageContext:
    return context._replace(look=context.look._replace(list=marks_of(tag, attributes)))


def _box(tag: str, attributes: Mapping[str, str], context: PageContext) -> PageContext:
    """Of boxes in each other the outermost counts."""
    note = "" if context.look.note else note_of(tag, attributes)
    return context._replace(look=context.look._replace(note=note)) if note else context


_PARTS = {"body": "navigation", "main": "body", "footer": "footer"}
_CHANGES: Mapping[str, Callable[[str, Mapping[str, str], PageContext], PageContext]] = {
    **dict.fromkeys(_PARTS, _part),
    **dict.fromkeys(("section", "table", "tr"), _item),
    **dict.fromkeys(("ul", "ol"), _list),
    **dict.fromkeys(("div", "blockquote"), _box),
}
