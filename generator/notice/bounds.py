"""Is a figure exact, a ceiling or a floor? The words before and after it tell."""

from typing import NamedTuple

from generator.notice.model import BoundWord
from generator.regex import regex

# Words before a figure, by how many signs may stand between: 最高奖励金额1000万元, but 满1年 only when adjacent.
_CEILING = {
    30: "不得超过 不得突破 不突破 不能超过 不应超过 不超过 不超出 不高于 不得高于 不多于 不大于 "
    "最高不超过 最多不超过 最长不超过",
    20: "未超过",
    16: "最高 最高可达 最高达 最高可获 限额标准为 限额为 限额是 限额: 上限标准为 上限为 上限是 上限: 封顶线为",
    14: "最多 最多可达",
    10: "最长 最长可达",
    8: "至多",
    6: "最大",
    4: "低于 小于 少于 可达 上限提高至 上限提高到 上限可提高至 上限可提高到 上限上调至 上限上浮至 "
    "上限增加至 上限放宽至",
    3: "未达到 限额",
    2: "未达 封顶",
    1: "不足 不满 未满 上限",
}
_FLOOR = {
    30: "不低于 不得低于 不应低于 不少于 不得少于 不小于",
    10: "不短于 至少",
    6: "最少 下限 超过",
    4: "高于 大于 多于 达到 达",
    3: "突破",
    2: "超 最低",
    1: "满 逾",
}
_REACH: dict[str, tuple[BoundWord, int]] = {
    **{word: ("at_most", far) for far, words in _CEILING.items() for word in words.split()},
    **{word: ("at_least", far) for far, words in _FLOOR.items() for word in words.split()},
}
# 达标, 达成, 超过部分 and 超出额 set no floor.
_BEFORE = regex("(?:" + "|".join(sorted(_REACH, key=len, reverse=True)) + ")(?!(?<=达)[标成]|出?的?部分|出额|额部分)")
_STOP = regex(r"[，,。；;：:！？!?“”\"\n]|[\d%‰][\d.,]*(?:[十百千]?[万亿]*(?:元|美元))?")
_BRACKET = r"\((?P<inside>(?:不?含|不?包含|不?包括)[^()]{0,10})\)"
_AFTER = regex(
    rf"(?:人民币)?(?:/[\u4e00-\u9fff]{{1,3}}(?=及?以[上下]))?(?:{_BRACKET})?(?:(?<=[家个名户])(?:单位|企业|机构|人员|项目|成员|会员)(?=及?以[上下])|(?<=吨)(?:标准煤|标煤|二氧化碳(?:当量)?)(?=及?以[上下]))?(?P<word>及?以上|及?以下(?!简称|统称|称|条件|标准)|以内|之内|封顶|为限|为上限|为下限)?(?:\((?P<behind>(?:不?含|不?包含|不?包括)[^()]{{0,10}})\))?"
)
# 限额为甲120元、乙60元: a ceiling that is named governs the figures side by side.
_NAMED_CEILING = regex(r"(?:限额|上限|限价|封顶线)(?:标准)?(?:分别)?(?:为|是|:)[^\d(]*$")
_SIDE_BY_SIDE = regex(r"[，、,;；](?![^，、]*(?:给予|奖励|补助|补贴|按|达到|超过|以上|的，))[\u4e00-\u9fff]{0,16}$")
_SENTENCE_ENDS = regex(r"[。；;\n]")
_INSIDE_BRACKETS = regex(r"\([^()]*\)")
_WITHIN = regex(r"内(?![部容外资地陆需设涵])")
_AFTER_MEANS: dict[str, BoundWord] = {
    **dict.fromkeys(("以上", "及以上", "为下限"), "at_least"),
    **dict.fromkeys(("以下", "及以下", "以内", "之内", "封顶", "为限", "为上限"), "at_most"),
}
# 不超过贷款市场报价利率（LPR）的50%: the bracket belongs to the words of what the rate is of.
_OF_A_BASE = regex(r"\([^()\d]{1,12}\)(?=的$)")
_WINDOW = 36


class PrintedLimit(NamedTuple):
    """What the words around a figure say about it; None where they say nothing."""

    bound: BoundWord | None
    inclusive: bool | None


def before(text: str, start: int) -> BoundWord | None:
    """The bound that the words before the figure at `start` of a compact text give it."""
    window = text[max(0, start - _WINDOW) : start]
    stops = [match.end() for match in _STOP.finditer(window)]
    window = window[stops[-1] :] if stops else window
    found: BoundWord | None = None
    for match in _BEFORE.finditer(window):
        bound, far = _REACH[match.group()]
        gap = _OF_A_BASE.sub("", window[match.end() :])
        if len(gap) <= far and not ("(" in gap or ")" in gap):
            found = bound
    return found


def after(text: str, end: int, *, is_span: bool) -> PrintedLimit:
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
    return PrintedLimit(bound, inclusive)


def names_ceiling(text: str, start: int) -> bool:
    """Whether a named ceiling (最高支付限额为) opens the phrase before the figure at `start`."""
    window = text[max(0, start - _WINDOW) : start]
    return _NAMED_CEILING.search(_SENTENCE_ENDS.split(window)[-1]) is not None and before(text, start) == "at_most"


def stands_beside(text: str, end: int, start: int) -> bool:
    """Whether nothing but another name stands between two figures: 甲120元（其中…），乙60元."""
    between = text[end:start]
    return len(between) <= 80 and _SIDE_BY_SIDE.fullmatch(_INSIDE_BRACKETS.sub("", between)) is not None
