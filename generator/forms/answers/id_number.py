"""公民身份号码 (GB 11643-1999): 6 digits for the place, 8 for the day of birth, 3 in order, a check digit (0-9, X).

Other documents of identity (passports, travel permits) have numbers of other shapes, so only what looks like an ID
number is held to this.
"""

from __future__ import annotations

import datetime

from generator.regex import regex

_SHAPE = regex(r"[0-9]{17}[0-9X]\Z")
_ALIKE = regex(r"[0-9]{14,}[0-9X]?\Z")  # ID numbers with a digit too few or too many, and those of 15 digits
_WEIGHTS = tuple(pow(2, place, 11) for place in range(17, 0, -1))  # annex A: 2^(i-1) mod 11
_CHECKS = "10X98765432"
_FIRST_YEAR, _LAST_YEAR = 1850, 2100  # today is not asked, so that one form is judged alike on every day
_HEAD, _TAIL = 3, 4  # characters of a masked number that are shown


def has_shape(number: str) -> bool:
    """Whether `number` is 18 digits, the last one perhaps X."""
    return _SHAPE.match(number) is not None


def looks_like_one(number: str) -> bool:
    """Whether `number` is meant as an ID number, right or mistyped."""
    return _ALIKE.match(number) is not None


def has_day(number: str) -> bool:
    """Whether the day of birth in a number of the right shape exists."""
    try:
        day = datetime.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return _FIRST_YEAR <= day.year <= _LAST_YEAR


def check_digit(first: str) -> str:
    """The check digit of the 17 digits before it."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True)) % 11]


def is_right(number: str) -> bool:
    """Whether shape, day and check digit are those of an ID number."""
    return has_shape(number) and has_day(number) and check_digit(number[:17]) == number[17]


def masked(number: str) -> str:
    """The number as reports show it: 450***********1234; what is short has nothing shown."""
    hidden = len(number) - _HEAD - _TAIL
    return f"{number[:_HEAD]}{'*' * hidden}{number[-_TAIL:]}" if hidden >= _TAIL else "*" * len(number)
