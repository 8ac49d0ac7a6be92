"""Days and years as people type them: 2025年6月3日, 2025/6/3, 20250603, 二〇二五年六月三日, a sheet's day number."""

from __future__ import annotations

from datetime import date, timedelta

from generator.forms.answers.unreadable import AnswerUnreadable, shown
from generator.message import message
from generator.notice.numerals import chinese_number
from generator.regex import regex

_DAY = regex(
    r"([0-9]{4})\s*(?:[年./-]\s*([0-9]{1,2})\s*[月./-]\s*([0-9]{1,2})\s*[日号]?|([0-9]{2})([0-9]{2}))"
    # A time behind it leaves the day as it is; one of another zone than here might not.
    r"(?:[T\s]+(?:00:00(?::00)?(?:\.0+)?Z?|(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:\.[0-9]+)?))?\Z"
)
_YEAR = regex(r"([0-9]{4})(?:\.0)?\s*(?:年度?)?\Z")
_SERIAL = regex(r"([0-9]{5})(?:\.0)?\Z")  # days since 1899-12-30, as spreadsheets count
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_BELOW_HUNDRED = "[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_IN_WORDS = regex(rf"([〇○零一二三四五六七八九]{{4}})年(?:({_BELOW_HUNDRED})月({_BELOW_HUNDRED})[日号])?\Z")


def read_date(text: str) -> str:
    """The day as 2025-06-03. Raises AnswerUnreadable; a day that leaves its year, month or day open is none."""
    plain = _in_digits(text)
    serial = _SERIAL.match(plain)
    if serial:
        return _plausible(date(1899, 12, 30) + timedelta(days=int(serial[1])), text)
    found = _DAY.match(plain)
    if found is None:
        raise _no_day(text)
    year, month, day, month_too, day_too = found.groups()
    try:
        return _plausible(date(int(year), int(month or month_too), int(day or day_too)), text)
    except ValueError as error:
        raise _no_day(text) from error


def read_year(text: str) -> str:
    """The year in four digits. Raises AnswerUnreadable."""
    found = _YEAR.match(_in_digits(text))
    if found is None or not _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
        raise AnswerUnreadable(message("“{found}” is no year such as 2025", found=shown(text)))
    return found[1]


def show_date(iso: str) -> str:
    """2025-06-03 as forms show it: 2025年6月3日."""
    day = date.fromisoformat(iso)
    return f"{day.year}年{day.month}月{day.day}日"


def _plausible(day: date, text: str) -> str:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise _no_day(text)
    return day.isoformat()


def _no_day(text: str) -> AnswerUnreadable:
    return AnswerUnreadable(message("“{found}” is no day such as 2025年6月3日", found=shown(text)))


def _in_digits(text: str) -> str:
    """Chinese numerals as digits: 二〇二五年六月十三日 is 2025年6月13日."""
    found = _IN_WORDS.match(text)
    if found is None:
        return text
    year, month, day = (chinese_number(part) if part else None for part in found.groups())
    return f"{year}年" if month is None else f"{year}年{month}月{day}日"
