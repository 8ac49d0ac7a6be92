"""`dataclass` of the standard library, made in a quarter of the time, and its `replace` in two thirds: a command makes
some 300 classes as it starts, and some 4,000 values out of others.

What compares, hashes and shows values is not compiled for each class. And a frozen one is frozen to the type checker,
which refuses a change to it, but not at run time: its values take a third of the time to make.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass, replace
else:

    def dataclass(
        cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, kw_only: bool = False
    ) -> Any:
        """As dataclasses.dataclass, for the options that are used here."""

        def made(cls: type) -> type:
            done = dataclasses.dataclass(eq=False, repr=False, slots=slots, kw_only=kw_only)(cls)
            names = [field.name for field in dataclasses.fields(done) if field.compare]
            _give(done, "__repr__", _shown)
            _give(done, "__eq__", _equal(_reader(names)))
            _give(done, "__hash__", _hash(_reader(names)) if frozen else None)
            return done

        return made if cls is None else made(cls)

    def replace(value: Any, /, **changes: Any) -> Any:
        """As dataclasses.replace; values have nothing to do after they were made (no __post_init__)."""
        new = object.__new__(value.__class__)
        for name in _names(value.__class__):
            setattr(new, name, changes.pop(name) if name in changes else getattr(value, name))
        if changes:
            raise TypeError(f"{value.__class__.__qualname__} has no {', '.join(changes)}")
        return new


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(cls))


def _give(cls: type, name: str, method: object) -> None:
    """A method that the class does not write itself. Python gives a class that writes __eq__ a __hash__ of None."""
    if cls.__dict__.get(name) is None:
        setattr(cls, name, method)


def _reader(names: list[str]) -> Callable[[Any], Any]:
    """What reads the values of these fields, as one that can be compared."""
    return attrgetter(*names) if names else lambda _: ()


def _equal(read: Callable[[Any], Any]) -> Callable[[Any, object], Any]:
    def __eq__(self: Any, other: object) -> Any:  # noqa: N807 - as it is called in a class
        return read(self) == read(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _hash(read: Callable[[Any], Any]) -> Callable[[Any], int]:
    def __hash__(self: Any) -> int:  # noqa: N807 - as it is called in a class
        return hash(read(self))

    return __hash__


def _shown(self: Any) -> str:
    shown = (field.name for field in dataclasses.fields(self) if field.repr)
    return f"{self.__class__.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"


__all__ = ["dataclass", "replace"]
