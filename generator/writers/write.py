"""The writers, by format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.documents.blocks import Document
from generator.documents.templates import STYLES, TemplateSet
from generator.writers.docx import Reference, load_reference, write_docx
from generator.writers.html import Shell, load_shell, write_html


@dataclass(frozen=True, slots=True)
class Styles:
    """All looks: the page shell of HTML and the reference document of Word."""

    shell: Shell
    reference: Reference


def load_styles(templates: TemplateSet) -> Styles:
    """Read the styles in force. Raises TemplateError."""
    page, css, js = (templates.file(f"{STYLES}/{name}").read_text("utf-8-sig") for name in _PAGE)
    return Styles(load_shell(page, css, js), load_reference(templates.file(f"{STYLES}/reference.docx").read_bytes()))


_PAGE = ("page.html.j2", "page.css", "page.js")

WRITERS: Mapping[str, Callable[[Document, Styles], bytes]] = {
    "html": lambda document, styles: write_html(document, styles.shell).encode(),
    "docx": lambda document, styles: write_docx(document, styles.reference),
}


def write(document: Document, form: str, styles: Styles) -> bytes:
    """`document` in one format of WRITERS."""
    return WRITERS[form](document, styles)
