"""Content controls of a Word form (ISO 29500-1, 17.5.2): one paragraph holds the control of one field."""

from __future__ import annotations

from lxml import etree

from generator.audit.read import word_vocabulary as known
from generator.audit.read.docx_rows import first_of
from generator.audit.read.finished import ReadControl

_KINDS = {
    "text": "text",
    "date": "date",
    "dropDownList": "choice",
    "checkbox": "boxes",
}
_OPEN_BOX = "☐"
_SHOWING = known.w("showingPlcHdr")[0]


def read_controls(found: list[tuple[etree._Element, int]], pieces: list[str]) -> ReadControl | None:
    """The field behind the controls of a paragraph. `found`: each control and which of `pieces` is its content."""
    if not found:
        return None
    kinds = [_kind(first_of(control, known.SDT_PR)) for control, _ in found]
    if kinds[0] == "boxes":
        return _boxes(found, pieces)
    control, at = found[0]
    properties = first_of(control, known.SDT_PR)
    facts = [("lock", _property(properties, "lock"))]
    facts += [
        ("control", f"{kind} {_property(first_of(other, known.SDT_PR), 'tag')}")
        for (other, _), kind in zip(found[1:], kinds[1:], strict=True)
    ]
    if properties is None or first_of(properties, _SHOWING) is None:
        facts.append(("filled", pieces[at]))
    before = "".join(pieces[:at])
    if before.strip():
        facts.append(("before", before))
    return ReadControl(
        _property(properties, "tag"),
        kinds[0],
        _property(properties, "alias"),
        pieces[at],
        "".join(pieces[at + 1 :]).strip(),
        _items(properties),
        tuple(facts),
    )


def _kind(properties: etree._Element | None) -> str:
    for child in properties if properties is not None else ():
        local = str(child.tag).rpartition("}")[2]
        if local in _KINDS:
            long = local == "text" and child.get(f"{{{known.W}}}multiLine") is not None
            return "long_text" if long else _KINDS[local]
    return "rich text"


def _property(properties: etree._Element | None, name: str) -> str:
    found = None if properties is None else first_of(properties, f"{{{known.W}}}{name}")
    return "" if found is None else found.get(known.VAL, "")


def _items(properties: etree._Element | None) -> tuple[tuple[str, str], ...]:
    if properties is None:
        return ()
    return tuple(
        (item.get(f"{{{known.W}}}value", ""), item.get(f"{{{known.W}}}displayText", ""))
        for item in properties.iter(*known.w("listItem"))
    )


def _boxes(found: list[tuple[etree._Element, int]], pieces: list[str]) -> ReadControl:
    """Boxes to tick: each control is a box, the words behind it up to the next one are its option."""
    name, options, facts = "", [], []
    ends = [at for _, at in found[1:]] + [len(pieces)]
    for (control, at), end in zip(found, ends, strict=True):
        properties = first_of(control, known.SDT_PR)
        field, _, value = _property(properties, "tag").rpartition("--")
        label = "".join(pieces[at + 1 : end]).strip()
        name = name or field
        options.append((value, label))
        facts += [("alias", _property(properties, "alias")), ("lock", _property(properties, "lock"))]
        if pieces[at] != _OPEN_BOX or _checked(properties) or field != name or _kind(properties) != "boxes":
            facts.append(("filled", f"{pieces[at]} {field}--{value}"))
    return ReadControl(name, "boxes", None, None, "", tuple(options), tuple(facts))


def _checked(properties: etree._Element | None) -> bool:
    states = () if properties is None else properties.iter(*known.w14("checked"))
    return any(state.get(f"{{{known.W14}}}val") not in ("0", "false") for state in states)
