"""Days and times of spreadsheets as their formats show them: 2025年6月3日, 上午9时30分, 星期二, 26:30."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from generator.dataclass import dataclass
from generator.forms.answers.capitals import whole_in_capitals
from generator.forms.rosters.formats import FormatPieceKind, FormatSection
from generator.forms.rosters.rows import Unshown
from generator.notice.numerals import chinese_numeral
from generator.regex import regex

_LAST = 2_958_466  # the day after 9999-12-31
_LEAP = 60  # 1900-02-29, which spreadsheets count and the calendar does not have
_ZERO, _ZERO_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_DAY = 86_400  # seconds
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS = "一二三四五六日"
_HALVES = {"am/pm": ("AM", "PM"), "a/p": ("A", "P"), "上午/下午": ("上午", "下午")}
_FRACTION = regex(r"s+\.(0+)\Z")


@dataclass(frozen=True, slots=True)
class _Moment:
    """`moment`: to the second, or the part of one that the format shows; `seconds`: since the count of days began."""

    moment: datetime
    seconds: float
    halves: bool
    section: FormatSection


def shown_day(value: float, section: FormatSection, *, since_1904: bool = False) -> str:
    """What a day number with its part of a day shows. Raises Unshown, for days before 1900-03-01 too."""
    clock = [piece.words for piece in section.pieces if piece.kind is FormatPieceKind.CLOCK]
    digits = max((len(found[1]) for words in clock if (found := _FRACTION.match(words))), default=0)
    seconds = round(value * _DAY, digits)
    days = any(words[0] in "ymdea" and words not in _HALVES for words in _as_minutes(section))
    if not 0 <= value < _LAST or (days and not since_1904 and value <= _LEAP) or section.has(FormatPieceKind.DIGIT):
        raise Unshown
    start = _ZERO_1904 if since_1904 else _ZERO
    at = _Moment(start + timedelta(seconds=seconds), seconds, any(words in _HALVES for words in clock), section)
    said = iter([_said(words, at) for words in _as_minutes(section)])
    return "".join(next(said) if piece.kind is FormatPieceKind.CLOCK else piece.words for piece in section.pieces)


def _as_minutes(section: FormatSection) -> list[str]:
    """The letters of days and times; m beside hours or seconds is n, for minutes."""
    clock = [piece.words for piece in section.pieces if piece.kind is FormatPieceKind.CLOCK]
    plain = [words.strip("[]")[:1] if words not in _HALVES else "" for words in clock]
    letters = [letter for letter in plain if letter]
    named: list[str] = []
    for words, letter in zip(clock, plain, strict=True):
        place = sum(1 for each in plain[: len(named)] if each)
        before, behind = letters[place - 1 : place], letters[place + 1 : place + 2]
        minutes = letter == "m" and len(words) <= 2 and (before == ["h"] or behind == ["s"])
        named.append("n" * len(words) if minutes else words)
    return named


def _said(words: str, at: _Moment) -> str:
    if words in _HALVES:
        return _HALVES["上午/下午" if at.section.chinese else words][at.moment.hour >= 12]
    if words[0] == "[":
        size = {"h": 3600, "m": 60, "s": 1}[words[1]]
        return f"{int(at.seconds // size):0{len(words) - 2}}"
    if found := _FRACTION.match(words):
        return f"{at.moment.second:02}.{at.moment.microsecond:06}"[: 3 + len(found[1])]
    return _SAID[words[0]](words, at)


def _number(number: int, words: str, at: _Moment) -> str:
    """A number of one or two places, in the numerals of the section: 12 is 十二, or 壹拾贰."""
    if at.section.numerals == 1:
        return chinese_numeral(number) if number else "〇"
    if at.section.numerals == 2:
        return whole_in_capitals(number)
    return at.section.digits(f"{number:0{min(len(words), 2)}}")


def _year(words: str, at: _Moment) -> str:
    year = f"{at.moment.year:04}"
    return at.section.digits(year[2:] if words in ("y", "yy") else year)


def _month(words: str, at: _Moment) -> str:
    if len(words) <= 2:
        return _number(at.moment.month, words, at)
    return _english(_MONTHS[at.moment.month - 1], at, len(words))


def _day_of(words: str, at: _Moment) -> str:
    if len(words) <= 2:
        return _number(at.moment.day, words, at)
    if at.section.chinese:
        return ("周" if len(words) == 3 else "星期") + _WEEKDAYS[at.moment.weekday()]
    return _english(_DAYS[at.moment.weekday()], at, len(words))


def _english(name: str, at: _Moment, length: int) -> str:
    """A name cut to three letters, or whole; Chinese formats have Chinese names, and one letter says nothing."""
    if at.section.chinese or length > 4:
        raise Unshown
    return name[:3] if length == 3 else name


def _weekday(words: str, at: _Moment) -> str:
    front = "星期" if len(words) == 4 else "周" if at.section.chinese else ""
    return front + _WEEKDAYS[at.moment.weekday()]


def _hour(words: str, at: _Moment) -> str:
    return _number((at.moment.hour + 11) % 12 + 1 if at.halves else at.moment.hour, words, at)


_SAID: dict[str, Callable[[str, _Moment], str]] = {
    "y": _year,
    "e": _year,
    "m": _month,
    "d": _day_of,
    "a": _weekday,
    "h": _hour,
    "n": lambda words, at: _number(at.moment.minute, words, at),
    "s": lambda words, at: _number(at.moment.second, words, at),
}
