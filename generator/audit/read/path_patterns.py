"""Patterns of model paths, as document kinds declare them: awards.*.amount, eligibility.**.statement.

`*` is one segment of a path, `**` any number of them, none included.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

_ONE, _ANY = "*", "**"
_STAYS, _ENDS = "\0", ""  # no segments: a node where any more of them may follow, one where a path may end
PathNode = dict[str, Any]  # segment of a pattern -> what comes behind it: patterns that begin alike share the beginning


@lru_cache(maxsize=1024)
def nodes_of(patterns: tuple[str, ...]) -> Sequence[PathNode]:
    """Where a path stands before its first segment."""
    root: PathNode = {}
    for pattern in patterns:
        node = root
        for segment in pattern.split("."):
            node = node.setdefault(segment, {_STAYS: None} if segment == _ANY else {})
        node[_ENDS] = None
    return _opened([root])


def behind(nodes: Iterable[PathNode], segment: str) -> Sequence[PathNode]:
    """Where a path stands behind its next segment; nowhere, if no pattern fits it."""
    found: list[PathNode] = []
    for node in nodes if segment else ():
        if segment in node:
            found.append(node[segment])
        if _ONE in node:
            found.append(node[_ONE])
        if _STAYS in node:
            found.append(node)
    return _opened(found)


def _opened(nodes: Sequence[PathNode]) -> Sequence[PathNode]:
    """The nodes, and those behind `**` that stands for nothing."""
    more = [node[_ANY] for node in nodes if _ANY in node]
    return [*nodes, *_opened(more)] if more else nodes


def segments(nodes: Iterable[PathNode]) -> set[str] | None:
    """The segments that may follow; None for any."""
    found = set[str]().union(*nodes)
    return None if _ONE in found or _STAYS in found else found


def is_whole(nodes: Iterable[PathNode]) -> bool:
    """Whether a path that ends here fits."""
    return any(_ENDS in node for node in nodes)


@lru_cache(maxsize=8192)
def fits(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether a model path fits one of the patterns; the same paths stand in the same places of many statements."""
    nodes = nodes_of(patterns)
    for segment in path.split("."):
        nodes = behind(nodes, segment)
        if not nodes:
            return False
    return is_whole(nodes)


def with_above(paths: Iterable[str]) -> set[str]:
    """The paths, and those of all that they are a part of."""
    found: set[str] = set()
    for path in paths:
        while path and path not in found:
            found.add(path)
            path = path.rpartition(".")[0]
    return found
