"""The guidebook by plain python-docx, as its manual writes documents: styles by their names, cells by row and column.

As docxtpl (by_docxtpl.py), it is given the finished words and need not make bookmarks, links or list numbers. It opens
a package that has the styles of the finished file and an empty body.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

from docx import Document
from docx.document import Document as OpenDocument
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from benchmarks.performance.by_docxtpl import Content, Grid, Words, with_body


def empty_package(package: bytes) -> bytes:
    """A finished Word file without its words."""
    return with_body(package, "")


def by_python_docx(package: bytes, content: Content) -> bytes:
    """The Word file that python-docx makes of the content."""
    document = Document(io.BytesIO(package))
    names = {style.style_id: style.name for style in document.styles}
    for group in content.groups:
        for part in group:
            _add_all(document, part.before, names)
            _add_table(document, part.grid, names)
    _add_all(document, content.end, names)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _add_all(place: OpenDocument | _Cell, paragraphs: Iterable[Words], names: dict[str, str]) -> None:
    for words in paragraphs:
        _add_runs(place.add_paragraph(style=names[words.style]), words, names)


def _add_runs(paragraph: Paragraph, words: Words, names: dict[str, str]) -> None:
    for run in words.runs:
        added = paragraph.add_run(run.text, names[run.style] if run.style else None)
        if run.bold:
            added.bold = True


def _add_table(document: OpenDocument, grid: Grid, names: dict[str, str]) -> None:
    table = document.add_table(len(grid.rows), len(grid.widths), names.get(grid.style))
    for number, row in enumerate(grid.rows):
        if len(row.cells) < len(grid.widths):
            table.cell(number, 0).merge(table.cell(number, len(grid.widths) - 1))
        for column, paragraphs in enumerate(row.cells):
            _fill(table, number, column, paragraphs, names)


def _fill(table: Table, row: int, column: int, paragraphs: tuple[Words, ...], names: dict[str, str]) -> None:
    cell = table.cell(row, column)
    for words in paragraphs[:1]:
        first = cell.paragraphs[0]
        first.style = names[words.style]
        _add_runs(first, words, names)
    _add_all(cell, paragraphs[1:], names)
