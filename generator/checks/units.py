"""What figures are counted by, in the notice's words and in the model's: 元/平方米/月, 每人每月, 人·月."""

from __future__ import annotations

import re

from generator.notice.model import Fact
from generator.notice.per import plain_unit
from generator.regex import regex

# The fact reader's own names, and words that count the same things -> one name for each.
_SAME = {
    "person": "人",
    "名": "人",
    "个人": "人",
    "位": "人",
    "mu": "亩",
    "ton": "吨",
    "square_metre": "平方米",
    "kilometre": "公里",
    "unit": "台",
    "set": "套",
    "vehicle": "辆",
    "teu": "标准箱",
    "标箱": "标准箱",
    "year": "年",
    "年度": "年",
    "quarter": "季度",
    "季": "季度",
    "month": "月",
    "day": "天",
    "日": "天",
    "night": "夜",
    "晚": "夜",
    "term": "学期",
    "time": "次",
    "event": "场",
    "enterprise": "家",
    "企业": "家",
    "单位": "家",
    "机构": "家",
    "household": "户",
    "project": "项目",
    "item": "项",
    "件": "项",
    "certificate": "张",
    "床": "床位",
}
# 每家企业补助总额 counts the applicant, 每年 is the repetition: neither is a unit of the sum.
_APPLICANT = frozenset({"家", "户", "年"})
_STROKES = regex(r"(?:人民币)?[/／]([^，。；、（()）]{1,12})", of="/／")
_RAISED = regex("(?:提高|提升|上浮|上调|增加)[到至为]\\Z")  # 按每平方米5元补贴，小微企业提高至8元
_LONGEST_RAISED = 3  # characters: 提高至
_REACH = 24
_COUNTED = regex(r"([\d.百千万亿]+)(.+)")
_STOP = regex("[，,。；;：:！？()（）]")


def units(name: str | None) -> frozenset[str]:
    """The units that are joined in one name, each by the name that all its words share."""
    plain = (plain_unit(each) for each in re.split("[·/]", name or "") if each)
    return frozenset(_SAME.get(each, each) for each in plain)


def counted_alike(per: str | None, said: str, fact: Fact, text: str) -> bool:
    """Whether a figure of the text is counted by the units of the model.

    `said`: words of the model that say a unit elsewhere (每家企业每年). Every unit of the model is printed at the
    figure, and every one that is printed is the model's, the applicant, or said elsewhere; behind a stroke (元/人/年)
    they are the figure's own.
    """
    wanted, found = units(per), units(fact.per)
    if any(not _printed(each, fact, text) for each in wanted - found):
        return False
    if _STROKES.match(text, fact.end):
        return found <= wanted
    return all(each in _APPLICANT or _said(each, said) or _classed(each, wanted, fact, text) for each in found - wanted)


def _said(unit: str, words: str) -> bool:
    """人 in 每满一名, 10人 in 每满10名."""
    counted = _COUNTED.match(unit)
    count, plain = (counted[1], counted[2]) if counted else ("", unit)
    same = (name for name, meant in _SAME.items() if meant == plain)
    return any(f"{count}{name}" in words for name in (plain, *same))


def _classed(unit: str, wanted: frozenset[str], fact: Fact, text: str) -> bool:
    """每个项目 is counted by 个 as well as by 项目."""
    before = _STOP.split(text[max(0, fact.start - _REACH) : fact.start])[-1]
    return any(f"每{word}{unit}" in before or f"每{unit}{word}" in before for word in wanted)


def _printed(unit: str, fact: Fact, text: str) -> bool:
    """元/千瓦时 behind the figure, 每千瓦时 before it in the same phrase, or in that of a sum that is raised."""
    strokes = _STROKES.match(text, fact.end)
    names = [unit, *(word for word, same in _SAME.items() if same == unit and not word.isascii())]
    if strokes and any(part.startswith(tuple(names)) for part in re.split("[/／·]", strokes[1].split("的")[0])):
        return True
    first = text.rfind("。", 0, fact.start) + 1
    raised = _RAISED.search(text, max(first, fact.start - _LONGEST_RAISED), fact.start) is not None
    before = text[first : fact.start] if raised else _STOP.split(text[max(first, fact.start - _REACH) : fact.start])[-1]
    return any(re.search(rf"每[\d一]?个?{re.escape(name)}", before) for name in names)
