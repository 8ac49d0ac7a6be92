"""Content controls of a returned Word file (ISO 29500-1, 17.5.2), as Word, WPS, LibreOffice and the page leave them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from generator.forms.returned.raw import Slot

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CONTROL, _OWN, _CONTENT = f"{_W}sdt", f"{_W}sdtPr", f"{_W}sdtContent"
_TAG, _ALIAS, _BINDING, _GROUP = f"{_W}tag", f"{_W}alias", f"{_W}dataBinding", f"{_W}group"
_DATE, _BOX, _CHECKED = f"{_W}date", f"{_W14}checkbox", f"{_W14}checked"
_LISTS, _ITEM, _VALUE = (f"{_W}dropDownList", f"{_W}comboBox"), f"{_W}listItem", f"{_W}val"
_PARAGRAPH, _RUN, _RUN_LOOK, _TEXT, _BREAK = (f"{_W}{name}" for name in ("p", "r", "rPr", "t", "br"))
_SIGNS = {_BREAK: "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_STRIKES = (f"{_W}strike", f"{_W}dstrike")
_SYMBOL, _SYMBOL_SIGN = f"{_W}sym", f"{_W}char"
# Words that were deleted, or that only older programs show.
_HIDDEN = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback"))
_SILENT = _HIDDEN | {f"{_W}{name}" for name in ("rPr", "pPr", "tcPr", "trPr", "tblPr", "instrText", "delText", "rt")}
_MAPPED = re.compile(r"/\w+:form(?:\[1\])?/\w+:answers(?:\[1\])?/\w+:([A-Za-z_][\w.-]*?)(?:\[1\])?\Z")
_OURS = "urn:policydocs:form:1"
_ON = frozenset(("1", "true", "on"))
# Wingdings has its ticked boxes in the private area of a symbol (ISO 29500-1, 17.3.3.30).
_SYMBOLS = {"F0FE": "☑", "F0FD": "☒", "F052": "☑", "F051": "☒", "F0FC": "√", "F0A8": "☐", "F06F": "☐"}


class Marks(NamedTuple):
    """What a control says of itself. `name`: what it is found by, its binding, else its tag.

    `bound`: name in the form's data that it is bound to; `store`: GUID of that data. `breaks`: line breaks that stand
    loose in front of it, where LibreOffice moves them to.
    """

    name: str
    tag: str
    alias: str
    bound: str
    store: str
    breaks: int
    ticked: bool | None
    day: str | None
    items: tuple[tuple[str, str], ...]


class Control(NamedTuple):
    """A control as it stands. `tokens`: its words, piece by piece, a line break being a piece of its own.

    `struck`: other words in it are struck through. `made`: what was made of it, kept for the next forms; None where it
    may be too long for that.
    """

    marks: Marks
    tokens: tuple[str, ...]
    struck: bool = False
    made: dict[tuple[str | None, str | None], Slot] | None = None


class Place(NamedTuple):
    """What is told of a control by what stands around it.

    `breaks`: as of Marks. `tag`, `alias`: of a control around it, where LibreOffice puts the name of a box. `hidden`:
    in words that were deleted or that only older programs show.
    """

    breaks: int = 0
    tag: str = ""
    alias: str = ""
    hidden: bool = False

    def holding(self, control: Control) -> Control:
        """The control as it is in this place."""
        marks = control.marks
        if (self.tag or self.alias) and not (marks.tag or marks.alias or marks.bound):
            marks = marks._replace(name=self.tag, tag=self.tag, alias=self.alias)
        if self.breaks:
            marks = marks._replace(breaks=self.breaks)
        return control if marks is control.marks else Control(marks, control.tokens, control.struck)


def all_controls(root: etree._Element) -> Iterator[etree._Element]:
    """The elements of all controls, in reading order."""
    return root.iter(_CONTROL)


def wraps_others(element: etree._Element) -> bool:
    """Whether a control holds other controls, and no answer of its own."""
    return next(element.iterdescendants(_CONTROL), None) is not None


def control_of(element: etree._Element, *, short: bool = False) -> Control | None:
    """What a control says of itself and what stands in it; None where it has no room for words."""
    own: dict[str, etree._Element] = {}
    tokens: list[str] | None = None
    struck = False
    for part in element:
        if part.tag == _CONTENT:
            tokens = [] if tokens is None else tokens
            struck |= _say(part, tokens)
        elif part.tag == _OWN:
            for each in part:
                own.setdefault(str(each.tag), each)
    return None if tokens is None else Control(_marks(own), tuple(tokens), struck, {} if short else None)


def _marks(own: dict[str, etree._Element]) -> Marks:
    tag, alias, binding = _value(own.get(_TAG)), _value(own.get(_ALIAS)), own.get(_BINDING)
    bound = store = ""
    if binding is not None:
        mappings, path = binding.get(f"{_W}prefixMappings", ""), binding.get(f"{_W}xpath", "")
        mapped = _MAPPED.match(path) if not mappings or _OURS in mappings else None
        if mapped:
            bound, store = mapped[1], binding.get(f"{_W}storeItemID", "").upper()
    box, date = own.get(_BOX), own.get(_DATE)
    choices = next((own[kind] for kind in _LISTS if kind in own), None)
    return Marks(
        name=bound or tag,
        tag=tag,
        alias=alias,
        bound=bound,
        store=store,
        breaks=0,
        ticked=None if box is None else _is_ticked(box),
        day=None if date is None else date.get(f"{_W}fullDate", "")[:10] or None,
        items=() if choices is None else tuple(_items(choices)),
    )


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(_VALUE, "")


def _is_ticked(box: etree._Element) -> bool:
    checked = box.find(_CHECKED)
    return checked is not None and checked.get(f"{_W14}val", "1") in _ON


def _items(choices: etree._Element) -> Iterator[tuple[str, str]]:
    """(value, words) of a closed list; without words of its own an item shows its value."""
    for item in choices.iterchildren(_ITEM):
        value = item.get(f"{_W}value", "")
        yield value, item.get(f"{_W}displayText", "") or value


def _say(parent: etree._Element, tokens: list[str]) -> bool:
    """The words below an element, in reading order; whether others are struck through, as people take words back."""
    begun = struck = False
    for each in parent:
        kind = each.tag
        if kind == _TEXT:
            words = "".join(each.itertext()) if len(each) else each.text or ""
            tokens.append(words.replace("\n", " "))  # a line end in XML is white space, no line break
        elif kind in _SIGNS:
            tokens.append(_SIGNS[kind])
        elif kind == _SYMBOL:
            tokens.append(_SYMBOLS.get(each.get(_SYMBOL_SIGN, "").upper(), ""))
        elif kind == _RUN and _is_struck(each):
            struck = True
        elif kind not in _SILENT:
            if kind == _PARAGRAPH:
                if begun:
                    tokens.append("\n")
                begun = True
            struck |= _say(each, tokens)
    return struck


def _is_struck(run: etree._Element) -> bool:
    look = run.find(_RUN_LOOK)
    lines = () if look is None else (look.find(kind) for kind in _STRIKES)
    return any(line is not None and line.get(_VALUE, "1") in _ON for line in lines)


def place_of(element: etree._Element) -> Place:
    """What stands around a control."""
    tag = alias = ""
    hidden = False
    for around in element.iterancestors():
        if around.tag in _HIDDEN:
            hidden = True
        elif around.tag == _CONTROL and not (tag or alias):
            own = around.find(_OWN)
            if own is not None and own.find(_GROUP) is None:
                tag, alias = _value(own.find(_TAG)), _value(own.find(_ALIAS))
    return Place(_breaks_before(element), tag, alias, hidden)


def _breaks_before(element: etree._Element) -> int:
    """Line breaks in a run directly in front of a control that holds nothing else."""
    run = element.getprevious()
    if run is None or run.tag != _RUN:
        return 0
    kinds = [each.tag for each in run if each.tag != _RUN_LOOK]
    return len(kinds) if all(kind == _BREAK for kind in kinds) else 0
