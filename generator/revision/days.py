"""Periods of days in Chinese numerals: 十五日内, 提前七日.

The reader of notices reads no such: of 十月十五日 and 每月十五日前 the day is none. Where two editions are compared the
words beside it tell a period from a day, and one that is missed only costs the reason of the change, not the change.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.notice.model import BoundWord, Fact
from generator.notice.numerals import CHINESE_DIGITS, chinese_number
from generator.regex import regex

_NUMERAL = f"[{CHINESE_DIGITS}十百]{{1,6}}"
_OPENS = "之日起|之后|期限为?|期为?|提前|延长|不少于|不超过|不得?(?:超过|少于)|超过|满|最长|至少|最多|连续|公示|逾期"
_DAYS = regex(
    rf"(?<![月第初周数几同\d])(?P<days>{_NUMERAL})日(?=以?内|之内|[以之]上|[以之]下)"
    rf"|(?:{_OPENS})(?P<opened>{_NUMERAL})日(?!常)"
)
_BOUND: tuple[tuple[str, BoundWord], ...] = (("内", "at_most"), ("以内", "at_most"), ("之内", "at_most"))


def periods_of_days(text: str) -> Iterator[Fact]:
    """The periods of days in Chinese numerals of a squeezed text, in order: P15D in the unit 日."""
    for found in _DAYS.finditer(text):
        group = "days" if found["days"] else "opened"
        number = chinese_number(found[group])
        if number:
            start, end = found.start(group), found.end()
            yield Fact("duration", text[start:end], start, end, f"P{number}D", unit="日", bound=_bound(text, end))


def _bound(text: str, end: int) -> BoundWord:
    return next((bound for words, bound in _BOUND if text.startswith(words, end)), "exact")
