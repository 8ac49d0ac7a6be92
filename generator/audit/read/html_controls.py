"""The control of a form's field on a page: what it is called, what it takes, what it offers."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from generator.audit.read.finished import Control

# Attributes that decide what can be entered or that a sum is computed with.
_ACTING = (
    *("maxlength", "data-max", "data-formula"),
    *("for", "value", "pattern", "size"),
)
_ENTRIES = {"input": "text", "textarea": "long_text", "select": "choice", "output": "computed", "fieldset": "boxes"}
_TYPES = {"date": "date"}
Note = Callable[[etree._Element, str], None]


def read_control(box: etree._Element, note: Note) -> Control | None:
    """The control in the box of a field; `note` is told of every element and of words that belong to nothing."""
    entry: etree._Element | None = None
    unit = ""
    if box.text and box.text.strip():
        note(box, f"field: {box.text.strip()}")
    for child in box:
        classes = child.get("class", "")
        if child.tag in _ENTRIES and entry is None:
            entry = child
            note(child, "")
        elif child.tag == "span" and classes == "unit":
            note(child, "")
            unit = _text(child, note)
        else:
            note(child, f"field: {_all_text(child)[:40] or f'<{child.tag!s}>'}")
        if child.tail and child.tail.strip():
            note(child, f"field: {child.tail.strip()}")
    return None if entry is None else _control(entry, unit, note)


def _control(entry: etree._Element, unit: str, note: Note) -> Control:
    shape = _ENTRIES[str(entry.tag)]
    facts = [(name, str(entry.get(name))) for name in _ACTING if entry.get(name) is not None]
    if entry.get("required") is not None:
        facts.append(("required", "required"))
    name, label, placeholder = entry.get("name", ""), entry.get("aria-label"), entry.get("placeholder")
    options: tuple[tuple[str, str], ...] = ()
    if shape == "text":
        kind = entry.get("type", "text")
        facts.append(("type", kind))
        shape = _TYPES.get(kind, shape)
        placeholder = entry.get("data-placeholder", placeholder) if shape == "date" else placeholder
        _empty(entry, note)
    elif shape == "long_text":
        _empty(entry, note)
    elif shape == "choice":
        placeholder, options = _choices(entry, note)
    elif shape == "computed":
        placeholder = _text(entry, note)
    else:
        name, label, options, boxes = _boxes(entry, note)
        facts += boxes
        if entry.get("aria-labelledby") is not None:
            facts.append(("labelledby", str(entry.get("aria-labelledby"))))
    if entry.get("id") != f"f-{name}":  # where its label points
        facts.append(("name", str(entry.get("id"))))
    return Control(name, shape, label, placeholder, unit, options, tuple(facts))


def _empty(entry: etree._Element, note: Note) -> None:
    words = _all_text(entry)
    if words:
        note(entry, f"field: {words[:40]}")


def _choices(entry: etree._Element, note: Note) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    found = []
    for option in entry:
        note(option, "")
        found.append((option.get("value", ""), _all_text(option)))
    hint = found[0][1] if found and not found[0][0] else None
    return hint, tuple(found[1:] if hint is not None else found)


def _boxes(
    entry: etree._Element, note: Note
) -> tuple[str, str | None, tuple[tuple[str, str], ...], list[tuple[str, str]]]:
    name, legend = "", None
    options: list[tuple[str, str]] = []
    facts: list[tuple[str, str]] = []
    for child in entry:
        note(child, "")
        if child.tag == "legend":
            legend = _all_text(child)
            continue
        box = child.find("input")
        if child.tag != "label" or box is None:
            note(child, f"field: {_all_text(child)[:40] or f'<{child.tag!s}>'}")
            continue
        for part in child:
            note(part, "")
        name = name or box.get("name", "")
        options.append((box.get("value", ""), _all_text(child).strip()))
        facts.append(("type", box.get("type", "")))
        if box.get("name") != name or box.get("id") != f"f-{name}-{len(options)}":
            facts.append(("name", f"{box.get('name')} {box.get('id')}"))
        if box.get("required") is not None:
            facts.append(("required", "required"))
        if box.get("checked") is not None:
            facts.append(("checked", box.get("value", "")))
    return name, legend, tuple(options), sorted(set(facts))


def _text(element: etree._Element, note: Note) -> str:
    for child in element.iterdescendants():
        note(child, "")
    return _all_text(element)


def _all_text(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())
