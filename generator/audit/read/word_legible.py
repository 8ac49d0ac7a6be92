"""Whether words of a Word file can be seen: their colour on their ground, their size, the height of their line.

The looks at hand need not be those that a file was made with; words that nobody can read are none of any office's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from generator.audit.read import word_vocabulary as known
from generator.audit.read.docx_rows import first_of
from generator.audit.read.word_package import parsed_once

_LEAST_CONTRAST = 2.0  # of WCAG 2: white on white is 1, black on white 21; print in pale grey has 2.8
_LEAST_SIZE = 10  # half points
_LEAST_SCALE = 50  # per cent of the width of characters
_WHITE, _AUTO = "FFFFFF", "auto"  # Word chooses an automatic colour against the ground
_OFF = frozenset({"0", "false", "off"})
_HEX = frozenset("0123456789abcdefABCDEF")
_DEPTH = 20  # styles that are based on each other
_STYLE, _BASED, _PART, _DEFAULTS = known.w("style", "basedOn", "tblStylePr", "rPrDefault")
_ID, _TYPE = (f"{{{known.W}}}{name}" for name in ("styleId", "type"))
_HIDING = ("vanish", "specVanish", "webHidden")
# What is read of a style: group of properties -> property -> (attribute, name here).
_PROPERTIES = {
    known.w(group)[0]: {
        known.w(name)[0]: tuple((f"{{{known.W}}}{attribute}", here) for attribute, here in read.items())
        for name, read in properties.items()
    }
    for group, properties in {
        "rPr": {
            "color": {"val": "colour"},
            "shd": {"fill": "run-ground"},
            "sz": {"val": "size"},
            "w": {"val": "scale"},
            "position": {"val": "raised"},
            "spacing": {"val": "spaced"},
            **{name: {"val": name} for name in _HIDING},
        },
        "pPr": {"shd": {"fill": "ground"}, "spacing": {"line": "line", "lineRule": "rule"}},
        "tcPr": {"shd": {"fill": "cell-ground"}},
    }.items()
}
_Look = Mapping[str, str]


class ShownWords(NamedTuple):
    """Words of a file, by what gives them their look: the ids of the styles of paragraph, run and table ("": none),
    the parts of the table that have a look of their own, such as firstRow, and the fill written in the cell."""

    paragraph: str
    run: str = ""
    table: str = ""
    regions: tuple[str, ...] = ()
    fill: str = ""


def illegible(styles: bytes, shown: Iterable[ShownWords]) -> Iterator[str]:
    """Why words cannot be seen, each with the styles that do it."""
    looks = _looks(styles)
    for each in sorted(set(shown)):
        found = next(_faults(_together(looks, each)), None)
        if found is not None:
            yield f"{'/'.join(filter(None, each[:3]))}: {found}"


def _together(looks: Mapping[str, _Look], shown: ShownWords) -> _Look:
    """All that the styles of some words say together; what stands closer to the words goes before."""
    regions = (looks.get(f"{shown.table}/{name}", {}) for name in shown.regions)
    run, paragraph, table = (looks.get(name, {}) for name in (shown.run, shown.paragraph, shown.table))
    layers = [run, paragraph, {"cell-ground": shown.fill} if shown.fill else {}, *regions, table, looks[""]]
    return {name: value for layer in reversed(layers) for name, value in layer.items()}


@lru_cache(maxsize=32)
def _looks(styles: bytes) -> Mapping[str, _Look]:
    """Style id, or table style/part of the table -> what it says, with all that it is based on; "": the defaults."""
    root = parsed_once(known.STYLES, styles)
    found = {each.get(_ID, ""): each for each in root.iter(_STYLE)}
    looks: dict[str, _Look] = {"": next((_said_in(each) for each in root.iter(_DEFAULTS)), {})}
    for own in found:
        line = _based_on(own, found)
        looks[own] = {name: value for each in line for name, value in _said_in(each).items()}
        for part in (part for each in line for part in each.iter(_PART)):
            name = f"{own}/{part.get(_TYPE, '')}"
            looks[name] = {**looks.get(name, {}), **_said_in(part)}
    return looks


def _based_on(own: str, found: Mapping[str, etree._Element]) -> Sequence[etree._Element]:
    """A style behind all that it is based on."""
    line: list[etree._Element] = []
    while own in found and len(line) < _DEPTH:
        line.insert(0, found[own])
        based = first_of(found[own], _BASED)
        own = "" if based is None else based.get(known.VAL, "")
    return line


def _said_in(element: etree._Element) -> _Look:
    """What its own properties say, by the names of _PROPERTIES; of what stands twice the first."""
    said: dict[str, str] = {}
    for group in element:
        wanted = _PROPERTIES.get(str(group.tag), {})
        for each in group if wanted else ():
            for attribute, name in wanted.get(str(each.tag), ()):
                said.setdefault(name, each.get(attribute, ""))
    return said


def _faults(look: _Look) -> Iterator[str]:
    """What makes words of a look unreadable."""
    size = _number(look.get("size", ""), 20)
    colour, ground = look.get("colour", _AUTO), _ground(look)
    if any(name in look and look[name] not in _OFF for name in _HIDING):
        yield "hidden"
    if _is_colour(colour) and _contrast(colour, ground) < _LEAST_CONTRAST:
        yield f"{colour} on {ground}"
    if size < _LEAST_SIZE:
        yield f"{size / 2} pt"
    if _number(look.get("scale", ""), 100) < _LEAST_SCALE:
        yield f"{look['scale']} % wide"
    if abs(_number(look.get("raised", ""), 0)) > size or _number(look.get("spaced", ""), 0) < -5 * size:
        yield "out of its line"
    if look.get("rule") == "exact" and _number(look.get("line", ""), 240) < 8 * size:
        yield f"{size / 2} pt in a line of {_number(look.get('line', ''), 240) / 20} pt"


def _ground(look: _Look) -> str:
    """The colour that words stand on: their own, that of the paragraph, of the cell, of the page."""
    grounds = (look.get(name, _AUTO) for name in ("run-ground", "ground", "cell-ground"))
    return next(filter(_is_colour, grounds), _WHITE)


def _is_colour(text: str) -> bool:
    return len(text) == len(_WHITE) and _HEX.issuperset(text)


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of sRGB (WCAG 2, 1.4.3)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _number(text: str, other: int) -> int:
    return int(text) if text.removeprefix("-").isdecimal() else other
