"""What a user can meet goes through the catalogue: whatever stops or finds something says so by a `Message`."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping

import pytest

import generator.errors
from generator.errors import PolicydocsError
from tests.package_trees import nodes, trees

_MADE_AS_TEXT = ("str", "repr")


def arguments(trees: Iterable[ast.Module]) -> dict[str, dict[str, str]]:
    """What making a class takes: the arguments of __init__ or the fields; those of its base where it has none."""
    classes = [node for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)]
    taken = {node.name: _own(node) for node in classes}
    for node in classes:
        bases = [taken.get(base.id, {}) for base in node.bases if isinstance(base, ast.Name)]
        taken[node.name] = taken[node.name] or next(iter(bases), {})
    return taken


def _own(node: ast.ClassDef) -> dict[str, str]:
    for each in node.body:
        if isinstance(each, ast.FunctionDef) and each.name == "__init__":
            named = [*each.args.args[1:], *each.args.kwonlyargs]
            return {one.arg: ast.unparse(one.annotation) for one in named if one.annotation is not None}
    fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
    return {ast.unparse(each.target): ast.unparse(each.annotation) for each in fields}


def bare_words(nodes: Iterable[ast.AST], taken: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[int, str]]:
    """(line, class) of the calls that give bare words where the class takes a message."""
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in taken:
            takes = taken[node.func.id]
            given = [*zip(takes, node.args, strict=False), *((each.arg or "", each.value) for each in node.keywords)]
            if any("Message" in takes.get(name, "").split(" | ") and _is_bare(value) for name, value in given):
                yield node.lineno, node.func.id


def _is_bare(value: ast.expr) -> bool:
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        return value.func.id in _MADE_AS_TEXT
    return isinstance(value, ast.JoinedStr) or (isinstance(value, ast.Constant) and isinstance(value.value, str))


_ERROR = (
    "class Wrong(Exception):\n  def __init__(self, path: Path, words: Message, *, hint: Message | None = None): ...\n"
)


@pytest.mark.parametrize(
    ("call", "is_bare"),
    [
        ("Wrong(path, 'no such file')", True),
        ("Wrong(path, f'no {name}')", True),
        ("Wrong(path, words=str(error))", True),
        ("Wrong(path, words, hint='look again')", True),
        ("Worse(path, 'no such file')", True),
        ("Wrong('path', message('no such file'), hint=message('look again'))", False),
        ("Wrong(path, told)", False),
    ],
)
def test_bare_words_are_found(call: str, is_bare: bool) -> None:
    tree = ast.parse(f"{_ERROR}class Worse(Wrong): pass\nraise {call}")
    assert bool(list(bare_words(ast.walk(tree), arguments([tree])))) is is_bare


def test_nobody_is_told_bare_words() -> None:
    taken = arguments(trees().values())
    found = [f"{file}:{line} {name}" for file, those in nodes().items() for line, name in bare_words(those, taken)]
    assert not found


def test_errors_take_nothing_but_messages() -> None:
    told = ("words", "hint")
    taken = arguments([trees()["errors.py"]])
    family = [
        name
        for name, each in vars(generator.errors).items()
        if isinstance(each, type) and issubclass(each, PolicydocsError)
    ]
    assert len(family) > 3
    assert {taken[name][each] for name in family for each in told} == {"Message"}
