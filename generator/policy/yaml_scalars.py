"""Where every key and scalar of a YAML file stands, so that single words of it can be changed and all else kept."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from generator.dataclass import dataclass
from generator.policy.yaml_source import Path, dotted


@dataclass(frozen=True, slots=True)
class Scalar:
    """A key or a value at `start:end` of the text (quotes included). `path`: dotted, of the value it names or is."""

    path: str
    value: str
    start: int
    end: int
    is_key: bool
    key: str  # the key that it is, or whose value it is or lies in


def scalars_of(text: str, data: object) -> tuple[Scalar, ...]:
    """Every key and scalar of the text, in order. `data`: the same file as plain values."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    return tuple(_below(root, (), data, "")) if root is not None else ()


def _below(node: yaml.Node, path: Path, data: object, key: str) -> Iterator[Scalar]:
    if isinstance(node, yaml.ScalarNode):
        yield Scalar(dotted(path, data), node.value, node.start_mark.index, node.end_mark.index, False, key)
    elif isinstance(node, yaml.SequenceNode):
        for index, member in enumerate(node.value):
            yield from _below(member, (*path, index), data, key)
    elif isinstance(node, yaml.MappingNode):
        for name, member in node.value:
            inner = (*path, name.value)
            yield Scalar(dotted(inner, data), name.value, name.start_mark.index, name.end_mark.index, True, name.value)
            yield from _below(member, inner, data, name.value)


def replaced(text: str, changes: Iterator[tuple[Scalar, str]]) -> str:
    """The text with other words in some scalars, each as it was quoted."""
    for scalar, words in sorted(changes, key=lambda change: -change[0].start):
        text = text[: scalar.start] + words + text[scalar.end :]
    return text
