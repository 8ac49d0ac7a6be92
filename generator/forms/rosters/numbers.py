"""Numbers of spreadsheets as their formats show them: ¥500,000.00, 1.5亿元, 5%, 000535, 壹拾贰万."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from generator.forms.answers.capitals import whole_in_capitals
from generator.forms.answers.figures import plain
from generator.forms.rosters.days import shown_day
from generator.forms.rosters.formats import Format, FormatPiece, FormatPieceKind, FormatSection, parsed
from generator.forms.rosters.remarks import shows_nothing, shows_other
from generator.forms.rosters.rows import Unclear, Unshown
from generator.message import message

_EXACT = 10**15  # a spreadsheet keeps 15 digits of a number; an 18-digit code typed as a number has lost its end
_WIDE = Context(prec=100)  # digits while a number is laid into its places
_MOST_PLACES = 30  # behind the point, and signs of per cent: no spreadsheet takes more
_TESTS = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_DIGITS = "0123456789"
_EVERYDAY = str.maketrans("零壹贰叁肆伍陆柒捌玖拾佰仟", "〇一二三四五六七八九十百千")
_EMPTY = {"0": "0", "#": "", "?": " "}  # what a place shows that no digit falls on
_SAYS_MINUS = "-－−(（"
_FIGURE_ONLY = frozenset(_DIGITS + ",.%¥￥$元万亿 ")


def number_cell(value: float, code: str, *, since_1904: bool = False) -> str | Unclear:
    """What a cell with a number shows in the format `code`; Unclear where that says nothing sure of the number."""
    held = general(value)
    if abs(value) >= _EXACT:
        rounded = f"{value:.14E}"
        words = message("“{found}” has lost its last digits, a spreadsheet keeps 15; type it as text", found=rounded)
        return Unclear(rounded, words)
    try:
        shown = shown_number(value, code, since_1904=since_1904).strip()
    except Unshown:
        words = message(
            "“{found}” stands in the number format {code}, and what it shows is not known; type it as text",
            found=held,
            code=code,
        )
        return Unclear(held, words)
    if not value:
        return accounted(shown)
    if not shown:
        return shows_nothing(held)
    if value < 0 and _hides_minus(shown):
        return shows_other(shown, held)
    return shown


def accounted(shown: str) -> str:
    """What a nought shows; where accountants write a dash for it, the dash alone."""
    return "-" if shown.lstrip("¥￥$ ") == "-" else shown


def text_cell(text: str, code: str) -> str | Unclear:
    """What a cell with a text shows in the format `code`."""
    try:
        section = parsed(code).text
    except Unshown:
        return text
    if section is None or not text.strip():
        return text
    shown = "".join(text if piece.kind is FormatPieceKind.TEXT else piece.words for piece in section.pieces)
    if not section.has(FormatPieceKind.TEXT):
        return shows_other(shown.strip(), text)
    return shown


def general(value: float) -> str:
    """A number with the 15 digits that a spreadsheet keeps: 13.530000000000001 is 13.53."""
    return plain(_decimal(value))


def shown_number(value: float, code: str, *, since_1904: bool = False) -> str:
    """What `value` shows in the format `code`. Raises Unshown."""
    if code == "General":
        return general(value)
    form = parsed(code)
    section, minus = _chosen(value, form)
    if section is None:
        return general(value)
    if section.has(FormatPieceKind.CLOCK):
        return shown_day(value, section, since_1904=since_1904)
    size = abs(_decimal(value))
    shown = _general(section, size) if section.has(FormatPieceKind.GENERAL) else _in_places(section, size)
    says_something = any(sign in shown for sign in _DIGITS[1:]) or section.numerals
    return f"-{shown}" if minus and says_something else shown


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:.15g}")


def _hides_minus(shown: str) -> bool:
    """Whether a number below zero shows as if it were above: in another colour, or not at all."""
    return not any(sign in _SAYS_MINUS for sign in shown) and _FIGURE_ONLY.issuperset(shown)


def _chosen(value: float, form: Format) -> tuple[FormatSection | None, bool]:
    """The section for `value`, and whether a minus stands before what it shows; no section: as General shows it."""
    sections = form.numbers
    if not sections:
        return None, False
    conditions = any(section.condition for section in sections)
    for place, section in enumerate(sections):
        if not _meets(value, section, place, len(sections)):
            continue
        below = section.condition is not None and section.condition[0] in "<=" and section.condition[1] <= 0
        if value < 0 and below:
            raise Unshown
        return section, value < 0 and (conditions or place != 1)
    raise Unshown


def _meets(value: float, section: FormatSection, place: int, count: int) -> bool:
    if section.condition:
        sign, bound = section.condition
        return bool(_TESTS[sign](value, bound))
    if place == count - 1:
        return True
    if place == 0:
        return value > 0 if count == 3 else value >= 0
    return value < 0


def _general(section: FormatSection, size: Decimal) -> str:
    figure = plain(size)
    if section.numerals:
        whole, point, decimals = figure.partition(".")
        words = whole_in_capitals(int(whole))
        if section.numerals == 1:
            words = words.translate(_EVERYDAY)
        elif section.numerals == 3:
            raise Unshown
        figure = words + point + section.digits(decimals)
    return "".join(figure if piece.kind is FormatPieceKind.GENERAL else piece.words for piece in section.pieces)


def _in_places(section: FormatSection, size: Decimal) -> str:
    """A number laid into the places of a section."""
    pieces = section.pieces
    if section.has(FormatPieceKind.EXPONENT):
        return _scientific(pieces, size)
    places = [at for at, piece in enumerate(pieces) if piece.kind is FormatPieceKind.DIGIT]
    if not places:
        return "".join(piece.words for piece in pieces)
    if section.has(FormatPieceKind.SLASH):  # a fraction
        raise Unshown
    said = _digits_at(pieces, places, size)
    words = [
        said.get(at, "" if piece.kind is FormatPieceKind.COMMA else piece.words) for at, piece in enumerate(pieces)
    ]
    for at in places:
        words[at] = section.digits(words[at])
    return "".join(words)


def _digits_at(pieces: Sequence[FormatPiece], places: Sequence[int], size: Decimal) -> dict[int, str]:
    """What the places show of a number, by the index of the piece."""
    point = next((at for at, piece in enumerate(pieces) if piece.kind is FormatPieceKind.POINT), len(pieces))
    whole, decimals = [at for at in places if at < point], [at for at in places if at > point]
    grouped, thousands = _commas(pieces, whole, decimals)
    percents = sum(piece.kind is FormatPieceKind.PERCENT for piece in pieces)
    if max(len(decimals), percents) > _MOST_PLACES:
        raise Unshown
    moved = size.scaleb(2 * percents - 3 * thousands, _WIDE)
    scaled = moved.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP, _WIDE)
    digits, _, rest = f"{scaled:f}".partition(".")
    said = _whole(pieces, whole, digits.lstrip("0"), grouped=grouped) | _decimals(pieces, decimals, rest)
    if not whole and point < len(pieces):
        said[point] = digits.lstrip("0") + "."
    return said


def _commas(pieces: Sequence[FormatPiece], whole: list[int], decimals: list[int]) -> tuple[bool, int]:
    """Whether thousands are parted, and by how many thousands the number is divided: commas behind the last place."""
    commas = [at for at, piece in enumerate(pieces) if piece.kind is FormatPieceKind.COMMA]
    first, last = (whole or decimals)[-1], (decimals or whole)[-1]
    parting = {at for at in commas if _is_inside(at, whole)}
    dividing = {at for at in commas if at > first and at != last} - parting
    if any(_is_inside(at, decimals) for at in dividing) or len(parting) + len(dividing) < len(commas):
        raise Unshown
    return bool(parting), len(dividing)


def _is_inside(at: int, places: Sequence[int]) -> bool:
    return bool(places) and places[0] < at < places[-1]


def _whole(pieces: Sequence[FormatPiece], places: list[int], digits: str, *, grouped: bool) -> dict[int, str]:
    """What each place before the point shows: one digit, the first place all that are left."""
    said: dict[int, str] = {}
    count = 0
    for at in reversed(places):
        taken, digits = (digits, "") if at == places[0] else (digits[-1:], digits[:-1])
        shown = ""
        for digit in reversed(taken or _EMPTY[pieces[at].words]):
            shown = f"{digit}{',' if grouped and count and count % 3 == 0 and digit != ' ' else ''}{shown}"
            count += 1
        said[at] = shown
    return said


def _decimals(pieces: Sequence[FormatPiece], places: list[int], digits: str) -> dict[int, str]:
    return {
        at: digits[number] if pieces[at].words == "0" or digits[number:].strip("0") else _EMPTY[pieces[at].words]
        for number, at in enumerate(places)
    }


def _scientific(pieces: Sequence[FormatPiece], size: Decimal) -> str:
    """1.23E+05; only where the format is as plain as that."""
    code = "".join(piece.words for piece in pieces)
    front, _, behind = code.partition("e+")
    whole, _, decimals = front.partition(".")
    if (whole, behind) != ("0", "00") or decimals.strip("0"):
        raise Unshown
    return f"{float(size):.{len(decimals)}E}"
