"""The control of a form's field on a page: what it is called, what it takes, what it offers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from generator.audit.read.finished import ReadControl

# Attributes that decide what can be entered or that a sum is computed with.
_ACTING = (
    *("maxlength", "data-max", "data-formula"),
    *("for", "value", "pattern", "size"),
)
_TYPES = {"date": "date"}
NoteForeign = Callable[[etree._Element, str], None]


def read_control(box: etree._Element, note: NoteForeign) -> ReadControl | None:
    """The control in the box of a field; `note` is told of every element and of words that belong to nothing."""
    entry: etree._Element | None = None
    unit = ""
    for element in box.iterdescendants():
        note(element, "")
    _stray(box, box.text, note)
    for child in box:
        if child.tag in _ENTRIES and entry is None:
            entry = child
        elif child.tag == "span" and child.get("class", "") == "unit":
            unit = _all_text(child)
        else:
            note(child, f"field: {_all_text(child)[:40] or f'<{child.tag!s}>'}")
        _stray(child, child.tail, note)
    return None if entry is None else _control(entry, unit, note)


def _stray(element: etree._Element, words: str | None, note: NoteForeign) -> None:
    if words and words.strip():
        note(element, f"field: {words.strip()}")


class _Offered(NamedTuple):
    """What an entry shows and offers, by its shape; name and label are those of its boxes, where it has some."""

    shape: str
    placeholder: str | None = None
    options: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    name: str | None = None
    label: str | None = None


def _control(entry: etree._Element, unit: str, note: NoteForeign) -> ReadControl:
    facts = [(name, str(entry.get(name))) for name in _ACTING if entry.get(name) is not None]
    if entry.get("required") is not None:
        facts.append(("required", "required"))
    offered = _OFFERED[str(entry.tag)](entry, note)
    name = entry.get("name", "") if offered.name is None else offered.name
    label = entry.get("aria-label") if offered.name is None else offered.label
    facts += offered.facts
    if entry.get("id") != f"f-{name}":  # where its label points
        facts.append(("name", str(entry.get("id"))))
    return ReadControl(name, offered.shape, label, offered.placeholder, unit, offered.options, tuple(facts))


def _typed(entry: etree._Element, note: NoteForeign) -> _Offered:
    """A line to type in, or a date to choose."""
    kind = entry.get("type", "text")
    shape = _TYPES.get(kind, "text")
    _empty(entry, note)
    placeholder = entry.get("placeholder")
    shown = entry.get("data-placeholder", placeholder) if shape == "date" else placeholder
    return _Offered(shape, shown, facts=(("type", kind),))


def _long(entry: etree._Element, note: NoteForeign) -> _Offered:
    _empty(entry, note)
    return _Offered("long_text", entry.get("placeholder"))


def _computed(entry: etree._Element, _: NoteForeign) -> _Offered:
    return _Offered("computed", _all_text(entry))


def _empty(entry: etree._Element, note: NoteForeign) -> None:
    words = _all_text(entry)
    if words:
        note(entry, f"field: {words[:40]}")


def _choices(entry: etree._Element, _: NoteForeign) -> _Offered:
    found = [(option.get("value", ""), _all_text(option)) for option in entry]
    hint = found[0][1] if found and not found[0][0] else None
    return _Offered("choice", hint, tuple(found[1:] if hint is not None else found))


def _boxes(entry: etree._Element, note: NoteForeign) -> _Offered:
    legend, inputs = None, []
    options: list[tuple[str, str]] = []
    for child in entry:
        box = child.find("input")
        if child.tag == "legend":
            legend = _all_text(child)
        elif child.tag != "label" or box is None:
            note(child, f"field: {_all_text(child)[:40] or f'<{child.tag!s}>'}")
        else:
            inputs.append(box)
            options.append((box.get("value", ""), _all_text(child).strip()))
    name = next((box.get("name", "") for box in inputs if box.get("name")), "")
    facts = {fact for number, box in enumerate(inputs, 1) for fact in _facts_of_box(box, name, number)}
    if len({box.get("required") is None for box in inputs}) > 1:
        facts.add(("required", "of some"))
    named = entry.get("aria-labelledby")
    labelled = () if named is None else (("labelledby", named),)
    return _Offered("boxes", entry.get("placeholder"), tuple(options), (*sorted(facts), *labelled), name, legend)


def _facts_of_box(box: etree._Element, name: str, number: int) -> Iterator[tuple[str, str]]:
    yield "type", box.get("type", "")
    if box.get("name") != name or box.get("id") != f"f-{name}-{number}":
        yield "name", f"{box.get('name')} {box.get('id')}"
    if box.get("required") is not None:
        yield "required", "required"
    if box.get("checked") is not None:
        yield "checked", box.get("value", "")


_OFFERED: Mapping[str, Callable[[etree._Element, NoteForeign], _Offered]] = {
    "input": _typed,
    "textarea": _long,
    "select": _choices,
    "output": _computed,
    "fieldset": _boxes,
}
_ENTRIES = _OFFERED.keys()


def _all_text(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())
