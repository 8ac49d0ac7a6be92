"""The sample document, written once, and a way to look into what was written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as PythonDocx
from lxml import etree

from generator.documents.blocks import Block, Document
from generator.writers.docx import Reference, load_reference, write_docx

from .builder import a_document
from .sample import sample

REFERENCE = Path(__file__).parents[2] / "templates" / "styles" / "reference.docx"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


class Written:
    """A finished file: its bytes, its parts as trees, and how python-docx reads it."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._package = zipfile.ZipFile(io.BytesIO(data))

    def names(self) -> list[str]:
        return self._package.namelist()

    def source(self, part: str = "word/document.xml") -> str:
        return self._package.read(part).decode()

    def find(self, path: str, part: str = "word/document.xml") -> list[etree._Element]:
        """The elements at the XPath `path`."""
        found = etree.fromstring(self._package.read(part)).xpath(path, namespaces=NAMESPACES)
        assert isinstance(found, list)
        return found

    def values(self, path: str, part: str = "word/document.xml") -> list[str]:
        """The texts or attributes at the XPath `path`."""
        return [str(value) for value in self.find(path, part)]

    def text(self) -> str:
        """All words of the body in order, without white space."""
        return "".join("".join(self.values("//w:body//w:t/text()")).split())

    def as_python_docx(self) -> PythonDocx:
        return docx.Document(io.BytesIO(self.data))


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load_reference(REFERENCE.read_bytes())


@pytest.fixture(scope="session")
def tree() -> Document:
    return sample()


@pytest.fixture(scope="session")
def written(tree: Document, reference: Reference) -> Written:
    return Written(write_docx(tree, reference))


@pytest.fixture(scope="session")
def write(reference: Reference) -> Callable[..., Written]:
    """Writes a document of some blocks."""

    def write_blocks(*blocks: Block, **changes: object) -> Written:
        return Written(write_docx(a_document(*blocks, **changes), reference))

    return write_blocks
