"""The objects of the model, each with the sources that carry it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.audit.read.model import Model
from generator.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ModelItem:
    """An object of the model, and the sources of the nearest item around it. `field`: the key that it is the value
    of; empty for a member of a list, whose path ends in its id."""

    path: str
    value: Mapping[str, Any]
    sources: Sequence[Mapping[str, str]]
    field: str


def items_of(model: Model) -> Iterator[ModelItem]:
    """Every object of the model, depth first."""
    for name, value in model.data.items():
        if name not in ("notice", "computed", "status"):
            yield from _below(name, value, (), name)


def _below(path: str, value: Any, sources: Sequence[Mapping[str, str]], field: str) -> Iterator[ModelItem]:
    if isinstance(value, dict):
        own = value.get("source", sources)
        sources = [own] if isinstance(own, dict) else own
        yield ModelItem(path, value, sources, field)
        for name, inner in value.items():
            if name != "source":
                yield from _below(f"{path}.{name}", inner, sources, name)
    elif isinstance(value, list):
        for index, member in enumerate(value):
            name = member.get("id", index) if isinstance(member, dict) else index
            yield from _below(f"{path}.{name}", member, sources, "")
