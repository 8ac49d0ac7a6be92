"""The words of a control as a person reads them, in reading order, with what is odd about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from lxml import etree

from generator.dataclass import dataclass
from generator.forms.returned.invitations import is_blank
from generator.forms.returned.looks import PLAIN, RUN_LOOK, ReturnedLook, paragraph_look, run_look
from generator.word.names import MC, M, W
from generator.word.symbols import LOWERED, RAISED, shown_symbol

BREAK, PARAGRAPH, RUN = f"{W}br", f"{W}p", f"{W}r"
_OWN_LINE = frozenset((PARAGRAPH, f"{W}tbl", f"{W}tr", f"{W}tc"))
_TEXT = f"{W}t"
_SIGNS = {BREAK: "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
_SYMBOL = f"{W}sym"
# Words that were deleted, or that only older programs show.
HIDDEN = frozenset((f"{W}del", f"{W}moveFrom", f"{MC}Fallback"))
_SILENT = HIDDEN | {f"{W}{name}" for name in ("rPr", "pPr", "tcPr", "trPr", "tblPr", "instrText", "delText", "rt")}
_DRAWN, _BOX = frozenset((f"{W}drawing", f"{W}pict", f"{W}object")), f"{W}txbxContent"
# What shows something that is no word: formulas, notes, files put in.
_UNREAD = frozenset((f"{M}oMath", f"{M}oMathPara", f"{W}footnoteReference", f"{W}endnoteReference", f"{W}altChunk"))
_MOVED = {"superscript": RAISED, "subscript": LOWERED}
STRUCK, UNSEEN, BOXED, UNREAD = "struck-words", "unseen-words", "text-box", "unread-content"


@dataclass(slots=True)
class ControlWords:
    """What is read. `tokens`: words piece by piece, a line break being a piece of its own; `odd`: see the codes."""

    looks: Mapping[str, ReturnedLook]
    tokens: list[str] = field(default_factory=list)
    odd: set[str] = field(default_factory=set)

    def say(self, parent: etree._Element, look: ReturnedLook = PLAIN) -> None:
        """The words below an element. `look`: of what they stand in."""
        begun = False
        for each in parent:
            kind = each.tag
            if kind == RUN:
                self._say_run(each, look)
            elif kind in _OWN_LINE:
                if begun:
                    self.tokens.append("\n")
                begun = True
                self.say(each, paragraph_look(each, self.looks) if kind == PARAGRAPH else look)
            else:
                self._say_piece(each, look)

    def _say_run(self, run: etree._Element, below: ReturnedLook) -> None:
        look = run_look(run.find(RUN_LOOK), self.looks, below)
        if not (look.struck or look.unseen):
            for each in run:
                self._say_piece(each, look)
        elif _holds_words(run):
            self.odd.add(STRUCK if look.struck else UNSEEN)

    def _say_piece(self, piece: etree._Element, look: ReturnedLook) -> None:
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
        sign = shown_symbol(symbol)
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
