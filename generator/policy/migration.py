"""Model files of an older version brought to the newest: exact edits where a value changes, all else stays as it is.

Version 1 (files without `version`) named what a figure is counted by in free words (per: 每亩, 元/人/月); since
version 2 it is a unit, several joined by · (亩, 人·月). Forms of version 1 had `percent_of` (rate and field) and
`lookup` (tiers and field); since version 2 they name the award, and what their fields are to it (`computes`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.dataclass import dataclass
from generator.finding import FilePlace
from generator.message import Message, message
from generator.policy.text import UnitName
from generator.policy.yaml_source import Path, YamlSource, dotted, read_yaml
from generator.regex import regex

NEWEST = 2
_SEPARATORS = regex(r"[每/／·、]|(?:万|亿)?(?:美)?元[/／每]|[（()）\s]")
_KEY = r"""(?P<open>["']?){key}(?P<close>["']?\s*:\s*)"""
_SCALAR = r"""(?:"[^"]*"|'[^']*'|[^,}\n#"']+?)(?=\s*(?:[,}]|\s#|\Z))"""
_UNIT = regex(UnitName.pattern)


# Key of a form's field -> (what it reads its figures from, the end of that path that goes, what the field is now).
_COMPUTED = {"percent_of": ("rate", ".amount", "base"), "lookup": ("tiers", ".tiers", "level")}


@dataclass(frozen=True, slots=True)
class KeyEdit:
    """A key at its place becomes another one, and its value, where one is given."""

    place: FilePlace
    key: str
    new_key: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value of a file: where its key stands, what it was, what it becomes; None where a person must say it."""

    place: FilePlace
    path: str
    old: str
    new: str | None
    edits: tuple[KeyEdit, ...] = ()

    @property
    def told(self) -> Message:
        if self.new is None:
            return message("{path}: {old} cannot be migrated; write it by hand", path=self.path, old=self.old)
        return message("{path}: {old} becomes {new}", path=self.path, old=self.old, new=self.new)


def version_of(sources: Mapping[str, YamlSource]) -> object:
    """The version that policy.yaml says it has; without one it is the first."""
    return next((source.data["version"] for source in sources.values() if "version" in source.data), 1)


def changes(source: YamlSource) -> tuple[ValueChange, ...]:
    """Every value of a file that the newest version writes otherwise."""
    return tuple(_below(source.data, (), source))


def _below(value: object, path: Path, source: YamlSource) -> Iterator[ValueChange]:
    if isinstance(value, dict):
        for key, member in value.items():
            own = (*path, key)
            if key == "per" and isinstance(member, str) and not _UNIT.fullmatch(member):
                yield _unit(member, own, source)
            elif key in _COMPUTED and isinstance(member, dict) and "field" in member:
                yield _computed(str(key), member, own, source)
            else:
                yield from _below(member, own, source)
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from _below(member, (*path, index), source)


def _unit(words: str, own: Path, source: YamlSource) -> ValueChange:
    new, place = unit_of(words), source.places[own]
    edits = () if new is None else (KeyEdit(place, "per", "per", new),)
    return ValueChange(place, dotted(own, source.data), words, new, edits)


def _computed(key: str, member: Mapping[str, object], own: Path, source: YamlSource) -> ValueChange:
    """percent_of: {rate: awards.a.amount, field: f} as computes: {award: awards.a, base: f}."""
    named, ending, role = _COMPUTED[key]
    path, field, places = str(member.get(named, "")), str(member["field"]), source.places
    old = f"{key}: {{{named}: {path}, field: {field}}}"
    if not path.endswith(ending):
        return ValueChange(places[own], dotted(own, source.data), old, None)
    award = path.removesuffix(ending)
    edits = (
        KeyEdit(places[own], key, "computes"),
        KeyEdit(places[*own, named], named, "award", award),
        KeyEdit(places[*own, "field"], "field", role),
    )
    new = f"computes: {{award: {award}, {role}: {field}}}"
    return ValueChange(places[own], dotted(own, source.data), old, new, edits)


def unit_of(words: str) -> str | None:
    """每亩 as 亩, 元/人/月 and 每人每月 as 人·月; None where no unit is left."""
    units = [unit for unit in _SEPARATORS.split(words) if unit and unit not in ("元", "万元", "美元")]
    found = "·".join(units)
    return found if _UNIT.fullmatch(found) else None


def migrated(text: str, file: str, *, main: bool) -> tuple[str, tuple[ValueChange, ...]]:
    """The text of a model file in the newest version, and what changed in it. `main`: the file that holds the version.

    Comments, order and spacing stay. Raises YamlError.
    """
    source = read_yaml(text, file)
    found = changes(source)
    lines = text.splitlines(keepends=True)
    edits = [edit for change in found for edit in change.edits]
    for edit in sorted(edits, key=lambda each: (each.place.line or 0, each.place.column or 0), reverse=True):
        _replace(lines, edit)
    if main and "version" not in source.data:
        _add_version(lines, source)
    elif main and source.data["version"] != NEWEST:
        line = (source.places["version",].line or 1) - 1
        lines[line] = re.sub(r"(version\s*:\s*)\S+", rf"\g<1>{NEWEST}", lines[line], count=1)
    return "".join(lines), found


def _replace(lines: list[str], edit: KeyEdit) -> None:
    """The key at its place, and the scalar behind it; quotes around that go, units and paths need none."""
    number, start = (edit.place.line or 1) - 1, (edit.place.column or 1) - 1
    line = lines[number]
    body = line[start:].rstrip("\r\n")
    shape = _KEY.format(key=edit.key) + ("" if edit.value is None else _SCALAR)
    made = re.sub(shape, rf"\g<open>{edit.new_key}\g<close>{edit.value or ''}", body, count=1)
    lines[number] = line[:start] + made + line[start + len(body) :]


def _add_version(lines: list[str], source: YamlSource) -> None:
    """Before the first key; the comments above it stay above."""
    first = min((place.line or 1 for path, place in source.places.items() if len(path) == 1), default=1)
    ending = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    lines.insert(first - 1, f"version: {NEWEST}{ending}")
