"""Views: values of the model as templates see them, each knowing its path and its clauses.

Printing a view (`{{ award.amount }}`) emits `<v n="7"/>`; the words themselves stay in a table of marks, like a
parameter in SQL. So nothing needs escaping, joins, loops and macros keep the mark, and turning a view into a bare
string is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from markupsafe import Markup

from generator.dataclass import dataclass, fields_of
from generator.documents.blocks import Block, Field, Span
from generator.message import message
from generator.policy import paths
from generator.policy.text import Id
from generator.policy.values import Source

Mark = tuple[Span, ...] | tuple[Block, ...] | Field

# What a document saw of a value: nothing; its type, the names of its items, whether it is empty; all of it.
UNUSED, SHAPE, WHOLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Pointer:
    """Stands for the item at `path`, so that derived tables show model values with their true path."""

    path: str


class Wording(Protocol):
    """How values become spans (generator/documents/spans.py)."""

    def spans(self, view: View) -> tuple[Span, ...]: ...


class Scope:
    """What the views of one document share: the root values, the wording, and the marks made so far.

    A value has one view, made when it is first asked for; what is printed twice keeps its mark.
    """

    def __init__(self, roots: Mapping[str, object], wording: Wording) -> None:
        self.roots = roots
        self.wording = wording
        self.marks: list[Mark] = []
        self.last_path: str | None = None  # the value that was printed last: where composing stopped
        self.references: dict[tuple[str, ...], Markup] = {}  # the mark of a list of clauses, by their ids
        self.remembered: dict[object, Any] = {}  # what was found out about the model for this document, by a name
        self._known: dict[str, View] = {}
        self._clauses: dict[tuple[str, ...], tuple[View, ...]] = {}

    def root(self, name: str) -> View:
        """The view of a root value. Raises LookupError."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self.view(self.roots[name], name, (), None)
        return known

    def at(self, path: str) -> View:
        """The view at a dotted path. Raises LookupError naming the part that leads nowhere."""
        known = self._known.get(path)
        if known is None:
            above, _, name = path.rpartition(".")
            known = self._known[path] = self.at(above).step(name) if above else self.root(name)
        return known

    def clauses(self, ids: tuple[str, ...]) -> tuple[View, ...]:
        """The views of some clauses."""
        known = self._clauses.get(ids)
        if known is None:
            known = self._clauses[ids] = tuple([self.at(f"clauses.{clause}") for clause in ids])
        return known

    def roots_used(self) -> Iterator[View]:
        """The roots, and what was asked for by its path."""
        yield from self._known.values()

    def view(self, value: object, path: str, clauses: tuple[str, ...], owner: View | None) -> View:
        """The view of a value that has none yet; that of a pointer is the view of what it points at."""
        return self.at(value.path) if value.__class__ is Pointer else View(self, value, path, clauses, owner)

    def mark(self, mark: Mark, element: str = "v") -> str:
        """The element that stands for `mark` in the markup."""
        self.marks.append(mark)
        return f'<{element} n="{len(self.marks) - 1}"/>'


_NONE: dict[str, View] = {}  # of views whose fields nobody asked for: never filled


