"""Documents composed from templates of a few lines, written into a folder of the test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.documents.blocks import Block, Document, Span, Statement, Table
from generator.documents.compose import TEMPLATE_FUNCTIONS, compose
from generator.documents.ledger import entries
from generator.documents.templates import TemplateSet, load_templates
from generator.documents.walk import walk

from ..builders import a_subject

PARTS = (
    "<title>{{ title }}</title><description>说明</description><properties/><nav/><header>页眉</header>"
    "<footer>页脚</footer>"
)
KIND = "kind: sheet\norder: 1\nname: {name}\n{more}"


def write_templates(folder: Path, body: str, more: str = "", name: str = "sheet", **files: str) -> TemplateSet:
    """Templates with one kind, `sheet`, whose body is `body`; `files`: further templates of it by name."""
    kind = folder / "sheet"
    kind.mkdir(parents=True, exist_ok=True)
    (kind / "template.yaml").write_text(KIND.format(name=name, more=more), encoding="utf-8")
    (kind / "main.xml.j2").write_text(f"{PARTS}<body>\n{body}\n</body>\n", encoding="utf-8")
    for file, text in files.items():
        (kind / f"_{file}.xml.j2").write_text(text, encoding="utf-8")
    return load_templates((folder,), TEMPLATE_FUNCTIONS)


def composed(
    folder: Path, body: str, *, more: str = "", files: dict[str, str] | None = None, **changes: Any
) -> Document:
    """The document of `body` for the small policy with `changes`."""
    templates = write_templates(folder, body, more, **(files or {}))
    return next(compose(a_subject(**changes), templates, {"sheet"}))


def statements(document: Document) -> list[Statement]:
    """The statements of the body, in reading order."""
    return [entry.statement for entry in entries(document, ("html", "docx")) if entry.part in ("body", "field")]


def texts(document: Document) -> list[str]:
    return [statement.text for statement in statements(document)]


def spans(document: Document) -> list[Span]:
    return [span for statement in statements(document) for span in statement.spans]


def blocks(document: Document) -> list[Block]:
    return list(walk(document.blocks))


def table(document: Document) -> Table:
    return next(block for block in blocks(document) if isinstance(block, Table))
