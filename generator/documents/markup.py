"""Block markup to block tree. docs/blocks.md is the manual; an unknown element or attribute is an error.

Templates write a small closed set of elements, a subset of HTML plus a few of our own, parsed with lxml. `<v n>`,
`<blocks n>` and `<control n>` stand for values that the views keep in their table of marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.documents.blocks import Contents, Heading, Item, List, Note, PageBreak, Paragraph, Section
from generator.documents.markup_elements import (
    PARAGRAPH_STYLES,
    attributes_of,
    choice_of,
    elements_of,
    formats_of,
    unknown,
)
from generator.documents.markup_reader import BlockKind, Reader
from generator.documents.markup_tables import read_table


def _heading(reader: Reader, element: etree._Element, place: str | None) -> Heading:
    level = int(str(element.tag)[1])
    return Heading(level, reader.statement(element, place), element.get("id"), formats_of(element))


def _paragraph(reader: Reader, element: etree._Element, place: str | None) -> Paragraph:
    style = choice_of(element, "style", PARAGRAPH_STYLES)
    statement = reader.statement(element, place)
    return Paragraph(statement, style, element.get("id"), element.get("for"), formats_of(element))


def _list(reader: Reader, element: etree._Element, place: str | None) -> List:
    default = "number" if element.tag == "ol" else "bullet"
    style = choice_of(element, "style", frozenset(("number", "bullet", "tick", "plain")), default)
    return List(tuple(_items(reader, element, place)), style, formats_of(element))


def _items(reader: Reader, parent: etree._Element, place: str | None) -> Iterator[Item]:
    for element in elements_of(parent):
        if element.tag != "li":
            raise unknown(element)
        nested = [child for child in elements_of(element) if child.tag in ("ul", "ol")]
        for child in nested:
            element.remove(child)
        own = attributes_of(element, {"place"}).get("place", place)
        statement = reader.statement(element, own)
        yield Item(statement, tuple(_list(reader, child, own) for child in nested))


def _note(reader: Reader, element: etree._Element, place: str | None) -> Note:
    style = choice_of(element, "style", frozenset(("info", "warning", "draft", "quote")), "info")
    return Note(reader.blocks(element, place), style, formats_of(element))


def _section(reader: Reader, element: etree._Element, place: str | None) -> Section:
    style = choice_of(element, "style", frozenset(("", "card", "cover")))
    return Section(reader.blocks(element, place), element.get("id"), style, formats_of(element))


def _contents(reader: Reader, element: etree._Element, place: str | None) -> Contents:
    """Filled once all headings are known (compose.py); `levels` says how deep it goes."""
    del reader, place
    return Contents((), formats_of(element))


def _page_break(reader: Reader, element: etree._Element, place: str | None) -> PageBreak:
    del reader, place
    return PageBreak(formats_of(element))


BLOCK_KINDS: dict[str, BlockKind] = {
    **{f"h{level}": BlockKind(_heading, frozenset(("id", "only", "place"))) for level in range(1, 5)},
    "p": BlockKind(_paragraph, frozenset(("id", "style", "only", "for", "place"))),
    "ul": BlockKind(_list, frozenset(("style", "only", "place"))),
    "ol": BlockKind(_list, frozenset(("style", "only", "place"))),
    "table": BlockKind(read_table, frozenset(("id", "name", "style", "only"))),
    "note": BlockKind(_note, frozenset(("style", "only", "place"))),
    "section": BlockKind(_section, frozenset(("id", "style", "only", "place"))),
    "contents": BlockKind(_contents, frozenset(("only",))),
    "pagebreak": BlockKind(_page_break, frozenset(("only",))),
}
