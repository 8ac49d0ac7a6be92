"""A finished Word file, read back: header, body, footer and properties as statements in document order.

The XML is read as it is, not through an object model: nothing in a part can go unseen, hidden text and tracked
changes least of all. Every element outside the closed vocabulary is noted as foreign.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import lru_cache

from lxml import etree

from generator.audit.read import word_vocabulary as known
from generator.audit.read.docx_rows import cells_of_heads, columns_of, first_of, is_head, words_of_run
from generator.audit.read.finished import (
    Foreign,
    MarkedWords,
    Position,
    ReadControl,
    ReadDocument,
    ReadStatement,
    WordLook,
)
from generator.audit.read.word_body import read_body
from generator.audit.read.word_controls import read_controls
from generator.audit.read.word_forms import bindings, controls_of, form_data, groups, is_paste_place, locks, structure
from generator.audit.read.word_package import foreign_parts, parse_part, style_names, unpack
from generator.audit.read.word_page_numbers import PageField, unsound, without_page_numbers
from generator.dataclass import dataclass
from generator.regex import regex

_SHOWN = 40  # characters of foreign text in a finding
_PAGE_LINE = regex(r"[\s\d—–\-·/第页共]*")
_CAPTIONS = frozenset({"caption"})
_STYLE, _FRAME = known.w("pStyle", "framePr")
_CAPTION, _DESCRIPTION, _TABLE_STYLE = known.w("tblCaption", "tblDescription", "tblStyle")
_SPAN, _AFTER = known.w("gridSpan", "gridAfter")


@lru_cache(maxsize=64)
def read_docx(data: bytes) -> ReadDocument:
    """The Word file in `data`. Raises UnreadableFileError where it is no Word file."""
    parts = unpack(data)
    walk = _Walk(style_names(parts[known.STYLES]))
    walk.foreign += foreign_parts(parts)
    body = parse_part(known.DOCUMENT, parts[known.DOCUMENT])
    controls = controls_of(body)
    section, odd = read_body(parts)
    walk.foreign += odd
    statements = [
        *_properties(parts[known.CORE], walk.foreign),
        *walk.frame(parts[known.HEADER], known.HEADER, "header"),
        *walk.body(body),
        *walk.frame(parts[known.FOOTER], known.FOOTER, "footer"),
    ]
    looks = ((name, parts[name].decode("utf-8", "replace")) for name in (known.STYLES, known.SETTINGS) if name in parts)
    return ReadDocument(
        tuple(statements),
        (*walk.foreign, *structure(body, controls)),
        frozenset(walk.bookmarks),
        tuple(looks),
        form_data(parts),
        bindings(controls),
        groups(body, controls),
        locks(controls),
        (*_shared(parts), ("", section)),
    )


def _shared(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The parts that are no document's own, as text."""
    for name, data in parts.items():
        if name not in known.OWN:
            yield name, data.decode("utf-8", "replace")


def _properties(data: bytes, foreign: list[Foreign]) -> Iterator[ReadStatement]:
    """The core properties (ISO 29500-2, 11)."""
    for each in parse_part(known.CORE, data):
        part = known.CORE_TEXTS.get(str(each.tag))
        if part is None:
            foreign.append(Foreign("text-uncovered", f"{known.CORE}: {each.text or str(each.tag)}"))
        else:
            yield ReadStatement(each.text or "", part)


