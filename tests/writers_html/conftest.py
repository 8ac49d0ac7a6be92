"""Fixtures: the project's own page shell, sample documents, and a folder laid out as the build lays it out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.documents.blocks import Document
from generator.documents.templates import load_templates
from generator.forms.definition.definition import sealed
from generator.start_page import ASSETS
from generator.writers.docx import write_docx
from generator.writers.html import Shell, write_html
from generator.writers.write import OutputStyles, load_styles

from . import form as sample_form
from . import guidebook as sample_pages

STYLES = Path(__file__).parents[2] / "templates" / "styles"
Written = Callable[[Document], Path]


@pytest.fixture(scope="session")
def styles() -> OutputStyles:
    return load_styles(load_templates((STYLES.parent,), {}))


@pytest.fixture(scope="session")
def shell(styles: OutputStyles) -> Shell:
    return styles.shell


@pytest.fixture
def guidebook() -> Document:
    return sample_pages.guidebook()


@pytest.fixture
def form() -> Document:
    return sealed(sample_form.form(), "sample", "第一版")


@pytest.fixture
def matrix() -> Document:
    return sample_pages.matrix()


@pytest.fixture
def site_index() -> Document:
    return sample_pages.site_index()


@pytest.fixture
def site(tmp_path: Path, styles: OutputStyles) -> Written:
    """Writes a document where the build would put it, with the assets beside, below a path with blanks in it."""
    root = tmp_path / "out put" / "政策"

    def write(document: Document) -> Path:
        (root / "assets").mkdir(parents=True, exist_ok=True)
        for name in ASSETS:
            (root / "assets" / name).write_bytes((STYLES / name).read_bytes())
        folder = root if document.kind == "site" else root / "policy"
        path = folder / f"{document.name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        word = write_docx(document, styles.reference) if document.form else b""
        path.write_text(write_html(document, styles.shell, word), encoding="utf-8", newline="\n")
        return path

    return write
