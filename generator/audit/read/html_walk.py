"""One pass over the tree of a page: its statements in document order, and what stands outside of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from lxml import etree

from generator.audit.read.finished import MarkedWords, Position, ReadStatement
from generator.audit.read.grid import Grid
from generator.audit.read.html_context import PageContext, context_in
from generator.audit.read.html_controls import read_control
from generator.audit.read.html_elements import HtmlTag, count_of, groups_of, is_blank, statement_of
from generator.audit.read.html_folds import is_box
from generator.audit.read.html_looks import HtmlLook, look_in_cell, look_of, look_of_table
from generator.audit.read.html_seen import SHOWN, Seen
from generator.audit.read.html_words import words_of
from generator.dataclass import dataclass

# No <meta name> of a statement: how a page is shown.
TECHNICAL = {"viewport": "width=device-width, initial-scale=1", "format-detection": "telephone=no"}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_SCRIPTS = frozenset({"style", "script"})
SECURITY = "security"  # under this name the Content-Security-Policy stands among what a page has embedded


@dataclass(slots=True)
class _Table:
    """A table that is being read. `width`: columns that it tells of; `look`: that of all its cells; `contexts`: what
    its cells stand in, by element, class of the row and items around, since it is the same of most."""

    number: int
    width: int
    grid: Grid
    context: PageContext
    look: HtmlLook
    contexts: dict[tuple[str, str, tuple[str, ...]], PageContext] = field(default_factory=dict)

    def context_of(self, cell: str, row: str, around: tuple[str, ...]) -> PageContext:
        key = (cell, row, around)
        if key not in self.contexts:
            self.contexts[key] = PageContext(self.context.part, around, look_in_cell(cell, row, self.look))
        return self.contexts[key]


@dataclass(slots=True)
class Walk:
    """What one pass finds. `technical`: names of <meta> that a page must have; `blanks`: cells that hold nothing."""

    seen: Seen = field(default_factory=Seen)
    statements: list[ReadStatement] = field(default_factory=list)
    embedded: list[tuple[str, str]] = field(default_factory=list)
    technical: set[str] = field(default_factory=set)
    tables: int = 0
    blanks: int = 0

    def visit(self, element: etree._Element, tag: HtmlTag, context: PageContext, place: Position | None = None) -> None:
        """Reads an element and what is in it; `place`: that of the cell of a table around it."""
        attributes = self.seen.attributes_of(element, tag)
        if attributes is not None:
            self._read(element, tag, attributes, context, place)

    def _read(
        self,
        element: etree._Element,
        tag: str,
        attributes: Mapping[str, str],
        context: PageContext,
        place: Position | None,
    ) -> None:
        if tag in _SCRIPTS:
            self._embed(element, tag, attributes)
        elif tag == "meta":
            self._meta(attributes)
        elif own := statement_of(attributes):
            read = self._statement(element, tag, attributes, own, context, place)
            if read.text or read.control:  # an empty cell says nothing
                self.statements.append(read)
        elif tag == "table":
            self._table(element, context_in(tag, attributes, context), attributes)
        else:
            self._children(element, tag, context_in(tag, attributes, context), place)

    def _children(self, element: etree._Element, tag: str, context: PageContext, place: Position | None) -> None:
        if text := element.text:
            self._stray(text, tag)
        if not len(element):
            return
        inside = self.seen.inside[tag]
        for child in element:
            inner = child.tag
            inside.add(inner)
            self.visit(child, inner, context, place)
            if tail := child.tail:
                self._stray(tail, tag)

    def _stray(self, text: str, tag: str) -> None:
        if not text.isspace():
            self.seen.uncovered(f"<{tag}>: {text.strip()[:SHOWN]}")

    def _embed(self, element: etree._Element, tag: str, attributes: Mapping[str, str]) -> None:
        """A style sheet, script or block of data inside the page, by its id where it has one, or by its address."""
        address = attributes.get("src", "").replace("../", "")
        own, kind = attributes.get("id", tag), attributes.get("type")
        self.embedded.append((address or own, element.text or ""))
        if own.startswith("script-") and kind is not None:
            self.seen.active(f'<script type="{kind}">')

    def _meta(self, attributes: Mapping[str, str]) -> None:
        name, content = attributes.get("name"), attributes.get("content", "")
        if name is None:
            if "http-equiv" in attributes:
                self.embedded.append((SECURITY, content))
            elif "charset" not in attributes:
                self.seen.active(f"<meta> {content[:SHOWN]}")
        elif name in TECHNICAL:
            self.technical.add(name)
            if content != TECHNICAL[name]:
                self.seen.uncovered(f"<meta {name}>: {content[:SHOWN]}")
        else:
            part = name if name == "description" else f"property:{name}"
            self.statements.append(ReadStatement(content, part, statement_of(attributes)))

    def _statement(
        self,
        element: etree._Element,
        tag: str,
        attributes: Mapping[str, str],
        own: str,
        context: PageContext,
        place: Position | None,
    ) -> ReadStatement:
        if tag == "title":
            return ReadStatement(element.text or "", "title", own)
        part, style = context.part, attributes.get("class")
        text, control, label_for = "", None, None
        marks: list[MarkedWords] = []
        if style and "field" in style.split():
            part, control = "field", read_control(element, self.seen)
        else:
            text = words_of(element, tag, None, marks, self.seen)
            part = "contents" if own.endswith("-toc") else part
            label_for = _label_in(element) if "label" in self.seen.inside.get(tag, ()) else None
        heading = tag in _HEADINGS
        return ReadStatement(
            text,
            part,
            own,
            attributes.get("id", ""),
            tuple(marks),
            control,
            place,
            context.around,
            label_for,
            "",
            heading,
            groups_of(element) if heading else (),
            look_of(tag, attributes, context.look),
        )

    def _table(self, element: etree._Element, context: PageContext, attributes: Mapping[str, str]) -> None:
        columns = [column for group in element.iterchildren("colgroup") for column in group.iterchildren("col")]
        look = look_of_table(attributes, tuple(column.get("style", "") for column in columns))
        table = _Table(self.tables, len(columns), Grid(), context, look)
        self.tables += 1
        self._stray(element.text or " ", "table")
        for part in element:
            tag: HtmlTag = part.tag
            self.seen.inside["table"].add(tag)
            if tag in ("thead", "tbody"):
                self.seen.attributes_of(part, tag)
                table.look, table.contexts = look._replace(head=tag == "thead"), {}
                self._rows(part, tag, table)
            else:
                self.visit(part, tag, context._replace(look=look))
            self._stray(part.tail or " ", "table")

    def _rows(self, part: etree._Element, tag: str, table: _Table) -> None:
        self._stray(part.text or " ", tag)
        for row in part:
            inner: HtmlTag = row.tag
            self.seen.inside[tag].add(inner)
            self._stray(row.tail or " ", tag)
            attributes = self.seen.attributes_of(row, inner)
            if attributes is not None and inner == "tr":
                self._row(row, attributes, table)
            if table.grid.width() != table.width:
                self.seen.active(f"<tr> of {table.grid.width()} columns in {table.width}")

    def _row(self, row: etree._Element, attributes: Mapping[str, str], table: _Table) -> None:
        around = context_in("tr", attributes, table.context).around
        style, grid, inside = attributes.get("class", ""), table.grid, self.seen.inside["tr"]
        grid.next_row()
        self._stray(row.text or " ", "tr")
        for cell in row:
            tag: HtmlTag = cell.tag
            inside.add(tag)
            if tail := cell.tail:
                self._stray(tail, "tr")
            its = self.seen.attributes_of(cell, tag)
            column = grid.place(count_of(its, "colspan"), count_of(its, "rowspan")) if its else grid.place(1, 1)
            if its is None or is_blank(cell):
                self.blanks += its is not None and not statement_of(its)
            else:
                place = Position(table.number, grid.row, column, table.look.head)
                self._read(cell, tag, its, table.context_of(tag, style, around), place)


def _label_in(element: etree._Element) -> str | None:
    """The control that the label in a statement names; None where there is none, or a box to tick."""
    label = next(element.iterchildren("label"), None)
    return None if label is None or is_box(label) else label.get("for", "")
