"""The control of a form's field on a page: what it is called, what it takes, what it offers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from generator.audit.read.finished import ReadControl
from generator.audit.read.html_elements import all_text
from generator.audit.read.html_seen import SHOWN, Seen
from generator.audit.read.html_vocabulary import VOCABULARY

# Attributes that decide what can be entered or that a sum is computed with.
_ACTING = (
    *("maxlength", "data-max", "data-formula"),
    *("for", "value", "pattern", "size"),
)
_TYPES = {"date": "date"}


def read_control(box: etree._Element, seen: Seen) -> ReadControl | None:
    """The control in the box of a field; every element is noted, and words that belong to nothing."""
    entry: etree._Element | None = None
    unit = ""
    _note_all(box, seen)
    _stray(box.text, seen)
    for child in box:
        if child.tag in _ENTRIES and entry is None:
            entry = child
        elif child.tag == "span" and child.get("class", "") == "unit":
            unit = all_text(child)
        else:
            _odd(child, seen)
        _stray(child.tail, seen)
    return None if entry is None else _control(entry, unit, seen)


def _note_all(element: etree._Element, seen: Seen) -> None:
    if len(element):
        inside = seen.inside[str(element.tag)]
        for child in element:
            tag = child.tag
            inside.add(tag)
            seen.attributes_of(child, tag)
            _note_all(child, seen)


def _odd(element: etree._Element, seen: Seen) -> None:
    """An element that a field does not have there; comments and the like are noted already."""
    if element.tag in VOCABULARY:
        seen.uncovered(f"field: {all_text(element)[:SHOWN] or f'<{element.tag!s}>'}")


def _stray(words: str | None, seen: Seen) -> None:
    if words and words.strip():
        seen.uncovered(f"field: {words.strip()}")


class _Offered(NamedTuple):
    """What an entry shows and offers, by its shape; name and label are those of its boxes, where it has some."""

    shape: str
    placeholder: str | None = None
    options: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    name: str | None = None
    label: str | None = None


def _control(entry: etree._Element, unit: str, seen: Seen) -> ReadControl:
    given = dict(entry.items())
    facts = [(name, given[name]) for name in _ACTING if name in given]
    if "required" in given:
        facts.append(("required", "required"))
    offered = _OFFERED[str(entry.tag)](entry, given, seen)
    name = given.get("name", "") if offered.name is None else offered.name
    label = given.get("aria-label") if offered.name is None else offered.label
    facts += offered.facts
    own = given.get("id")
    if own != f"f-{name}":  # where its label points
        facts.append(("name", str(own)))
    return ReadControl(name, offered.shape, label, offered.placeholder, unit, offered.options, tuple(facts))


def _typed(entry: etree._Element, given: Mapping[str, str], seen: Seen) -> _Offered:
    """A line to type in, or a date to choose."""
    kind = given.get("type", "text")
    shape = _TYPES.get(kind, "text")
    _empty(entry, seen)
    placeholder = given.get("placeholder")
    shown = given.get("data-placeholder", placeholder) if shape == "date" else placeholder
    return _Offered(shape, shown, facts=(("type", kind),))


def _long(entry: etree._Element, given: Mapping[str, str], seen: Seen) -> _Offered:
    _empty(entry, seen)
    return _Offered("long_text", given.get("placeholder"))


def _computed(entry: etree._Element, _given: Mapping[str, str], _: Seen) -> _Offered:
    return _Offered("computed", all_text(entry))


def _empty(entry: etree._Element, seen: Seen) -> None:
    words = all_text(entry)
    if words:
        seen.uncovered(f"field: {words[:SHOWN]}")


def _choices(entry: etree._Element, _given: Mapping[str, str], _: Seen) -> _Offered:
    found = [(option.get("value", ""), all_text(option)) for option in entry]
    hint = found[0][1] if found and not found[0][0] else None
    return _Offered("choice", hint, tuple(found[1:] if hint is not None else found))


def _boxes(entry: etree._Element, given: Mapping[str, str], seen: Seen) -> _Offered:
    legend: str | None = None
    inputs: list[Mapping[str, str]] = []
    options: list[tuple[str, str]] = []
    for child in entry:
        box = next(child.iterchildren("input"), None)
        if child.tag == "legend":
            legend = all_text(child)
        elif child.tag != "label" or box is None:
            _odd(child, seen)
        else:
            inputs.append(dict(box.items()))
            options.append((box.get("value", ""), all_text(child).strip()))
    name = next((box["name"] for box in inputs if box.get("name")), "")
    facts = {fact for number, box in enumerate(inputs, 1) for fact in _facts_of_box(box, name, number)}
    if len({"required" in box for box in inputs}) > 1:
        facts.add(("required", "of some"))
    labelled = [("labelledby", given["aria-labelledby"])] if "aria-labelledby" in given else []
    return _Offered("boxes", given.get("placeholder"), tuple(options), (*sorted(facts), *labelled), name, legend)


def _facts_of_box(box: Mapping[str, str], name: str, number: int) -> Iterator[tuple[str, str]]:
    yield "type", box.get("type", "")
    if box.get("name") != name or box.get("id") != f"f-{name}-{number}":
        yield "name", f"{box.get('name')} {box.get('id')}"
    if "required" in box:
        yield "required", "required"
    if "checked" in box:
        yield "checked", box.get("value", "")


_OFFERED: Mapping[str, Callable[[etree._Element, Mapping[str, str], Seen], _Offered]] = {
    "input": _typed,
    "textarea": _long,
    "select": _choices,
    "output": _computed,
    "fieldset": _boxes,
}
_ENTRIES = _OFFERED.keys()
