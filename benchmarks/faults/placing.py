"""Puts edits of texts into files: from a rule and a place to the faults of a class."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from benchmarks.faults.fault import Candidates, Fault, text_fault
from benchmarks.faults.original import FOLDER, Original
from benchmarks.faults.text_rules import Edit, Rule
from benchmarks.faults.yaml_nodes import Value, at

ValueEdits = Callable[[str, Value], Iterator[Edit]]


def source_fault(original: Original, name: str, edit: Edit) -> Fault:
    """The fault of one edit in a file of the workspace."""
    text = original.text(name)
    line = text.count("\n", 0, edit.start) + 1
    fault = text_fault(name, text, edit)
    return Fault(name, f"line {line}: {fault.what}", fault.make)


def in_values(file: str, pattern: str, rule: Rule) -> Candidates:
    """A class: `rule` in the characters of each value of a model file whose path matches."""

    def edits(text: str, value: Value) -> Iterator[Edit]:
        return (edit.moved(value.start) for edit in rule(text[value.start : value.end]))

    return at_values(file, pattern, edits)


def at_values(file: str, pattern: str, edits: ValueEdits) -> Candidates:
    """A class: what `edits` makes of each value of a model file whose path matches."""

    def candidates(original: Original) -> Iterator[Fault]:
        name = f"{FOLDER}/{file}"
        text = original.text(name)
        for value in at(text, pattern):
            for edit in edits(text, value):
                yield source_fault(original, name, edit)

    return candidates


def deleted(file: str, pattern: str) -> Candidates:
    """A class: each value whose path matches is gone with its key."""
    return at_values(file, pattern, lambda _, value: iter((value.deleted(),)))


def set_to(*news: str) -> ValueEdits:
    """Edits that put one of `news` in a value's place, where it is another one."""

    def edits(text: str, value: Value) -> Iterator[Edit]:
        for new in news:
            if new != text[value.start : value.end].strip():
                yield Edit(value.start, value.start + len(text[value.start : value.end].rstrip()), new)

    return edits


def key_renamed(news: dict[str, str]) -> ValueEdits:
    """Edits that give a value another key: what is a target becomes a fund."""

    def edits(text: str, value: Value) -> Iterator[Edit]:
        new = news.get(value.name)
        key = text.find(f"{value.name}:", *value.whole)
        if new and key >= 0:
            yield Edit(key, key + len(value.name), new)

    return edits


def with_neighbour(file: str, pattern: str) -> Candidates:
    """A class: two values that match and follow each other change places."""

    def candidates(original: Original) -> Iterator[Fault]:
        name = f"{FOLDER}/{file}"
        text = original.text(name)
        found = list(at(text, pattern))
        for first, second in pairwise(found):
            left, right = text[first.start : first.end], text[second.start : second.end]
            if left != right and _siblings(first, second):
                between = text[first.end : second.start]
                yield source_fault(original, name, Edit(first.start, second.end, right + between + left))

    return candidates


def _siblings(first: Value, second: Value) -> bool:
    """awards.x.tiers.a.amount and awards.x.tiers.b.amount."""
    return first.path.split(".")[:-2] == second.path.split(".")[:-2] and first.name == second.name


def together(*classes: Candidates) -> Candidates:
    """The faults of several rules as one class."""

    def candidates(original: Original) -> Iterator[Fault]:
        for each in classes:
            yield from each(original)

    return candidates


def with_units(file: str, pattern: str, rule: Callable[[tuple[str, ...]], Rule]) -> Candidates:
    """As `in_values`, with a rule that must know the names of the organisations."""
    return lambda original: in_values(file, pattern, rule(original.units))(original)
