"""A name says which: no public class or type has the name of another one in a different module of the package."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator

from tests.package_trees import trees

# The audit reads finished files by its own code: these are the same thing on both sides, so they bear the same name.
_SAME_ON_BOTH_SIDES = {
    "FieldDefinition": {"audit/read/form_fields", "forms/definition/definition"},
    "FormData": {"audit/read/finished", "forms/returned/form_data"},
    "LedgerRow": {"audit/read/ledger", "documents/ledger"},
}


def types_of(tree: ast.Module) -> Iterator[str]:
    """Public classes and named types of a module; type variables name nothing, constants are no types."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            name = node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign) and not _is_variable(node.value):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            name = target.id if isinstance(target, ast.Name) else ""
        else:
            continue
        if name[:1].isupper() and not name.isupper():
            yield name


def _is_variable(value: ast.expr | None) -> bool:
    return (
        isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in ("TypeVar", "ParamSpec")
    )


def test_what_counts_as_a_type() -> None:
    text = (
        "class Row: pass\nclass _Own: pass\nLine = Row | Cell\nWord: TypeAlias = 'Line'\nPiece = TypeVar('Piece')\n"
        "LIMIT = 3\nMOST: int = 1\nrows = Row()\nrow.Cell = 1"
    )
    assert list(types_of(ast.parse(text))) == ["Row", "Line", "Word"]


def test_no_two_types_share_a_name() -> None:
    places: dict[str, set[str]] = defaultdict(set)
    for file, tree in trees().items():
        for name in types_of(tree):
            places[name].add(file.removesuffix(".py"))
    assert {name: found for name, found in places.items() if len(found) > 1} == _SAME_ON_BOTH_SIDES