class View:
    """One value of the model: its path, its clauses, and the item around it. Fields and items are views, made once.

    `use`: what a document saw of the value (documents/uses.py). `bare`: the value for those who look at its type and id
    only, or go down to its fields and items, which are views of their own. `steps`: those that were asked for by name.
    """

    __slots__ = ("_items", "_mark", "_spans", "bare", "clauses", "owner", "path", "scope", "steps", "use")

    def __init__(self, scope: Scope, value: object, path: str, clauses: tuple[str, ...], owner: View | None) -> None:
        self.scope = scope
        self.bare = value
        self.path = path
        self.clauses = (cited(value) or clauses) if _KINDS[value.__class__].may_cite else clauses
        self.owner = owner
        self._mark: str | None = None
        self._spans: tuple[Span, ...] | None = None
        self.steps = _NONE
        self._items: tuple[View, ...] | None = None
        self.use = UNUSED

    @property
    def value(self) -> object:
        """The value as a whole: whoever asks for it may print anything of it."""
        self.use = WHOLE
        return self.bare

    def below(self) -> list[View]:
        """The fields and items that were asked for."""
        return [*self.steps.values(), *(self._items or ())]

    def step(self, name: str) -> View:
        """The field or the item `name` below this one. Raises LookupError."""
        if name in self.steps:
            return self.steps[name]
        found = self._below(name)
        if self.steps is _NONE:
            self.steps = {}
        self.steps[name] = found
        return found

    def _below(self, name: str) -> View:
        value = self.bare
        if name in _KINDS[value.__class__].fields:
            member = getattr(value, name)
            if member.__class__ is Pointer:
                return self.scope.at(member.path)
            return View(self.scope, member, f"{self.path}.{name}", self.clauses, self)
        if isinstance(value, Mapping) and name in value:
            return self.scope.view(value[name], f"{self.path}.{name}", self.clauses, self)
        if isinstance(value, tuple) and (found := self._named(value).get(name)) is not None:
            return found
        raise LookupError(name)

    def _named(self, members: tuple[object, ...]) -> dict[str, View]:
        """The members of a list by their names; of two of one name the first. They are all steps from now on."""
        named: dict[str, View] = {}
        for index, (member, item) in enumerate(zip(members, self.items(), strict=True)):
            named.setdefault(_KINDS[member.__class__].name(member, index), item)
        self.steps = named
        return named

    def items(self) -> tuple[View, ...]:
        """The members of a list or a mapping, in order; other values have none."""
        if self._items is None:
            value = self.bare
            if isinstance(value, tuple):
                view, path, clauses = self.scope.view, self.path, self.clauses
                self._items = tuple(
                    [
                        view(member, f"{path}.{_KINDS[member.__class__].name(member, index)}", clauses, self)
                        for index, member in enumerate(value)
                    ]
                )
            else:
                self._items = tuple([self.step(name) for name in value]) if isinstance(value, Mapping) else ()
        return self._items

    def __iter__(self) -> Iterator[View]:
        return iter(self.items())

    def __len__(self) -> int:
        if isinstance(self.bare, str):  # the characters of a text are as much as the text
            return len(str(self.value))
        self.use = self.use or SHAPE
        return len(self.bare) if isinstance(self.bare, tuple | Mapping) else int(bool(self))

    def __bool__(self) -> bool:
        self.use = self.use or SHAPE
        return bool(self.bare)

    def __eq__(self, other: object) -> bool:
        self.use = WHOLE
        return bool(self.bare == (other.value if other.__class__ is View else other))

    def __hash__(self) -> int:
        return hash(self.path)

    def spans(self) -> tuple[Span, ...]:
        """The words of the value. Raises what the wording does where it has none."""
        if self._spans is None:
            self._spans = self.scope.wording.spans(self)
        return self._spans

    def __html__(self) -> str:
        if self._mark is None:
            self.scope.last_path = self.path
            self._mark = self.scope.mark(self.spans())
        return self._mark

    def __str__(self) -> str:
        raise TypeError(
            message(
                "{path} would lose its mark here: print it alone, without upper, replace, ~ or format", path=self.path
            )
        )

    __format__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<View {self.path}>"


class _Kind(NamedTuple):
    """What is known of a type of value, looked up once: asking again and again is slow.

    `fields`: their names, of plain values none; `may_cite`: whether its values can cite clauses themselves; `name`: the
    path segment of a value that is an item of a list.
    """

    fields: frozenset[str]
    may_cite: bool
    name: Callable[[Any, int], str]


class _Kinds(dict[type, _Kind]):
    """The types of value that were met so far."""

    def __missing__(self, kind: Any) -> _Kind:
        names = frozenset(fields_of(kind))
        may_cite = kind is Source or "source" in names or hasattr(kind, "source")
        self[kind] = _Kind(names, may_cite, _naming(kind, names))
        return self[kind]


def _naming(kind: type, names: frozenset[str]) -> Callable[[Any, int], str]:
    """As paths.item_name; an entry that points elsewhere goes by the name of what it points at."""
    if kind is Pointer:
        return _name_of_target
    if issubclass(kind, Id):
        return _itself
    if "id" in names:
        return _name_of_item
    return _number if names else paths.item_name


def _name_of_target(pointer: Pointer, _index: int) -> str:
    return pointer.path.rpartition(".")[2]


def _itself(value: object, _index: int) -> str:
    return str(value)


def _name_of_item(value: Any, index: int) -> str:
    return str(value.id or index)


def _number(_value: object, index: int) -> str:
    return str(index)


_KINDS = _Kinds()


def cited(value: object) -> tuple[str, ...]:
    """The clauses that an item of the model cites itself, in order, each once."""
    source = value if value.__class__ is Source else getattr(value, "source", None)
    sources = source if isinstance(source, tuple) else (source,)
    if len(sources) == 1:
        return (sources[0].clause,) if sources[0].__class__ is Source else ()
    return tuple(dict.fromkeys([item.clause for item in sources if item.__class__ is Source]))
