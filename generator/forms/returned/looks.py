"""How words of a Word file look, as far as it changes what a person reads: struck, unseen, raised, lowered.

A person neither reads what is hidden, white or tiny, nor takes 10³ for 103. A look stands with the words themselves or
comes from a style, which may rest on others (ISO 29500-1, 17.7).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from generator.word.names import VALUE, W, is_on, number
from generator.word.visible import is_unseen

RUN_LOOK, PARAGRAPH_LOOK = f"{W}rPr", f"{W}pPr"
_STRIKES = (f"{W}strike", f"{W}dstrike")
_HIDES = (f"{W}vanish", f"{W}specVanish")
_ALIGNED, _POSITION = f"{W}vertAlign", f"{W}position"
_STYLE, _BASE, _RUN_STYLE, _PARAGRAPH_STYLE = (f"{W}{name}" for name in ("style", "basedOn", "rStyle", "pStyle"))
_DEFAULTS = f"{W}docDefaults/{W}rPrDefault/{W}rPr"
_TRUE = ("1", "true", "on")
_MOVED = 6  # half-points up or down: LibreOffice writes small raised figures so
_DEEPEST = 20  # styles that rest on others
_MOST_STYLES = 4_000


class ReturnedLook(NamedTuple):
    """What a run or a style says of its look; None where it leaves that to what is below it.

    `moved`: "superscript", "subscript" or "baseline".
    """

    struck: bool | None = None
    unseen: bool | None = None
    moved: str | None = None

    def over(self, below: ReturnedLook) -> ReturnedLook:
        """This look where it says something, else the one below it."""
        return ReturnedLook(
            below.struck if self.struck is None else self.struck,
            below.unseen if self.unseen is None else self.unseen,
            below.moved if self.moved is None else self.moved,
        )


PLAIN = ReturnedLook()
# By the style's id, only those that say something; "" is what a paragraph looks like that names no style.
StyleLooks = frozenset[tuple[str, ReturnedLook]]


def looks_in(root: etree._Element) -> StyleLooks:
    """What the styles of a file make of words, each with what it rests on."""
    own: dict[str, tuple[ReturnedLook, str]] = {}
    normal = ""
    for style in root.iterchildren(_STYLE):
        name = style.get(f"{W}styleId", "")
        base = style.find(_BASE)
        own[name] = (_own_look(style.find(RUN_LOOK)), "" if base is None else base.get(VALUE, ""))
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in _TRUE:
            normal = name
        if len(own) > _MOST_STYLES:
            break
    defaults = _own_look(root.find(_DEFAULTS))
    found = {name: _resolved(name, own) for name in own}
    found[""] = found.get(normal, PLAIN).over(defaults)
    return frozenset((name, look) for name, look in found.items() if look != PLAIN)


def _resolved(name: str, own: Mapping[str, tuple[ReturnedLook, str]]) -> ReturnedLook:
    look = PLAIN
    for _ in range(_DEEPEST):
        if name not in own:
            break
        found, name = own[name]
        look = look.over(found)
    return look


def run_look(look: etree._Element | None, looks: Mapping[str, ReturnedLook], below: ReturnedLook) -> ReturnedLook:
    """How a run looks. `below`: as its paragraph does."""
    if look is None:
        return below
    style = look.find(_RUN_STYLE) if looks else None
    named = PLAIN if style is None else looks.get(style.get(VALUE, ""), PLAIN)
    return _own_look(look).over(named).over(below)


def paragraph_look(paragraph: etree._Element, looks: Mapping[str, ReturnedLook]) -> ReturnedLook:
    """How the words of a paragraph look where they say nothing of it themselves."""
    if not looks:
        return PLAIN
    below = looks.get("", PLAIN)
    style = paragraph.find(f"{PARAGRAPH_LOOK}/{_PARAGRAPH_STYLE}")
    return below if style is None else looks.get(style.get(VALUE, ""), PLAIN).over(below)


def _own_look(look: etree._Element | None) -> ReturnedLook:
    if look is None:
        return PLAIN
    said = {str(each.tag): each for each in look}
    return ReturnedLook(_switched(said, _STRIKES), _is_unseen(said), _moved(said))


def _switched(said: Mapping[str, etree._Element], names: tuple[str, ...]) -> bool | None:
    """Whether one of some switches is on (without a value it is); None where none is there."""
    states = [is_on(said[name]) for name in names if name in said]
    return any(states) if states else None


def _is_unseen(said: Mapping[str, etree._Element]) -> bool | None:
    tells = (_switched(said, _HIDES), is_unseen(said))
    told = [tell for tell in tells if tell is not None]
    return any(told) if told else None


def _moved(said: Mapping[str, etree._Element]) -> str | None:
    if _ALIGNED in said:
        return said[_ALIGNED].get(VALUE, "")
    moved = number(said.get(_POSITION))
    if moved is None or abs(moved) < _MOVED:
        return None
    return "superscript" if moved > 0 else "subscript"
