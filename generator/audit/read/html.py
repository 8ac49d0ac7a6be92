"""A finished page, read back: statements in document order, and everything that is none.

The page is parsed by libxml2's HTML parser and held to the closed vocabulary of html_vocabulary.py, and to the one form
in which browsers read the same (html_form.py); words outside a statement, unknown attributes and active content are
noted as foreign.
"""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache

from lxml import etree

from generator.audit.read.finished import (
    Foreign,
    MarkedWords,
    Position,
    ReadDocument,
    ReadStatement,
    UnreadableFileError,
)
from generator.audit.read.grid import Grid
from generator.audit.read.html_context import PageContext, context_in
from generator.audit.read.html_controls import read_control
from generator.audit.read.html_elements import OWN_ID, count_of, groups_of, id_of, is_blank, is_title
from generator.audit.read.html_folds import is_box
from generator.audit.read.html_form import as_browsers_read
from generator.audit.read.html_looks import TableLook, look_of
from generator.audit.read.html_vocabulary import INLINE, MARKS, ODD_MARKUP, VOCABULARY, misfit
from generator.dataclass import dataclass, replace
from generator.message import message

# No <meta name> of a statement: how a page is shown.
_TECHNICAL = {"viewport": "width=device-width, initial-scale=1", "format-detection": "telephone=no"}
_NAMED_BY = frozenset({"aria-labelledby", "aria-describedby"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
SECURITY = "security"  # under this name the Content-Security-Policy stands among what a page has embedded
_LARGEST = 16 * 1024 * 1024  # bytes; the proof sheet of a long notice takes one
_MOST_TAGS = 300_000  # the proof sheet of a long notice has a tenth
_DEEPEST = 100  # elements in elements; a page of ours has some twenty
_SHOWN = 40  # characters of foreign text in a finding


@lru_cache(maxsize=64)
def read_html(data: bytes) -> ReadDocument:
    """The page in `data` (UTF-8). Raises UnreadableFileError where it is no HTML page at all."""
    if len(data) > _LARGEST:
        raise UnreadableFileError(message("it is larger than {limit} MB", limit=16))
    if data.count(b"<") > _MOST_TAGS:
        raise UnreadableFileError(message("it holds more than {count} tags", count=_MOST_TAGS))
    try:
        text = data.decode("utf-8")
        root = etree.fromstring(text.encode(), etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True))
    except (UnicodeDecodeError, etree.LxmlError, ValueError) as error:
        raise UnreadableFileError(message("{problem}", problem=error)) from error
    if root is None or root.tag != "html":
        raise UnreadableFileError(message("no <html> element"))
    if _is_too_deep(root):
        raise UnreadableFileError(message("elements stand in each other more than {count} deep", count=_DEEPEST))
    walk = _Walk()
    for odd in ODD_MARKUP.finditer(text):
        walk.foreign.append(Foreign("active-content", text[odd.start() : odd.start() + _SHOWN]))
    if not text.startswith("<!DOCTYPE html>"):
        walk.foreign.append(Foreign("active-content", "no <!DOCTYPE html>"))
    walk.visit(root, PageContext())
    walk.foreign += as_browsers_read(text, root, walk.inside)
    missing = [f"no <meta {name}>" for name in _TECHNICAL if name not in walk.technical]
    missing += [f"a name from {own}, which is not there" for own in walk.named_by if own not in walk.ids]
    walk.foreign += [Foreign("active-content", what) for what in missing]
    return ReadDocument(
        tuple(walk.statements),
        tuple(walk.foreign),
        frozenset(walk.ids),
        tuple(walk.embedded),
        pointed=frozenset((*walk.links, *(f"#{own}" for own in walk.named_by))),
        blanks=walk.blanks,
    )


def _is_too_deep(root: etree._Element) -> bool:
    level = [root]
    for _ in range(_DEEPEST):
        level = [inside for each in level for inside in each]
        if not level:
            return False
    return True


@dataclass(slots=True)
class _Walk:
    """One pass over a page."""

    statements: list[ReadStatement] = field(default_factory=list)
    foreign: list[Foreign] = field(default_factory=list)
    embedded: list[tuple[str, str]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    tables: int = 0
    technical: set[str] = field(default_factory=set)
    inside: set[tuple[object, object]] = field(default_factory=set)  # (element, one directly in it)
    named_by: list[str] = field(default_factory=list)  # ids that elements are named or described by
    links: list[str] = field(default_factory=list)
    blanks: int = 0

    def visit(self, element: etree._Element, context: PageContext) -> None:
        """Reads an element and what is in it."""
        tag = element.tag
        if not self._known(element):
            return
        if tag in ("style", "script"):
            self._embed(element)
        elif tag == "meta":
            self._meta(element)
        elif own := id_of(element):
            read = self._statement(element, own, context)
            if read.text or read.control:  # an empty cell says nothing
                self.statements.append(read)
        elif tag == "table":
            self._table(element, context)
        else:
            self._children(element, context_in(element, context))

    def _children(self, element: etree._Element, context: PageContext) -> None:
        self._stray(element.text, element)
        for child in element:
            self.inside.add((element.tag, child.tag))
            self.visit(child, context)
            self._stray(child.tail, element)

    def _stray(self, text: str | None, element: etree._Element) -> None:
        if text and not text.isspace():
            self.foreign.append(Foreign("text-uncovered", f"<{element.tag!s}>: {text.strip()[:_SHOWN]}"))

    def _known(self, element: etree._Element) -> bool:
        tag = element.tag
        if not isinstance(tag, str) or tag not in VOCABULARY:
            self.foreign.append(Foreign("active-content", f"<{tag}>" if isinstance(tag, str) else "<!-- … -->"))
            return False
        attributes: dict[str, str] = dict(element.items())
        if tag == "th" and "scope" not in attributes:
            self.foreign.append(Foreign("active-content", "<th> without scope"))
        if attributes:
            found = misfit(tag, attributes)
            if found is not None:
                self.foreign.append(Foreign("active-content", f"<{tag} {found}>"))
            self._names(tag, attributes)
        return True

    def _names(self, tag: str, attributes: dict[str, str]) -> None:
        """What an element is called, and the names of others that it has."""
        if "data-s" in attributes and OWN_ID.fullmatch(attributes.get("id", "")):
            self.foreign.append(Foreign("active-content", f'<{tag} data-s="{attributes["data-s"]}">'))
        if not _NAMED_BY.isdisjoint(attributes):
            self.named_by += [value for name, value in attributes.items() if name in _NAMED_BY]
        self.links += [attributes["href"]] if tag == "a" and "href" in attributes else []
        own = attributes.get("id")
        if own in self.ids:
            self.foreign.append(Foreign("active-content", f'two elements with id="{own}"'))
        if own is not None:
            self.ids.add(own)

    def _embed(self, element: etree._Element) -> None:
        """A style sheet, script or block of data inside the page, by its id where it has one, or by its address."""
        address = str(element.get("src", "")).replace("../", "")
        self.embedded.append((address or element.get("id", str(element.tag)), element.text or ""))
        if element.get("id", "").startswith("script-") and element.get("type") is not None:
            self.foreign.append(Foreign("active-content", f'<script type="{element.get("type")}">'))

    def _meta(self, element: etree._Element) -> None:
        name, content = element.get("name"), element.get("content", "")
        if name is None:
            if element.get("http-equiv") is not None:
                self.embedded.append((SECURITY, content))
            elif element.get("charset") is None:
                self.foreign.append(Foreign("active-content", f"<meta> {content[:_SHOWN]}"))
        elif name in _TECHNICAL:
            self.technical.add(name)
            if content != _TECHNICAL[name]:
                self.foreign.append(Foreign("text-uncovered", f"<meta {name}>: {content[:_SHOWN]}"))
        else:
            part = name if name == "description" else f"property:{name}"
            self.statements.append(ReadStatement(content, part, id_of(element)))

    def _statement(self, element: etree._Element, own: str, context: PageContext) -> ReadStatement:
        part = "contents" if own.endswith("-toc") else context.part
        if element.tag == "title":
            return ReadStatement(element.text or "", "title", own)
        text, control, label_for = "", None, None
        marks: list[MarkedWords] = []
        if "field" in element.get("class", "").split():
            part, control = "field", read_control(element, self._note)
        else:
            text = self._words(element, None, marks)
            label = next((child for child in element if child.tag == "label"), None)
            label_for = None if label is None or is_box(label) else label.get("for", "")
        return ReadStatement(
            text,
            part,
            own,
            element.get("id", ""),
            tuple(marks),
            control,
            context.position,
            context.around,
            label_for,
            heading=element.tag in _HEADINGS,
            groups=groups_of(element) if element.tag in _HEADINGS else (),
            look=look_of(element, context.table),
        )

    def _note(self, element: etree._Element, what: str) -> None:
        """What the reader of controls finds beside a control."""
        if self._known(element) and what:
            self.foreign.append(Foreign("text-uncovered", what))

    def _words(self, element: etree._Element, link: str | None, marks: list[MarkedWords]) -> str:
        """The text of a statement; every piece is noted with its mark and link."""
        pieces = [element.text or ""]
        if element.text:
            marks.append(MarkedWords(element.text, None, link))
        for child in element:
            self.inside.add((element.tag, child.tag))
            if not self._known(child):
                continue
            pieces.append(self._piece(child, element, link, marks))
            if child.tail:
                pieces.append(child.tail)
                marks.append(MarkedWords(child.tail, None, link))
        return "".join(pieces)

    def _piece(self, child: etree._Element, element: etree._Element, link: str | None, marks: list[MarkedWords]) -> str:
        """The words of an element in a statement, or in a part of one."""
        if child.tag == "br":
            return "\n"
        if child.tag == "span" and not child.attrib and not is_title(element):
            self.foreign.append(Foreign("active-content", f"<span> in <{element.tag!s}>"))
        elif child.tag in INLINE:
            return self._inner(child, link, marks)
        elif child.tag != "input" or not is_box(element):
            self.foreign.append(Foreign("text-uncovered", f"<{child.tag!s}> inside a statement"))
        return ""

    def _inner(self, element: etree._Element, link: str | None, marks: list[MarkedWords]) -> str:
        first = len(marks)
        text = self._words(element, element.get("href") if element.tag == "a" else link, marks)
        if element.tag in MARKS:  # <b><strong>…: the mark counts
            marks[first:] = [MarkedWords(text, str(element.tag), link)] if text else []
        return text

    def _table(self, element: etree._Element, context: PageContext) -> None:
        number, grid = self.tables, Grid()
        width = len(element.findall("colgroup/col"))
        self.tables += 1
        look = TableLook.of(element)
        inner = replace(context, around=context_in(element, context).around, table=look)
        for part in element:
            self.inside.add(("table", part.tag))
            if part.tag == "caption":
                self.visit(part, inner)
            elif part.tag in ("thead", "tbody"):
                head = part.tag == "thead"
                inner = replace(inner, table=replace(look, head=head))
                self._stray(part.text, part)
                for row in part:
                    self.inside.add((part.tag, row.tag))
                    self._stray(row.tail, part)
                    self._row(row, number, grid, inner, head=head)
                    if grid.width() != width:
                        self.foreign.append(Foreign("active-content", f"<tr> of {grid.width()} columns in {width}"))
                self._known(part)
            else:
                self.visit(part, context)
            self._stray(part.tail, element)
        self._stray(element.text, element)

    def _row(self, row: etree._Element, table: int, grid: Grid, context: PageContext, *, head: bool) -> None:
        if not self._known(row) or row.tag != "tr":
            return
        look, own = context.table, row.get("class", "")
        around = context_in(row, context).around
        table_look = TableLook(look.style, look.columns, own, look.head) if own else look
        grid.next_row()
        for cell in row:
            self.inside.add(("tr", cell.tag))
            column = grid.place(count_of(cell, "colspan"), count_of(cell, "rowspan"))
            here = PageContext(context.part, Position(table, grid.row, column, head), around, table_look)
            if id_of(cell):
                self.visit(cell, here)
            elif self._known(cell):
                self.blanks += is_blank(cell)
                self._children(cell, here)
            self._stray(cell.tail, row)
        self._stray(row.text, row)
