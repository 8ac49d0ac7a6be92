"""Where in a page an element stands: its part of the page, its place in a table, the items around it."""

from __future__ import annotations

from lxml import etree

from generator.audit.read.finished import Position
from generator.audit.read.html_looks import NO_TABLE, TableLook
from generator.dataclass import dataclass, replace


@dataclass(frozen=True, slots=True)
class PageContext:
    """Where in the page an element stands."""

    part: str = ""
    position: Position | None = None
    around: tuple[str, ...] = ()
    table: TableLook = NO_TABLE


def context_in(element: etree._Element, context: PageContext) -> PageContext:
    """The context of what stands in `element`."""
    tag, own = element.tag, element.get("id")
    if tag == "body":
        return replace(context, part="navigation")
    if tag in ("main", "footer"):
        return replace(context, part="body" if tag == "main" else "footer")
    if own and tag in ("section", "table", "tr"):
        return replace(context, around=(*context.around, own))
    return context
