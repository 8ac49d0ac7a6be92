"""A text of a workbook, with runs of its own looks (ECMA-376 part 1, 18.4)."""

from __future__ import annotations

from generator.forms.rosters.package import Attributes, local, whole
from generator.forms.rosters.remarks import struck_through
from generator.forms.rosters.rows import Unclear
from generator.regex import regex
from generator.word.symbols import LOWERED, RAISED

_ESCAPED = regex(r"_x([0-9A-Fa-f]{4})_")
_PLACES = {"superscript": RAISED, "subscript": LOWERED}
_OFF = ("0", "false", "off", "none")


class RosterWords:
    """Takes the tags inside of a text (si, is) and puts its words together; how words are read aloud (rPh) is left
    out, raised and lowered digits are characters of their own: 10³ is not 103."""

    __slots__ = ("_inside", "_looks", "_parts", "_skipped", "_struck")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._inside = False
        self._skipped = False
        self._struck = False
        self._looks = (False, "")

    def start(self, name: str, attributes: Attributes) -> None:
        tag = local(name)
        if tag == "t":
            self._inside = not self._skipped
        elif tag == "rPh":
            self._skipped = True
        elif tag == "r":
            self._looks = (False, "")
        elif tag == "strike":
            self._looks = (attributes.get("val", "1") not in _OFF, self._looks[1])
        elif tag == "vertAlign":
            self._looks = (self._looks[0], attributes.get("val", ""))

    def end(self, name: str) -> None:
        tag = local(name)
        if tag == "t":
            self._inside = False
        elif tag == "rPh":
            self._skipped = False
        elif tag == "r":
            self._looks = (False, "")

    def text(self, text: str) -> None:
        if self._inside:
            struck, place = self._looks
            self._parts.append(text.translate(_PLACES[place]) if place in _PLACES else text)
            self._struck = self._struck or (struck and not text.isspace())

    def said(self) -> str | Unclear:
        """The whole text; Unclear where words of it are struck through."""
        words = unescaped("".join(self._parts))
        return struck_through(words) if self._struck else words


def unescaped(text: str) -> str:
    """A text of a workbook as it is meant: _x000D_ is a carriage return (ST_Xstring, 22.9.2.19)."""
    if "_x" not in text:
        return text
    return whole(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))
