"""Who is in charge of an award, in the table of all awards; how wide columns are, by what stands in them."""

from __future__ import annotations

from typing import Any

import pytest

from generator.documents.blocks import Paragraph, Table

from ..builders import a_model
from .composing import blocks
from .test_columns import composed_kind

GLANCE = ["奖补事项", "支持对象和情形", "标准和发放方式", "依据"]


def told(*roles: tuple[str, ...]) -> list[dict[str, Any]]:
    """The clauses of the small policy; `roles`: the ones that c02 and c03, on which its awards rest, give a unit."""
    units = {"c02": roles[0], "c03": roles[1]}
    kept = [{key: clause[key] for key in ("id", "path", "summary") if key in clause} for clause in a_model()["clauses"]]
    return [clause | {role: ["science"] for role in units.get(clause["id"], ())} for clause in kept]


def words(table: Table) -> list[list[str]]:
    rows = [[cell.blocks for cell in row.cells] for row in (*table.head, *table.body)]
    return [["".join(p.statement.text for p in cell if isinstance(p, Paragraph)) for cell in row] for row in rows]


def the_table(kind: str, name: str, **changes: Any) -> Table:
    (document,) = composed_kind(kind, **changes)
    return next(block for block in blocks(document) if isinstance(block, Table) and block.name == name)


@pytest.mark.parametrize(
    ("roles", "head"),
    [
        ((("lead",), ("lead",)), ["牵头单位"]),
        ((("responsible",), ("responsible",)), ["责任单位"]),
        ((("lead",), ("responsible",)), ["牵头（责任）单位"]),
        ((("lead", "responsible"), ("lead",)), ["牵头单位"]),
        (((), ()), []),
    ],
)
def test_no_award_goes_without_the_unit_that_its_clause_names(
    roles: tuple[tuple[str, ...], ...], head: list[str]
) -> None:
    first, *rows = words(the_table("guidebook", "glance", clauses=told(*roles)))
    assert first == [*GLANCE, *head]
    assert [row for row in rows if not all(row)] == []


def test_units_of_other_clauses_make_no_empty_column() -> None:
    leads = {"lead": ["science"]}
    clauses = [clause | (leads if clause["id"] == "c04" else {}) for clause in told((), ())]
    assert words(the_table("guidebook", "glance", clauses=clauses))[0] == GLANCE


def test_a_column_of_units_is_as_wide_as_the_names_need() -> None:
    """With all three roles the last one had six hundredths of the page: a name of five characters took three lines."""
    columns = the_table("matrix", "tasks", clauses=told(("lead", "cooperating"), ("responsible",))).columns
    shares = {column.key: column.width / sum(each.width for each in columns) for column in columns}
    assert [key for key in ("lead", "cooperating", "responsible") if shares[key] < 0.085] == []
