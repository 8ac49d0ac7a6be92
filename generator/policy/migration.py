"""Model files of an older version brought to the newest: exact edits where a value changes, all else stays as it is.

Version 1 (files without `version`) named what a figure is counted by in free words (per: 每亩, 元/人/月); since
version 2 it is a unit, several joined by · (亩, 人·月).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.finding import Place
from generator.message import Message, message
from generator.policy.text import UnitName
from generator.policy.yaml_source import Path, YamlSource, dotted, read_yaml

NEWEST = 2
_SEPARATORS = re.compile(r"[每/／·、]|(?:万|亿)?(?:美)?元[/／每]|[（()）\s]")
_SCALAR = r"""(?P<key>["']?per["']?\s*:\s*)(?P<raw>"[^"]*"|'[^']*'|[^,}\n#"']+?)(?=\s*(?:[,}]|\s#|\Z))"""
_UNIT = re.compile(UnitName.pattern)


@dataclass(frozen=True, slots=True)
class Change:
    """One value of a file: where its key stands, what it was, what it becomes; None where a person must say it."""

    place: Place
    path: str
    old: str
    new: str | None

    @property
    def told(self) -> Message:
        if self.new is None:
            return message("{path}: {old} cannot be migrated; write the unit by hand", path=self.path, old=self.old)
        return message("{path}: {old} becomes {new}", path=self.path, old=self.old, new=self.new)


def version_of(sources: Mapping[str, YamlSource]) -> object:
    """The version that policy.yaml says it has; without one it is the first."""
    return next((source.data["version"] for source in sources.values() if "version" in source.data), 1)


def changes(source: YamlSource) -> tuple[Change, ...]:
    """Every value of a file that the newest version writes otherwise."""
    return tuple(_below(source.data, (), source))


def _below(value: object, path: Path, source: YamlSource) -> Iterator[Change]:
    if isinstance(value, dict):
        for key, member in value.items():
            if key == "per" and isinstance(member, str) and not _UNIT.fullmatch(member):
                own = (*path, key)
                yield Change(source.places[own], dotted(own, source.data), member, unit_of(member))
            else:
                yield from _below(member, (*path, key), source)
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from _below(member, (*path, index), source)


def unit_of(words: str) -> str | None:
    """每亩 as 亩, 元/人/月 and 每人每月 as 人·月; None where no unit is left."""
    units = [unit for unit in _SEPARATORS.split(words) if unit and unit not in ("元", "万元", "美元")]
    found = "·".join(units)
    return found if _UNIT.fullmatch(found) else None


def migrated(text: str, file: str, *, main: bool) -> tuple[str, tuple[Change, ...]]:
    """The text of a model file in the newest version, and what changed in it. `main`: the file that holds the version.

    Comments, order and spacing stay. Raises YamlError.
    """
    source = read_yaml(text, file)
    found = changes(source)
    lines = text.splitlines(keepends=True)
    for change in sorted(found, key=lambda each: (each.place.line or 0, each.place.column or 0), reverse=True):
        if change.new is not None:
            _replace(lines, change.place, change.new)
    if main and "version" not in source.data:
        _add_version(lines, source)
    elif main and source.data["version"] != NEWEST:
        line = (source.places["version",].line or 1) - 1
        lines[line] = re.sub(r"(version\s*:\s*)\S+", rf"\g<1>{NEWEST}", lines[line], count=1)
    return "".join(lines), found


def _replace(lines: list[str], place: Place, new: str) -> None:
    """The scalar behind the key at `place`; quotes around it go, a unit needs none."""
    number, start = (place.line or 1) - 1, (place.column or 1) - 1
    line = lines[number]
    body = line[start:].rstrip("\r\n")
    lines[number] = line[:start] + re.sub(_SCALAR, rf"\g<key>{new}", body, count=1) + line[start + len(body) :]


def _add_version(lines: list[str], source: YamlSource) -> None:
    """Before the first key; the comments above it stay above."""
    first = min((place.line or 1 for path, place in source.places.items() if len(path) == 1), default=1)
    ending = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    lines.insert(first - 1, f"version: {NEWEST}{ending}")
