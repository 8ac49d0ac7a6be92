"""Numbers as notices print them: 20, 1,300, 1.2, 三十六, 二○○七, 壹佰万, 百亿."""

from decimal import Decimal

from generator.regex import regex

_DIGITS = {
    **{sign: value for value, sign in enumerate("零一二三四五六七八九")},
    **{sign: value for value, sign in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "○": 0,
    "Ｏ": 0,
    "两": 2,
    "贰": 2,
    "弍": 2,
    "參": 3,
}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
SCALES = {**_SMALL, **_LARGE}

_GROUPS = regex(r"[,， ]")  # between groups of three
LONGEST_NUMBER = 24  # signs; a longer run is no number that a notice states

CHINESE_DIGITS = "〇○零一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
CHINESE_SCALES = "十百千万亿拾佰仟萬億"
CHINESE_NUMERALS = CHINESE_DIGITS + CHINESE_SCALES


def chinese_number(numeral: str) -> int | None:
    """The value of a Chinese numeral, or None where the signs are not one.

    二十一 is 21, 百亿 is 10**10 (a scale that stands first counts once), 二○○七 is 2007 (digits by place).
    """
    if not 0 < len(numeral) <= LONGEST_NUMBER or any(sign not in _DIGITS and sign not in SCALES for sign in numeral):
        return None
    if not any(sign in SCALES for sign in numeral):
        return int("".join(str(_DIGITS[sign]) for sign in numeral))
    return _scaled(numeral)


def _scaled(numeral: str) -> int:
    total, section, digit = 0, 0, None
    for sign in numeral:
        if sign in _DIGITS:
            digit = _DIGITS[sign] + (10 * digit if digit else 0)
        elif sign in _SMALL:
            section += (1 if digit is None else digit) * _SMALL[sign]
            digit = None
        else:
            section += digit or 0
            total = (total + section or 1) * _LARGE[sign] if _LARGE[sign] == 10**8 else total + (section or 1) * 10**4
            section, digit = 0, None
    return total + section + (digit or 0)


def chinese_numeral(value: int) -> str:
    """21 as 二十一, 105 as 一百零五, up to 9999; other numbers in Arabic digits."""
    if not 0 < value < 10_000:
        return str(value)
    text = ""
    pending_zero = False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // power % 10
        if digit:
            text += ("零" if pending_zero and text else "") + "〇一二三四五六七八九"[digit] + unit
            pending_zero = False
        else:
            pending_zero = True
    return text.removeprefix("一") if text.startswith("一十") else text


def scale_value(scale: str) -> int:
    """The factor that a scale after Arabic digits stands for: 万 is 10**4, 千万 10**7, 万亿 10**12; "" is 1."""
    factor = 1
    for sign in scale:
        factor *= SCALES[sign]
    return factor


def arabic_number(digits: str) -> Decimal:
    """The exact value of "1300", "1,300", "1 300" or "0.378"."""
    return Decimal(_GROUPS.sub("", digits))
