"""Frozen values as JSON and back, the same to the type: dataclasses, enums, texts of a class of their own.

To read them no more is run than modules of the package, which are imported for the classes that they hold: a value is
made of what was written of its fields. What it says is as good as the entry of the cache that it stands in
(kept/folder.py).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import chain
from typing import Any

from generator.dataclass import dataclass, fields_of
from generator.late import late

_PACKAGE = "generator."
_PLAIN = frozenset({str, int, bool, float, type(None)})
_TEXT, _ENUM, _FIELDS = "text", "enum", "fields"
_Maker = Callable[[list[Any]], Any]
_Below = Callable[[list[Any]], list[Any]]


class NoValueError(ValueError):
    """Something that is none of the kinds of value that can be written."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What values have in common: kind and class; of one with parts their names."""

    kind: str
    module: str = ""
    name: str = ""
    parts: tuple[str, ...] = ()

    def as_json(self) -> list[object]:
        return [self.kind, self.module, self.name, list(self.parts)]


_BUILT_IN: Mapping[type, str] = {tuple: "tuple", frozenset: "set", dict: "dict", date: "date", Decimal: "number"}


def values_as_json(value: object) -> dict[str, object]:
    """A value for values_of_json: each shape once, a value with parts as a list behind the number of its shape.

    Raises NoValueError.
    """
    writer = _Writer()
    written = writer.of(value)
    return {"shapes": [shape.as_json() for shape in writer.shapes], "value": written}


class _Writer:
    """`shapes`: those that were written, by their numbers. How a class is written is looked up once."""

    def __init__(self) -> None:
        self.shapes: dict[_Shape, int] = {}
        self._ways: dict[type, Callable[[Any], Any]] = {}

    def of(self, value: Any) -> Any:
        cls: type = value.__class__
        if cls in _PLAIN:
            return value
        way = self._ways.get(cls)
        if way is None:
            way = self._ways[cls] = self._way(cls)
        return way(value)

    def _way(self, cls: Any) -> Callable[[Any], Any]:
        """How a value of a class is written. Raises NoValueError."""
        if cls in _BUILT_IN:
            number, parts = self._number(_Shape(_BUILT_IN[cls])), _PARTS.get(cls)
            return lambda value: [number, *(parts(self.of, value) if parts else (str(value),))]
        if issubclass(cls, Enum):
            number = self._number(_own(cls, _ENUM))
            return lambda value: [number, value.value]
        if issubclass(cls, str):
            number = self._number(_own(cls, _TEXT))
            return lambda value: [number, str(value)]
        names = tuple(fields_of(cls))
        if names:
            number = self._number(_own(cls, _FIELDS, names))
            return lambda value: [number, *[self.of(getattr(value, name)) for name in names]]
        raise NoValueError(cls.__qualname__)

    def _number(self, shape: _Shape) -> int:
        return self.shapes.setdefault(shape, len(self.shapes))


_PARTS: Mapping[type, Callable[[Callable[[Any], Any], Any], Iterable[Any]]] = {
    tuple: map,
    frozenset: lambda write, value: sorted(map(write, value)),
    dict: lambda write, value: map(write, chain.from_iterable(value.items())),
}


def _own(cls: type, kind: str, parts: tuple[str, ...] = ()) -> _Shape:
    if getattr(sys.modules.get(cls.__module__), cls.__name__, None) is not cls or not _is_ours(cls.__module__):
        raise NoValueError(cls.__qualname__)
    return _Shape(kind, cls.__module__, cls.__name__, parts)


def values_of_json(data: Any) -> Any:
    """The value that values_as_json was given. Raises LookupError, TypeError, ValueError, AttributeError on anything
    else."""
    makers: list[_Maker] = []

    def below(written: list[Any]) -> list[Any]:
        """The parts of a value, made."""
        return [makers[part[0]](part) if part.__class__ is list else part for part in written[1:]]

    makers += (_maker(below, *shape) for shape in data["shapes"])
    return below([None, data["value"]])[0]


def _maker(below: _Below, kind: str, module: str, name: str, parts: list[str]) -> _Maker:
    """What makes a value of a shape from its list."""
    if not module:
        return _MAKERS[kind](below)
    cls = _class(module, name)
    match kind:
        case "enum":
            return lambda written: cls(written[1])
        case "text":
            return lambda written: str.__new__(cls, written[1])
        case _ if tuple(parts) == cls.__match_args__:
            return lambda written: cls(*below(written))
        case _:
            return _by_names(below, cls, parts)


def _class(module: str, name: str) -> Any:
    """Looked up where it was found when it was written; a module that nobody has asked for yet is imported."""
    if not _is_ours(module):
        raise NoValueError(module)
    try:
        return getattr(sys.modules.get(module) or late(module.removeprefix(_PACKAGE)), name)
    except ImportError as error:
        raise NoValueError(module) from error


def _by_names(below: _Below, cls: Any, parts: list[str]) -> _Maker:
    if list(fields_of(cls)) != parts:
        raise NoValueError(cls.__qualname__)

    def make(written: list[Any]) -> Any:
        value = object.__new__(cls)
        value.__dict__.update(zip(parts, below(written), strict=True))
        return value

    return make


def _mapping(below: _Below) -> _Maker:
    def make(written: list[Any]) -> Any:
        parts = below(written)
        return dict(zip(parts[::2], parts[1::2], strict=True))

    return make


_MAKERS: Mapping[str, Callable[[_Below], _Maker]] = {
    "tuple": lambda below: lambda written: tuple(below(written)),
    "set": lambda below: lambda written: frozenset(below(written)),
    "dict": _mapping,
    "date": lambda _: lambda written: date.fromisoformat(written[1]),
    "number": lambda _: lambda written: Decimal(written[1]),
}


def _is_ours(module: str) -> bool:
    return module.startswith(_PACKAGE)
