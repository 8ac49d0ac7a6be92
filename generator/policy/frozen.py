"""What the types of the model are made of: frozen values, and what their fields are held to.

Nothing is held to anything here. That needs pydantic, which takes long to import, and only what is read anew needs it:
`policy/validating.py` makes pydantic's types out of these.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Annotated, Any, ClassVar, NamedTuple, TypeVar, dataclass_transform

from generator.dataclass import dataclass

Method = TypeVar("Method", bound=Callable[[Any], None])
_RULE = "_is_rule"


def held(
    *, default: Any = dataclasses.MISSING, default_factory: Any = dataclasses.MISSING, **limits: Any
) -> Any:  # the type of the field that it stands for
    """A field of a type and its limits: ge, gt, le, min_length, strict, and a description, as pydantic calls them."""
    return dataclasses.field(default=default, default_factory=default_factory, metadata=limits)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(held,))
class Frozen:
    """Base of every model type. Values are made by `validated` (policy/validating.py), which refuses unknown keys, or
    of parts that are known to be right."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True, kw_only=True)(cls)


def holds(method: Method) -> Method:
    """A method that raises ValueError where the fields of a value do not go together."""
    setattr(method, _RULE, True)
    return method


def rules_of(cls: type) -> tuple[Callable[[Any], None], ...]:
    """The rules of a type, those of the types above it first."""
    named: dict[str, Callable[[Any], None]] = {}
    for above in reversed(cls.__mro__):
        named |= {name: each for name, each in vars(above).items() if hasattr(each, _RULE)}
    return tuple(named.values())


class HeldTo(NamedTuple):
    """In `Annotated`: what a value is held to."""

    ge: int | None = None
    min_length: int | None = None
    strict: bool | None = None


class Prepared(NamedTuple):
    """In `Annotated`: what a value is made into before it is looked at, or ValueError. `written`: what a file
    may hold."""

    function: Callable[[Any], Any]
    written: Any = ...  # as the type says


class UnionPart(NamedTuple):
    """In `Annotated`: the name of a member of a union, so that an error is about one member and not about all."""

    name: str


class UnionPartBy(NamedTuple):
    """In `Annotated`: says of which kind a value of a union is."""

    function: Callable[[Any], str]


StrictInt = Annotated[int, HeldTo(strict=True)]
