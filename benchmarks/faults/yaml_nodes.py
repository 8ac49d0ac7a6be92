"""The values of a YAML file with the places where they stand in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import yaml

from benchmarks.faults.text_rules import Edit


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a YAML text: `path` is dotted, members of a list go by their id, else by their number.

    `start` to `end`: the value's own characters; `whole`: from the line of its key (or dash) to the next one's.
    """

    path: str
    start: int
    end: int
    whole: tuple[int, int]
    scalar: bool

    @property
    def name(self) -> str:
        return self.path.rpartition(".")[2]

    def deleted(self) -> Edit:
        return Edit(*self.whole, "")


@lru_cache(maxsize=16)
def values(text: str) -> tuple[Value, ...]:
    """Every value of the text, in its order."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    return tuple(_below(root, "", text)) if root else ()


def at(text: str, pattern: str) -> Iterator[Value]:
    """The values whose whole path matches a pattern of regular expressions."""
    wanted = re.compile(pattern)
    return (each for each in values(text) if wanted.fullmatch(each.path))


def _below(node: yaml.Node, path: str, text: str) -> Iterator[Value]:
    if isinstance(node, yaml.MappingNode):
        for key, member in node.value:
            yield from _value(member, f"{path}.{key.value}".lstrip("."), text, key.start_mark.index)
    elif isinstance(node, yaml.SequenceNode):
        for number, member in enumerate(node.value):
            yield from _value(member, f"{path}.{_id(member) or number}", text, member.start_mark.index)


def _value(node: yaml.Node, path: str, text: str, begins: int) -> Iterator[Value]:
    start, end = node.start_mark.index, _end(node)
    yield Value(path, start, end, _whole(text, begins, start, end), isinstance(node, yaml.ScalarNode))
    yield from _below(node, path, text)


def _end(node: yaml.Node) -> int:
    """Where a value's last character stands; YAML ends a block only where the next one begins, behind comments."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _id(node: yaml.Node) -> str | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((str(member.value) for key, member in node.value if key.value == "id"), None)


def _whole(text: str, begins: int, start: int, end: int) -> tuple[int, int]:
    """The lines of a value of its own lines; of one in a line with others also the comma that joins it."""
    line = text.rfind("\n", 0, begins) + 1
    if not text[line:begins].strip(" -"):
        last = text[start:end].rstrip()
        behind = text.find("\n", start + len(last))
        return line, len(text) if behind < 0 else behind + 1
    comma = re.match(r",\s*", text[end:])
    if comma:
        return begins, end + comma.end()
    before = re.search(r",\s*\Z", text[:begins])
    return (begins if before is None else before.start()), end
