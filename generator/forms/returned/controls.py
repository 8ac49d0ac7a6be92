"""Content controls of a returned Word file (ISO 29500-1, 17.5.2), as Word, WPS, LibreOffice and the page leave them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VAL = f"{W}val"
_SDT, _PROPERTIES, _CONTENT, _PARAGRAPH = f"{W}sdt", f"{W}sdtPr", f"{W}sdtContent", f"{W}p"
_MAPPED = re.compile(r"/\w+:form(?:\[1\])?/\w+:answers(?:\[1\])?/\w+:([A-Za-z_][\w.-]*?)(?:\[1\])?\Z")
_OURS = "urn:policydocs:form:1"
_HIDDEN = frozenset((f"{W}del", f"{W}moveFrom", f"{_MC}Fallback", f"{W}instrText", f"{W}rt", f"{W}delText"))
_SIGNS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
_TEXT, _SYMBOL, _RUN, _BREAK, _RUN_LOOK = f"{W}t", f"{W}sym", f"{W}r", f"{W}br", f"{W}rPr"
_TAG, _ALIAS, _BINDING, _PLACEHOLDER = f"{W}tag", f"{W}alias", f"{W}dataBinding", f"{W}showingPlcHdr"
_BOX, _DATE, _FULL_DATE, _CHOICES = f"{W14}checkbox", f"{W}date", f"{W}fullDate", (f"{W}dropDownList", f"{W}comboBox")
_MAPPINGS, _XPATH, _STORE = f"{W}prefixMappings", f"{W}xpath", f"{W}storeItemID"
_SPEAKING = (_PARAGRAPH, _TEXT, _SYMBOL, *_SIGNS)
_KINDS = {f"{W}text": "text", f"{W}date": "date", f"{W}dropDownList": "choice", f"{W}comboBox": "choice"}
# Wingdings has its ticked boxes in the private area of a symbol (ISO 29500-1, 17.3.3.30).
_SYMBOLS = {"F0FE": "☑", "F0FD": "☒", "F052": "☑", "F051": "☒", "F0FC": "√", "F0A8": "☐", "F06F": "☐"}


class Control(NamedTuple):
    """A control as it stands. `bound`: name in the form's data that it is bound to; `store`: GUID of that data.

    `tokens`: its words, piece by piece, a line break being a piece of its own. `breaks`: line breaks that stand loose
    in front of it, where LibreOffice moves them to. `placeholder`: it says that nothing has been filled in.
    """

    kind: str  # "text" | "date" | "choice" | "box" | "other"
    tag: str
    alias: str
    bound: str
    store: str
    tokens: tuple[str, ...]
    placeholder: bool
    breaks: int = 0
    ticked: bool | None = None
    day: str | None = None
    items: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """What it is found by: the binding, else the tag."""
        return self.bound or self.tag


def controls(root: etree._Element) -> Iterator[Control]:
    """The controls that hold answers, in reading order: not those that only wrap others."""
    hides = next(root.iter(*_HIDDEN), None) is not None
    for sdt in root.iter(_SDT):
        content = sdt.find(_CONTENT)
        if content is None or next(content.iter(_SDT), None) is not None or (hides and _is_hidden(sdt)):
            continue
        yield _control(sdt, content, hides)


def _is_hidden(element: etree._Element) -> bool:
    """Whether it stands in words that were deleted or that only older programs show."""
    return next(element.iterancestors(*_HIDDEN), None) is not None


def _control(sdt: etree._Element, content: etree._Element, hides: bool) -> Control:
    properties = sdt.find(_PROPERTIES)
    found: dict[str, etree._Element] = {}
    for child in properties if properties is not None else ():
        found.setdefault(str(child.tag), child)
    box, date = found.get(_BOX), found.get(_DATE)
    bound, store = _binding(found.get(_BINDING))
    tag, alias = _value(found.get(_TAG)), _value(found.get(_ALIAS))
    if not (tag or alias or bound):
        tag, alias = _of_wrapper(sdt)
    return Control(
        kind="box" if box is not None else next((_KINDS[each] for each in found if each in _KINDS), "other"),
        tag=tag,
        alias=alias,
        bound=bound,
        store=store,
        tokens=tuple(_tokens(content, hides)),
        placeholder=_PLACEHOLDER in found,
        breaks=_breaks_before(sdt),
        ticked=_ticked(box),
        day=(date.get(_FULL_DATE) or "")[:10] or None if date is not None else None,
        items=_items(found),
    )


def _of_wrapper(sdt: etree._Element) -> tuple[str, str]:
    """LibreOffice puts the name of a box on a control around it."""
    for above in sdt.iterancestors(_SDT):
        properties = above.find(_PROPERTIES)
        if properties is not None and properties.find(f"{W}group") is None:
            tag, alias = _value(properties.find(f"{W}tag")), _value(properties.find(f"{W}alias"))
            if tag or alias:
                return tag, alias
    return "", ""


def _binding(element: etree._Element | None) -> tuple[str, str]:
    if element is None or _OURS not in element.get(_MAPPINGS, _OURS):
        return "", ""
    found = _MAPPED.match(element.get(_XPATH, ""))
    return (found[1], element.get(_STORE, "").upper()) if found else ("", "")


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(_VAL, "")


def _ticked(box: etree._Element | None) -> bool | None:
    if box is None:
        return None
    state = box.find(f"{W14}checked")
    return state is not None and state.get(f"{W14}val", "1") in ("1", "true", "on")


def _items(found: dict[str, etree._Element]) -> tuple[tuple[str, str], ...]:
    """(value, words) of a closed list."""
    choices = next((found[tag] for tag in _CHOICES if tag in found), None)
    if choices is None:
        return ()
    items = choices.iter(f"{W}listItem")
    return tuple((item.get(f"{W}value", ""), item.get(f"{W}displayText", item.get(f"{W}value", ""))) for item in items)


def _breaks_before(sdt: etree._Element) -> int:
    """Line breaks in runs directly in front of it that hold nothing else."""
    count, before = 0, sdt.getprevious()
    while before is not None and before.tag == _RUN:
        inside = [child.tag for child in before if child.tag != _RUN_LOOK]
        if not inside or any(tag != _BREAK for tag in inside):
            break
        count += len(inside)
        before = before.getprevious()
    return count


def tokens(content: etree._Element) -> Iterator[str]:
    """The words of an element piece by piece; paragraphs and breaks as line feeds; nothing that was deleted."""
    return _tokens(content, hides=True)


def _tokens(content: etree._Element, hides: bool) -> Iterator[str]:
    paragraphs = 0
    for element in content.iter(*_SPEAKING):
        tag = str(element.tag)
        if tag == _PARAGRAPH:
            paragraphs += 1
            if paragraphs > 1:
                yield "\n"
        elif hides and _is_hidden(element):
            continue
        elif tag == _TEXT:
            if element.text:
                yield element.text.replace("\n", " ")
        elif tag == _SYMBOL:
            yield _SYMBOLS.get(element.get(f"{W}char", "").upper(), "")
        else:
            yield _SIGNS[tag]
