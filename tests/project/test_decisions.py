"""No function decides more than ten times: branches, loops, conditions and their parts are counted, not lines.

Lines can be squeezed; `and` and `or` cannot be hidden from this count, nor conditions of comprehensions.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.package_trees import nodes

_MOST = 10
_ONE_EACH = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.IfExp, ast.match_case)


def decisions(function: ast.AST) -> int:
    """How often a function decides, functions inside it counted with it."""
    return sum(map(_of_node, ast.walk(function)))


def _of_node(node: ast.AST) -> int:
    if isinstance(node, ast.comprehension):
        return len(node.ifs)
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    return int(isinstance(node, _ONE_EACH))


def _counted() -> Iterator[tuple[str, int]]:
    for file, those in nodes().items():
        for node in those:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{file.removesuffix('.py')}:{node.name}", sum(map(decisions, node.body))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("return a", 0),
        ("if a and b or c: pass\nelif d: pass", 4),
        ("for a in b:\n  while c: pass\nelse: pass", 2),
        ("try: pass\nexcept A: pass\nexcept B: pass", 2),
        ("return [a if b else c for d in e if f if g]", 3),
        ("match a:\n  case 1: pass\n  case b if c: pass", 2),
        ("with a: assert b and c\nreturn lambda d: d or e", 2),
    ],
)
def test_what_counts_as_a_decision(text: str, count: int) -> None:
    assert decisions(ast.parse(text)) == count


def test_no_function_decides_too_often() -> None:
    assert [(name, count) for name, count in _counted() if count > _MOST] == []
