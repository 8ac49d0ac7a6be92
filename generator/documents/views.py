"""Views: values of the model as templates see them, each knowing its path and its clauses.

Printing a view (`{{ award.amount }}`) emits `<v n="7"/>`; the words themselves stay in a table of marks, like a
parameter in SQL. So nothing needs escaping, joins, loops and macros keep the mark, and turning a view into a bare
string is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Protocol

from markupsafe import Markup
from pydantic import BaseModel

from generator.documents.blocks import Block, Field, Span
from generator.message import message
from generator.policy import paths
from generator.policy.values import Source

Mark = tuple[Span, ...] | tuple[Block, ...] | Field


@dataclass(frozen=True, slots=True)
class Pointer:
    """Stands for the item at `path`, so that derived tables show model values with their true path."""

    path: str


class Wording(Protocol):
    """How values become spans (generator/documents/spans.py)."""

    def spans(self, view: View) -> tuple[Span, ...]: ...


class Scope:
    """What the views of one document share: the root values, the wording, and the marks made so far."""

    def __init__(self, roots: Mapping[str, object], wording: Wording) -> None:
        self.roots = roots
        self.wording = wording
        self.marks: list[Mark] = []
        self._memo: dict[str, Markup] = {}

    def root(self, name: str) -> View:
        return View(self, self.roots[name], name, (), None)

    def at(self, path: str) -> View:
        """The view at a dotted path. Raises LookupError naming the part that leads nowhere."""
        first, *rest = path.split(".")
        if first not in self.roots:
            raise LookupError(first)
        view = self.root(first)
        for segment in rest:
            view = view.step(segment)
        return view

    def mark(self, mark: Mark, element: str = "v") -> Markup:
        self.marks.append(mark)
        return Markup(f'<{element} n="{len(self.marks) - 1}"/>')  # noqa: S704 - a number made here

    def printed(self, view: View) -> Markup:
        """The mark of a printed view; the same view gives the same mark again."""
        known = self._memo.get(view.path)
        if known is None:
            known = self._memo[view.path] = self.mark(self.wording.spans(view))
        return known


class View:
    """One value of the model: its path, its clauses, and the item around it."""

    __slots__ = ("clauses", "owner", "path", "scope", "value")
    scope: Scope
    value: object
    path: str
    clauses: tuple[str, ...]
    owner: View | None

    def __init__(self, scope: Scope, value: object, path: str, clauses: tuple[str, ...], owner: View | None) -> None:
        if isinstance(value, Pointer):
            target = scope.at(value.path)
            value, path, clauses, owner = target.value, target.path, target.clauses, target.owner
        self.scope = scope
        self.value = value
        self.path = path
        self.clauses = cited(value) or clauses
        self.owner = owner

    def step(self, name: str) -> View:
        """The field or the item `name` below this one. Raises LookupError."""
        value, path = self.value, f"{self.path}.{name}"
        if isinstance(value, BaseModel) and name in type(value).model_fields:
            return View(self.scope, getattr(value, name), path, self.clauses, self)
        if is_dataclass(value) and name in {field.name for field in fields(value)}:
            return View(self.scope, getattr(value, name), path, self.clauses, self)
        if isinstance(value, Mapping) and name in value:
            return View(self.scope, value[name], path, self.clauses, self)
        for view in self._items():
            if view.path == path:
                return view
        raise LookupError(name)

    def _items(self) -> Iterator[View]:
        if isinstance(self.value, Mapping):
            for key, value in self.value.items():
                yield View(self.scope, value, f"{self.path}.{key}", self.clauses, self)
        elif isinstance(self.value, tuple):
            for index, value in enumerate(self.value):
                yield View(self.scope, value, f"{self.path}.{item_name(value, index)}", self.clauses, self)

    def __iter__(self) -> Iterator[View]:
        return self._items()

    def __len__(self) -> int:
        return len(self.value) if isinstance(self.value, tuple | Mapping) else int(bool(self))

    def __bool__(self) -> bool:
        return bool(self.value)

    def __eq__(self, other: object) -> bool:
        return bool(self.value == (other.value if isinstance(other, View) else other))

    def __hash__(self) -> int:
        return hash(self.path)

    def __html__(self) -> Markup:
        return self.scope.printed(self)

    def __str__(self) -> str:
        raise TypeError(
            message(
                "{path} would lose its mark here: print it alone, without upper, replace, ~ or format", path=self.path
            )
        )

    __format__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<View {self.path}>"


def cited(value: object) -> tuple[str, ...]:
    """The clauses that an item of the model cites itself, in order, each once."""
    source = getattr(value, "source", None)
    if isinstance(value, Source):
        return (value.clause,)
    if isinstance(source, Source):
        return (source.clause,)
    if not isinstance(source, tuple):
        return ()
    return tuple(dict.fromkeys(item.clause for item in source if isinstance(item, Source)))


def item_name(value: object, index: int) -> str:
    """As paths.item_name; an entry that points elsewhere goes by the name of what it points at."""
    return value.path.rpartition(".")[2] if isinstance(value, Pointer) else paths.item_name(value, index)