@dataclass(slots=True)
class _Walk:
    """One pass over a file. `styles`: style id to name."""

    styles: Mapping[str, str]
    foreign: list[Foreign] = field(default_factory=list)
    bookmarks: set[str] = field(default_factory=set)
    tables: int = 0
    table_look: tuple[str, tuple[int, ...]] = ("", ())
    pages: list[PageField] = field(default_factory=list)
    numbered: bool = True  # whether fields stand in the part that is read
    linked: str = ""  # the bookmark that the last link of this cell leads to
    statements: list[ReadStatement] = field(default_factory=list)

    def body(self, root: etree._Element) -> list[ReadStatement]:
        """The statements of the body."""
        self._unknown(root, known.SPEAKING | known.SILENT | known.IN_TEXT, known.DOCUMENT)
        self.statements, self.pages = [], []
        self.numbered = next(root.iter(known.FIELD_CHAR), None) is not None
        body = root.find(known.w("body")[0])
        self._blocks(() if body is None else body, None)
        self.foreign += unsound(self.pages, frozenset(self.bookmarks))
        return self.statements

    def frame(self, data: bytes, name: str, part: str) -> list[ReadStatement]:
        """The document's own line of a header or footer; the other lines hold page numbers and nothing else."""
        root = parse_part(name, data)
        self._unknown(root, known.SPEAKING | known.SILENT | known.IN_FRAMES, name)
        self.statements, self.numbered = [], True
        self._blocks(root, None)
        first, *others = self.statements or [ReadStatement("", part)]
        for other in others:
            if not _PAGE_LINE.fullmatch(other.text):
                self.foreign.append(Foreign("text-uncovered", f"{name}: {other.text[:_SHOWN]}"))
        codes = {(code.text or "").split()[0] for code in root.iter(known.FIELD_TEXT) if (code.text or "").split()}
        self.foreign += [Foreign("unexpected-markup", f"{name}: {code}") for code in codes - {"PAGE", "NUMPAGES"}]
        return [first._replace(part=part)] if first.text else []

    def _unknown(self, root: etree._Element, vocabulary: frozenset[str], name: str) -> None:
        for tag in known.STYLED:
            for element in root.iter(tag):
                style = element.get(known.VAL, "")
                if style not in self.styles:
                    self.foreign.append(Foreign("unexpected-markup", f"{name}: the style {style} is not there"))
        for tag in {str(tag) for tag in {element.tag for element in root.iter()}} - vocabulary:
            local = tag.rpartition("}")[2]
            what = known.MEANING.get(tag)
            self.foreign.append(Foreign("unexpected-markup", f"{name}: w:{local}" + (f" ({what})" if what else "")))

    def _blocks(self, parent: etree._Element | tuple[()] | None, position: Position | None) -> None:
        for block in () if parent is None else parent:
            if block.tag == known.P:
                self._paragraph(block, position)
            elif block.tag == known.TBL:
                self._table(block)
            elif block.tag == known.SDT and position is None:  # what stands in it, word_forms.structure says
                self._blocks(block.find(known.SDT_CONTENT), None)
            elif block.tag not in known.SILENT:
                self.foreign.append(Foreign("unexpected-markup", f"w:{str(block.tag).rpartition('}')[2]}"))

    def _paragraph(self, paragraph: etree._Element, position: Position | None) -> None:
        pieces: list[str] = []
        marks: list[MarkedWords] = []
        controls: list[tuple[etree._Element, int]] = []
        for child in self._children(paragraph, position):
            self._inline(child, pieces, marks, controls)
        text = "".join(pieces)
        if not text and not controls:
            return
        style, framed = self._look(paragraph)
        control = read_controls(controls, pieces)
        if control and control.shape == "boxes" and self._goes_on(control, text, position):
            return
        self.statements.append(
            ReadStatement(
                text,
                "field" if control else "body",
                marks=tuple(marks),
                control=control,
                position=position,
                caption="visible" if style in _CAPTIONS else "",
                heading=style.startswith(("heading", "title")),
                look=WordLook(style, *self.table_look) if position else WordLook(style, framed=framed),
            )
        )

    def _children(self, paragraph: etree._Element, position: Position | None) -> Iterable[etree._Element]:
        """What carries words in a paragraph: page numbers are read apart."""
        if not self.numbered:
            return paragraph
        before = self.linked if position is not None else ""
        children, pages, self.linked = without_page_numbers(paragraph, before)
        self.pages += pages
        return children

    def _goes_on(self, control: ReadControl, text: str, position: Position | None) -> bool:
        """Options that stand a paragraph each: the control goes on with the one before."""
        last = self.statements[-1] if self.statements else None
        if last is None or last.control is None or last.position != position or last.control.name != control.name:
            return False
        whole = last.control._replace(
            options=(*last.control.options, *control.options),
            facts=(*last.control.facts, *control.facts),
        )
        self.statements[-1] = last._replace(text=f"{last.text}\n{text}", control=whole)
        return True

    def _inline(
        self,
        child: etree._Element,
        pieces: list[str],
        marks: list[MarkedWords],
        controls: list[tuple[etree._Element, int]],
    ) -> None:
        tag = child.tag
        if tag == known.R:
            pieces.append(words_of_run(child))
        elif tag == known.HYPERLINK:
            text = "".join(words_of_run(run) for run in child.iter(known.R))
            anchor = child.get(f"{{{known.W}}}anchor", "")
            marks.append(MarkedWords(text, link=f"#{anchor}"))
            pieces.append(text)
            outside = {str(name).rpartition("}")[2] for name in child.attrib} - {"anchor", "history"}
            self.foreign += [Foreign("unexpected-markup", f"w:hyperlink {name}") for name in outside]
        elif tag == known.SDT and is_paste_place(child):
            pieces.append("".join(words_of_run(run) for run in child.iter(known.R)))
        elif tag == known.SDT:
            controls.append((child, len(pieces)))
            pieces.append("".join(words_of_run(run) for run in child.iter(known.R)))
        elif tag == known.BOOKMARK:
            self.bookmarks.add(child.get(f"{{{known.W}}}name", ""))
        elif tag not in known.SILENT:
            self.foreign.append(Foreign("unexpected-markup", f"w:{str(tag).rpartition('}')[2]} in a paragraph"))

    def _look(self, paragraph: etree._Element) -> tuple[str, bool]:
        """The name of its style, and whether it stands in a frame."""
        properties = first_of(paragraph, known.P_PR)
        style, framed = None, False
        for each in () if properties is None else properties:
            if each.tag == _STYLE and style is None:
                style = self.styles.get(each.get(known.VAL, ""), "")
            framed = framed or each.tag == _FRAME
        return style or "", framed

    def _table(self, table: etree._Element) -> None:
        number = self.tables
        self.tables += 1
        properties = table.find(known.TBL_PR)
        title = _value(properties, _CAPTION)
        if title:
            self.statements.append(ReadStatement(title, "body", caption="hidden"))
        style = self.styles.get(_value(properties, _TABLE_STYLE), "")
        columns = [column.get(known.WIDTH, "") for column in table.iterfind(known.GRID_COLUMN)]
        self.table_look = style, tuple(int(width) for width in columns if width.isdigit())
        width = len(columns_of(table))
        rows = [row for row in table if row.tag == known.TR]
        for index, row in enumerate(rows):
            self._row(row, Position(number, index, 0, is_head(row)), width)
        described = _value(properties, _DESCRIPTION)
        if described not in ("", title) and described != cells_of_heads(rows).replace("\n", ""):
            self.foreign.append(Foreign("text-uncovered", f"w:tblDescription: {described[:_SHOWN]}"))
        for child in table:
            if child.tag not in (known.TR, known.TBL_PR) and child.tag not in known.SILENT:
                self.foreign.append(Foreign("unexpected-markup", f"w:{str(child.tag).rpartition('}')[2]} in a table"))

    def _row(self, row: etree._Element, position: Position, width: int) -> None:
        """`width`: the columns of its table."""
        column = 0
        for cell in row:
            if cell.tag != known.TC:
                if cell.tag not in known.SILENT:
                    what = f"w:{str(cell.tag).rpartition('}')[2]} in a row"
                    self.foreign.append(Foreign("unexpected-markup", what))
                continue
            self.linked = ""
            self._blocks(cell, Position(position.table, position.row, column, position.head))
            span = _value(first_of(cell, known.TC_PR), _SPAN)
            column += int(span) if span.isdigit() else 1
        after = _value(first_of(row, known.TR_PR), _AFTER)
        if column + (int(after) if after.isdigit() else 0) != width:
            self.foreign.append(Foreign("unexpected-markup", f"a row of {column} columns in a table of {width}"))


def _value(parent: etree._Element | None, name: str) -> str:
    found = None if parent is None else first_of(parent, name)
    return "" if found is None else found.get(known.VAL, "")
