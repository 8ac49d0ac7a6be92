"""Whether a member was put into a list of what is left out, or taken away: 已享受甲或者乙的，不再享受租房补贴."""

from __future__ import annotations

from generator.regex import regex
from generator.revision.meanings import leaves_out

_JOINS = "(?:、|或者?|和|与|及|以及)"
_IS_MEMBER = regex(f"[；。]?（[一二三四五六七八九十]+）.*|{_JOINS}.*[^，。；：]|.*[^，。；：]{_JOINS}")
# Of the words behind it: the rest of its phrase, and the phrase that says what follows from 的.
_SAID_BEHIND = regex("[^，。；：]*(?:(?<=[的者])，[^，。；：]*)?")
# 下列情形不予支持：甲、乙.
_SAID_BEFORE = regex("(?P<said>[^。：；]*)：[^。：]*$")


def is_left_out(before: str, words: str, behind: str) -> bool:
    """Whether `words`, between those that stand before and behind them, are a member of a list that is left out."""
    if not _IS_MEMBER.fullmatch(words):
        return False
    said = _SAID_BEHIND.match(behind)
    listed = _SAID_BEFORE.search(before)
    return bool((said and leaves_out(said[0])) or (listed and leaves_out(listed["said"])))
