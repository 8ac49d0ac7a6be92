"""What a document was made from: the values that its views were asked for, and the sum of each.

Composing sees the model through views only. So a document comes out the same as long as every value that it was asked
for is the same: as a whole where somebody printed or compared it, else in its type and the names of its items.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, partial
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
    scope = Scope(roots, _NoWords())
    return {key: found for key in keys if (found := _sum(scope, key)) is not None}


class _NoWords:
    """Views that are looked at and not printed."""

    def spans(self, view: View) -> tuple[Span, ...]:
        raise TypeError(view.path)


def path_of(key: str) -> str:
    """The path that a key names."""
    return key[1:]


def _sum(scope: Scope, key: str) -> str | None:
    if key.startswith(str(POINTED)):
        return _target(scope.roots.get(key[1:])) or None
    try:
        view = scope.at(key[1:])
    except LookupError:
        return None
    seen = [*_shape(view.bare), "|".join(view.clauses)]
    if key.startswith(str(WHOLE)):
        _add_plain(view.bare, seen)
    return hashlib.sha256("\n".join(seen).encode("utf-8", "surrogatepass")).hexdigest()[:20]


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


def _add_plain(value: Any, seen: list[str]) -> None:
    """Adds a value with all that is below it, so that two are the same only if nothing tells them apart."""
    kind = value.__class__
    seen.append(kind.__qualname__)
    members = _members_of(kind)
    if members is None:
        seen.append(repr(value))
    else:
        members(value, seen)


@cache
def _members_of(kind: type) -> Callable[[Any, list[str]], None] | None:
    """What adds the members of a value of this kind; None where it has none of its own."""
    if issubclass(kind, BaseModel):
        return _add_model
    if issubclass(kind, Mapping):
        return _add_mapping
    if issubclass(kind, tuple | list | set | frozenset):
        return _add_sequence
    if is_dataclass(kind) and not issubclass(kind, Enum):
        return partial(_add_fields, tuple(field.name for field in fields(kind)))
    return None


def _add_model(value: BaseModel, seen: list[str]) -> None:
    for name, member in value.__dict__.items():
        seen.append(name)
        _add_plain(member, seen)


def _add_mapping(value: Mapping[Any, Any], seen: list[str]) -> None:
    for name, member in value.items():
        seen.append(repr(name))
        _add_plain(member, seen)


def _add_sequence(value: Collection[Any], seen: list[str]) -> None:
    seen.append(str(len(value)))
    for member in value:
        _add_plain(member, seen)


def _add_fields(names: tuple[str, ...], value: Any, seen: list[str]) -> None:
    for name in names:
        seen.append(name)
        _add_plain(getattr(value, name), seen)
