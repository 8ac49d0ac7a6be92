"""Number formats of spreadsheets (ECMA-376 part 1, 18.8.31), taken apart: which section shows a value, and its pieces.

Written for the formats of Chinese offices: 0!.0,"万", [DBNum2], 上午/下午, aaaa, G/通用格式. What is not understood is
Unshown, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from generator.dataclass import dataclass
from generator.forms.rosters.rows import Unshown
from generator.regex import regex


class FormatPieceKind(Enum):
    """What a piece of a format stands for."""

    LITERAL = "literal"
    DIGIT = "digit"  # 0, # or ?
    POINT = "point"
    COMMA = "comma"
    PERCENT = "percent"
    EXPONENT = "exponent"
    GENERAL = "general"
    TEXT = "text"
    CLOCK = "clock"  # letters of days and times, elapsed ones in brackets, AM/PM
    SLASH = "slash"


@dataclass(frozen=True, slots=True)
class FormatPiece:
    """A piece of a section; `words`: what a literal shows, else the letters of the format, small."""

    kind: FormatPieceKind
    words: str


@dataclass(frozen=True, slots=True)
class FormatSection:
    """`condition`: such as (">=", 10000.0); `numerals`: 1 to 3 of [DBNum1] to [DBNum3], 0 without; `chinese`: whether
    names of days are asked for in Chinese."""

    pieces: tuple[FormatPiece, ...]
    condition: tuple[str, float] | None
    numerals: int
    chinese: bool

    def has(self, kind: FormatPieceKind) -> bool:
        return any(piece.kind is kind for piece in self.pieces)

    def digits(self, text: str) -> str:
        """A text with its digits in the numerals of the section."""
        return text.translate(_DIGITS_AS[self.numerals]) if self.numerals else text


@dataclass(frozen=True, slots=True)
class Format:
    """`numbers`: the sections for numbers, at most three; `text`: that for text, None where text shows as it is."""

    code: str
    numbers: tuple[FormatSection, ...]
    text: FormatSection | None


_MOST = 255  # characters that Excel takes in a format
_GENERAL = r"General|G/通用格式|Standard"
_TOKEN = regex(
    rf"""(?P<quoted>"[^"]*") | [\\!](?P<escaped>.) | (?P<space>_.) | \*(?P<fill>.) | \[(?P<bracket>[^\]]*)\]
    | (?P<general>{_GENERAL}) | (?P<clock>am/pm|a/p|上午/下午|s+\.0+|y+|m+|d+|h+|s+|a{{3,4}}(?!a)|(?<![0\#?.])e+)
    | (?P<exponent>(?<=[0\#?.])e[-+]) | (?P<digit>[0\#?]) | (?P<point>\.) | (?P<comma>,) | (?P<percent>%) | (?P<text>@)
    | (?P<slash>/) | (?P<end>;) | (?P<letter>[A-Za-z"\[\]]) | (?P<literal>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = regex(r"(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?)\Z")
_ELAPSED = regex(r"(?:h+|m+|s+)\Z", re.IGNORECASE)
_LOCALE = regex(r"\$([^-]*)(?:-([0-9A-Fa-f]+|[a-z]{2,3}(?:-[A-Za-z]{2,4}){1,2}|x-sys(?:date|time)))?(?:,1?)?\Z")
_HEX = regex(r"[0-9A-Fa-f]+\Z")
_COMMON_YEARS = frozenset(("zh-cn", "zh-sg", "en-us", "en-gb"))
_NUMERALS = regex(r"DBNum([123])\Z", re.IGNORECASE)
_COLOUR = regex(
    r"(?:black|blue|cyan|green|magenta|red|white|yellow|黑色|蓝色|蓝绿色|青色|绿色|洋红|红色|白色|黄色"
    r"|(?:color|colour|颜色)\s*[0-9]{1,2})\Z",
    re.IGNORECASE,
)
_CHINESE = frozenset((0x804, 0x404, 0xC04, 0x1004, 0x1404, 0x4))
_DIGITS_AS = {
    number: str.maketrans("0123456789", digits)
    for number, digits in ((1, "〇一二三四五六七八九"), (2, "零壹贰叁肆伍陆柒捌玖"), (3, "０１２３４５６７８９"))
}
_OWN_YEARS = frozenset((0x404, 0x411, 0x412, 0x41E))  # where e counts years otherwise: 114 is 2025
_GREGORIAN = (0, 1)  # the kind of calendar and the kind of digits in a locale: 13 is the lunar calendar
# As the system shows them; here: as a Chinese one does.
_SYSTEM = {
    **dict.fromkeys(("F800", "X-SYSDATE"), 'yyyy"年"m"月"d"日"'),
    **dict.fromkeys(("F400", "X-SYSTIME"), "h:mm:ss"),
}

# Formats that files name by number only, as a Chinese Excel shows them.
_YUAN, _PLAIN = '_ "¥"* ', "_ * "
BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"¥"#,##0;"¥"\\-#,##0',
    6: '"¥"#,##0;[Red]"¥"\\-#,##0',
    7: '"¥"#,##0.00;"¥"\\-#,##0.00',
    8: '"¥"#,##0.00;[Red]"¥"\\-#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    **dict.fromkeys((34, 55), '上午/下午h"时"mm"分"'),
    **dict.fromkeys((35, 56), '上午/下午h"时"mm"分"ss"秒"'),
    37: "#,##0;\\-#,##0",
    38: "#,##0;[Red]\\-#,##0",
    39: "#,##0.00;\\-#,##0.00",
    40: "#,##0.00;[Red]\\-#,##0.00",
    41: f'{_PLAIN}#,##0_ ;{_PLAIN}\\-#,##0_ ;{_PLAIN}"-"_ ;_ @_ ',
    42: f'{_YUAN}#,##0_ ;{_YUAN}\\-#,##0_ ;{_YUAN}"-"_ ;_ @_ ',
    43: f'{_PLAIN}#,##0.00_ ;{_PLAIN}\\-#,##0.00_ ;{_PLAIN}"-"??_ ;_ @_ ',
    44: f'{_YUAN}#,##0.00_ ;{_YUAN}\\-#,##0.00_ ;{_YUAN}"-"??_ ;_ @_ ',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}


@lru_cache(maxsize=512)
def parsed(code: str) -> Format:
    """A format taken apart. Raises Unshown where it holds what no section of a known kind has."""
    if len(code) > _MOST:
        raise Unshown
    sections = [_section(part) for part in _parts(code)]
    text = sections[-1] if len(sections) == 4 or sections[-1].has(FormatPieceKind.TEXT) else None
    numbers = tuple(sections[:-1] if text else sections)
    if len(numbers) > 3 or any(each.has(FormatPieceKind.TEXT) for each in numbers):
        raise Unshown
    return Format(code, numbers, text)


def _parts(code: str) -> list[list[re.Match[str]]]:
    parts: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(code):
        if token.lastgroup == "end":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _section(tokens: list[re.Match[str]]) -> FormatSection:
    system = next((name for token in tokens if (name := _system_format(token)) is not None), None)
    if system is not None:
        return _section(_parts(system)[0])
    pieces: list[FormatPiece] = []
    said = _Said()
    for token in tokens:
        in_brackets = token.lastgroup == "bracket"
        pieces += said.take(token["bracket"]) if in_brackets else _piece(token.lastgroup or "", token[0])
    if said.own_years and any(piece.kind is FormatPieceKind.CLOCK and piece.words[0] == "e" for piece in pieces):
        raise Unshown
    return FormatSection(tuple(pieces), said.condition, said.numerals, said.chinese)


@dataclass(slots=True)
class _Said:
    """What the brackets of a section say of all of it."""

    condition: tuple[str, float] | None = None
    numerals: int = 0
    chinese: bool = False
    own_years: bool = False

    def take(self, inner: str) -> Sequence[FormatPiece]:
        """The pieces that the words inside brackets show. Raises Unshown where they are of no known kind."""
        if found := _CONDITION.match(inner):
            self.condition = found[1], float(found[2])
        elif found := _NUMERALS.match(inner):
            self.numerals = int(found[1])
        elif found := _LOCALE.match(inner):
            self._takes_locale(found[2] or "0")
            return (FormatPiece(FormatPieceKind.LITERAL, found[1]),) if found[1] else ()
        elif _ELAPSED.match(inner):
            return (FormatPiece(FormatPieceKind.CLOCK, f"[{inner.lower()}]"),)
        elif not _COLOUR.match(inner):
            raise Unshown
        return ()

    def _takes_locale(self, named: str) -> None:
        """A language by its number, or by its name: zh-CN. Raises Unshown for calendars and digits of other kinds."""
        if not _HEX.match(named):
            self.chinese = self.chinese or named.lower().startswith("zh")
            self.own_years = self.own_years or named.lower() not in _COMMON_YEARS
            return
        number = int(named, 16)
        if number >> 16 & 0xFF not in _GREGORIAN or number >> 24 not in _GREGORIAN:
            raise Unshown
        self.chinese = self.chinese or number & 0xFFFF in _CHINESE
        self.own_years = self.own_years or number & 0xFFFF in _OWN_YEARS


def _system_format(token: re.Match[str]) -> str | None:
    """The format that a locale such as [$-F800] stands for."""
    inner = token["bracket"] if token.lastgroup == "bracket" else None
    if inner is None or _CONDITION.match(inner) or _NUMERALS.match(inner):
        return None
    found = _LOCALE.match(inner)
    return _SYSTEM.get((found[2] or "").upper()) if found else None


_LITERAL = {"quoted": slice(1, -1), "escaped": slice(1, 2), "literal": slice(0, 1)}


def _piece(kind: str, words: str) -> tuple[FormatPiece, ...]:
    """The piece that a token is; a fill shows nothing of its own but a space where it fills with spaces."""
    if kind == "letter":  # a letter that means nothing here, or a quotation mark or bracket that is not closed
        raise Unshown
    if kind in _LITERAL:
        return (FormatPiece(FormatPieceKind.LITERAL, words[_LITERAL[kind]]),)
    if kind in ("space", "fill"):
        return (FormatPiece(FormatPieceKind.LITERAL, " "),) if kind == "space" or words == "* " else ()
    return (FormatPiece(FormatPieceKind(kind), words.lower()),)
