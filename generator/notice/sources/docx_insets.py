"""What stands in a Word paragraph and is no text: formulas, large pictures, drawings of other programs, other files."""

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from generator.notice.sources.docx_tokens import DocxToken, Told
from generator.notice.sources.formulas import formula_text
from generator.regex import regex
from generator.word.names import local_name

_EMU = 360_000  # a centimetre
_LARGE = 150.0  # square centimetres, a quarter of a page; logos and seals are smaller
_SIZES = {"pt": 2.54 / 72, "in": 2.54, "cm": 1.0, "mm": 0.1, "px": 2.54 / 96}
_SIDE = regex(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]{1,8})(pt|in|cm|mm|px)", re.IGNORECASE)
_DRAWINGS = {"diagram": "SmartArt图形", "chart": "图表", "chartex": "图表"}
_FORMULA_PROGRAMS = ("Equation", "MathType")


def _formula(element: etree._Element) -> Iterator[DocxToken]:
    text = formula_text(element)
    yield text
    if text:
        yield Told("formula", text)


def _drawing(element: etree._Element) -> Iterator[DocxToken]:
    """A picture or drawing (ECMA-376 part 1, 20.4): its kind stands in a:graphicData, its size in wp:extent (EMU)."""
    for data in element.iter("{*}graphicData"):
        kind = data.get("uri", "").rpartition("/")[2]
        if kind in _DRAWINGS:
            yield Told("file", _DRAWINGS[kind])
    extent = next(element.iter("{*}extent"), None)
    if extent is None or next(element.iter("{*}blip"), None) is None:
        return
    across, up = (_whole(extent.get(side, "")) / _EMU for side in ("cx", "cy"))
    if across * up >= _LARGE:
        yield Told("picture")


def _picture(element: etree._Element) -> Iterator[DocxToken]:
    """A picture of the older kind (VML): its size stands in the style of a shape."""
    if next(element.iter("{*}imagedata"), None) is None:
        return
    for shape in element.iterchildren(etree.Element):  # a comment has no attributes
        sides = {
            name.lower(): float(size) * _SIZES[unit.lower()] for name, size, unit in _sides(shape.get("style", ""))
        }
        if sides.get("width", 0.0) * sides.get("height", 0.0) >= _LARGE:
            yield Told("picture")


def _sides(style: str) -> Iterator[tuple[str, str, str]]:
    for name, size, unit in _SIDE.findall(style):
        if size.count(".") < 2 and size != ".":
            yield name, size, unit


def _object(element: etree._Element) -> Iterator[DocxToken]:
    """An embedded file (OLE), known by the program that opens it."""
    program = next((each.get("ProgID") or "" for each in element.iter("{*}OLEObject")), "")
    if not program:
        program = next(
            (each.get(name) or "" for each in element.iter() for name in each.attrib if _is_program(name)), ""
        )
    yield Told(
        "file", f"公式对象（{program}）" if program.startswith(_FORMULA_PROGRAMS) else program or local_name(element)
    )


def _is_program(name: str | bytes) -> bool:
    return str(name).rpartition("}")[2] == "progId"


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 12 else 0


def _other_document(_: etree._Element) -> Iterator[DocxToken]:
    """A part of a master document, which is a file of its own."""
    yield Told("file", "subDoc")


INSETS: Mapping[str, Callable[[etree._Element], Iterator[DocxToken]]] = {
    "oMath": _formula,
    "drawing": _drawing,
    "pict": _picture,
    "object": _object,
    "subDoc": _other_document,
}
