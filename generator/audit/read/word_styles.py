"""What the styles and lists of a Word file are called and look like, as far as its body is held to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import escape

from lxml import etree

from generator.audit.read import word_vocabulary as known
from generator.audit.read.docx_rows import first_of
from generator.audit.read.word_package import parsed_once
from generator.dataclass import dataclass, replace

_STYLE, _NUM, _SHD, _PART, _FONTS = known.w("style", "num", "shd", "tblStylePr", "rFonts")
_NAME, _BASED, _ABSTRACT = known.w("name", "basedOn", "abstractNumId")
_ID, _NUMBER, _TYPE, _EAST = (f"{{{known.W}}}{name}" for name in ("styleId", "numId", "type", "eastAsia"))
_PARAGRAPH, _RUN, _NUMBERING, _NUM_ID = known.w("pPr", "rPr", "numPr", "numId")


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
    bare, numbers = _bare(styles), _numbers(numbering)
    lists = {own: numbers.get(number, "") for own, number in bare.lists.items()}
    return replace(bare, lists=lists, numbers=numbers)


@lru_cache(maxsize=16)
def _bare(styles: bytes) -> StyleSheet:
    """What the styles say alone. `lists`: id of a list style -> its w:num."""
    found = {each.get(_ID, ""): each for each in parsed_once(known.STYLES, styles).iter(_STYLE)}
    names = {own: _value(first_of(each, _NAME)).lower() for own, each in found.items()}
    shades = (each for style in found.values() for part in style.iter(_PART) for each in part.iter(_SHD))
    fonts = ((own, _within(each, _RUN, _FONTS)) for own, each in found.items())
    return StyleSheet(
        names,
        {name: own for own, name in names.items()},
        {own: number for own in found for number in _number_of(own, found)},
        {},
        frozenset(map(_shade, shades)),
        {own: each.get(_EAST, "") for own, each in fonts if each is not None},
    )


def _numbers(numbering: bytes) -> Mapping[str, str]:
    """w:num -> its w:abstractNum."""
    each_number = parsed_once(known.NUMBERING, numbering).iter(_NUM)
    return {each.get(_NUMBER, ""): _value(first_of(each, _ABSTRACT)) for each in each_number}


def _number_of(own: str, found: Mapping[str, etree._Element]) -> Iterator[str]:
    """The w:num of a style, its own or that of the style it is based on."""
    for _ in found:
        style = found.get(own)
        if style is None:
            return
        number = _within(style, _PARAGRAPH, _NUMBERING, _NUM_ID)
        if number is not None:
            yield _value(number)
            return
        own = _value(first_of(style, _BASED))


def _within(element: etree._Element, *tags: str) -> etree._Element | None:
    """The first element of these tags, one inside the other."""
    found: etree._Element | None = element
    for tag in tags:
        found = None if found is None else first_of(found, tag)
    return found


def _shade(shade: etree._Element) -> str:
    pairs = ((etree.QName(str(key)).localname, str(given)) for key, given in sorted(shade.attrib.items()))
    return "<w:shd {}/>".format(" ".join(f'w:{key}="{escape(given)}"' for key, given in pairs))


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(known.VAL, "")
