"""The modules of the package as trees, read once by all tests of how it is written, and never where pytest collects."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "generator"


@cache
def trees() -> dict[str, ast.Module]:
    """By path below the package, in their order; nobody changes them."""
    files = sorted(PACKAGE.rglob("*.py"))
    return {file.relative_to(PACKAGE).as_posix(): ast.parse(file.read_text("utf-8")) for file in files}


@cache
def nodes() -> dict[str, tuple[ast.AST, ...]]:
    """Every node of each of them, as `ast.walk` gives them: walking takes longer than what is asked of a node."""
    return {place: tuple(ast.walk(tree)) for place, tree in trees().items()}
