"""The looks that the audit holds finished files to, made of the templates and the reference document in force."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace

from generator.audit.looks import SLOT, Looks, PageHead, WordLooks
from generator.documents.template_labels import labels_in, names_in
from generator.documents.templates import DECLARATION, STYLES, TemplateSet
from generator.publish.manifest import sha256
from generator.writers.shared import page_shell, word_frames, word_numbering, word_parts, word_sections
from generator.writers.write import FIRST_SCRIPTS, FORM_SCRIPTS, READING_SCRIPTS, OutputStyles

_STYLES = ("reference.docx", "page.html.j2", "page.css", "form-words.json")
_SCRIPTS = tuple(f"{name}.js" for name in (*FORM_SCRIPTS, *READING_SCRIPTS, *FIRST_SCRIPTS))
_TEMPLATE = ".xml.j2"
_START_PAGE = ("site/", "shared/")


def looks_of(templates: TemplateSet, styles: OutputStyles) -> Looks:
    """The looks that `styles`, read from `templates`, give every finished file. Raises TemplateError."""
    names = (*(f"{STYLES}/{name}" for name in (*_STYLES, *_SCRIPTS)), *filter(_counts, templates.sources))
    sources = {f"templates/{name}": sha256(templates.data(name)) for name in names}
    texts = {f"templates/{name}": text for name, text in templates.texts().items() if name.endswith(_TEMPLATE)}
    header, footer = word_frames(styles)
    word = WordLooks(
        word_parts(styles, form=False),
        word_parts(styles, form=True),
        word_numbering(styles),
        header,
        footer,
        {name: word_sections(styles, kind.margins, landscape=kind.landscape) for name, kind in templates.kinds.items()},
    )
    return Looks(
        sources,
        {f"templates/{STYLES}/{name}": templates.text(f"{STYLES}/{name}") for name in _SCRIPTS},
        word,
        partial(_page, styles),
        {name: templates.declared(kind) for name, kind in templates.kinds.items()},
        {name: labels_in(text) for name, text in texts.items()},
        {name: names_in(text) for name, text in texts.items()},
        {f"templates/{name}": sum_ for name, sum_ in templates.sums.items() if name.endswith(_TEMPLATE)},
    )


def _counts(name: str) -> bool:
    """Whether a template is one of the start page, or says how the page of a kind lies."""
    return name.startswith(_START_PAGE) or name.endswith(f"/{DECLARATION}")


def _page(styles: OutputStyles, head: PageHead) -> str:
    """The shell of a page that says what `head` says."""
    document = SimpleNamespace(
        kind=head.kind,
        language=head.language,
        landscape=head.landscape,
        form=head.form,
        closed=head.closed,
        title=SimpleNamespace(id=head.title[0], text=head.title[1]),
        description=SimpleNamespace(id=head.description[0], text=head.description[1]),
        properties=head.properties,
    )
    return page_shell(styles, document, head.up, SLOT, skip=head.skip, links=head.links)
