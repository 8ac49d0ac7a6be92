"""The writers, by format."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import jinja2

from generator.dataclass import dataclass
from generator.documents.blocks import Document
from generator.documents.template_errors import told_of
from generator.documents.templates import STYLES, TemplateSet
from generator.errors import TemplateError
from generator.message import message
from generator.writers.docx import Reference, load_reference, write_docx
from generator.writers.html import Shell, load_shell, write_html


@dataclass(frozen=True, slots=True)
class OutputStyles:
    """All looks: the page shell of HTML and the reference document of Word."""

    shell: Shell
    reference: Reference


def load_styles(templates: TemplateSet) -> OutputStyles:
    """Read the styles in force. Raises TemplateError."""
    page = templates.file(_PAGE)
    css, words = (templates.text(f"{STYLES}/{name}") for name in ("page.css", "form-words.json"))
    scripts, first = (
        {name: templates.text(f"{STYLES}/{name}.js") for name in names} for names in (FORM_SCRIPTS, FIRST_SCRIPTS)
    )
    return OutputStyles(
        _of(_PAGE, lambda: load_shell(page, templates.compiled, css, scripts, words, READING_SCRIPTS, first)),
        _of(_REFERENCE, lambda: load_reference(templates.data(_REFERENCE))),
    )


T = TypeVar("T")


def _of(name: str, load: Callable[[], T]) -> T:
    """What `load` gives. Raises TemplateError where the file is not what its name says."""
    try:
        return load()
    except (OSError, ValueError, LookupError, jinja2.TemplateError) as error:
        told = message("templates/{name} cannot be used: {problem}", name=name, problem=told_of(error))
        raise TemplateError(told) from error


_PAGE, _REFERENCE = f"{STYLES}/page.html.j2", f"{STYLES}/reference.docx"


# What a form's page runs, in this order: each uses those before it (templates/styles/<name>.js).
FORM_SCRIPTS = (
    "form-figures",
    "form-grants",
    "form-answers",
    "form-checks",
    "form-eligibility",
    "form-controls",
    "form-files",
    "form-draft",
    "form-word",
    "form-tools",
    "page",
    "zip-library",  # these two last, behind all that is shown: what uses them waits for a button
    "fflate",
)
# What every other page of a policy runs; it lies in assets/, beside the style sheet.
READING_SCRIPTS = ("reading",)
# What both run in their head.
FIRST_SCRIPTS = ("wait",)

WRITERS: Mapping[str, Callable[[Document, OutputStyles, bytes], bytes]] = {
    "html": lambda document, styles, word: write_html(document, styles.shell, word).encode(),
    "docx": lambda document, styles, word: word or write_docx(document, styles.reference),
}


def write(document: Document, form: str, styles: OutputStyles) -> bytes:
    """`document` in one format of WRITERS."""
    return write_all(document, (form,), styles)[form]


def write_all(document: Document, formats: Sequence[str], styles: OutputStyles) -> dict[str, bytes]:
    """`document` in each of `formats`, by format. The page of a form carries its Word file, which is written once."""
    carries = document.identity is not None and "html" in formats
    word = write_docx(document, styles.reference) if carries else b""
    return {name: WRITERS[name](document, styles, word) for name in formats}
