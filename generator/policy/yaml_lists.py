"""Where the members of a list stand in a YAML text, line by line, with the comments above each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import yaml

from generator.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ListInText:
    """`members`: id -> (first, behind the last) line of each, from 0; `start`, `end`: of all of them.

    `key_line` holds the key of the list, `key_column` is where a list written beside it ([]) begins.
    """

    members: Mapping[str, tuple[int, int]]
    start: int
    end: int
    key_line: int
    key_column: int | None


def list_at(text: str, keys: Sequence[str | int]) -> ListInText | None:
    """The list at the path of keys and indexes; None where there is none."""
    node = _node(text, keys)
    if not isinstance(node, yaml.SequenceNode):
        return None
    lines = text.splitlines()
    first = node.start_mark.line
    if node.flow_style or not node.value:
        return ListInText({}, first + 1, first + 1, first, node.start_mark.column)
    starts = [_with_comments(lines, member.start_mark.line) for member in node.value]
    end = _last_line(lines, node)
    spans = zip(map(_id, node.value), starts, [*starts[1:], end], strict=True)
    return ListInText({name: (start, stop) for name, start, stop in spans}, starts[0], end, starts[0] - 1, None)


def _node(text: str, keys: Sequence[str | int]) -> yaml.Node | None:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            node = next((value for name, value in node.value if name.value == key), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
            node = node.value[key]
    return node


def _id(member: yaml.Node) -> str:
    pairs = member.value if isinstance(member, yaml.MappingNode) else []
    return next((str(value.value) for name, value in pairs if name.value == "id"), f"line-{member.start_mark.line}")


def _with_comments(lines: Sequence[str], line: int) -> int:
    while line > 0 and lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line


def _last_line(lines: Sequence[str], node: yaml.Node) -> int:
    """Behind the last line of a block; comments before what follows belong to that."""
    end = min(node.end_mark.line, len(lines))
    while end > 0 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end
