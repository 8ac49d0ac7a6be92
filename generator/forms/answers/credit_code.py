"""统一社会信用代码 (GB 32100-2015): 18 signs, the last one a check sign over the others.

Codes that fail the check are in circulation, so whoever asks should warn and not refuse.
"""

from __future__ import annotations

from generator.regex import regex

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # section 4: no I, O, S, V, Z
_VALUES = {sign: value for value, sign in enumerate(_SIGNS)}
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))  # annex A: 3^(i-1) mod 31
_SHAPE = regex(r"[0-9A-Z]{18}\Z")


def has_shape(code: str) -> bool:
    """Whether `code` is 18 digits and capitals: what can be a code, right or mistyped."""
    return _SHAPE.match(code) is not None


def strange_letters(code: str) -> tuple[str, ...]:
    """The letters of `code` that the standard leaves out, each once: most are a 1 or 0 read wrongly."""
    return tuple(dict.fromkeys(sign for sign in code if sign not in _VALUES))


def check_sign(first: str) -> str | None:
    """The check sign for the 17 signs before it; None where a sign stands among them that no code has."""
    try:
        total = sum(_VALUES[sign] * weight for sign, weight in zip(first, _WEIGHTS, strict=True))
    except (KeyError, ValueError):
        return None
    return _SIGNS[-total % 31]


def is_right(code: str) -> bool:
    """Whether the check sign fits and every sign is one of the standard's."""
    return has_shape(code) and check_sign(code[:17]) == code[17]
