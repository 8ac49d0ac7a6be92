"""Fields of Word whose result stands nowhere as text: drop-downs and boxes of old forms, formulas (EQ)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import field

from lxml import etree

from generator.dataclass import dataclass
from generator.notice.sources.docx_tokens import DocxToken, FieldMark, Instruction, Told
from generator.regex import regex
from generator.word.names import W, is_on, number, value

_CIRCLED = regex(r"\s*eq\s*\\o\s*\\ac\s*\(\s*[○〇◯]\s*[,，、;]\s*([^()]{1,3}?)\s*\)\s*", re.IGNORECASE)
_FRACTION = regex(r"\s*eq\s*\\f\s*\(\s*([^(),]{1,20}?)\s*[,;]\s*([^(),]{1,20}?)\s*\)\s*", re.IGNORECASE)
_FORMULA = regex(r"\s*eq\s*\\", re.IGNORECASE)
_CIRCLES = "⓪①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(slots=True)
class _Open:
    """A field that was begun: what its form field shows, whether its result has begun, its instruction, whether words
    of a result came."""

    choice: str
    result: bool = False
    instruction: list[str] = field(default_factory=list)
    shown: bool = False


def field_choice(begin: etree._Element) -> str:
    """What the form field that begins here shows: the chosen entry of a drop-down, a box (17.16.9, 17.16.7)."""
    entries = [value(each) for each in begin.iterfind(f"{W}ffData/{W}ddList/{W}listEntry")]
    if entries:
        chosen = begin.find(f"{W}ffData/{W}ddList/{W}result")
        if chosen is None:
            chosen = begin.find(f"{W}ffData/{W}ddList/{W}default")
        place = number(chosen, 0)
        return entries[place] if 0 <= place < len(entries) else entries[0]
    box = begin.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    state = box.find(f"{W}checked")
    return "☑" if is_on(state if state is not None else box.find(f"{W}default")) else "□"


def shown(tokens: Iterable[DocxToken]) -> Iterator[DocxToken]:
    """The tokens with fields as they show: a result as it is, else what can be told from choice or instruction."""
    fields: list[_Open] = []
    for token in tokens:
        if isinstance(token, Instruction):
            if fields:
                fields[-1].instruction.append(token.text)
        elif isinstance(token, FieldMark):
            yield from _at_mark(token, fields)
        elif all(each.result for each in fields[:-1]):  # else it is part of an instruction: {=SUM({REF a})}
            if fields and isinstance(token, str) and token.strip():
                fields[-1].shown = True
            yield token


def _at_mark(mark: FieldMark, fields: list[_Open]) -> Iterator[DocxToken]:
    if mark.kind == "begin":
        fields.append(_Open(mark.choice))
    elif mark.kind == "separate" and fields:
        fields[-1].result = True
    elif mark.kind == "end" and fields:
        ended = fields.pop()
        if not all(each.result for each in fields):
            return
        if ended.shown and fields:
            fields[-1].shown = True
        if not ended.shown:
            yield from _result(ended)


def _result(ended: _Open) -> Iterator[DocxToken]:
    if ended.choice:
        yield ended.choice
        return
    instruction = "".join(ended.instruction)
    circled, fraction = _CIRCLED.fullmatch(instruction), _FRACTION.fullmatch(instruction)
    if circled:
        yield _circle(circled[1])
    elif fraction or _FORMULA.match(instruction):
        text = f"{fraction[1]}/{fraction[2]}" if fraction else instruction.strip()
        yield text
        yield Told("formula", text)


def _circle(text: str) -> str:
    return _CIRCLES[int(text)] if text.isdecimal() and int(text) < len(_CIRCLES) else f"（{text}）"
