"""Content controls of a returned Word file (ISO 29500-1, 17.5.2), as Word, WPS, LibreOffice and the page leave them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from generator.forms.returned.control_words import BREAK, HIDDEN, PARAGRAPH, RUN, STRUCK, UNSEEN, ControlWords
from generator.forms.returned.invitations import is_blank
from generator.forms.returned.looks import PLAIN, RUN_LOOK, ReturnedLook, paragraph_look
from generator.forms.returned.raw import ReturnedControl
from generator.word.binding import bound_to
from generator.word.names import W14, W, is_on, number, value

_CONTROL, _OWN, _CONTENT = f"{W}sdt", f"{W}sdtPr", f"{W}sdtContent"
_TAG, _ALIAS, _BINDING, _GROUP = f"{W}tag", f"{W}alias", f"{W}dataBinding", f"{W}group"
_DATE, _BOX, _CHECKED = f"{W}date", f"{W14}checkbox", f"{W14}checked"
_LISTS, _ITEM = (f"{W}dropDownList", f"{W}comboBox"), f"{W}listItem"
_ROW, _TABLE, _TABLE_STYLE = f"{W}tr", f"{W}tbl", f"{W}tblPr/{W}tblStyle"
_ROW_HIDDEN, _ROW_HEIGHT, _LOW = f"{W}trPr/{W}hidden", f"{W}trPr/{W}trHeight", 60  # twentieths of a point
_DELETED = {_ROW: f"{W}trPr/{W}del", f"{W}tc": f"{W}tcPr/{W}cellDel"}


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


class StandingControl(NamedTuple):
    """A control as it stands. `tokens`: its words, piece by piece, a line break being a piece of its own.

    `odd`: codes of what is odd about its words (control_words.py). `made`: what was made of it, kept for the next
    forms; None where it may be too long for that.
    """

    marks: Marks
    tokens: tuple[str, ...]
    odd: frozenset[str] = frozenset()
    made: dict[tuple[str | None, str | None], ReturnedControl] | None = None


class Surroundings(NamedTuple):
    """What is told of a control by what stands around it.

    `breaks`: as of Marks. `tag`, `alias`: of a control around it, where LibreOffice puts the name of a box. `hidden`:
    in words that were deleted or that only older programs show. `odd`: the code of why nobody reads its words there,
    "" where they are read.
    """

    breaks: int = 0
    tag: str = ""
    alias: str = ""
    hidden: bool = False
    odd: str = ""

    def holding(self, control: StandingControl) -> StandingControl:
        """The control as it is in this place."""
        marks = control.marks
        if (self.tag or self.alias) and not (marks.tag or marks.alias or marks.bound):
            marks = marks._replace(name=self.tag, tag=self.tag, alias=self.alias)
        if self.breaks:
            marks = marks._replace(breaks=self.breaks)
        if self.odd and not is_blank("".join(control.tokens)):
            return StandingControl(marks, (), control.odd | {self.odd})
        return control if marks is control.marks else StandingControl(marks, control.tokens, control.odd)


def all_controls(root: etree._Element) -> Iterator[etree._Element]:
    """The elements of all controls, in reading order."""
    return root.iter(_CONTROL)


def wraps_others(element: etree._Element) -> bool:
    """Whether a control holds other controls, and no answer of its own."""
    return next(element.iterdescendants(_CONTROL), None) is not None


def control_of(
    element: etree._Element, looks: Mapping[str, ReturnedLook], *, short: bool = False
) -> StandingControl | None:
    """What a control says of itself and what stands in it; None where it has no room for words."""
    own: dict[str, etree._Element] = {}
    words: ControlWords | None = None
    for part in element:
        if part.tag == _CONTENT:
            words = words or ControlWords(looks)
            words.say(part)
        elif part.tag == _OWN:
            for each in part:
                own.setdefault(str(each.tag), each)
    if words is None:
        return None
    return StandingControl(_marks(own), tuple(words.tokens), frozenset(words.odd), {} if short else None)


def _marks(own: dict[str, etree._Element]) -> Marks:
    tag, alias, binding = value(own.get(_TAG)), value(own.get(_ALIAS)), own.get(_BINDING)
    bound = store = ""
    if binding is not None:
        bound = bound_to(binding.get(f"{W}xpath", ""), binding.get(f"{W}prefixMappings", ""))
        store = binding.get(f"{W}storeItemID", "").upper() if bound else ""
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
        day=None if date is None else date.get(f"{W}fullDate", "")[:10] or None,
        items=() if choices is None else tuple(_items(choices)),
    )


def _is_ticked(box: etree._Element) -> bool:
    return is_on(box.find(_CHECKED), f"{W14}val")


def _items(choices: etree._Element) -> Iterator[tuple[str, str]]:
    """(value, words) of a closed list; without words of its own an item shows its value."""
    for item in choices.iterchildren(_ITEM):
        own = item.get(f"{W}value", "")
        yield own, item.get(f"{W}displayText", "") or own


def place_of(element: etree._Element, looks: Mapping[str, ReturnedLook]) -> Surroundings:
    """What stands around a control."""
    tag = alias = odd = ""
    hidden = False
    for around in element.iterancestors():
        kind = around.tag
        if kind in HIDDEN or _was_deleted(around):
            hidden = True
        elif kind == _CONTROL and not (tag or alias):
            own = around.find(_OWN)
            if own is not None and own.find(_GROUP) is None:
                tag, alias = value(own.find(_TAG)), value(own.find(_ALIAS))
        else:
            odd = odd or _why_unread(around, looks)
    return Surroundings(_breaks_before(element), tag, alias, hidden, odd)


def _was_deleted(around: etree._Element) -> bool:
    """Whether a row or a cell was deleted in tracked changes."""
    mark = _DELETED.get(str(around.tag))
    return mark is not None and around.find(mark) is not None


def _why_unread(around: etree._Element, looks: Mapping[str, ReturnedLook]) -> str:
    """Why nobody reads words in this paragraph, table or row; "" where they are read."""
    if around.tag == _ROW:
        return UNSEEN if _is_hidden(around) else ""
    look = PLAIN
    if around.tag == PARAGRAPH:
        look = paragraph_look(around, looks)
    elif around.tag == _TABLE and looks:
        look = looks.get(value(around.find(_TABLE_STYLE)), PLAIN)
    return STRUCK if look.struck else UNSEEN if look.unseen else ""


def _is_hidden(row: etree._Element) -> bool:
    """Whether a row is hidden, or so low that nobody reads it."""
    hidden, height = row.find(_ROW_HIDDEN), row.find(_ROW_HEIGHT)
    if hidden is not None:
        return is_on(hidden)
    exact = height is not None and height.get(f"{W}hRule") == "exact"
    return exact and (number(height) or 0) <= _LOW


def _breaks_before(element: etree._Element) -> int:
    """Line breaks in a run directly in front of a control that holds nothing else."""
    run = element.getprevious()
    if run is None or run.tag != RUN:
        return 0
    kinds = [each.tag for each in run if each.tag != RUN_LOOK]
    return len(kinds) if all(kind == BREAK for kind in kinds) else 0
