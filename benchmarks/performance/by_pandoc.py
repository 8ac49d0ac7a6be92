"""The guidebook by pandoc, from Markdown: a program that starts anew for each document, as publishers use it.

The Markdown says the same words: headings, paragraphs with what is bold in them, tables with a head (pipe tables, in
which the paragraphs of a cell follow each other in one line). Fonts, widths and character styles are left out, which
is less work for pandoc. Its time includes its start, which is told apart too.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from benchmarks.performance.by_docxtpl import Content, Grid, Row, Words

_HEADING = re.compile(r"Heading(\d)|Title")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^$@\"'!+-])")
_FORMAT = "markdown-smart-tex_math_dollars-citations-example_lists-fancy_lists-auto_identifiers"


def pandoc() -> str | None:
    """The program: of the system, or of the package pypandoc_binary; None where there is neither."""
    if found := shutil.which("pandoc"):
        return found
    if find_spec("pypandoc") is None:
        return None
    try:
        return str(import_module("pypandoc").get_pandoc_path())
    except OSError:
        return None


def version(program: str) -> str:
    """pandoc 3.9"""
    told = subprocess.run([program, "--version"], capture_output=True, check=True, text=True)
    return told.stdout.splitlines()[0]


def by_pandoc(program: str, source: Path, target: Path, reference: Path | None = None) -> None:
    """Makes `target`, by its ending .docx or .html, of the Markdown file `source`."""
    words = [program, "--from", _FORMAT, "--standalone", "--metadata", "title=申报指南", "--output", str(target)]
    subprocess.run([*words, *(["--reference-doc", str(reference)] if reference else []), str(source)], check=True)


def markdown_of(content: Content) -> str:
    """The words of a Word file as Markdown."""
    parts = [part for group in content.groups for part in group]
    lines = [line for part in parts for line in (*_paragraphs(part.before), _table(part.grid))]
    return "\n\n".join([*lines, *_paragraphs(content.end)]) + "\n"


def _paragraphs(paragraphs: Iterable[Words]) -> Iterator[str]:
    for words in paragraphs:
        heading = _HEADING.match(words.style)
        mark = f"{'#' * int(heading[1] or 1)} " if heading else ""
        yield mark + _inline(words).replace("\n", "\\\n" if not mark else " ")


def _inline(words: Words) -> str:
    return "".join(_run(run.text, bold=run.bold) for run in words.runs)


def _run(text: str, *, bold: bool) -> str:
    plain = _SPECIAL.sub(r"\\\1", text)
    inner = plain.strip()
    return plain.replace(inner, f"**{inner}**") if bold and inner else plain


def _table(grid: Grid) -> str:
    heads = [row for row in grid.rows if row.head][:1] or [Row(((),) * len(grid.widths), head=True)]
    bodies = [row for row in grid.rows if row not in heads]
    rule = "|" + "---|" * len(grid.widths)
    return "\n".join(
        [*(_row(row, len(grid.widths)) for row in heads), rule, *(_row(row, len(grid.widths)) for row in bodies)]
    )


def _row(row: Row, columns: int) -> str:
    cells = [" ".join(_inline(words).replace("\n", " ") for words in cell) for cell in row.cells]
    return "| " + " | ".join([*cells, *[""] * (columns - len(cells))]) + " |"
