"""In every column of a table a cell begins: a column that others only cross is none (HTML forbids it)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.documents.blocks import Document, Table
from generator.documents.compose import TEMPLATE_FUNCTIONS, compose
from generator.documents.templates import load_templates
from generator.workspace import Workspace

from ..builders import a_subject
from .composing import blocks

WIDE = {"type": "long_text"}
FIELDS = {
    "all wide": [WIDE, WIDE],
    "one": [{}],
    "one wide": [WIDE],
    "wide by choice": [{"wide": True}, {"wide": True}],
    "one and a wide one": [{}, WIDE],
    "two": [{}, {}],
    "two and a wide one": [{}, {}, WIDE],
    "wide between": [{}, WIDE, {}],
}


def idle_columns(table: Table) -> list[int]:
    """The columns, from 0, in which no cell begins."""
    begun: set[int] = set()
    covered: dict[int, set[int]] = {}
    for number, row in enumerate((*table.head, *table.body)):
        at = 0
        for cell in row.cells:
            while at in covered.get(number, ()):
                at += 1
            begun.add(at)
            for below in range(number + 1, number + cell.rows):
                covered.setdefault(below, set()).update(range(at, at + cell.columns))
            at += cell.columns
    return [at for at in range(len(table.columns)) if at not in begun]


def idle(document: Document) -> dict[str, list[int]]:
    tables = [block for block in blocks(document) if isinstance(block, Table)]
    found = {table.caption.text if table.caption else str(table.name): idle_columns(table) for table in tables}
    return {name: columns for name, columns in found.items() if columns}


def composed_kind(kind: str, **changes: Any) -> list[Document]:
    templates = load_templates(Workspace(Path(__file__).parents[2]).template_folders, TEMPLATE_FUNCTIONS)
    return list(compose(a_subject(**changes), templates, {kind: templates.kinds[kind]}))


@pytest.mark.parametrize("fields", FIELDS.values(), ids=FIELDS)
def test_a_group_of_a_form_has_the_columns_it_needs(fields: list[dict[str, Any]]) -> None:
    asked = [{"id": f"f{number}", "label": "某栏", **field} for number, field in enumerate(fields)]
    groups = [{"id": "claim", "title": "申请内容", "fields": asked}]
    form = {"id": "gazelle", "title": "申请表", "edition": "第一版", "awards": ["gazelle"], "groups": groups}
    (document,) = composed_kind("form", forms=[form])
    assert idle(document) == {}


@pytest.mark.parametrize("kind", ["guidebook", "faq", "matrix", "index", "notice", "proof", "pending"])
def test_the_tables_of_the_other_documents_too(kind: str) -> None:
    assert [idle(document) for document in composed_kind(kind) if idle(document)] == []
