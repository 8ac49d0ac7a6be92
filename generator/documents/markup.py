"""Block markup to block tree. docs/blocks.md is the manual; an unknown element or attribute is an error.

Templates write a small closed set of elements, a subset of HTML plus a few of our own. `<v n>`, `<blocks n>` and
`<control n>` stand for values that the views keep in their table of marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, fromstring
from xml.parsers import expat

from generator.documents.blocks import (
    Contents,
    Document,
    Heading,
    Item,
    List,
    Note,
    PageBreak,
    Paragraph,
    Section,
)
from generator.documents.declaration import Kind
from generator.documents.links import Links, fill_contents
from generator.documents.markup_elements import (
    PARAGRAPH_STYLES,
    MarkupError,
    check_attributes,
    check_no_text,
    choice_of,
    formats_of,
    unknown,
)
from generator.documents.markup_reader import BlockKind, Reader
from generator.documents.markup_tables import read_table
from generator.documents.views import Mark
from generator.message import message

_PARTS = ("title", "description", "properties", "nav", "header", "footer", "body")

_LISTS = frozenset(("ul", "ol"))
_LIST_STYLES = frozenset(("number", "bullet", "tick", "plain"))
_NOTE_STYLES = frozenset(("info", "warning", "draft", "quote"))
_SECTION_STYLES = frozenset(("", "card", "cover"))


def read_document(markup: str, marks: Sequence[Mark], kind: Kind, name: str) -> Document:
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


def _document(root: Element, marks: Sequence[Mark], kind: Kind, name: str) -> Document:
    parts = _parts(root)
    ids = [found for element in parts["body"].iter() if (found := element.get("id"))]
    read = Reader(BLOCK_KINDS, marks, Links(ids, "../" * name.count("/")))
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
    check_attributes(element, ("name",))
    name = element.get("name")
    if name is None:
        raise MarkupError(message("<{tag}> needs {name}", tag=element.tag, name="name"), element)
    return name


def _heading(reader: Reader, element: Element, place: str | None) -> Heading:
    return Heading(int(element.tag[1]), reader.statement(element, place), element.get("id"), formats_of(element))


def _paragraph(reader: Reader, element: Element, place: str | None) -> Paragraph:
    style = choice_of(element, "style", PARAGRAPH_STYLES)
    statement = reader.statement(element, place)
    return Paragraph(statement, style, element.get("id"), element.get("for"), formats_of(element))


def _list(reader: Reader, element: Element, place: str | None) -> List:
    default = "number" if element.tag == "ol" else "bullet"
    style = choice_of(element, "style", _LIST_STYLES, default)
    return List(tuple(_items(reader, element, place)), style, formats_of(element))


def _items(reader: Reader, parent: Element, place: str | None) -> Iterator[Item]:
    check_no_text(parent.text, parent)
    for element in parent:
        if element.tag != "li":
            raise unknown(element)
        check_attributes(element, ("place",))
        own = element.get("place", place)
        nested = [child for child in element if child.tag in _LISTS]
        statement = reader.statement(element, own, nested)
        yield Item(statement, tuple(_nested(reader, child, own) for child in nested))
        check_no_text(element.tail, element)


def _nested(reader: Reader, element: Element, place: str | None) -> List:
    check_attributes(element, BLOCK_KINDS[element.tag].attributes)
    check_no_text(element.tail, element)
    return _list(reader, element, element.get("place", place))


def _note(reader: Reader, element: Element, place: str | None) -> Note:
    style = choice_of(element, "style", _NOTE_STYLES, "info")
    return Note(reader.blocks(element, place), style, formats_of(element))


def _section(reader: Reader, element: Element, place: str | None) -> Section:
    style = choice_of(element, "style", _SECTION_STYLES)
    return Section(reader.blocks(element, place), element.get("id"), style, formats_of(element))


def _contents(reader: Reader, element: Element, place: str | None) -> Contents:
    """Filled once all headings are known (links.py)."""
    del reader, place
    return Contents((), formats_of(element))


def _page_break(reader: Reader, element: Element, place: str | None) -> PageBreak:
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
