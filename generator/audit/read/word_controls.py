"""Content controls of a Word form (ISO 29500-1, 17.5.2): one paragraph holds the control of one field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from generator.audit.read import word_vocabulary as known
from generator.audit.read.docx_rows import first_of
from generator.audit.read.finished import ReadControl

KINDS = {  # element among the properties -> shape
    "text": "text",
    "date": "date",
    "dropDownList": "choice",
    "checkbox": "boxes",
}
_OPEN_BOX = "☐"
RICH = "rich text"
_SHOWING, _ITEM = known.w("showingPlcHdr", "listItem")
_MANY, _STORED, _DISPLAYED = known.w("multiLine", "value", "displayText")
_CHECKED, _STATE = known.w14("checked", "val")


class WordControl(NamedTuple):
    """What the properties of a control say of its field. `kind`: text, long_text, date, choice, boxes or rich text;
    `empty`: it shows its placeholder; `items`: (stored value, words) of a list."""

    tag: str
    alias: str
    lock: str
    kind: str
    empty: bool
    checked: bool = False
    items: tuple[tuple[str, str], ...] = ()


def control_of(element: etree._Element) -> WordControl:
    """Of a control in the tree."""
    properties = first_of(element, known.SDT_PR)
    if properties is None:
        return WordControl("", "", "", RICH, empty=False)
    states = [state.get(_STATE) for state in properties.iter(_CHECKED)]
    return WordControl(
        _property(properties, "tag"),
        _property(properties, "alias"),
        _property(properties, "lock"),
        _kind(properties),
        first_of(properties, _SHOWING) is not None,
        any(state not in ("0", "false") for state in states),
        tuple((item.get(_STORED, ""), item.get(_DISPLAYED, "")) for item in properties.iter(_ITEM)),
    )


def _kind(properties: etree._Element) -> str:
    for child in properties:
        local = str(child.tag).rpartition("}")[2]
        if local in KINDS:
            return "long_text" if local == "text" and child.get(_MANY) is not None else KINDS[local]
    return RICH


def _property(properties: etree._Element, name: str) -> str:
    found = first_of(properties, f"{{{known.W}}}{name}")
    return "" if found is None else found.get(known.VAL, "")


def read_controls(found: Sequence[tuple[WordControl, int]], pieces: Sequence[str]) -> ReadControl:
    """The field behind the controls of a paragraph. `found`: each control and which of `pieces` is its content."""
    control, at = found[0]
    if control.kind == "boxes":
        return _boxes(found, pieces)
    facts = [("lock", control.lock), *(("control", f"{other.kind} {other.tag}") for other, _ in found[1:])]
    if not control.empty:
        facts.append(("filled", pieces[at]))
    before = "".join(pieces[:at])
    if before.strip():
        facts.append(("before", before))
    return ReadControl(
        control.tag,
        control.kind,
        control.alias,
        pieces[at],
        "".join(pieces[at + 1 :]).strip(),
        control.items,
        tuple(facts),
    )


def _boxes(found: Sequence[tuple[WordControl, int]], pieces: Sequence[str]) -> ReadControl:
    """Boxes to tick: each control is a box, the words behind it up to the next one are its option."""
    name, options, facts = "", [], []
    ends = [at for _, at in found[1:]] + [len(pieces)]
    for (control, at), end in zip(found, ends, strict=True):
        field, _, value = control.tag.rpartition("--")
        name = name or field
        options.append((value, "".join(pieces[at + 1 : end]).strip()))
        facts += [("alias", control.alias), ("lock", control.lock)]
        if pieces[at] != _OPEN_BOX or control.checked or field != name or control.kind != "boxes":
            facts.append(("filled", f"{pieces[at]} {field}--{value}"))
    return ReadControl(name, "boxes", None, None, "", tuple(options), tuple(facts))
