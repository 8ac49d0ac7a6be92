"""Numbers, sums of money and percentages as people type them, to canonical decimals."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.forms.answers.capitals import read_capitals
from generator.forms.answers.unreadable import AnswerUnreadable, shown
from generator.message import message
from generator.regex import regex

_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,18}"
_NUMBER = regex(rf"([-+]?)({_DIGITS})(\.[0-9]{{0,12}})?\s*([^0-9.,].*)?\Z")
_EXPONENT = regex(r"[-+]?[0-9.]+E[-+]?[0-9]+\Z", re.IGNORECASE)
_MONEY_PREFIX = regex(r"(?:人民币|RMB|CNY|[¥￥])[:：\s]*", re.IGNORECASE)
_HUNDREDTH = Decimal("0.01")

# What a unit behind a sum stands for, in 万元. Without a unit a sum is in the form's own unit, 万元.
_MONEY_UNITS = {
    **dict.fromkeys(("", "万", "万元", "万圆", "万人民币", "萬元"), Decimal(1)),
    **dict.fromkeys(("元", "圆", "块"), Decimal("0.0001")),
    "千元": Decimal("0.1"),
    "百万元": Decimal(100),
    "千万元": Decimal(1000),
    **dict.fromkeys(("亿", "亿元", "亿圆"), Decimal(10_000)),
}
_MONEY_END = regex(r"(?<=[元圆万亿])(?:人民币)?\s*[整正]?\Z")  # 500万元整
_NAMED_UNIT = regex(r"\(([^()]*)\)")  # the label names its unit in brackets
_CLASSIFIERS = tuple("人家个项件名台套次间栋")  # what may be written where it names none
_UNIT_NAMES = dict.fromkeys(("㎡", "m²", "m2", "平米", "平方"), "平方米")
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


def read_number(text: str, label: str) -> str:
    """A decimal: "1,234.50" is "1234.5", 1.2万 is "12000". Raises AnswerUnreadable.

    A unit behind it must be the one that `label` names in brackets: 孵化场地面积(平方米).
    """
    value, unit = _parsed(text)
    scale = _SCALES.get(unit[:1])
    if scale is not None:
        value, unit = value * scale, unit[1:]
    if unit and _UNIT_NAMES.get(unit, unit) not in (_NAMED_UNIT.findall(label) or _CLASSIFIERS):
        raise AnswerUnreadable(message("“{found}” is no number such as 12.5", found=shown(text)))
    return plain(value)


def read_percent(text: str) -> str:
    """A decimal: "12.5%" and "12.5" are "12.5". Raises AnswerUnreadable."""
    value, unit = _parsed(text)
    if unit not in ("", "%"):
        raise AnswerUnreadable(message("“{found}” is no percentage such as 12.5", found=shown(text)))
    return plain(value)


def read_money(text: str) -> str:
    """A sum in 万元 with two decimals: "12.5", "12.5万元", "125,000元", 壹拾贰万伍仟元整 are "12.50".

    Raises AnswerUnreadable.
    """
    value = _sum(text)
    if value != value.quantize(_HUNDREDTH):
        raise AnswerUnreadable(
            message("“{found}” has more than two decimals in 万元 (less than 100 元)", found=shown(text))
        )
    return two_decimals(value)


def read_computed(text: str) -> str:
    """A sum that a form computes, as `read_money`, but to the 分: "0.1555". Raises AnswerUnreadable."""
    value = _sum(text)
    return plain(value) if value != value.quantize(_HUNDREDTH) else two_decimals(value)


def _sum(text: str) -> Decimal:
    """A sum of 万元. Raises AnswerUnreadable."""
    in_words = read_capitals(text)
    if in_words is not None:
        return _not_negative(in_words / 10_000, text)
    bare = _MONEY_PREFIX.sub("", text, count=1) if _MONEY_PREFIX.match(text) else text
    value, unit = _parsed(bare)
    if bare is not text and not unit:
        raise AnswerUnreadable(
            message("“{found}” does not say whether it is 元 or 万元; write the unit behind it", found=shown(text))
        )
    factor = _MONEY_UNITS.get("".join(_MONEY_END.sub("", unit).split()))
    if factor is None:
        raise AnswerUnreadable(message("“{found}” is no sum of money in 万元, such as 12.50", found=shown(text)))
    return _not_negative(value * factor, text)


def names_no_unit(text: str) -> bool:
    """Whether a sum (half width) is a figure alone, which is read in the form's own unit."""
    found = _NUMBER.match(text)
    return found is not None and not (found[4] or "").strip()


def plain(value: Decimal) -> str:
    """A decimal without zeros at its end and without an exponent: "12.5", "1200"."""
    words = f"{value:f}"
    words = words.rstrip("0").rstrip(".") if "." in words else words
    return "0" if words == "-0" else words


def two_decimals(value: Decimal) -> str:
    """A sum of 万元 as forms show it: "12.50"."""
    return f"{value:.2f}"


def _parsed(text: str) -> tuple[Decimal, str]:
    """The figure and what stands behind it. Raises AnswerUnreadable."""
    if _EXPONENT.match(text):
        raise AnswerUnreadable(
            message("“{found}” was shortened by a spreadsheet; write the number out in full", found=shown(text))
        )
    found = _NUMBER.match(text)
    if found is None:
        raise AnswerUnreadable(message("“{found}” is no number such as 12.5", found=shown(text)))
    sign, whole, decimals, unit = found.groups()
    return Decimal(f"{sign}{whole.replace(',', '')}{decimals or ''}"), (unit or "").strip()


def _not_negative(value: Decimal, text: str) -> Decimal:
    if value < 0:
        raise AnswerUnreadable(message("“{found}” is below zero", found=shown(text)))
    return abs(value)  # "-0" is below nothing
