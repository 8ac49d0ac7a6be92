"""Members of a list in a YAML text made anew; what a person wrote, and every comment of theirs, stays as it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import yaml

from generator.draft.yaml_text import member_lines


@dataclass(frozen=True, slots=True)
class Fresh:
    """A member as it is made now, by the id under which it stands in the file."""

    name: str
    value: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Spliced:
    """The text, and the ids of the members that were taken from what is made now."""

    text: str
    taken: tuple[str, ...]


def spliced(
    text: str, keys: Sequence[str | int], fresh: Sequence[Fresh], is_made: Callable[[str], bool], gone: frozenset[str]
) -> Spliced:
    """The list at `keys` with its members made anew.

    `is_made`: whether a member stands as it was made. `gone`: ids that a person took out; they stay out.
    """
    lines = text.splitlines(keepends=True)
    node = _node(text, keys)
    if not isinstance(node, yaml.SequenceNode):
        return Spliced(text, ())
    depth = len(keys)
    chunks = _chunks(lines, node)
    by_name = {each.name: "".join(f"{line}\n" for line in member_lines(each.value, depth)) for each in fresh}
    order = [name for name in chunks if name in by_name or not is_made(name)]
    for place, each in enumerate(fresh):
        if each.name not in chunks and each.name not in gone:
            before = next((name for name in reversed([x.name for x in fresh[:place]]) if name in order), None)
            order.insert(order.index(before) + 1 if before else len(order), each.name)
    taken = tuple(name for name in order if name in by_name and (name not in chunks or is_made(name)))
    members = "".join(by_name[name] if name in taken else chunks[name] for name in order)
    start, end = _extent(lines, node, chunks)
    _fit_key_line(lines, node, start - 1, empty=not members)
    return Spliced("".join(lines[:start]) + members + "".join(lines[end:]), taken)


def _fit_key_line(lines: list[str], node: yaml.SequenceNode, line: int, *, empty: bool) -> None:
    """`key: []` for a list without members, `key:` for one with some."""
    head = lines[line][: node.start_mark.column] if node.start_mark.line == line else lines[line]
    lines[line] = f"{head.rstrip()}{' []' if empty else ''}\n"


def _node(text: str, keys: Sequence[str | int]) -> yaml.Node | None:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            node = next((value for name, value in node.value if name.value == key), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
            node = node.value[key]
    return node


def _chunks(lines: Sequence[str], node: yaml.SequenceNode) -> dict[str, str]:
    """id -> the lines of each member, with the comments above it."""
    if node.flow_style or not node.value:
        return {}
    starts = [_with_comments(lines, member.start_mark.line) for member in node.value]
    ends = [*starts[1:], _last_line(lines, node)]
    names = [_id(member) for member in node.value]
    return {name: "".join(lines[start:end]) for name, start, end in zip(names, starts, ends, strict=True)}


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


def _extent(lines: Sequence[str], node: yaml.SequenceNode, chunks: Mapping[str, str]) -> tuple[int, int]:
    if chunks:
        return _with_comments(lines, node.value[0].start_mark.line), _last_line(lines, node)
    return node.start_mark.line + 1, node.start_mark.line + 1
