"""What a document was made from: the values that its views were asked for, and the sum of each.

Composing sees the model through views only. So a document comes out the same as long as every value that it was asked
for is the same: as a whole where somebody printed or compared it, else in its type and the names of its items.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from generator.dataclass import fields_of
from generator.documents.blocks import Span
from generator.documents.views import SHAPE, UNUSED, WHOLE, Pointer, Scope, View
from generator.policy.frozen import Frozen
from generator.policy.paths import item_name

_POINTED = "3"  # a root that stands for an item elsewhere: which one, not what is seen of it
_SEEN = {UNUSED: str(SHAPE), SHAPE: str(SHAPE), WHOLE: str(WHOLE)}  # what a key begins with
_WHOLE = _SEEN[WHOLE]
_ITEM = "4"  # an item with all that it holds, whatever of it was seen
_ENTIRE = (_WHOLE, _ITEM)
_SUM = 20  # characters
_OF_THE_KIND = frozenset({"shared", "build", "proof"})  # roots that follow from template.yaml and other documents


def uses_of(scope: Scope, form: str | None = None) -> dict[str, View | None]:
    """What the views of a finished document were asked for, by keys that say how much was seen, and the path; None of a
    root that leads elsewhere. `form`: the path of the form that it is; its edition and all else go into its identity.
    """
    found: dict[int, View] = {}
    if form:
        scope.at(form).use = WHOLE
    ahead = [view for view in scope.roots_used() if _is_used(view)]
    while ahead:
        view = ahead.pop()
        if id(view) not in found:
            found[id(view)] = view
            ahead += view.below()
    seen: dict[str, View | None] = {f"{_SEEN[view.use]}{view.path}": view for view in found.values()}
    led = (name for name, value in scope.roots.items() if value.__class__ is Pointer and name != "form")
    return seen | {f"{_POINTED}{name}": None for name in led}


def _is_used(view: View) -> bool:
    """Roots have a view each, used or not. What leads from those of the kind into the model stands beside them."""
    root, step, _ = view.path.partition(".")
    return root not in _OF_THE_KIND and (bool(step) or view.use != UNUSED or bool(view.below()))


class UsedSums:
    """The sums of values as they are now. `roots`: as templates see them; `seen`: views of them that are there, by
    keys."""

    def __init__(self, roots: Mapping[str, object], seen: Mapping[str, View | None] | None = None) -> None:
        self._scope, self._wholes, self._seen = Scope(roots, _NoWords()), _Wholes(), seen or {}

    def of(self, keys: Iterable[str]) -> dict[str, str]:
        """The sum of what each key names; of what is not there any more, none. A short text is its own sum."""
        return {key: found for key in keys if (found := self._sum(key)) is not None}

    def since(self, before: Mapping[str, str]) -> dict[str, str]:
        """As `of` for the keys of `before`. What is below an item follows from all that the item holds and from the
        clauses that it cites: where these have the sum that they had, so has everything below."""
        items = self.of(key for key in before if key[0] == _ITEM)
        same = {path_of(key) for key, sum_ in items.items() if before[key] == sum_}
        known = {key: sum_ for key, sum_ in before.items() if _item_of(key) in same}
        return known | self.of(key for key in before if key not in known)

    def _sum(self, key: str) -> str | None:
        if key[0] == _POINTED:
            return _target(self._scope.roots.get(key[1:])) or None
        view = self._seen.get(key)
        if view is None:
            try:
                view = self._scope.at(key[1:])
            except LookupError:
                return None
        return _told_of(view, self._wholes, entire=key[0] in _ENTIRE)


def with_items(keys: Iterable[str]) -> set[str]:
    """Keys, and those of the items in which they are, for UsedSums.since."""
    return {*keys, *(f"{_ITEM}{_item_of(key)}" for key in keys if "." in key)}


def _item_of(key: str) -> str:
    """The path of a root's item: awards.gazelle of 2awards.gazelle.amount."""
    item = key.find(".", key.find(".") + 1)
    return key[1:item] if item > 0 else path_of(key)


class _NoWords:
    """Views that are looked at and not printed."""

    def spans(self, view: View) -> tuple[Span, ...]:
        raise TypeError(view.path)


def path_of(key: str) -> str:
    """The path that a key names."""
    return key[1:]


def _told_of(view: View, wholes: _Wholes, *, entire: bool) -> str:
    value = view.bare
    kind = _KINDS[value.__class__]
    told = f"{kind.name} {bool(value)} {'|'.join(view.clauses)}"
    if kind.shape is not None:
        told = "\n".join((told, *kind.shape(value)))
    if entire:
        told = f"{told}\n{wholes.of(value)}"
    return told if len(told) < _SUM else _hashed(told)


def _hashed(told: str) -> str:
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_SUM]


def _target(value: object) -> str:
    return value.path if value.__class__ is Pointer else ""


class _Wholes:
    """Values with all that is below them, so that two are the same only if nothing tells them apart. What is below many
    keys is gone through once: a value that has parts is the sum of theirs."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, str]] = {}  # by id, with the value, so that no other takes its id

    def of(self, value: Any) -> str:
        """A text without line breaks that tells type and content."""
        kind = _KINDS[value.__class__]
        if kind.parts is None:
            return f"{kind.name} {value!r}"
        known = self._known.get(id(value))
        if known is None:
            parts = "\n".join([self.of(part) for part in kind.parts(value)])
            known = self._known[id(value)] = value, _hashed(f"{kind.name} of\n{parts}")
        return known[1]


class _Kind(NamedTuple):
    """How a type of value is told, looked up once. `shape`: the names of its items, and where those of them lead that
    are pointers; None of what has none. `parts`: what is in it; None of what is printed as it is."""

    name: str
    shape: Callable[[Any], Iterable[str]] | None = None
    parts: Callable[[Any], Iterable[Any]] | None = None


class _Kinds(dict[type, _Kind]):
    """The types of value that were met so far."""

    def __missing__(self, kind: type) -> _Kind:
        found = self[kind] = _Kind(kind.__qualname__, *_told(kind))
        return found


def _told(kind: type) -> tuple[Callable[[Any], Iterable[str]] | None, Callable[[Any], Iterable[Any]] | None]:
    """Shape and parts of a type. Which fields a class has follows from this very code."""
    if issubclass(kind, str):
        return None, None
    names = list(fields_of(kind))
    if issubclass(kind, Frozen):
        return None, _values_of(names)
    if issubclass(kind, Mapping):
        return _names_in_mapping, lambda value: chain.from_iterable(value.items())
    if issubclass(kind, tuple):
        return _names_in_tuple, iter
    if issubclass(kind, list | set | frozenset):
        return None, iter
    if not names:
        return None, None
    return _pointers_in(names), None if issubclass(kind, Enum) else _values_of(names)


def _values_of(names: list[str]) -> Callable[[Any], Iterable[Any]]:
    return attrgetter(*names) if len(names) > 1 else lambda value: [getattr(value, name) for name in names]


def _names_in_mapping(value: Mapping[object, object]) -> Iterator[str]:
    return (f"{name} {_target(member)}" for name, member in value.items())


def _names_in_tuple(value: tuple[object, ...]) -> Iterator[str]:
    return (f"{item_name(member, index)} {_target(member)}" for index, member in enumerate(value))


def _pointers_in(names: Iterable[str]) -> Callable[[Any], Iterable[str]]:
    return lambda value: [
        f"{name} {member.path}" for name in names if (member := getattr(value, name)).__class__ is Pointer
    ]


_KINDS = _Kinds()
