"""What the nodes of the block tree are made of."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_Node = TypeVar("_Node")


@dataclass_transform(frozen_default=True)
def node(cls: type[_Node]) -> type[_Node]:
    """A dataclass of the tree: frozen to the type checker, which refuses a change to it, but not at run time.

    A guidebook has thousands of nodes, and a frozen dataclass takes six times as long to make.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
