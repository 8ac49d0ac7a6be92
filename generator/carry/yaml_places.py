"""A YAML file as its nodes by dotted path, and edits at their places: everything that is not edited stays as it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import yaml

from generator.dataclass import dataclass
from generator.policy.yaml_source import Path, dotted, read_yaml
from generator.regex import regex

_SPECIAL = regex(r"""[:#,\[\]{}"'&*!|>%@`?]|^-|^\s|\s$""")
_SPECIAL_INSIDE = regex(r"[,\[\]{}#]|:(?:\s|\Z)")
_BLANK = regex(r"[^\x00-\xff] +\Z")
_FOLDED = regex(r"\\\n[ \t]*")
_ESCAPE = regex(r"\\(?:x\w{2}|u\w{4}|U\w{8}|.)")


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Other words at `start:end` of a text."""

    start: int
    end: int
    words: str


def edited(text: str, edits: Iterable[TextEdit]) -> str:
    """The text after the edits; what is inserted at one place stands there in the order of the edits."""
    listed = sorted(enumerate(edits), key=lambda each: (each[1].start, each[1].end, each[0]))
    parts, last = [], 0
    for _, edit in listed:
        if edit.start >= last:
            parts += [text[last : edit.start], edit.words]
            last = edit.end
    return "".join((*parts, text[last:]))


@dataclass(frozen=True)
class YamlPlaces:
    """One file. `name`: that of the file."""

    name: str
    text: str

    @cached_property
    def data(self) -> Mapping[str, object]:
        return read_yaml(self.text, self.name).data

    @cached_property
    def _found(self) -> tuple[dict[str, yaml.Node], dict[str, yaml.Node]]:
        values: dict[str, yaml.Node] = {}
        keys: dict[str, yaml.Node] = {}
        root = yaml.compose(self.text, Loader=yaml.SafeLoader)
        if root is not None:
            _collect(root, (), self.data, values, keys)
        return values, keys

    @property
    def nodes(self) -> Mapping[str, yaml.Node]:
        """Every value by its dotted path."""
        return self._found[0]

    def value(self, path: str) -> str | None:
        """A scalar's words; None where there is no scalar."""
        node = self.nodes.get(path)
        return str(node.value) if isinstance(node, yaml.ScalarNode) else None

    def raw(self, path: str) -> str:
        node = self.nodes[path]
        return self.text[node.start_mark.index : node.end_mark.index]

    def set_scalar(self, path: str, value: str) -> TextEdit:
        """Another value for a scalar, quoted where it was, or where it must be."""
        node = self.nodes[path]
        quoted = self.raw(path)[:1] in "\"'|>" or _SPECIAL.search(value)
        words = json.dumps(value, ensure_ascii=False) if quoted else value
        return TextEdit(node.start_mark.index, node.end_mark.index, words)

    def set_key(self, path: str, key: str) -> TextEdit:
        node = self._found[1][path]
        return TextEdit(node.start_mark.index, node.end_mark.index, key)

    def set_list(self, path: str, key: str, members: Iterable[str]) -> TextEdit:
        """A list of ids below `path`, written as [a, b]."""
        words = f"[{', '.join(members)}]"
        node = self.nodes.get(f"{path}.{key}" if path else key)
        if isinstance(node, yaml.SequenceNode):
            end = node.end_mark.index if node.flow_style else node.value[-1].end_mark.index
            return TextEdit(node.start_mark.index, end, words)
        return self.add_key(path, key, words)

    def add_key(self, path: str, key: str, words: str) -> TextEdit:
        """A key behind the others of the mapping at `path`; raises LookupError where there is none."""
        node = self.nodes[path]
        if not isinstance(node, yaml.MappingNode):
            raise LookupError(path)
        if node.flow_style:
            place = node.end_mark.index - 1
            return TextEdit(place, place, f", {key}: {words}")
        first, last = node.value[0][0], node.value[0][1]
        scalars = [
            pair for pair in node.value if isinstance(pair[1], yaml.ScalarNode) and pair[1].style not in ("|", ">")
        ]
        last = scalars[-1][1] if scalars else last
        line_end = self.text.find("\n", last.end_mark.index)
        place = len(self.text) if line_end < 0 else line_end
        return TextEdit(place, place, f"\n{' ' * first.start_mark.column}{key}: {words}")

    def words_at(self, path: str, start: int, end: int, words: str) -> TextEdit | None:
        """Other words for `start:end` of a scalar's words without white space; None where the place is not known."""
        node = self.nodes[path]
        raw, places = self.raw(path), self._characters(path)
        if places is None:
            return None
        if raw[:1] not in "\"'|>" and _SPECIAL_INSIDE.search(words):
            return None
        first = places[start][0] if start < len(places) else len(raw)
        last = places[end - 1][1] if end > start else first
        if words and _is_wide(words[0]):  # 奖励 20 万元 → 奖励不超过 30 万元
            blank = _BLANK.search(raw, 0, first)
            first = blank.start() + 1 if blank else first
        return TextEdit(node.start_mark.index + first, node.start_mark.index + last, _escaped(words, raw[:1]))

    def _characters(self, path: str) -> list[tuple[int, int]] | None:
        """Where each character of the words stands in the raw scalar; None where it is written in another way."""
        raw = self.raw(path)
        found = list(_characters(raw))
        words = "".join(character for character, _, _ in found)
        return [(start, end) for _, start, end in found] if words == _squeezed(str(self.nodes[path].value)) else None

    def comment_above(self, path: str, words: str) -> TextEdit:
        """A comment on a line of its own above the line where the value at `path` (or its key) begins."""
        while path and path not in self._found[1] and path not in self.nodes:
            path = path.rpartition(".")[0]
        node = self._found[1].get(path) or self.nodes[path]
        start = self.text.rfind("\n", 0, node.start_mark.index) + 1
        line = self.text[start : node.start_mark.index]
        indent = line[: len(line) - len(line.lstrip())]
        return TextEdit(start, start, f"{indent}{words}\n")


def _is_wide(character: str) -> bool:
    return ord(character) > 0xFF


def _squeezed(words: str) -> str:
    return "".join(words.split())


def _escaped(words: str, style: str) -> str:
    if style == '"':
        return json.dumps(words, ensure_ascii=False)[1:-1]
    return words.replace("'", "''") if style == "'" else words


def _characters(raw: str) -> Iterator[tuple[str, int, int]]:
    """Each character of a raw scalar that is no white space and no sign of its quoting, with its place."""
    style = raw[:1]
    place, end = (1, len(raw) - 1) if style in "\"'" else (0, len(raw))
    if style in "|>":
        place = raw.find("\n") + 1
    while place < end:
        if style == '"' and (folded := _FOLDED.match(raw, place)):
            place = folded.end()
            continue
        character, length = _character(raw, place, style)
        if not character.isspace():
            yield character, place, place + length
        place += length


def _character(raw: str, place: int, style: str) -> tuple[str, int]:
    """The character that stands at a place, and how many characters of the raw scalar write it."""
    escape = _ESCAPE.match(raw, place) if style == '"' else None
    if escape:
        return str(yaml.safe_load(f'"{escape[0]}"')), len(escape[0])
    return raw[place], 2 if style == "'" and raw[place] == "'" else 1


def _collect(
    node: yaml.Node, path: Path, data: object, values: dict[str, yaml.Node], keys: dict[str, yaml.Node]
) -> None:
    values[dotted(path, data)] = node
    if isinstance(node, yaml.SequenceNode):
        for index, member in enumerate(node.value):
            _collect(member, (*path, index), data, values, keys)
    elif isinstance(node, yaml.MappingNode):
        for name, member in node.value:
            inner = (*path, name.value)
            keys[dotted(inner, data)] = name
            _collect(member, inner, data, values, keys)
