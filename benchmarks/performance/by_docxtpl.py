"""The guidebook by docxtpl: the template that an office would lay out for it, and the words of a finished one.

Every table has a layout of its own, with its head, its columns and a loop over its rows; tables of one layout in a
row (the award cards) are one loop. Words of one look are a field, words of several a RichText, as docxtpl's manual
says. docxtpl is given more than it would have in earnest: the finished words of each paragraph (composing them from
the policy is not counted), and it need not make bookmarks, links inside the document or list numbers.

docxtpl compiles its template for each document, so most of its time goes with the size of the template. `lean_template`
is the other extreme, which nobody would lay out: one loop over anything, without columns of their own, for the same
words in the same styles.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from docx import Document as OpenDocument
from docxtpl import DocxTemplate, RichText
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; `style`: the id of a character style."""

    text: str
    bold: bool
    style: str | None


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph: the id of its style, its runs, neighbours of one look joined."""

    style: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """The paragraphs of each cell; `head`: repeated on each page."""

    cells: tuple[tuple[Words, ...], ...]
    head: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its style, the widths of its columns, its rows. A row of one cell goes over all columns."""

    style: str
    widths: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def layout(self) -> object:
        """What the template says of it: all but the words of its body."""
        return self.style, self.widths, tuple(row for row in self.rows if row.head)


@dataclass(frozen=True, slots=True)
class Part:
    """The paragraphs before a table, and the table."""

    before: tuple[Words, ...]
    grid: Grid


@dataclass(frozen=True, slots=True)
class Content:
    """What a Word file says: its tables with what stands before them, by layout; then what follows the last."""

    groups: tuple[tuple[Part, ...], ...]
    end: tuple[Words, ...]


def content_of(data: bytes) -> Content:
    """The words, tables and styles of a Word file. Paragraphs without words are left out."""
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))[0]
    parts: list[Part] = []
    before: list[Words] = []
    for element in body:
        if element.tag == f"{W}tbl":
            parts.append(Part(tuple(before), _grid(element)))
            before = []
        elif element.tag == f"{W}p":
            before += _paragraphs([element])
    groups = tuple(tuple(group) for _, group in groupby(parts, key=lambda part: part.grid.layout))
    return Content(groups, tuple(before))


def _grid(table: etree._Element) -> Grid:
    rows = [
        Row(
            tuple(tuple(_paragraphs(cell.findall(f"{W}p"))) for cell in row.findall(f"{W}tc")),
            row.find(f"{W}trPr/{W}tblHeader") is not None,
        )
        for row in table.findall(f"{W}tr")
    ]
    widths = tuple(str(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol"))
    style = table.find(f"{W}tblPr/{W}tblStyle")
    return Grid("" if style is None else str(style.get(f"{W}val")), widths, tuple(rows))


def _paragraphs(elements: list[etree._Element]) -> Iterator[Words]:
    for element in elements:
        found = [run for run in map(_run, element.iter(f"{W}r")) if run.text]
        joined = tuple(
            Run("".join(run.text for run in alike), *look)
            for look, alike in groupby(found, key=lambda run: (run.bold, run.style))
        )
        style = element.find(f"{W}pPr/{W}pStyle")
        if joined:
            yield Words("Normal" if style is None else str(style.get(f"{W}val")), joined)


def _run(element: etree._Element) -> Run:
    text = "".join("\n" if part.tag == f"{W}br" else part.text or "" for part in element.iter(f"{W}t", f"{W}br"))
    style = element.find(f"{W}rPr/{W}rStyle")
    return Run(text, element.find(f"{W}rPr/{W}b") is not None, None if style is None else style.get(f"{W}val"))


def template_for(content: Content, package: bytes) -> bytes:
    """The docxtpl template on the parts of `package`, a finished Word file, whose styles it has."""
    xml = "".join(_group(number, group) for number, group in enumerate(content.groups)) + _loop("end")
    return with_body(package, xml)


def with_body(package: bytes, xml: str) -> bytes:
    """`package` with another body; its section stays."""
    document = OpenDocument(io.BytesIO(package))
    body = document.element.body
    for element in list(body)[:-1]:
        body.remove(element)
    for element in reversed(etree.fromstring(f"<body {NAMESPACE}>{xml}</body>")):
        body.insert(0, element)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def lean_template(package: bytes) -> bytes:
    """The smallest docxtpl template: paragraphs and tables in one loop, all tables alike."""
    cell = f"{_opening('2000')}{_loop('cell')}</w:tc>"
    cells = f"{_cell_tag('for cell in row')}{cell}{_cell_tag('endfor')}"
    rows = f"{_row_tag('for row in part.rows')}<w:tr>{cells}</w:tr>{_row_tag('endfor')}"
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>{rows}</w:tbl>'
    xml = f"{_tag('for part in parts')}{_loop('part.before')}{table}{_tag('endfor')}{_loop('end')}"
    return with_body(package, xml)


def _group(number: int, group: tuple[Part, ...]) -> str:
    """A loop over tables of one layout."""
    grid = group[0].grid
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.widths)
    heads = "".join(_laid_out(row, grid.widths) for row in grid.rows if row.head)
    bodies = [row for part in group for row in part.grid.rows if not row.head]
    full = [row for row in bodies if len(row.cells) == len(grid.widths)]
    cells = "".join(_cell(column, width, full) for column, width in enumerate(grid.widths))
    row = f"<w:tr>{cells}</w:tr>"
    if len(full) < len(bodies):
        row = f"{_row_tag('if row.wide')}{_wide(grid)}{_row_tag('else')}{row}{_row_tag('endif')}"
    table = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{grid.style}"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{heads}{_row_tag('for row in part.rows')}{row}{_row_tag('endfor')}</w:tbl>"
    )
    loop = f"for part in groups[{number}]"
    return f"{_tag(loop)}{_loop('part.before')}{table}{_tag('endfor')}"


