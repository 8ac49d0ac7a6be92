"""Every value of the model with its path and the sources that carry it: what the checks go through."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.dataclass import dataclass, fields_of
from generator.policy.frozen import Frozen
from generator.policy.paths import item_name
from generator.policy.values import Source


@dataclass(frozen=True, slots=True)
class Visit:
    """A value at `path`. `sources`: of the nearest item around it; `item`: that item's path ("" for the policy)."""

    path: str
    value: Any
    sources: tuple[Source, ...]
    item: str


def walk(root: Frozen) -> Iterator[Visit]:
    """Every value below `root`, depth first, in the order of the model. Sources themselves are not visited."""
    yield from _fields(root, "", (), "")


def _fields(model: Frozen, path: str, sources: tuple[Source, ...], item: str) -> Iterator[Visit]:
    for name in fields_of(type(model)):
        if name != "source":
            yield from _value(getattr(model, name), f"{path}.{name}" if path else name, sources, item)


def _value(value: Any, path: str, sources: tuple[Source, ...], item: str) -> Iterator[Visit]:
    if isinstance(value, str):  # most are, and the other questions cost more
        yield Visit(path, value, sources, item)
        return
    if isinstance(value, Frozen):
        own = sources_of(value)
        if own:
            sources, item = own, path
        yield Visit(path, value, sources, item)
        yield from _fields(value, path, sources, item)
        return
    if value is None:
        return
    yield Visit(path, value, sources, item)
    if isinstance(value, tuple):
        for index, member in enumerate(value):
            yield from _value(member, f"{path}.{item_name(member, index)}", sources, item)
    elif isinstance(value, Mapping):
        for key, member in value.items():
            yield from _value(member, f"{path}.{key}", sources, item)


def sources_of(value: object) -> tuple[Source, ...]:
    """The sources that an item states itself."""
    source = getattr(value, "source", None)
    if isinstance(source, Source):
        return (source,)
    return source if isinstance(source, tuple) else ()
