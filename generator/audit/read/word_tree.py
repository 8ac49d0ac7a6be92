"""A part of a Word file read as a tree of XML: headers and footers, and every body that is odd in any way.

The XML is read as it is, not through an object model: nothing in a part can go unseen. Every element outside the closed
vocabulary is noted as foreign.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from lxml import etree

from generator.audit.read import word_vocabulary as known
from generator.audit.read.docx_rows import cells_of_heads, columns_of, first_of, is_head, words_of_run
from generator.audit.read.finished import Foreign, MarkedWords, Position, ReadPart, ReadStatement
from generator.audit.read.word_controls import WordControl, control_of
from generator.audit.read.word_forms import bindings, controls_of, groups, is_paste_place, locks, structure
from generator.audit.read.word_package import parse_part
from generator.audit.read.word_page_numbers import PageField, unsound, without_page_numbers
from generator.audit.read.word_statements import ParagraphForm, WordStatements, paragraph_form
from generator.dataclass import dataclass
from generator.regex import regex

_SHOWN = 40  # characters of foreign text in a finding
_PAGE_LINE = regex(r"[\s\d—–\-·/第页共]*")
_STYLE, _FRAME = known.w("pStyle", "framePr")
_CAPTION, _DESCRIPTION, _TABLE_STYLE = known.w("tblCaption", "tblDescription", "tblStyle")
_SPAN, _AFTER = known.w("gridSpan", "gridAfter")


def body_as_tree(data: bytes, styles: Mapping[str, str]) -> ReadPart:
    """The body in `data`. `styles`: style id to name. Raises UnreadableFileError."""
    root = parse_part(known.DOCUMENT, data)
    controls = controls_of(root)
    walk = _Walk(styles)
    statements = walk.body(root)
    return ReadPart(
        tuple(statements),
        (*walk.foreign, *structure(root, controls)),
        frozenset(walk.bookmarks),
        bindings(controls),
        groups(root, controls),
        locks(controls),
    )


def read_frame(data: bytes, name: str, part: str, styles: Mapping[str, str]) -> ReadPart:
    """A header or footer, `part`. Raises UnreadableFileError."""
    walk = _Walk(styles)
    statements = walk.frame(data, name, part)
    return ReadPart(tuple(statements), tuple(walk.foreign), frozenset(walk.bookmarks))


@dataclass(slots=True)
class _Walk:
    """One pass over a part. `styles`: style id to name."""

    styles: Mapping[str, str]
    foreign: list[Foreign] = field(default_factory=list)
    bookmarks: set[str] = field(default_factory=set)
    pages: list[PageField] = field(default_factory=list)
    numbered: bool = True  # whether fields stand in the part that is read
    linked: str = ""  # the bookmark that the last link of this cell leads to
    statements: WordStatements = field(default_factory=WordStatements)

    def body(self, root: etree._Element) -> list[ReadStatement]:
        """The statements of the body."""
        self._unknown(root, known.SPEAKING | known.SILENT | known.IN_TEXT, known.DOCUMENT)
        self.numbered = next(root.iter(known.FIELD_CHAR), None) is not None
        body = root.find(known.w("body")[0])
        self._blocks(() if body is None else body, None)
        self.foreign += unsound(self.pages, frozenset(self.bookmarks))
        return self.statements.said

    def frame(self, data: bytes, name: str, part: str) -> list[ReadStatement]:
        """The document's own line of a header or footer; the other lines hold page numbers and nothing else."""
        root = parse_part(name, data)
        self._unknown(root, known.SPEAKING | known.SILENT | known.IN_FRAMES, name)
        self._blocks(root, None)
        first, *others = self.statements.said or [ReadStatement("", part)]
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
        controls: list[tuple[WordControl, int]] = []
        for child in self._children(paragraph, position):
            self._inline(child, pieces, marks, controls)
        form = self._form(paragraph)
        if controls:
            self.statements.entry(pieces, controls, form, position, marks)
        elif any(pieces):
            self.statements.words("".join(pieces), form, position, marks)

    def _children(self, paragraph: etree._Element, position: Position | None) -> Iterable[etree._Element]:
        """What carries words in a paragraph: page numbers are read apart."""
        if not self.numbered:
            return paragraph
        before = self.linked if position is not None else ""
        children, pages, self.linked = without_page_numbers(paragraph, before)
        self.pages += pages
        return children

    def _inline(
        self,
        child: etree._Element,
        pieces: list[str],
        marks: list[MarkedWords],
        controls: list[tuple[WordControl, int]],
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
            controls.append((control_of(child), len(pieces)))
            pieces.append("".join(words_of_run(run) for run in child.iter(known.R)))
        elif tag == known.BOOKMARK:
            self.bookmarks.add(child.get(f"{{{known.W}}}name", ""))
        elif tag not in known.SILENT:
            self.foreign.append(Foreign("unexpected-markup", f"w:{str(tag).rpartition('}')[2]} in a paragraph"))

    def _form(self, paragraph: etree._Element) -> ParagraphForm:
        properties = first_of(paragraph, known.P_PR)
        style, framed = None, False
        for each in () if properties is None else properties:
            if each.tag == _STYLE and style is None:
                style = self.styles.get(each.get(known.VAL, ""), "")
            framed = framed or each.tag == _FRAME
        return paragraph_form(style or "", framed=framed)

    def _table(self, table: etree._Element) -> None:
        properties = table.find(known.TBL_PR)
        title = _value(properties, _CAPTION)
        style = self.styles.get(_value(properties, _TABLE_STYLE), "")
        widths = [column.get(known.WIDTH, "") for column in table.iterfind(known.GRID_COLUMN)]
        number = self.statements.start_table(title, style, tuple(int(each) for each in widths if each.isdigit()))
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
