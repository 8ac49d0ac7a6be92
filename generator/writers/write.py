"""The writers, by format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.documents.blocks import Document
from generator.documents.templates import STYLES, TemplateSet
from generator.errors import TemplateError
from generator.message import message
from generator.writers.docx import Reference, load_reference, write_docx
from generator.writers.html import Shell, load_shell, write_html


@dataclass(frozen=True, slots=True)
class Styles:
    """All looks: the page shell of HTML and the reference document of Word."""

    shell: Shell
    reference: Reference


def load_styles(templates: TemplateSet) -> Styles:
    """Read the styles in force. Raises TemplateError."""
    page, css, js = (templates.text(f"{STYLES}/{name}") for name in _PAGE)
    return Styles(
        _of(f"{STYLES}/{_PAGE[0]}", lambda: load_shell(page, css, js)),
        _of(_REFERENCE, lambda: load_reference(templates.file(_REFERENCE).read_bytes())),
    )


T = TypeVar("T")


def _of(name: str, load: Callable[[], T]) -> T:
    """What `load` gives. Raises TemplateError where the file is not what its name says."""
    try:
        return load()
    except TemplateError:
        raise
    except Exception as error:
        told = message("templates/{name} cannot be used: {problem}", name=name, problem=str(error))
        raise TemplateError(told) from error


_REFERENCE = f"{STYLES}/reference.docx"


_PAGE = ("page.html.j2", "page.css", "page.js")

WRITERS: Mapping[str, Callable[[Document, Styles], bytes]] = {
    "html": lambda document, styles: write_html(document, styles.shell).encode(),
    "docx": lambda document, styles: write_docx(document, styles.reference),
}


def write(document: Document, form: str, styles: Styles) -> bytes:
    """`document` in one format of WRITERS."""
    return WRITERS[form](document, styles)
