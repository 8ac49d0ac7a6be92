"""What a user can meet goes through the catalogue: whatever stops or finds something says so by a `Message`."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from generator.errors import PolicydocsError

_ROOT = Path(__file__).parents[2] / "generator"
_TREES = {file.relative_to(_ROOT).as_posix(): ast.parse(file.read_text("utf-8")) for file in _ROOT.rglob("*.py")}


def _taking_messages() -> Mapping[str, tuple[str, ...]]:
    """Class -> its arguments in order, of the classes that take a message; those of PolicydocsError are among them."""
    classes = {node.name: node for tree in _TREES.values() for node in tree.body if isinstance(node, ast.ClassDef)}
    taken = {name: {each.arg: each.annotation for each in _arguments(node)} for name, node in classes.items()}
    for name, node in classes.items():
        bases = [base.id for base in node.bases if isinstance(base, ast.Name) and base.id in taken]
        taken[name] = taken[name] or next((taken[base] for base in bases), {})
    return {name: tuple(own) for name, own in taken.items() if any(map(_is_message, own.values()))}


def _arguments(node: ast.ClassDef) -> list[ast.arg]:
    """What making one takes: the arguments of __init__, else the fields."""
    for each in node.body:
        if isinstance(each, ast.FunctionDef) and each.name == "__init__":
            return [*each.args.args[1:], *each.args.kwonlyargs]
    fields = [each for each in node.body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)]
    return [ast.arg(ast.unparse(each.target), each.annotation) for each in fields]


def _is_message(annotation: ast.expr | None) -> bool:
    return annotation is not None and "Message" in ast.unparse(annotation).split(" | ")


def bare_words(tree: ast.AST, classes: Mapping[str, Mapping[str, bool]]) -> Iterator[tuple[int, str]]:
    """(line, class) of calls that give bare words where the class takes a message."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in classes:
            takes = classes[node.func.id]
            given = [*zip(takes, node.args, strict=False), *((each.arg or "", each.value) for each in node.keywords)]
            if any(takes.get(name) and _is_bare(value) for name, value in given):
                yield node.lineno, node.func.id


def _is_bare(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return ast.unparse(value.func) in ("str", "repr") or (
            isinstance(value.func, ast.Attribute) and value.func.attr in ("format", "join")
        )
    return isinstance(value, ast.JoinedStr | ast.BinOp) or (isinstance(value, ast.Constant) and value.value is not None)


def _classes() -> dict[str, dict[str, bool]]:
    found = _taking_messages()
    annotated = {
        node.name: {each.arg: _is_message(each.annotation) for each in _arguments(node)}
        for tree in _TREES.values()
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }
    return {name: {own: annotated[name].get(own, True) for own in arguments} for name, arguments in found.items()}
