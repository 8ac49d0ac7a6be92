"""Sums of money in capital numerals (大写), as on cheques and in application forms: 壹拾贰万叁仟肆佰伍拾陆元整.

The rules are those for filling in bills (《正确填写票据和结算凭证的基本规定》): up to 元 a 整 follows, a run of zeros
is one 零, and 零 stands before 角 or 分 where the place before is empty.
"""

from __future__ import annotations

from decimal import Decimal

from generator.notice.numerals import chinese_number, chinese_numeral
from generator.regex import regex

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_CAPITALS = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_GROUPS = ("", "万", "亿", "万亿")
_TEN_THOUSAND = 10_000
_TOO_LARGE = 10**16  # yuan
_OPEN_ZERO = regex("(?<=[万亿])零(?=[壹贰叁肆伍陆柒捌玖]仟)|(?<=元)零(?=[壹贰叁肆伍陆柒捌玖]角)")
_PARTS = regex("(?:(?:(.+)亿)?(.*)元)?零?(?:(.)角)?零?(?:(.)分)?整?\\Z")
_LONGEST = 60  # signs; no sum below _TOO_LARGE has as many

# Numerals that people write in place of the capitals; the rules have traditional forms (貳陸億萬圓) accepted, too.
_EVERYDAY = str.maketrans(
    "〇○一弌壱二两兩弍弐貳貮三参叄參弎四亖五六陸七漆八九十百陌千阡萬億圆圓圎正",
    "零零壹壹壹贰贰贰贰贰贰贰叁叁叁叁叁肆肆伍陆陆柒柒捌玖拾佰佰仟仟万亿元元元整",
)
_TENS = (("廿", "贰拾"), ("卄", "贰拾"), ("卅", "叁拾"), ("卌", "肆拾"))
_NO_CENTS = regex("元零角零分整?")
_FRONT = regex(r"(?:人民[币幣])?(?:\(大[写寫]\)|（大[写寫]）|大[写寫])?(?:人民[币幣])?[:：¥￥]*")


def in_capitals(ten_thousands: Decimal) -> str:
    """A sum of 万元 in capitals: Decimal("12.3456") is 壹拾贰万叁仟肆佰伍拾陆元整. What is below 分 is cut off.

    Raises ValueError for sums below zero or of 10^16 元 and more.
    """
    return yuan_in_capitals(ten_thousands * _TEN_THOUSAND)


def yuan_in_capitals(yuan: Decimal) -> str:
    """A sum of 元 in capitals: Decimal("6007.14") is 陆仟零柒元壹角肆分. Raises ValueError as `in_capitals`."""
    if not 0 <= yuan < _TOO_LARGE:
        raise ValueError(yuan)
    whole, cents = divmod(int(yuan * 100), 100)
    tenth, hundredth = divmod(cents, 10)
    words = whole_in_capitals(whole) + "元" if whole or not cents else ""
    if not cents:
        return words + "整"
    if words and (not tenth or whole % 10 == 0):
        words += "零"
    if tenth:
        words += _DIGITS[tenth] + "角"
    return words + (_DIGITS[hundredth] + "分" if hundredth else "")


def read_capitals(text: str) -> Decimal | None:
    """The sum in 元 that `text` states in capitals or everyday numerals, None where it is none.

    人民币 and (大写) in front, white space, 圆 for 元, 正 for 整, and 零 where the rules leave it open are taken in;
    without 元, 角 or 分 it is no sum. Read is only what could have been written for that sum: neither 壹万壹万元 nor
    壹佰伍元 is one.
    """
    if text.isascii():
        return None
    plain = _FRONT.sub("", "".join(text.split()), count=1).translate(_EVERYDAY)
    for numeral, tens in _TENS:
        plain = plain.replace(numeral, tens)
    plain = _NO_CENTS.sub("元整", plain)
    if not 1 < len(plain) <= _LONGEST or not any(unit in plain for unit in "元角分"):
        return None
    value = _value(plain)
    return value if value is not None and _bare(yuan_in_capitals(value)) == _bare(plain) else None


def whole_in_capitals(number: int) -> str:
    """A whole number below 10^16: groups of four digits, each read by itself."""
    if number == 0:
        return _DIGITS[0]
    words, gap = "", False
    for place in reversed(range(4)):
        group = number // _TEN_THOUSAND**place % _TEN_THOUSAND
        if group:
            words += ("零" if words and (gap or group < 1000) else "") + _group(group) + _unit(number, place)
        gap = not group
    return words


def _unit(number: int, place: int) -> str:
    """万亿 is said as 万 where 亿 follows with digits of its own: 壹万贰仟亿."""
    own = number // _TEN_THOUSAND**2 % _TEN_THOUSAND
    return "万" if place == 3 and own else _GROUPS[place]


def _group(group: int) -> str:
    words = chinese_numeral(group).translate(_CAPITALS)
    return f"壹{words}" if words.startswith("拾") else words


def _value(plain: str) -> Decimal | None:
    """What the numerals of a sum add up to, however odd their order; the caller compares with the way to write it."""
    found = _PARTS.match(plain)
    if found is None:
        return None
    high, low, tenths, hundredths = (chinese_number(part) if part else 0 for part in found.groups())
    if high is None or low is None or tenths is None or hundredths is None:
        return None
    yuan = high * _TEN_THOUSAND**2 + low
    return Decimal(yuan) + Decimal(10 * tenths + hundredths) / 100 if yuan < _TOO_LARGE else None


def _bare(words: str) -> str:
    """Without what the rules leave open: 整, 壹 before a leading 拾, 零 between a group or 元 and a full place."""
    bare = _OPEN_ZERO.sub("", words.removesuffix("整"))
    return bare.removeprefix("壹") if bare.startswith("壹拾") else bare
