"""From a document to a page: the registry of block types and what stands around the blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from generator.documents.blocks import (
    Callout,
    Document,
    Field,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Section,
    Statement,
    Table,
    TableOfContents,
)
from generator.writers.html import fields, flow, table
from generator.writers.html.context import HeadedContents, HtmlPage
from generator.writers.html.form_data import form_data
from generator.writers.html.inline import anchor, attributes, inline
from generator.writers.html.shell import Shell

RENDERERS: Mapping[type, Callable[[HtmlPage, Any], str]] = MappingProxyType(
    {
        Heading: flow.heading,
        Paragraph: flow.paragraph,
        List: flow.bulleted,
        Callout: flow.note,
        Section: flow.section,
        TableOfContents: flow.contents,
        HeadedContents: flow.headed_contents,
        PageBreak: flow.page_break,
        Table: table.table,
        Field: fields.field,
    }
)

_SKIP_TARGET = "#main"


def way_up(document: Document) -> str:
    """The relative way from the page to the output folder: the site index lies there, all else below a policy."""
    return "" if document.kind == "site" else "../" * (1 + document.name.count("/"))


def is_read(kind: str, *, form: bool) -> bool:
    """Whether a page is one to be read, whose contents, questions and tables the reading script serves."""
    return not form and kind != "site"


def _skips(statement: Statement) -> bool:
    return any(span.link == _SKIP_TARGET for span in statement.spans)


def _line(statement: Statement, tag: str, style: str | None = None, current: str | None = None) -> Markup:
    mark = attributes((("class", style),)) + anchor(statement)
    return Markup(f"<{tag}{mark}>{inline(statement.spans, current)}</{tag}>")  # noqa: S704 - escaped by `inline`


def write_html(document: Document, shell: Shell, word: bytes = b"") -> str:
    """`document` as one HTML page.

    The page lies at `<policy>/<name>.html` (a site page at `<name>.html`) and refers to assets/ by a relative way;
    a form carries style, scripts and its Word file (`word`) inside, because enterprises save that one page and a page
    from disk cannot fetch another file. Raises nothing by itself.
    """
    current = document.name.rsplit("/", 1)[-1] + ".html"
    skip = next(iter(filter(_skips, document.navigation[:1])), None)
    links = document.navigation[1:] if skip else document.navigation
    return shell.render(
        document=document,
        up=way_up(document),
        body=Markup(HtmlPage(RENDERERS, document.blocks).blocks(document.blocks)),  # noqa: S704 - went through `inline`
        skip=_line(skip, "p", "skip") if skip else None,
        links=[_line(link, "li", current=current) for link in links],
        footer=_line(document.footer, "p"),
        data=form_data(document, word),
        reads=is_read(document.kind, form=document.form),
    )
