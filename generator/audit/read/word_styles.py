"""What the styles and lists of a Word file are called and look like, as far as its body is held to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import escape

from lxml import etree

from generator.audit.read import word_vocabulary as known
from generator.audit.read.word_package import parse_part
from generator.dataclass import dataclass

_STYLE, _NUM, _SHD, _PART, _FONTS = known.w("style", "num", "shd", "tblStylePr", "rFonts")
_NAME, _BASED, _ABSTRACT, _TABLE_PR = known.w("name", "basedOn", "abstractNumId", "tcPr")
_ID, _NUMBER, _TYPE, _EAST = (f"{{{known.W}}}{name}" for name in ("styleId", "numId", "type", "eastAsia"))
_NUM_ID = "/".join(known.w("pPr", "numPr", "numId"))


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """`names`: style id -> its name in lower case; `ids`: the other way; `lists`: id of a list style -> the look of
    its marks (w:abstractNum); `numbers`: w:num -> that look; `shades`: of heads and first columns of tables, as they
    are written; `faces`: character style -> its East Asian face."""

    names: Mapping[str, str]
    ids: Mapping[str, str]
    lists: Mapping[str, str]
    numbers: Mapping[str, str]
    shades: frozenset[str]
    faces: Mapping[str, str]


@lru_cache(maxsize=64)
def style_sheet(styles: bytes, numbering: bytes) -> StyleSheet:
    """Of the two parts of a Word file. Raises UnreadableFileError."""
    found = {each.get(_ID, ""): each for each in parse_part(known.STYLES, styles).iter(_STYLE)}
    names = {own: _value(each.find(_NAME)).lower() for own, each in found.items()}
    numbers = {
        each.get(_NUMBER, ""): _value(each.find(_ABSTRACT))
        for each in parse_part(known.NUMBERING, numbering).iter(_NUM)
    }
    lists = {own: numbers.get(number, "") for own in found for number in _number_of(own, found)}
    fonts = ((own, each.find("/".join((*known.w("rPr"), _FONTS)))) for own, each in found.items())
    return StyleSheet(
        names,
        {name: own for own, name in names.items()},
        lists,
        numbers,
        frozenset(_shade(each) for style in found.values() for part in style.iter(_PART) for each in part.iter(_SHD)),
        {own: each.get(_EAST, "") for own, each in fonts if each is not None},
    )


def _number_of(own: str, found: Mapping[str, etree._Element]) -> Iterator[str]:
    """The w:num of a style, its own or that of the style it is based on."""
    for _ in found:
        style = found.get(own)
        if style is None:
            return
        number = style.find(_NUM_ID)
        if number is not None:
            yield _value(number)
            return
        own = _value(style.find(_BASED))


def _shade(shade: etree._Element) -> str:
    pairs = ((etree.QName(str(key)).localname, str(given)) for key, given in sorted(shade.attrib.items()))
    return "<w:shd {}/>".format(" ".join(f'w:{key}="{escape(given)}"' for key, given in pairs))


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(known.VAL, "")
