"""policy.json as the audit reads it: values by their dotted paths, clause texts, the notice's own words.

Plain JSON, no types of the generator: an item of a list goes by its `id`, else by its number; an entry that is an
id itself goes by its own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from itertools import filterfalse
from typing import Any

from generator.audit.read.path_patterns import PathNode, behind, is_whole, nodes_of, segments
from generator.dataclass import dataclass
from generator.notice.generic_names import is_generic
from generator.regex import regex

_SKIPPED = frozenset({"notice", "computed", "status", "id"})  # no paths lead into these
PREAMBLE, CLOSING = "preamble", "closing"
_ID = regex(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_WHITE = regex(r"\s+")

_LEVEL = regex(r"(\d{1,3})(\D{1,6})")
_USUAL = str.maketrans("﹝﹞０１２３４５６７８９", "〔〕0123456789")


def squeeze(text: str) -> str:
    """`text` without white space: how quotes and clauses are compared."""
    return _WHITE.sub("", text)


def with_usual_brackets(text: str) -> str:
    """`text`, and behind it the same with the brackets and digits in which document numbers are given (GB/T 9704),
    where it prints others: 某政办规﹝２０２４﹞3号."""
    usual = text.translate(_USUAL)
    return text if usual == text else f"{text}\n{usual}"


@dataclass(frozen=True)
class Model:
    """The model and the notice. `texts`: clause id -> its text; `preamble`, `closing` stand around the clauses."""

    data: Mapping[str, Any]
    notice: Mapping[str, Any]
    texts: Mapping[str, str]
    names: tuple[str, ...]  # of organisations, longest first; without those that name a kind of unit only
    _found: dict[str, Any] = field(default_factory=dict, repr=False)

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Model:
        """Raises KeyError, TypeError or AttributeError on another shape than policy.json has."""
        notice = data["notice"]
        printed = {clause["path"]: clause for clause in notice["clauses"]}
        texts = {
            str(each["id"]): str(printed[each["path"]]["text"]) for each in data["clauses"] if each["path"] in printed
        }
        names = {
            str(name)
            for each in data["organisations"].values()
            for name in (each["name"], *(alias["name"] for alias in each.get("aliases", ())))
        }
        ordered = tuple(sorted(filterfalse(is_generic, names), key=lambda name: (-len(name), name)))
        around = {name: "\n".join(notice[name]) for name in (PREAMBLE, CLOSING)}
        return cls(data, notice, {**around, **texts}, ordered)

    def at(self, path: str) -> Any:
        """The value at a dotted path; None is a value that is not given. Raises LookupError where nothing is."""
        if path not in self._found:
            head, _, last = path.rpartition(".")
            self._found[path] = _step(self.at(head) if head else self.data, last)
        return self._found[path]

    def has(self, path: str) -> bool:
        try:
            self.at(path)
        except LookupError:
            return False
        return True

    def items(self, *collections: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """(path, item) of the collections named, such as awards."""
        for name in collections:
            for item in self.data.get(name, ()):
                yield f"{name}.{item['id']}", item

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every path that leads to something, items and their fields alike."""
        return self.fitting(("**",))

    def fitting(self, patterns: tuple[str, ...]) -> tuple[str, ...]:
        """The paths that fit one of the patterns, in the order of the model."""
        found: list[str] = []
        for name, value in self.data.items():
            if name not in _SKIPPED:
                _take_fitting(name, value, behind(nodes_of(patterns), name), found)
        return tuple(found)

    @cached_property
    def squeezed(self) -> Mapping[str, str]:
        """Clause id -> its text without white space."""
        return {clause: squeeze(text) for clause, text in self.texts.items()}

    @cached_property
    def whole(self) -> str:
        """Everything the notice says, without white space."""
        return with_usual_brackets(squeeze(str(self.notice["title"])) + self.paragraphs)

    @cached_property
    def paragraphs(self) -> str:
        """The paragraphs of the notice, without white space, apart from what was read in them."""
        texts = (clause["text"] for clause in self.notice["clauses"])
        return squeeze("".join((*self.notice["preamble"], *texts, *self.notice["closing"])))

    @cached_property
    def clauses(self) -> Mapping[str, Mapping[str, Any]]:
        return {str(clause["id"]): clause for clause in self.data["clauses"]}

    @cached_property
    def printed(self) -> Mapping[str, Mapping[str, Any]]:
        """Clause id -> the clause of the notice."""
        by_path = {clause["path"]: clause for clause in self.notice["clauses"]}
        return {key: by_path[each["path"]] for key, each in self.clauses.items() if each["path"] in by_path}


def _step(value: Any, segment: str) -> Any:
    if isinstance(value, dict):
        if segment in value:
            return value[segment]
        raise LookupError(segment)
    if isinstance(value, list):
        for index, member in enumerate(value):
            if segment in (_name(member, index), member):
                return member
    raise LookupError(segment)


def _take_fitting(path: str, value: Any, nodes: Sequence[PathNode], found: list[str]) -> None:
    """`nodes`: where the path stands in the patterns."""
    if is_whole(nodes):
        found.append(path)
    asked = segments(nodes)
    for name, inner in _members(path, value):
        if asked is None or name in asked:
            _take_fitting(f"{path}.{name}", inner, behind(nodes, name), found)


def _members(path: str, value: Any) -> Iterable[tuple[str, Any]]:
    if isinstance(value, dict):
        return value.items()
    return (
        [(_own(path, member, index), member) for index, member in enumerate(value)] if isinstance(value, list) else ()
    )


def _own(path: str, member: Any, index: int) -> str:
    """The segment of a member of the list at a path."""
    named = isinstance(member, str) and _ID.fullmatch(member) and not path.startswith("office.")
    return member if named else _name(member, index)


def _name(member: Any, index: int) -> str:
    if isinstance(member, dict):
        return str(member.get("id", index))
    return str(index)


def is_step(words: str, text: str) -> bool:
    """Whether words of a level are one step of a range in `text`, both without white space: 3星级 stands in 2—5星级."""
    found = _LEVEL.fullmatch(words)
    if found is None:
        return False
    number, unit = int(found[1]), re.escape(found[2])
    ranges = re.findall(rf"(\d{{1,3}})[-—–~～至到]+(\d{{1,3}}){unit}", text)
    return any(int(first) < number < int(last) or number == int(first) for first, last in ranges)
