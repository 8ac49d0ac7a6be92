"""What a document was made from: the values that its views were asked for, and the sum of each.

Composing sees the model through views only. So a document comes out the same as long as every value that it was asked
for is the same: as a whole where somebody printed or compared it, else in its type and the names of its items.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from pydantic import BaseModel

from generator.documents.blocks import Span
from generator.documents.views import SHAPE, UNUSED, WHOLE, Pointer, Scope, View
from generator.policy.paths import item_name

POINTED = 3  # a root that stands for an item elsewhere: which one, not what is seen of it
_OF_THE_KIND = frozenset({"shared", "build", "proof"})  # roots that follow from template.yaml and other documents


def uses_of(scope: Scope, form: str | None = None) -> frozenset[str]:
    """What the views of a finished document were asked for, as keys: how much was seen, and the path. `form`: the path
    of the form that it is; its edition and all else go into its identity."""
    found: dict[int, View] = {}
    if form:
        scope.at(form).use = WHOLE
    ahead = [view for view in scope.roots_used() if _is_used(view)]
    while ahead:
        view = ahead.pop()
        if id(view) not in found:
            found[id(view)] = view
            ahead += view.below()
    seen = (view for view in found.values() if view.path.partition(".")[0] not in _OF_THE_KIND)
    led = (name for name, value in scope.roots.items() if value.__class__ is Pointer and name != "form")
    return frozenset((*(f"{max(view.use, SHAPE)}{view.path}" for view in seen), *(f"{POINTED}{name}" for name in led)))


def _is_used(view: View) -> bool:
    """Roots have a view each, used or not."""
    return "." in view.path or view.use != UNUSED or any(True for _ in view.below())


def sums_of(roots: Mapping[str, object], keys: Iterable[str]) -> dict[str, str]:
    """The sum of what each key names; of what is not there any more, none."""
    scope, wholes = Scope(roots, _NoWords()), _Wholes()
    return {key: found for key in keys if (found := _sum(scope, wholes, key)) is not None}


class _NoWords:
    """Views that are looked at and not printed."""

    def spans(self, view: View) -> tuple[Span, ...]:
        raise TypeError(view.path)


def path_of(key: str) -> str:
    """The path that a key names."""
    return key[1:]


def _sum(scope: Scope, wholes: _Wholes, key: str) -> str | None:
    if key.startswith(str(POINTED)):
        return _target(scope.roots.get(key[1:])) or None
    try:
        view = scope.at(key[1:])
    except LookupError:
        return None
    seen = [*_shape(view.bare), "|".join(view.clauses)]
    if key.startswith(str(WHOLE)):
        seen.append(wholes.of(view.bare))
    return _hashed(seen)


def _hashed(told: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _shape(value: Any) -> Iterator[str]:
    """Its type, whether it is empty, the names of its items, and where those of them lead that are pointers."""
    yield f"{type(value).__qualname__} {bool(value)}"
    if isinstance(value, Mapping):
        yield from (f"{name} {_target(member)}" for name, member in value.items())
    elif isinstance(value, tuple):
        yield from (f"{item_name(member, index)} {_target(member)}" for index, member in enumerate(value))
    elif is_dataclass(value):
        yield from (f"{field.name} {_target(getattr(value, field.name))}" for field in fields(value))


def _target(value: object) -> str:
    return value.path if isinstance(value, Pointer) else ""


class _Wholes:
    """Values with all that is below them, so that two are the same only if nothing tells them apart. What is below many
    keys is gone through once: a value that has parts is the sum of theirs."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, str]] = {}  # by id, with the value, so that no other takes its id

    def of(self, value: Any) -> str:
        """A text without line breaks that tells type and content."""
        if isinstance(value, str):
            return f"{value.__class__.__qualname__} {value!r}"
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = value, self._found(value)
        return known[1]

    def _found(self, value: Any) -> str:
        parts = _parts(value)
        if parts is None:
            return f"{type(value).__qualname__} {value!r}"
        below = (f"{name} {self.of(member)}" for name, member in parts)
        return _hashed((f"{type(value).__qualname__} of", *below))


def _parts(value: Any) -> Iterable[tuple[object, Any]] | None:
    """The named parts of a value; None of one that has none and is printed as it is."""
    if isinstance(value, BaseModel):
        return value.__dict__.items()
    if isinstance(value, Mapping):
        return ((repr(name), member) for name, member in value.items())
    if isinstance(value, tuple | list | set | frozenset):
        return (("", member) for member in value)
    if is_dataclass(value) and not isinstance(value, Enum):
        return ((field.name, getattr(value, field.name)) for field in fields(value))
    return None
