"""For how many months or days a sum by the month or the day is paid: 连续12个月, 补贴期限最长36个月, 最多10天."""

from __future__ import annotations

import re

from generator.draft.figures import Data
from generator.draft.lines import Grant
from generator.draft.per import per_of
from generator.notice.facts import find_facts
from generator.regex import regex

_LENGTH = regex(r"P(\d+)([MD])")
_KEYS = {"M": "months", "D": "days"}
_COUNTED = {"M": frozenset({"月", "个月"}), "D": frozenset({"天", "日", "夜", "晚"})}


def lasts_of(grant: Grant) -> Data | None:
    """The length as plain values, where all sums are counted by it; None where another thing is meant."""
    if grant.length_words is None:
        return None
    fact = next((each for each in find_facts(grant.length_words) if each.kind == "duration"), None)
    length = _LENGTH.fullmatch(str(fact.value)) if fact else None
    if fact is None or length is None or not _is_counted(grant, length):
        return None
    found: Data = {_KEYS[length[2]]: int(length[1])}
    found |= {"bound": fact.bound} if fact.bound != "exact" else {}
    found |= {"consecutive": True} if fact.consecutive else {}
    return found if fact.consecutive and fact.text == grant.length_words else {**found, "words": grant.length_words}


def _is_counted(grant: Grant, length: re.Match[str]) -> bool:
    """Whether every sum is by the month, or by the day."""
    wide = grant.sentence.wide
    units = [set((per_of(wide, line, len(wide)) or "").split("·")) for line in grant.lines]
    return all(each & _COUNTED[length[2]] for each in units)
