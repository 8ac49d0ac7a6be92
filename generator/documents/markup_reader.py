"""The reader of block markup: inline content, statements and their numbers, values from the table of marks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element

from generator.dataclass import replace
from generator.documents.blocks import PAGE_OF, Block, Field, List, ListItem, Paragraph, Span, SpanKind, Statement
from generator.documents.links import Links
from generator.documents.markup_elements import (
    MarkupError,
    Start,
    check_attributes,
    check_no_text,
    fold_space,
    frame,
    frame_alone,
    is_layout,
    start_of,
    unknown,
)
from generator.documents.views import Mark
from generator.message import message

ReadBlock = Callable[["Reader", Element, Start, str | None], Block]
_FRAME = SpanKind.FRAME  # looked up for every statement
_INLINE = frozenset(("b", "a", "br", "blank", "pageof"))
_BREAK = Span("", line_break=True)


class Reader:
    """Reads one document's markup. `marks` is the table of the views that were printed; `names`: of the controls so
    far."""

    def __init__(self, kinds: Mapping[str, ReadBlock], marks: Sequence[Mark], links: Links) -> None:
        self.kinds = kinds
        self.marks = marks
        self.links = links
        self.statements = 0
        self.names: set[str] = set()
        self._marks: dict[str | None, Mark] = {str(number): mark for number, mark in enumerate(marks)}
        self._values: dict[str | None, tuple[Span, ...]] = {}  # by number, with links resolved

    def blocks(self, parent: Element, place: str | None = None) -> tuple[Block, ...]:
        """The blocks inside `parent`. Text directly inside a container is an error."""
        check_no_text(parent.text, parent)
        result: list[Block] = []
        kinds = self.kinds
        for element in parent:
            tag = element.tag
            if tag in kinds:
                start = start_of(element)
                result.append(kinds[tag](self, element, start, start.place or place))
            elif tag == "blocks":
                result += self._inserted(element, place)
            elif tag == "control":
                result.append(self._control(element, place))
            else:
                raise unknown(element)
            if element.tail:
                check_no_text(element.tail, element)
        return tuple(result)

    def statement(self, element: Element, place: str | None = None, apart: Collection[Element] = ()) -> Statement:
        """The inline content of `element` as one statement; `apart`: lists inside it, which are none of its words."""
        self.statements += 1
        return Statement(self._words(element, apart), f"s{self.statements}", place)

    def _words(self, element: Element, apart: Collection[Element]) -> tuple[Span, ...]:
        text, children = element.text, len(element)
        if not children:
            return frame_alone(text) if text else ()
        if children == 1 and (text is None or text.isspace()):
            spans = self._value_alone(element[0])
            if spans:
                return spans
        words: list[Span] = []
        self._inline(text, [child for child in element if child not in apart] if apart else element, words)
        return _trimmed(words)

    def _value_alone(self, only: Element) -> tuple[Span, ...]:
        """The words of an element that holds `only` one value, where no words of the frame end them."""
        if only.tag != "v" or not is_layout(only.tail):
            return ()
        spans = self._value(only)
        return () if spans and (spans[0].kind is _FRAME or spans[-1].kind is _FRAME) else spans

    def numbered(self, spans: tuple[Span, ...], place: str | None) -> Statement:
        """`spans` as the next statement of the document."""
        self.statements += 1
        return Statement(spans, f"s{self.statements}", place)

    def _inserted(self, element: Element, place: str | None) -> list[Block]:
        """Blocks made from prose; their statements are numbered here."""
        mark = self._mark(element)
        return [self._renumbered(block, place) for block in mark] if isinstance(mark, tuple) else []  # type: ignore[arg-type]

    def _renumbered(self, block: Block, place: str | None) -> Block:
        match block:
            case Paragraph():
                return replace(block, statement=self._resolved(block.statement, place))
            case List():
                return replace(block, items=tuple(self._renumbered_item(item, place) for item in block.items))
            case _:
                return block

    def _renumbered_item(self, item: ListItem, place: str | None) -> ListItem:
        statement = self._resolved(item.statement, place)
        children = tuple(self._renumbered(child, place) for child in item.children)
        return ListItem(statement, tuple(child for child in children if isinstance(child, List)))

    def _resolved(self, statement: Statement, place: str | None) -> Statement:
        return self.numbered(self.links.resolved(statement.spans), place)

    def _control(self, element: Element, place: str | None) -> Field:
        mark = self._mark(element)
        if not isinstance(mark, Field):
            raise MarkupError(message("<control> without a field"), element)
        if mark.name in self.names:
            raise MarkupError(message("two fields of the form are called {name}", name=mark.name), element)
        self.names.add(mark.name)
        self.statements += 1
        return replace(mark, id=f"s{self.statements}", place=place)

    def _mark(self, element: Element) -> Mark:
        """What the numbered element stands for."""
        number = element.get("n")
        found = self._marks.get(number)
        if found is not None and len(element.keys()) == 1:
            return found
        if number is None or not number.isdecimal() or len(element.keys()) != 1:
            check_attributes(element)
            raise MarkupError(message("{name}={value!r} is no whole number", name="n", value=number), element)
        if int(number) >= len(self.marks):
            raise MarkupError(message("no value has the number {number}", number=number), element)
        return self.marks[int(number)]

    def _value(self, element: Element) -> tuple[Span, ...]:
        """The spans of the value that the element stands for."""
        number = element.get("n")
        known = self._values.get(number)
        if known is None:
            mark: tuple[Span, ...] = self._mark(element)  # type: ignore[assignment]  # <v> is written for spans
            known = self._values[number] = self.links.resolved(mark)
        return known

    def _inline(
        self,
        text: str | None,
        children: Iterable[Element],
        into: list[Span],
        strong: bool = False,
        link: str | None = None,
    ) -> None:
        """Puts the words of an element and the values among them `into` a list: `text`, then the `children`."""
        if text and (words := frame(text, strong, link)):
            into.append(words)
        for child in children:
            if child.tag == "v":
                value = self._value(child)
                into += _styled(value, strong, link) if strong or link is not None else value
            else:
                self._inside(child, into, strong, link)
            if child.tail and (words := frame(child.tail, strong, link)):
                into.append(words)

    def _inside(self, element: Element, into: list[Span], strong: bool, link: str | None) -> None:
        """The words of an element inside a paragraph, in its look."""
        if element.tag not in _INLINE:
            raise unknown(element)
        check_attributes(element)
        match element.tag:
            case "b":
                self._inline(element.text, element, into, True, link)
            case "a":
                self._inline(element.text, element, into, strong, self._target(element))
            case "br":
                into.append(_BREAK)
            case "pageof":
                into.append(Span("", link=f"{PAGE_OF}{self._anchor(element, element.get('to') or '')[1:]}"))
            case _:
                into.append(Span(fold_space(element.text or ""), strong=strong, blank=True))

    def _target(self, element: Element) -> str:
        """The address that `<a>` leads to."""
        name, page = element.get("to"), element.get("page")
        if (name is None) == (page is None):
            raise MarkupError(message("<a> needs to or page"), element)
        if page is not None:
            return self.links.page(page)
        return self._anchor(element, name or "")

    def _anchor(self, element: Element, name: str) -> str:
        """The address of the id `name` in this document."""
        address = self.links.inside(name)
        if address is None:
            raise MarkupError(message("a link to {link}, which is nowhere in the document", link=f"#{name}"), element)
        return address


def _styled(spans: tuple[Span, ...], strong: bool, link: str | None) -> list[Span]:
    """A value inside <b> or <a>."""
    return [span.leading_to(span.link or link, strong) for span in spans]


def _trimmed(spans: list[Span]) -> tuple[Span, ...]:
    """Without the white space of the template at both ends and the empty spans this leaves."""
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while spans and spans[end].kind is _FRAME and not spans[end].line_break:
            text = strip(spans[end].text)
            if text == spans[end].text:
                break
            if text:
                spans[end] = replace(spans[end], text=text)
                break
            del spans[end]
    return tuple(spans)
