"""The reader of block markup: inline content, statements and their numbers, values from the table of marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from generator.documents.blocks import Block, Field, Item, List, Paragraph, Span, Statement
from generator.documents.markup_elements import (
    MarkupError,
    attributes_of,
    elements_of,
    fold_space,
    frame,
    line_of,
    number_of,
    target_of,
    trim,
    unknown,
)
from generator.documents.views import Mark
from generator.message import message


@dataclass(frozen=True, slots=True)
class BlockKind:
    """How an element of the markup is read, and the attributes it knows."""

    make: Callable[[Reader, etree._Element, str | None], Block]
    attributes: frozenset[str]


@dataclass(slots=True)
class Reader:
    """Parses one document's markup. `marks` is the table of the views that were printed."""

    kinds: Mapping[str, BlockKind]
    marks: Sequence[Mark]
    statements: int = 0
    used: set[int] = field(default_factory=set)
    names: set[str] = field(default_factory=set)  # of the controls so far

    def blocks(self, parent: etree._Element, place: str | None = None) -> tuple[Block, ...]:
        """The blocks inside `parent`. Text directly inside a container is an error."""
        self._no_text(parent.text, parent)
        result: list[Block] = []
        for element in elements_of(parent):
            result.extend(self._block(element, place))
            self._no_text(element.tail, element)
        return tuple(result)

    def statement(self, element: etree._Element, place: str | None = None) -> Statement:
        """The inline content of `element` as one statement."""
        return self._numbered(trim(tuple(self._inline(element, False, None))), place)

    def _numbered(self, spans: tuple[Span, ...], place: str | None) -> Statement:
        self.statements += 1
        return Statement(spans, f"s{self.statements}", place)

    def _block(self, element: etree._Element, place: str | None) -> Iterator[Block]:
        tag = str(element.tag)
        if tag == "blocks":
            yield from self._inserted(element, place)
        elif tag == "control":
            yield self._control(element, place)
        elif tag in self.kinds:
            kind = self.kinds[tag]
            yield kind.make(self, element, attributes_of(element, kind.attributes).get("place", place))
        else:
            raise unknown(element)

    def _inserted(self, element: etree._Element, place: str | None) -> Iterator[Block]:
        """Blocks made from prose; their statements are numbered here."""
        mark = self._mark(element)
        for block in mark if isinstance(mark, tuple) else ():
            yield self._renumber(block, place)  # type: ignore[arg-type]

    def _renumber(self, block: Block, place: str | None) -> Block:
        match block:
            case Paragraph():
                return replace(block, statement=self._numbered(block.statement.spans, place))
            case List():
                return replace(block, items=tuple(self._renumber_item(item, place) for item in block.items))
            case _:
                return block

    def _renumber_item(self, item: Item, place: str | None) -> Item:
        statement = self._numbered(item.statement.spans, place)
        children = tuple(self._renumber(child, place) for child in item.children)
        return Item(statement, tuple(child for child in children if isinstance(child, List)))

    def _control(self, element: etree._Element, place: str | None) -> Field:
        mark = self._mark(element)
        if not isinstance(mark, Field):
            raise MarkupError(line_of(element), message("<control> without a field"))
        if mark.name in self.names:
            raise MarkupError(line_of(element), message("two fields of the form are called {name}", name=mark.name))
        self.names.add(mark.name)
        self.statements += 1
        return replace(mark, id=f"s{self.statements}", place=place)

    def _mark(self, element: etree._Element) -> Mark:
        number = number_of(attributes_of(element, {"n"}), "n", element, least=0)
        if number >= len(self.marks):
            raise MarkupError(line_of(element), message("no value has the number {number}", number=number))
        self.used.add(number)
        return self.marks[number]

    def _inline(self, element: etree._Element, strong: bool, link: str | None) -> Iterator[Span]:
        yield from frame(element.text, strong, link)
        for child in elements_of(element):
            match child.tag:
                case "v":
                    mark = self._mark(child)
                    for span in mark if isinstance(mark, tuple) else ():
                        assert isinstance(span, Span)  # noqa: S101 - <v> is written by View.__html__ only
                        styled = strong or link is not None
                        yield replace(span, strong=span.strong or strong, link=span.link or link) if styled else span
                case "b":
                    yield from self._inline(child, True, link)
                case "a":
                    yield from self._inline(child, strong, target_of(child))
                case "br":
                    yield Span("", line_break=True)
                case "blank":
                    yield Span(fold_space(child.text or ""), strong=strong, blank=True)
                case _:
                    raise unknown(child)
            yield from frame(child.tail, strong, link)

    def _no_text(self, text: str | None, element: etree._Element) -> None:
        if text and text.strip():
            raise MarkupError(line_of(element), message("text outside a paragraph: {text!r}", text=text.strip()[:30]))
