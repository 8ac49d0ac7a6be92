"""`dataclass` of the standard library, made in a tenth of the time, and its `replace` in two thirds: a command makes
some 300 classes as it starts, uses half of them, and makes some 4,000 values out of others.

A class gets its methods when it is first used; the standard library says what its fields are once somebody asks it
(dataclasses.fields). What compares, hashes and shows values is not compiled for each class.
And a frozen one is frozen to the type checker, which refuses a change to it, but not at run time: its values take a
third of the time to make. So it is with slots: no second class is made that has them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from threading import RLock
from types import CodeType, FunctionType, MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

_DESCRIBED = "__dataclass_fields__"

if TYPE_CHECKING:
    from dataclasses import dataclass, replace
else:

    def dataclass(
        cls: type | None = None,
        /,
        *,
        frozen: bool = False,
        slots: bool = False,  # noqa: ARG001 - to the type checker
        kw_only: bool = False,
    ) -> Any:
        """As dataclasses.dataclass, for the options that are used here."""

        def made(cls: type) -> type:
            _unfinished[cls] = kw_only
            for name in (_DESCRIBED, "__match_args__"):
                setattr(cls, name, _LateAttribute(cls, name))
            cls.__init__ = _late_method(cls, "__init__")
            _give(cls, "__repr__", _shown)
            _give(cls, "__eq__", _late_method(cls, "__eq__"))
            _give(cls, "__hash__", _late_method(cls, "__hash__") if frozen else None)
            return cls

        return made if cls is None else made(cls)

    def replace(value: Any, /, **changes: Any) -> Any:
        """As dataclasses.replace; values have nothing to do after they were made (no __post_init__)."""
        new = object.__new__(value.__class__)
        for name in fields_of(value.__class__):
            setattr(new, name, changes.pop(name) if name in changes else getattr(value, name))
        if changes:
            raise TypeError(f"{value.__class__.__qualname__} has no {', '.join(changes)}")
        return new


class FieldSpec(NamedTuple):
    """What methods are made of; the standard library says more of a field, and takes five times as long for it."""

    name: str
    kw_only: bool
    default: Any = dataclasses.MISSING
    default_factory: Any = dataclasses.MISSING
    compare: bool = True
    metadata: Mapping[Any, Any] = MappingProxyType({})

    @property
    def required(self) -> bool:
        return self.default is dataclasses.MISSING and self.default_factory is dataclasses.MISSING

    def unsaid(self) -> Any:
        """What stands for a field that nothing is given for, of one that is not required."""
        return self.default if self.default_factory is dataclasses.MISSING else self.default_factory()


_unfinished: dict[type, bool] = {}  # whether their fields are given by name only
_fields: dict[type, dict[str, FieldSpec]] = {}  # of those that are finished, with those of the classes above them
_written: dict[type, tuple[bool, dict[str, Any]]] = {}  # what the standard library is told of them, once it is asked
_finishing = RLock()


class _LateAttribute:
    """What the standard library asks a class for; it is there once somebody does."""

    def __init__(self, cls: type, name: str) -> None:
        self._cls, self._name = cls, name

    def __get__(self, value: object, owner: type) -> Any:
        _finish(self._cls)
        if self._name == _DESCRIBED:
            _describe(self._cls)
        return getattr(owner, self._name)


def _late_method(cls: type, name: str) -> Callable[..., Any]:
    """Finishes the class, which puts the method itself in place of this one, and hands on to it."""

    def first(self: Any, *args: Any, **named: Any) -> Any:
        _finish(cls)
        return getattr(cls, name)(self, *args, **named)

    first.late = True  # type: ignore[attr-defined]
    return first


def _finish(cls: type) -> None:
    """Gives a class its methods, the first time only; threads may ask at the same time."""
    with _finishing:
        if cls not in _unfinished:
            return
        own = {field.name: field for field in _own_fields(cls, kw_only=_unfinished[cls])}
        known = _fields[cls] = {**_fields_above(cls), **own}
        fields = tuple(known.values())
        names = [field.name for field in fields if field.compare]
        for name, method in (
            ("__match_args__", tuple(field.name for field in fields if not field.kw_only)),
            ("__eq__", _equal(_reader(names))),
            ("__hash__", _hash(_reader(names))),
            ("__init__", _init(fields)),
        ):
            if name == "__match_args__" or hasattr(cls.__dict__[name], "late"):
                setattr(cls, name, method)
        _written[cls] = _unfinished[cls], {name: cls.__dict__[name] for name in own if name in cls.__dict__}
        for name in cls.__dict__.keys() & known.keys():
            delattr(cls, name)  # a default: Python reads a value faster that its class has not, too
        del _unfinished[cls]


def _own_fields(cls: type, *, kw_only: bool) -> Iterator[FieldSpec]:
    """The fields that a class writes itself."""
    for name in cls.__dict__.get("__annotations__", ()):  # noqa: RUF063 - a base class has its own
        value = cls.__dict__.get(name, dataclasses.MISSING)
        if isinstance(value, dataclasses.Field):
            by_name = kw_only if value.kw_only is dataclasses.MISSING else bool(value.kw_only)
            yield FieldSpec(name, by_name, value.default, value.default_factory, value.compare, value.metadata)
        else:
            yield FieldSpec(name, kw_only, value)


def _fields_above(cls: type) -> dict[str, FieldSpec]:
    found: dict[str, FieldSpec] = {}
    for above in reversed(cls.__mro__[1:]):
        _finish(above)
        found |= _fields.get(above, {})
    return found


def _describe(cls: type) -> None:
    """Lets the standard library say what fields a class has, the first time only."""
    with _finishing:
        if cls not in _written:
            return
        kw_only, defaults = _written.pop(cls)
        for name, value in defaults.items():
            setattr(cls, name, value)
        said = cls.__doc__
        cls.__doc__ = said or cls.__name__  # else the standard library works out a signature
        dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
        cls.__doc__ = said
        for name in cls.__dict__.keys() & defaults.keys():
            delattr(cls, name)


def _init(fields: tuple[FieldSpec, ...]) -> Callable[..., None]:
    """Takes the fields in their order, those by name only behind the others. It is compiled once for all classes of as
    many fields; with the names of others it is another function."""
    taken = [field for by_name in (False, True) for field in fields if field.kw_only is by_name]
    order = tuple(taken.index(field) for field in fields)
    made = tuple(field.default_factory is not dataclasses.MISSING for field in taken)
    code = _taking(order, sum(not field.kw_only for field in fields), made)
    names = {f"_{place}": field.name for place, field in enumerate(taken)}
    code = code.replace(
        co_varnames=("self", *names.values()), co_names=tuple(names.get(name, name) for name in code.co_names)
    )
    scope = {"made": _MADE, **{f"make_{place}": field.default_factory for place, field in enumerate(taken)}}
    init = FunctionType(code, scope, argdefs=tuple(_defaults(field for field in taken if not field.kw_only)))
    init.__kwdefaults__ = {field.name: each for field in taken if field.kw_only for each in _defaults([field])}
    return init


_MADE = object()  # stands for a value that is made anew for each


@cache
def _taking(order: tuple[int, ...], by_place: int, made: tuple[bool, ...]) -> CodeType:
    """Code that sets each field to what is given for it. `order`: of the fields, by their place among what is given;
    `by_place`: how many need no name; `made`: those that are made anew where nothing is given."""
    given = [f"_{place}" for place in sorted(order)]
    head = ", ".join(["self", *given[:by_place], *(["*", *given[by_place:]] if by_place < len(given) else ())])
    body = [
        f"self._{place} = make_{place}() if _{place} is made else _{place}"
        if made[place]
        else f"self._{place} = _{place}"
        for place in order
    ]
    scope: dict[str, Any] = {}
    exec(f"def __init__({head}):\n " + "\n ".join(body or ["pass"]), scope)  # noqa: S102 - numbers of fields
    return scope["__init__"].__code__  # type: ignore[no-any-return]


def _defaults(fields: Iterable[FieldSpec]) -> Iterator[Any]:
    """What stands for the fields that nothing is given for."""
    for field in fields:
        if field.default_factory is not dataclasses.MISSING:
            yield _MADE
        elif field.default is not dataclasses.MISSING:
            yield field.default


def fields_of(cls: type) -> Mapping[str, FieldSpec]:
    """The fields of a class by name; of one that is no dataclass, none. The standard library is not asked."""
    known = _fields.get(cls)
    if known is None:
        _finish(cls)
        known = _fields.setdefault(cls, _fields_above(cls))
    return known


def _give(cls: type, name: str, method: object) -> None:
    """A method that the class does not write itself. Python gives a class that writes __eq__ a __hash__ of None."""
    if cls.__dict__.get(name) is None:
        setattr(cls, name, method)


def _reader(names: list[str]) -> Callable[[Any], Any]:
    """What reads the values of these fields, as a tuple: its parts are equal where they are the same."""
    if len(names) > 1:
        return attrgetter(*names)
    return (lambda value: (getattr(value, names[0]),)) if names else lambda _: ()


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


__all__ = ["FieldSpec", "dataclass", "fields_of", "replace"]
