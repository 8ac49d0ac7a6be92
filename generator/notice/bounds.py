"""Is a figure exact, a ceiling or a floor? The words before and after it tell."""

import re
from typing import NamedTuple

from generator.notice.model import Bound

# Words before a figure, and how many signs may stand between ("最高奖励金额1000万元", but 满1年 only when adjacent).
_CEILING = {
    "不得超过": 30, "不能超过": 30, "不应超过": 30, "不超过": 30, "不超出": 30, "未超过": 20, "不高于": 30, "不得高于": 30, "不多于": 30, "不大于": 30,
    "最高不超过": 30, "最多不超过": 30, "最长不超过": 30, "最高": 16, "最多": 14, "最长": 10, "最大": 6, "至多": 8, "上限": 6,
    "低于": 4, "小于": 4, "少于": 4, "不足": 1, "不满": 1, "未满": 1, "未达": 2, "未达到": 3, "封顶": 2, "限额": 3,
}  # fmt: skip
_FLOOR = {
    "不低于": 30, "不得低于": 30, "不应低于": 30, "不少于": 30, "不得少于": 30, "不小于": 30, "不短于": 10, "至少": 10, "最低": 2, "最少": 6, "下限": 6,
    "超过": 6, "超": 2, "高于": 4, "大于": 4, "多于": 4, "达到": 4, "达": 4, "满": 1, "突破": 3, "逾": 1,
}  # fmt: skip
_REACH = {
    **{word: ("at_most", far) for word, far in _CEILING.items()},
    **{word: ("at_least", far) for word, far in _FLOOR.items()},
}
# 达标 and 达成 set no floor.
_BEFORE = re.compile("(?:" + "|".join(sorted(_REACH, key=len, reverse=True)) + ")(?![标成])")
_STOP = re.compile(r"[，,。；;：:！？!?“”\"\n]|[\d%‰][\d.,]*(?:[十百千]?[万亿]*(?:元|美元))?")
_BRACKET = r"\((?P<inside>(?:不?含|不?包含|不?包括)[^()]{0,10})\)"
_AFTER = re.compile(
    rf"(?:人民币)?(?:{_BRACKET})?(?P<word>及?以上|及?以下(?!简称|统称|称|条件|标准)|以内|之内|封顶|为限|为上限|为下限)?(?:\((?P<behind>(?:不?含|不?包含|不?包括)[^()]{{0,10}})\))?"
)
_WITHIN = re.compile(r"内(?![部容外资地陆需设涵])")
_AFTER_MEANS: dict[str, Bound] = {
    "以上": "at_least", "及以上": "at_least", "为下限": "at_least",
    "以下": "at_most", "及以下": "at_most", "以内": "at_most", "之内": "at_most", "封顶": "at_most", "为限": "at_most", "为上限": "at_most",
}  # fmt: skip
_WINDOW = 36


class Limit(NamedTuple):
    """What the words around a figure say about it; None where they say nothing."""

    bound: Bound | None
    inclusive: bool | None


def before(text: str, start: int) -> Bound | None:
    """The bound that the words before the figure at `start` of a compact text give it."""
    window = text[max(0, start - _WINDOW) : start]
    stops = [match.end() for match in _STOP.finditer(window)]
    window = window[stops[-1] :] if stops else window
    found = None
    for match in _BEFORE.finditer(window):
        bound, far = _REACH[match.group()]
        gap = window[match.end() :]
        if len(gap) <= far and not ("(" in gap or ")" in gap):
            found = bound
    return found  # type: ignore[return-value]


def after(text: str, end: int, *, is_span: bool) -> Limit:
    """The bound and inclusiveness that stand right behind a figure ending at `end`: 以上, （含）以下, 以内（含6个）…"""
    match = _AFTER.match(text, end)
    assert match is not None  # noqa: S101 - every part of the pattern is optional
    word = match["word"]
    bound = _AFTER_MEANS[word] if word else None
    if bound is None and is_span and _WITHIN.match(text, match.end()):
        bound = "at_most"
    inside = match["inside"] or match["behind"]
    inclusive = not inside.startswith("不") if inside else None
    if word and word.startswith("及"):
        inclusive = True
    return Limit(bound, inclusive)
