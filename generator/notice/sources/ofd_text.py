"""Where an OFD text object prints its characters (GB/T 33190-2016, 11): one by one, by origin and advance.

Lengths are millimetres with y downwards; a text object has its own space, which CTM and Boundary set into that of its
page, block or composite. What comes out is in points with y upwards, as for a PDF.
"""

import math
import unicodedata
from collections.abc import Iterator

from lxml import etree

from generator.notice.sources.ofd_package import children, numbers
from generator.notice.sources.placed import ASLANT, Matrix, PageBox, PlacedCharacter, paper_ink

POINT = 72 / 25.4  # points in a millimetre
_QUARTER = math.pi / 2
_SLANT = 0.1  # radians
_HALF = 0.5  # em: the width of letters and digits whose advance the file leaves to the font
_MOST_REPEATS = 10_000


def object_matrix(element: etree._Element, outer: Matrix) -> Matrix:
    """From the space of an object to that of its page: its CTM, then its place, then what stands around it."""
    place = numbers(element.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0)
    own = Matrix(*(numbers(element.get("CTM"), 6) or Matrix()))
    return outer.around(Matrix(1, 0, 0, 1, place[0], place[1]).around(own))


def is_unseen(element: etree._Element, white: int | None) -> bool:
    """Whether an object is drawn without ink (8.5); with `white` (of 255) also where its ink is as pale as that."""
    if element.get("Fill", "true").lower() == "false" and element.get("Stroke", "false").lower() != "true":
        return True
    color = next(children(element, "FillColor"), None)
    if color is None:
        return False
    parts = numbers(color.get("Value"), 3)
    return color.get("Alpha") == "0" or (white is not None and parts is not None and min(parts) >= white)


def text_glyphs(element: etree._Element, outer: Matrix) -> Iterator[PlacedCharacter]:
    """The characters of a text object; `outer` leads to points with y upwards."""
    matrix = object_matrix(element, outer)
    size = _number(element.get("Size"), 0.0)
    scale = _number(element.get("HScale"), 1.0) or 1.0
    turned = _number(element.get("CharDirection"), 0.0)
    turn = _turn(math.atan2(matrix.b, matrix.a) - math.radians(turned))
    em = size * math.hypot(matrix.c, matrix.d)
    if em <= 0:
        return
    ink = _ink(element)
    for text, x, y, advance in _characters(element, size * scale):
        width = advance if _is_plain(advance, size * scale) else _width(text, size * scale)
        at_x, at_y = matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f
        around = matrix.box(PageBox(x, y - 0.88 * size, x + width, y + 0.12 * size))
        yield PlacedCharacter(text, turn, at_x, at_y, around, 0.0, ink)


def _ink(element: etree._Element) -> int:
    """The ink of a text (8.3): black where the file names no colour; the alphas of object and colour count together."""
    color = next(children(element, "FillColor"), None)
    alpha = _number(element.get("Alpha"), 255.0)
    if color is None:
        return paper_ink((0.0, 0.0, 0.0), alpha)
    value = color.get("Value")
    red, green, blue = (numbers(value, 3) or (numbers(value, 1) or (0.0,)) * 3)[:3]  # one part is a grey
    return paper_ink((red, green, blue), alpha * _number(color.get("Alpha"), 255.0) / 255)


def _characters(element: etree._Element, size: float) -> Iterator[tuple[str, float, float, float]]:
    """Each character with its origin in the object's space, and how far the next one stands from it."""
    x = y = 0.0
    for code in children(element, "TextCode"):
        # A TextCode without X or Y begins where the one before it does (11.3).
        x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
        text = _text(code)
        across, down = _deltas(code.get("DeltaX"), len(text)), _deltas(code.get("DeltaY"), len(text))
        at_x, at_y = x, y
        for index, character in enumerate(text):
            natural = 0.0 if index < len(down) and index >= len(across) else _width(character, size)
            advance = across[index] if index < len(across) else natural
            if unicodedata.category(character) != "Cc":
                yield character, at_x, at_y, advance
            at_x += advance
            at_y += down[index] if index < len(down) else 0.0


def _text(code: etree._Element) -> str:
    """The characters of a TextCode; line ends around them come from programs that indent their XML."""
    text = code.text or ""
    return text.strip("\r\n\t ") if "\n" in text else text


def _deltas(text: str | None, most: int) -> list[float]:
    """The distances of a DeltaX or DeltaY: `g n v` stands for n times v (11.3)."""
    found: list[float] = []
    parts = (text or "").replace(",", " ").split()
    place = 0
    while place < len(parts) and len(found) < most:
        if parts[place] == "g" and place + 2 < len(parts):
            times = min(_MOST_REPEATS, max(0, int(_number(parts[place + 1], 0.0))))
            found += [_number(parts[place + 2], 0.0)] * min(times, most)
            place += 3
        else:
            found.append(_number(parts[place], 0.0))
            place += 1
    return found


def _is_plain(advance: float, size: float) -> bool:
    """Whether an advance can be the width of a character: no jump to another line or word, nothing set narrow."""
    return 0.3 * size < advance <= 1.02 * size


def _width(character: str, size: float) -> float:
    return size if unicodedata.east_asian_width(character) in "WFA" else _HALF * size


def _turn(angle: float) -> int:
    turns = round(angle / _QUARTER)
    return turns % 4 if abs(angle - turns * _QUARTER) < _SLANT else ASLANT


def _number(text: str | None, otherwise: float) -> float:
    found = numbers(text, 1)
    return otherwise if found is None else found[0]
