"""Characters of the fonts Symbol and Wingdings, which have codes of their own (U+F020 to U+F0FF), and moved ones."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.word.names import W

# What documents use them for; code in the font: the character that it shows, and what that is.
_WINGDINGS: Mapping[int, tuple[str, str]] = {
    0x6C: ("●", "项目符号"), 0x6E: ("■", "项目符号"), 0x75: ("◆", "项目符号"), 0xA7: ("▪", "项目符号"),
    0xD8: ("➢", "项目符号"), 0xA8: ("□", "方框"), 0x6F: ("□", "方框"), 0xA3: ("□", "方框"),
    0xFE: ("☑", "已选方框"), 0x52: ("☑", "已选方框"), 0xFD: ("☒", "已选方框"), 0x51: ("☒", "已选方框"),
    0xFC: ("✓", "对号"), 0xFB: ("✗", "叉号"), 0xE0: ("→", "箭头"),
}  # fmt: skip
_SYMBOL: Mapping[int, tuple[str, str]] = {
    0xB7: ("•", "项目符号"), 0xB3: ("≥", "大于等于号"), 0xA3: ("≤", "小于等于号"), 0xB4: ("×", "乘号"),
    0xB1: ("±", "正负号"),
}  # fmt: skip
# Raised and lowered signs that are characters of their own: 10³ is not 103.
RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_BY_FONT = {True: {**_SYMBOL, **_WINGDINGS}, False: {**_WINGDINGS, **_SYMBOL}}


def shown(code: int, font: str = "") -> str:
    """The character that stands at a code, "" where none is known. The fonts differ in few; see `font`."""
    return _entry(code, font)[0]


def shown_symbol(symbol: etree._Element) -> str:
    """The character of a w:sym (ISO 29500-1, 17.3.3.30), "" where none is known."""
    try:
        return shown(int(symbol.get(f"{W}char", ""), 16), symbol.get(f"{W}font", ""))
    except ValueError:
        return ""


def meaning(code: int) -> str:
    """What a character most likely is whose font is not known: 项目符号•; "" where it is none of these."""
    character, what = _entry(code, "") if code >= 0xF000 else ("", "")
    return what + character


def _entry(code: int, font: str) -> tuple[str, str]:
    own = code & 0xFF if code >= 0xF000 or code < 0x100 else 0
    return _BY_FONT[font.startswith("Wingdings")].get(own, ("", ""))
