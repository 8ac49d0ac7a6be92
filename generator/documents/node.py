"""What the nodes of the block tree are made of."""

from typing import TypeVar, dataclass_transform

from generator.dataclass import dataclass

_Node = TypeVar("_Node")


@dataclass_transform(frozen_default=True)
def node(cls: type[_Node]) -> type[_Node]:
    """A dataclass of the tree: frozen to the type checker, which refuses a change to it, but not at run time.

    A guidebook has thousands of nodes, and a frozen dataclass of the standard library takes six times as long to make.
    """
    return dataclass(frozen=True, slots=True)(cls)
