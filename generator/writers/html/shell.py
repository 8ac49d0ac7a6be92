"""The page around the blocks: a Jinja template, a style sheet and scripts, read once for a whole build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from generator.dataclass import dataclass
from generator.documents.compiled import CompiledTemplates
from generator.message import message
from generator.writers.html.carried import carried_script

# Data blocks of a form's page, by their ids; page.js reads them.
WORDS, DEFINITION, WORD_FILE = "form-words", "form-definition", "form-word-file"


@dataclass(frozen=True, slots=True)
class Shell:
    """The compiled page template, and what forms carry inside.

    `scripts`: (id, content of the element) in the order in which they run in a form; `words`: JSON of what they show;
    `reading`: the names of the scripts of all other pages of a policy, which lie in assets/; `first`: as `scripts`, of
    both, in their head.
    """

    template: Template
    css: Markup
    scripts: tuple[tuple[str, Markup], ...]
    words: Markup
    reading: tuple[str, ...] = ()
    first: tuple[tuple[str, Markup], ...] = ()

    def render(self, *, data: Mapping[str, Markup], reads: bool = False, **values: object) -> str:
        """The page; `values` are the names that page.html.j2 uses.

        `data`: id of a data block -> its content, in a form; `reads`: whether it is a page to be read, with the scripts
        of those. A page that is neither carries no script.
        """
        blocks = {WORDS: self.words, **data} if data else {}
        scripts = self.scripts if data else ()
        linked = self.reading if reads and not data else ()
        first = self.first if scripts or linked else ()
        return self.template.render(css=self.css, scripts=scripts, linked=linked, first=first, data=blocks, **values)


def embeddable(text: str, element: str) -> Markup:
    """`text` as the content of a raw text element, which ends at its own end tag and knows no escapes.

    Raises ValueError for what would end it.
    """
    if f"</{element}" in text.lower() or "<!--" in text:
        raise ValueError(message("it holds </{element} or <!--, which would end its <{element}>", element=element))
    return Markup(text)  # noqa: S704 - the project's own file


def load_shell(
    template: Path,
    compiled: CompiledTemplates | None,
    css: str,
    scripts: Mapping[str, str],
    words: str,
    reading: tuple[str, ...],
    first: Mapping[str, str],
) -> Shell:
    """Compile the page template.

    template: the file page.html.j2; compiled: where it is kept as it was compiled; css: the text of page.css; scripts:
    id -> text, in the order in which they run; words: the text of form-words.json; reading: names of scripts of pages
    that are no forms; first: as `scripts`, of the head of both. Raises jinja2.TemplateError for a broken template,
    ValueError for CSS, scripts or words that would end their element.
    """
    environment = Environment(
        loader=FileSystemLoader(template.parents[1], encoding="utf-8-sig"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=compiled.by(Path(__file__)) if compiled else None,
    )
    return Shell(
        environment.get_template(template.relative_to(template.parents[1]).as_posix()),
        embeddable(css, "style"),
        _contents(scripts),
        embeddable(f"\n{words}", "script"),
        reading,
        _contents(first),
    )


def _contents(scripts: Mapping[str, str]) -> tuple[tuple[str, Markup], ...]:
    return tuple((name, embeddable(f"\n{carried_script(text)}", "script")) for name, text in scripts.items())
