"""The body of a finished Word file, held piece by piece to the one form that such a file has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from itertools import accumulate

from generator.audit.read import word_vocabulary as known
from generator.audit.read.finished import Foreign, ReadPart
from generator.audit.read.word_grammar import broken_lines, tokens
from generator.audit.read.word_legible import ShownWords, illegible
from generator.audit.read.word_package import is_xml
from generator.audit.read.word_pieces import is_one_run, is_plain
from generator.audit.read.word_places import COVER, WordPlace, belongs
from generator.audit.read.word_statements import ParagraphForm, paragraph_form
from generator.audit.read.word_styles import StyleSheet
from generator.audit.read.word_table import (
    IN_ROW,
    IN_SILENT,
    IN_TABLE,
    IN_TEXT,
    NO_CELL,
    CellForm,
    Where,
    WordTable,
)
from generator.audit.read.word_told import ToldBody
from generator.dataclass import dataclass
from generator.regex import regex

START = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:document xmlns:w="{known.W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:w14="{known.W14}" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'mc:Ignorable="w14 w15"><w:body>'
)
END = "</w:body></w:document>"
_SHOWN = 120  # characters of what does not fit, in a finding
_NARROWEST = 200  # twentieths of a point: a column of ten points takes one character a line
_OWN_LINE = 312  # where the reference document has no grid
_ROOMY_LINES, _TALL_LINES = 2, 4  # of a row for some sentences or a seal; for signatures
_LESS_LINES = 7  # of a row as high as a page
_WORDS = ("待填", "小字文字", "主管部门补充", "举例")
_STRONG, _LINK, _PLACEHOLDER, _BOX = "strong", "hyperlink", "placeholder text", "勾选框"
_ELEMENT = regex(r"<([^\s/>]+)")
_IN_SECTION = frozenset(f"w:{each.rpartition('}')[2]}" for each in known.SILENT)
_COLUMN = regex(r'w:w="(\d+)"')
_PAGE = regex(
    r'<w:pgSz w:w="(?P<width>\d+)" w:h="(?P<high>\d+)"(?: w:orient="landscape")?/><w:pgMar w:top="(?P<top>\d+)" '
    r'w:right="(?P<right>\d+)" w:bottom="(?P<bottom>\d+)" w:left="(?P<left>\d+)"'
)
_STYLED = regex(r'<w:[pr]Style w:val="([^"]+)"/>')
_STYLED_RUN, _INDENT = "<w:r><w:rPr><w:rStyle ", "<w:ind "
_FILL = regex(r'w:fill="(\w+)"')
_RUN_STYLE = regex(r'<w:r>(?:<w:rPr><w:rStyle w:val="([^"]+)"/>)?')
_PITCH = regex(r'w:linePitch="(\d+)"')


def read_body(parts: Mapping[str, bytes], sheet: StyleSheet) -> tuple[ReadPart | None, str, list[Foreign]]:
    """What the body says, None where anything is odd; the properties of its section as they are written; what is in no
    form that a body has. Raises UnreadableFileError."""
    data = parts[known.DOCUMENT]
    body = WordBody(data.decode("utf-8", "replace"), sheet)
    found = [Foreign("unexpected-markup", f"{known.DOCUMENT}: {what}") for what in body.problems()]
    told = body.told.whole() if not found and _is_usual(body) and is_xml(data) else None
    around = (
        ShownWords(style) for name in (known.HEADER, known.FOOTER) for style in _STYLED.findall(parts[name].decode())
    )
    shown = (ShownWords(style, run, *where) for style, run, where in body.shown)
    found += [Foreign("looks-altered", what) for what in illegible(parts[known.STYLES], (*shown, *around))]
    return told, body.section, found


def _is_usual(body: WordBody) -> bool:
    """Whether texts and values are written as they are read, and nothing unknown stands in the section."""
    names = set(_ELEMENT.findall(body.section))
    return is_plain(body.text[len(START) :]) and names <= _IN_SECTION and "xmlns" not in body.section


# What a paragraph says, as far as it decides where it belongs: whether runs have a style, whether it has no page
# number, and how its lines are broken.
_Shape = tuple[bool, bool, str]
_ONE_RUN: _Shape = (False, True, "")
_NOTHING: _Shape = (False, True, "-")


@dataclass(slots=True)
class WordBody:
    """One pass over a body. `sheet`: styles and lists of the same file; `told`: what it says."""

    text: str
    sheet: StyleSheet
    told: ToldBody = field(default_factory=ToldBody)
    table: WordTable | None = None
    section: str = ""
    first: str = ""
    fitting: dict[tuple[object, ...], ParagraphForm] = field(default_factory=dict)  # paragraphs alike need one look
    cells: dict[str, CellForm] = field(default_factory=dict)  # by their markup
    shown: set[tuple[str, str, Where]] = field(default_factory=set)  # styles of paragraph and run, and where they stand
    page: tuple[int, int, int] = (0, 0, 0)  # width and height of the text, distance of lines

    def problems(self) -> Iterator[str]:
        """What does not fit, in words of the file; reading ends with the first piece that is none."""
        if not self.text.startswith(START) or not self.text.endswith(END):
            yield self.text[:_SHOWN]
            return
        self.section = self.text[self.text.rfind("<w:sectPr>") : -len(END)]
        self.page = _page(self.section)
        ids = self.sheet.ids
        words = tuple(ids[name] for name in _WORDS if name in ids)
        named = [ids.get(name, "") for name in (_STRONG, _LINK, _PLACEHOLDER, _BOX)]
        match = tokens(words, *named, self.sheet.faces.get(named[-1], "")).match
        text, at, end = self.text, len(START), len(self.text) - len(END)
        while at < end:
            found = match(text, at)
            if found is None:
                yield text[at : at + _SHOWN]
                return
            wrong = _READ[found.lastgroup](self, found)
            if wrong:
                yield wrong
            at = found.end()
        if (self.first == COVER) != ("<w:titlePg/>" in self.section):
            yield "w:titlePg"

    def paragraph(self, found: re.Match[str]) -> str | None:
        """Its style belongs where it stands, its list to its style; where nothing is shown nothing is said."""
        head, mark, said, last = found.group("head", "mark", "said", "last")
        one_run = is_one_run(said)
        form = self._form(found, head, _ONE_RUN if one_run else _shape(found, said))
        if form is None:
            return found[0][:_SHOWN]
        if mark:
            self.told.bookmark(found[0])
        if one_run:
            self.told.one_run(said, form)
        elif said:
            self.told.paragraph(said, form)
        return self._end_cell(found.end() - len(last)) if last else None

    def _form(self, found: re.Match[str], head: str, shape: _Shape) -> ParagraphForm | None:
        """How it looks; None where it does not fit."""
        table = self.table
        where, inside, wide = (NO_CELL, IN_TEXT, 0) if table is None else (table.where, table.inside, table.wide)
        key = (head, shape, inside, where, wide if _INDENT in head else 0)
        form = self.fitting.get(key)
        if form is None or shape[0]:
            style = found["style"]
            self.shown.update([(style, run, where) for run in set(_RUN_STYLE.findall(found["said"]))])
        if form is None:
            form = self._new_form(found, inside)
            if form is not None:
                self.fitting[key] = form
        return form

    def _new_form(self, found: re.Match[str], inside: int) -> ParagraphForm | None:
        name = self.sheet.names.get(found["style"], "")
        self.first = self.first or name
        if inside in (IN_TABLE, IN_ROW):
            self.told.is_odd = True
        wide = None if self.table is None else self.table.wide
        place = WordPlace(wide, self.page[0], on_cover=self.first == COVER, silent=inside == IN_SILENT)
        fits = belongs(found, name, place, self.sheet)
        return paragraph_form(name, framed=found["frame"] is not None) if fits else None

    def start_table(self, found: re.Match[str]) -> str | None:
        """As wide as the text, no column too narrow to read, the marks of its look as Word reckons them."""
        columns = tuple(map(int, _COLUMN.findall(found["columns"])))
        parts = (("firstRow", found["top"]), ("firstCol", found["first"]))
        named = tuple(name for name, on in parts if on == "1")
        style = self.sheet.names.get(found["look"])
        self.table = WordTable((0, *accumulate(columns)), style=found["look"], parts=named)
        self.told.is_odd = self.told.is_odd or style is None
        self.told.start_table(found["title"] or "", found["described"] or "", style or "", columns)
        mask = 0x0600 + 0x0020 * int(found["top"]) + 0x0080 * int(found["first"])
        whole = sum(columns) == int(found["width"]) == self.page[0] and min(columns) >= _NARROWEST
        return None if whole and int(found["mask"], 16) == mask else found[0][:_SHOWN]

    def row(self, found: re.Match[str]) -> str | None:
        """At least as high as signatures need, where it says a height at all."""
        table = self.table
        if table is None:
            return found[0][:_SHOWN]
        if table.inside != IN_TABLE:
            self.told.is_odd = True
        table.start_row(after=int(found["after"] or 0), head=found["repeated"] is not None)
        _, high, line = self.page
        heights = (None, str(_ROOMY_LINES * line), str(_TALL_LINES * line), str(high - _LESS_LINES * line))
        return None if found["height"] in heights else found[0][:_SHOWN]

    def cell(self, found: re.Match[str]) -> str | None:
        """As wide as its columns; a cell that goes on from above has one above it; shades are those of the styles."""
        table = self.table
        if table is None:
            return found[0][:_SHOWN]
        markup, start = found[0], table.cursor
        form = self.cells.get(markup)
        if form is None:
            form = self.cells[markup] = _cell_form(found, self.sheet)
        if table.inside != IN_ROW:
            self.told.is_odd = True
        fits = table.start_cell(form, found.start())
        self.told.start_cell(table, start)
        return None if fits and form.shaded else markup[:_SHOWN]

    def _end_cell(self, at: int) -> str | None:
        """`at`: its place in the text."""
        table = self.table
        if table is None:
            return "</w:tc>"
        table.inside = IN_ROW
        if self.told.typed or self.told.heading:
            self.told.end_cell(self.text, table.opened, at)
        return None

    def end(self, found: re.Match[str]) -> str | None:
        """A row takes all columns of its table; a cell that ends here has no paragraph behind all else."""
        table, piece = self.table, found[0]
        if table is None:
            return piece
        if piece == "</w:tc>":
            self.told.is_odd = True
            return self._end_cell(found.start())
        if piece == "</w:tbl>":
            self.table = None
            self.told.end_table()
        elif table.cursor + table.after != len(table.edges) - 1:
            return f"{table.cursor} + {table.after} ≠ {len(table.edges) - 1}"
        table.inside = IN_TABLE
        return None

    def group(self, found: re.Match[str]) -> str | None:
        """A form begins with the control around all of it."""
        self.told.group(found["around"], found["numbered"])
        return None if found.start() == len(START) else found[0][:_SHOWN]

    def close(self, found: re.Match[str]) -> str | None:
        """That control ends where the section does."""
        return None if self.text.startswith(self.section, found.end()) else found[0]

    def section_end(self, found: re.Match[str]) -> str | None:
        """A document is one section."""
        return None if found.end() == len(self.text) - len(END) else found[0][:_SHOWN]


_READ: Mapping[str | None, Callable[[WordBody, re.Match[str]], str | None]] = {
    "group": WordBody.group,
    "close": WordBody.close,
    "section": WordBody.section_end,
    "p": WordBody.paragraph,
    "table": WordBody.start_table,
    "row": WordBody.row,
    "cell": WordBody.cell,
    "end": WordBody.end,
}


def _shape(found: re.Match[str], said: str) -> _Shape:
    if not said:
        return _NOTHING
    return _STYLED_RUN in said, found["page"] is None, broken_lines(said)


def _cell_form(found: re.Match[str], sheet: StyleSheet) -> CellForm:
    wide, span, merge, shade = found.group("wide", "span", "merge", "shade")
    fill = "".join(_FILL.findall(shade or ""))
    return CellForm(int(wide), int(span or 1), merge or "", fill, shade is None or shade in sheet.shades)


def _page(section: str) -> tuple[int, int, int]:
    """Width and height of the text and the distance of lines, in twentieths of a point."""
    found, pitch = _PAGE.search(section), _PITCH.search(section)
    if found is None:
        return 0, 0, 0
    wide = int(found["width"]) - int(found["left"]) - int(found["right"])
    high = int(found["high"]) - int(found["top"]) - int(found["bottom"])
    return wide, high, int(pitch[1]) if pitch else _OWN_LINE