def _laid_out(row: Row, widths: tuple[str, ...]) -> str:
    """A head row: its words stand in the template."""
    cells = "".join(
        f"{_opening(width)}{''.join(_paragraph(p.style, p.runs[0].text) for p in cell) or '<w:p/>'}</w:tc>"
        for cell, width in zip(row.cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _cell(column: int, width: str, rows: list[Row]) -> str:
    """A cell of a column: one field where no cell of the column holds more than that, else a loop."""
    cells = [row.cells[column] for row in rows]
    if all(len(cell) == 1 and _is_plain(cell[0]) and cell[0].style == cells[0][0].style for cell in cells):
        inner = _paragraph(cells[0][0].style, f"{{{{ row.cells[{column}][0].text }}}}")
    else:
        inner = _loop(f"row.cells[{column}]")
    return f"{_opening(width)}{inner}</w:tc>"


def _wide(grid: Grid) -> str:
    span = f'<w:gridSpan w:val="{len(grid.widths)}"/>'
    return f"<w:tr><w:tc><w:tcPr>{span}</w:tcPr>{_loop('row.cells[0]')}</w:tc></w:tr>"


def _opening(width: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'


def _loop(items: str) -> str:
    """Paragraphs, each with its style: a RichText where its words have several looks, else a field."""
    rich, plain = (_paragraph("{{ p.style }}", field) for field in ("{{r p.rich }}", "{{ p.text }}"))
    return f"{_tag(f'for p in {items}')}{_tag('if p.rich')}{rich}{_tag('else')}{plain}{_tag('endif')}{_tag('endfor')}"


def _paragraph(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _tag(text: str) -> str:
    return f"<w:p><w:r><w:t>{{%p {text} %}}</w:t></w:r></w:p>"


def _cell_tag(text: str) -> str:
    return f"<w:tc><w:p><w:r><w:t>{{%tc {text} %}}</w:t></w:r></w:p></w:tc>"


def _row_tag(text: str) -> str:
    return f"<w:tr><w:tc><w:p><w:r><w:t>{{%tr {text} %}}</w:t></w:r></w:p></w:tc></w:tr>"


def _is_plain(words: Words) -> bool:
    return len(words.runs) == 1 and not words.runs[0].bold and words.runs[0].style is None


def by_docxtpl(template: bytes, content: Content) -> bytes:
    """The Word file that docxtpl makes of the content, from the template that is laid out for it."""
    groups = [[_part(part) for part in group] for group in content.groups]
    return _rendered(template, {"groups": groups, "end": [_fields(words) for words in content.end]})


def by_lean_docxtpl(template: bytes, content: Content) -> bytes:
    """The same words from the smallest template."""
    parts = [
        {
            "before": [_fields(words) for words in part.before],
            "rows": [[[_fields(words) for words in cell] for cell in row.cells] for row in part.grid.rows],
        }
        for group in content.groups
        for part in group
    ]
    return _rendered(template, {"parts": parts, "end": [_fields(words) for words in content.end]})


def words_of(content: Content) -> list[Words]:
    """Every paragraph, in order."""
    parts = [part for group in content.groups for part in group]
    inside = [words for part in parts for cell in (part.before, *_cells(part.grid)) for words in cell]
    return [*inside, *content.end]


def _cells(grid: Grid) -> Iterator[tuple[Words, ...]]:
    for row in grid.rows:
        yield from row.cells


def _rendered(template: bytes, context: dict[str, Any]) -> bytes:
    document = DocxTemplate(io.BytesIO(template))
    document.render(context, autoescape=True)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _part(part: Part) -> dict[str, Any]:
    width = len(part.grid.widths)
    rows = [
        {"wide": len(row.cells) < width, "cells": [[_fields(words) for words in cell] for cell in row.cells]}
        for row in part.grid.rows
        if not row.head
    ]
    return {"before": [_fields(words) for words in part.before], "rows": rows}


def _fields(words: Words) -> dict[str, Any]:
    if _is_plain(words):
        return {"style": words.style, "text": words.runs[0].text, "rich": None}
    rich = RichText()
    for run in words.runs:
        rich.add(run.text, style=run.style, bold=run.bold)
    return {"style": words.style, "rich": rich}
