"""What items of policy.json say of one another: each name that one has of another one is the name of such an item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.audit.read.model import Model
from generator.message import Message, message

_Link = tuple[str, str, str]  # (path, collection, id)


def broken_links(model: Model) -> Iterator[tuple[str, Message]]:
    """(path, what) of each name of an item that is not there."""
    data = model.data
    known = {name: {each["id"] for each in data.get(name, ())} for name in ("awards", "forms", "clauses")}
    known["organisations"] = set(data["organisations"])
    for path, collection, name in _links(data):
        if name not in known[collection]:
            yield path, message("nothing in {collection} is called {name}", collection=collection, name=name)


def _links(data: Mapping[str, Any]) -> Iterator[_Link]:
    office = data.get("office", {})
    yield from _of("awards", data.get("awards", ()), "form", "forms")
    yield from _of("forms", data.get("forms", ()), "awards", "awards")
    yield from _of("joint_caps", data.get("joint_caps", ()), "awards", "awards")
    yield from _of("office.materials", office.get("materials", ()), "form", "forms")
    yield from _of("office.contacts", office.get("contacts", ()), "organisation", "organisations")
    yield from _of("office.tasks", office.get("tasks", ()), "clause", "clauses")


def _of(path: str, items: Sequence[Mapping[str, Any]], field: str, collection: str) -> Iterator[_Link]:
    """The names that a field of items has; none is given where it is left out."""
    for index, item in enumerate(items):
        named = item.get(field) or ()
        for name in (named,) if isinstance(named, str) else named:
            yield f"{path}.{item.get('id', index)}.{field}", collection, name
