"""Block markup to block tree. docs/blocks.md is the manual; an unknown element or attribute is an error.

Templates write a small closed set of elements, a subset of HTML plus a few of our own. `<v n>`, `<blocks n>` and
`<control n>` stand for values that the views keep in their table of marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element, fromstring
from xml.parsers import expat

from generator.documents.blocks import (
    Callout,
    Document,
    Heading,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Section,
    TableOfContents,
)
from generator.documents.declaration import DocumentKind
from generator.documents.links import Links, fill_contents
from generator.documents.markup_elements import (
    MarkupError,
    Start,
    check_no_text,
    start_of,
    unknown,
)
from generator.documents.markup_reader import ReadBlock, Reader
from generator.documents.markup_tables import read_table
from generator.documents.views import Mark
from generator.message import message

_PARTS = ("title", "description", "properties", "nav", "header", "footer", "body")

_LISTS = frozenset(("ul", "ol"))


def read_document(markup: str, marks: Sequence[Mark], kind: DocumentKind, name: str) -> Document:
    """The document called `name` that the markup says, with the values in the table of `marks`.

    Raises ParseError where the markup is no XML, MarkupError (with the line of markup) where it says what it may not.
    """
    source = f"<document>{markup}</document>"
    root = fromstring(source)  # noqa: S314 - written by the templates; no value of a policy stands in it
    try:
        return _document(root, marks, kind, name)
    except MarkupError as error:
        if error.element is not None:
            error.line = _line_of(list(root.iter()).index(error.element), source)
        raise


def _line_of(number: int, source: str) -> str:
    """The line on which the element begins that has `number` others before it."""
    lines: list[int] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _name, _attributes: lines.append(parser.CurrentLineNumber)
    parser.Parse(source, True)
    return source.split("\n")[lines[number] - 1].strip()


def _document(root: Element, marks: Sequence[Mark], kind: DocumentKind, name: str) -> Document:
    parts = _parts(root)
    ids = [found for element in parts["body"].iter() if (found := element.get("id"))]
    read = Reader(BLOCKS, marks, Links(ids, "../" * name.count("/")))
    metadata = tuple((_property(element), read.statement(element)) for element in parts["properties"])
    return Document(
        kind=kind.kind,
        name=name,
        language="zh-CN",
        title=read.statement(parts["title"]),
        description=read.statement(parts["description"]),
        navigation=tuple([read.statement(link) for link in parts["nav"]]),
        header=read.statement(parts["header"]),
        footer=read.statement(parts["footer"]),
        blocks=fill_contents(read.blocks(parts["body"])),
        landscape=kind.landscape,
        margins=kind.margins,
        form=kind.per == "form",
        properties=tuple([(name, statement.text) for name, statement in metadata]),
        metadata=metadata,
    )


def _parts(root: Element) -> dict[str, Element]:
    parts: dict[str, Element] = {}
    for element in root:
        if element.tag not in _PARTS:
            raise MarkupError(message("unknown part <{tag}> of a document", tag=element.tag), element)
        parts[element.tag] = element
    missing = [name for name in _PARTS if name not in parts]
    if missing:
        raise MarkupError(message("the document has no <{tag}>", tag=missing[0]))
    return parts


def _property(element: Element) -> str:
    if element.tag != "meta":
        raise unknown(element)
    name = start_of(element).name
    if name is None:
        raise MarkupError(message("<{tag}> needs {name}", tag=element.tag, name="name"), element)
    return name


def _heading(reader: Reader, element: Element, start: Start, place: str | None) -> Heading:
    return Heading(int(element.tag[1]), reader.statement(element, place), start.id, start.formats)


def _paragraph(reader: Reader, element: Element, start: Start, place: str | None) -> Paragraph:
    return Paragraph(reader.statement(element, place), start.style, start.id, start.label_for, start.formats)


def _list(reader: Reader, element: Element, start: Start, place: str | None) -> List:
    return List(tuple(_items(reader, element, place)), start.style, start.formats)


def _items(reader: Reader, parent: Element, place: str | None) -> Iterator[ListItem]:
    check_no_text(parent.text, parent)
    for element in parent:
        if element.tag != "li":
            raise unknown(element)
        own = start_of(element).place or place
        nested = [child for child in element if child.tag in _LISTS]
        statement = reader.statement(element, own, nested)
        yield ListItem(statement, tuple([_nested(reader, child, own) for child in nested]))
        check_no_text(element.tail, element)


def _nested(reader: Reader, element: Element, place: str | None) -> List:
    check_no_text(element.tail, element)
    start = start_of(element)
    return _list(reader, element, start, start.place or place)


def _note(reader: Reader, element: Element, start: Start, place: str | None) -> Callout:
    return Callout(reader.blocks(element, place), start.style, start.formats)


def _section(reader: Reader, element: Element, start: Start, place: str | None) -> Section:
    return Section(reader.blocks(element, place), start.id, start.style, start.formats)


def _contents(_reader: Reader, _element: Element, start: Start, _place: str | None) -> TableOfContents:
    """Filled once all headings are known (links.py)."""
    return TableOfContents((), start.formats)


def _page_break(_reader: Reader, _element: Element, start: Start, _place: str | None) -> PageBreak:
    return PageBreak(start.formats)


BLOCKS: Mapping[str, ReadBlock] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4"), _heading),
    "p": _paragraph,
    "ul": _list,
    "ol": _list,
    "table": read_table,
    "note": _note,
    "section": _section,
    "contents": _contents,
    "pagebreak": _page_break,
}
