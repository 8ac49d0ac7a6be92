"""The page around the blocks: a Jinja template, a style sheet and a script, read once for a whole build."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Shell:
    """The compiled page template, and the CSS and JS that forms carry inside."""

    template: Template
    css: Markup
    js: Markup

    def render(self, **values: object) -> str:
        """The page; `values` are the names that page.html.j2 uses."""
        return self.template.render(css=self.css, js=self.js, **values)


def _embeddable(text: str, element: str) -> Markup:
    """`text` as the content of a raw text element, which ends at its own end tag and knows no escapes."""
    if f"</{element}" in text.lower() or "<!--" in text:
        raise ValueError(f"cannot stand inside <{element}>: it contains </{element} or <!--")
    return Markup(text)  # noqa: S704 - the project's own file


def load_shell(template: str, css: str, js: str) -> Shell:
    """Compile the page template.

    template, css, js: the texts of page.html.j2, page.css and page.js.
    Raises jinja2.TemplateSyntaxError for a broken template, ValueError for CSS or JS that would end its element.
    """
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    return Shell(environment.from_string(template), _embeddable(css, "style"), _embeddable(js, "script"))
