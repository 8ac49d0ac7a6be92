"""Dotted paths through the model: awards.gazelle.parts.once.amount."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from generator.dataclass import fields_of
from generator.policy.frozen import Frozen
from generator.policy.model import Policy
from generator.policy.text import Id

COMPUTED = "computed"  # computed.<example>.<step>: the value of a worked example's step


def resolve(policy: Policy, path: str) -> object:
    """The value at `path`. Raises LookupError naming the segment that leads nowhere."""
    first, _, rest = path.partition(".")
    if first == COMPUTED:
        return _computed_step(policy, rest)
    value: object = policy
    for segment in path.split("."):
        value = step(value, segment)
    return value


def step(value: object, segment: str) -> object:
    """The field, key or item `segment` of `value`. Raises LookupError."""
    if isinstance(value, Frozen) and segment in fields_of(type(value)):
        return getattr(value, segment)
    if isinstance(value, Mapping) and segment in value:
        return value[segment]
    if isinstance(value, tuple):
        return _member(value, segment)
    raise LookupError(segment)


def _member(items: tuple[object, ...], segment: str) -> object:
    """The item of a list: nearly always one with an id, and a list can have thousands of them."""
    known = _by_id(_Same(items))
    if segment in known:
        return known[segment]
    for index, member in enumerate(items):
        if segment == item_name(member, index):
            return member
    raise LookupError(segment)


class _Same:
    """A list as itself: equal to no other one, whatever is in it."""

    def __init__(self, items: tuple[object, ...]) -> None:
        self.items = items

    def __hash__(self) -> int:
        return id(self.items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.items is other.items


@lru_cache(maxsize=32)  # asked again for every path into a list
def _by_id(same: _Same) -> dict[object, object]:
    """The items by id; of several with one id the first."""
    return {getattr(item, "id", None): item for item in reversed(same.items)}


def item_name(value: Any, index: int) -> str:
    """The path segment of a list's item: its id, else its index. An entry that is an id is its own name."""
    return str(value) if isinstance(value, Id) else str(getattr(value, "id", None) or index)


def _computed_step(policy: Policy, path: str) -> object:
    example, _, name = path.partition(".")
    return step(step(step(policy.examples, example), "steps"), name)
