"""The least that is paid of a grant, where it is said as a rule: 奖励不足500元的按500元计发."""

from __future__ import annotations

import re

from generator.draft.quantities import Listed
from generator.regex import regex

_LESS_THAN = regex("(?:奖|补|资助|金额|金|，)[^，。；\\d]{0,6}(?:不足|低于|不满|少于|未达到?)\\Z")
_REACH = 11  # characters that it takes at most


def tops_up(text: str, before: Listed, listed: Listed) -> bool:
    """奖励金额不足500元的按500元计发: the least that is paid."""
    one, other = before.items[0], listed.items[0]
    alike = one.kind == other.kind == "money" and one.value == other.value
    less = alike and _LESS_THAN.search(text[max(one.start - _REACH, 0) : one.start]) is not None
    return (
        less and re.fullmatch("的?，?(?:则|均|一律)?(?:按照?|补足(?:到|至))", text[one.end : other.start]) is not None
    )
