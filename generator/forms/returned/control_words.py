"""The words of a control as a person reads them, in reading order, with what is odd about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.forms.returned.invitations import is_blank
from generator.forms.returned.looks import PLAIN, RUN_LOOK, Look, paragraph_look, run_look

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
BREAK, PARAGRAPH, RUN = f"{_W}br", f"{_W}p", f"{_W}r"
_TEXT = f"{_W}t"
_SIGNS = {BREAK: "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_SYMBOL, _SYMBOL_SIGN = f"{_W}sym", f"{_W}char"
# Words that were deleted, or that only older programs show.
HIDDEN = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback"))
_SILENT = HIDDEN | {f"{_W}{name}" for name in ("rPr", "pPr", "tcPr", "trPr", "tblPr", "instrText", "delText", "rt")}
_DRAWN, _BOX = frozenset((f"{_W}drawing", f"{_W}pict", f"{_W}object")), f"{_W}txbxContent"
# What shows something that is no word: formulas, notes, files put in.
_UNREAD = frozenset(
    (f"{_M}oMath", f"{_M}oMathPara", f"{_W}footnoteReference", f"{_W}endnoteReference", f"{_W}altChunk")
)
# Wingdings has its ticked boxes in the private area of a symbol (ISO 29500-1, 17.3.3.30).
_SYMBOLS = {
    **dict.fromkeys(("F0FE", "F052"), "☑"),
    **dict.fromkeys(("F0FD", "F051"), "☒"),
    "F0FC": "√",
    **dict.fromkeys(("F0A8", "F06F", "F0A3"), "☐"),
}
_MOVED = {
    "superscript": str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"),
    "subscript": str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
}
STRUCK, UNSEEN, BOXED, UNREAD = "struck-words", "unseen-words", "text-box", "unread-content"


@dataclass(slots=True)
class Words:
    """What is read. `tokens`: words piece by piece, a line break being a piece of its own; `odd`: see the codes."""

    looks: Mapping[str, Look]
    tokens: list[str] = field(default_factory=list)
    odd: set[str] = field(default_factory=set)

    def say(self, parent: etree._Element, look: Look = PLAIN) -> None:
        """The words below an element. `look`: of what they stand in."""
        begun = False
        for each in parent:
            kind = each.tag
            if kind == RUN:
                self._say_run(each, look)
            elif kind == PARAGRAPH:
                if begun:
                    self.tokens.append("\n")
                begun = True
                self.say(each, paragraph_look(each, self.looks))
            else:
                self._say_piece(each, look)

    def _say_run(self, run: etree._Element, below: Look) -> None:
        look = run_look(run.find(RUN_LOOK), self.looks, below)
        if not (look.struck or look.unseen):
            for each in run:
                self._say_piece(each, look)
        elif _holds_words(run):
            self.odd.add(STRUCK if look.struck else UNSEEN)

    def _say_piece(self, piece: etree._Element, look: Look) -> None:
        kind = piece.tag
        if kind == _TEXT:
            words = "".join(piece.itertext()) if len(piece) else piece.text or ""
            words = words.replace("\n", " ")  # a line end in XML is white space, no line break
            self.tokens.append(words.translate(_MOVED[look.moved]) if look.moved in _MOVED else words)
        elif kind in _SIGNS:
            self.tokens.append(_SIGNS[kind])
        elif kind == _SYMBOL:
            self._say_symbol(piece)
        elif kind in _DRAWN:
            self._say_drawn(piece)
        elif kind in _UNREAD:
            self.odd.add(UNREAD)
        elif kind not in _SILENT:
            self.say(piece, look)

    def _say_symbol(self, symbol: etree._Element) -> None:
        sign = _SYMBOLS.get(symbol.get(_SYMBOL_SIGN, "").upper(), "")
        self.tokens.append(sign)
        if not sign:
            self.odd.add(UNREAD)

    def _say_drawn(self, drawing: etree._Element) -> None:
        """The words in a text box, on lines of their own."""
        box = next(drawing.iter(_BOX), None)
        if box is None:
            self.odd.add(UNREAD)
            return
        self.odd.add(BOXED)
        self.tokens.append("\n")
        self.say(box)
        self.tokens.append("\n")


def _holds_words(run: etree._Element) -> bool:
    return not is_blank("".join(text.text or "" for text in run.iter(_TEXT)))
