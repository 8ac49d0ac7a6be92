"""Rules that put one fault into a text, whatever the text is part of: each yields every edit it could make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

_AROUND = 8


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of a text give way to `new`."""

    start: int
    end: int
    new: str

    def applied(self, text: str) -> str:
        return text[: self.start] + self.new + text[self.end :]

    def moved(self, by: int) -> Edit:
        return Edit(self.start + by, self.end + by, self.new)

    def told(self, text: str) -> str:
        """Old and new words with a little around them, on one line."""
        before, behind = text[max(self.start - _AROUND, 0) : self.start], text[self.end : self.end + _AROUND]
        return " ".join(f"{before}[{text[self.start : self.end]} → {self.new}]{behind}".split())


Rule = Callable[[str], Iterator[Edit]]


def digit(text: str) -> Iterator[Edit]:
    """One digit is another one; no number begins with a zero thereby."""
    for found in re.finditer(r"[0-9]", text):
        yield Edit(found.start(), found.end(), "8" if found[0] == "9" else str(int(found[0]) + 1))


def digit_added(text: str) -> Iterator[Edit]:
    """A zero too many behind a number."""
    for found in re.finditer(r"[0-9]+(?![0-9.])", text):
        yield Edit(found.end(), found.end(), "0")


def replaced(words: Mapping[str, tuple[str, ...]]) -> Rule:
    """A rule that puts other words for the words of a table, the longest that stand there."""
    pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))

    def rule(text: str) -> Iterator[Edit]:
        for found in pattern.finditer(text):
            yield from (Edit(found.start(), found.end(), new) for new in words[found[0]])

    return rule


UNITS = replaced({"万元": ("元", "亿元"), "亿元": ("万元", "元")})
PERCENT_SIGN = replaced({"%": ("‰", "", "个百分点")})
NUMERALS = replaced(
    {
        "百亿": ("千亿", "十亿"),
        "三个": ("四个", "两个"),
        "每年": ("每两年", "每月"),
        "连续": ("累计", ""),
        "一次性": ("每年", "", "两次"),
    }
)
BOUND_DROPPED = replaced({"不超过": ("",), "不低于": ("",), "以上": ("",), "年内": ("年",), "最高": ("",)})
BOUND_FLIPPED = replaced(
    {
        "不超过": ("不低于", "超过"),
        "不低于": ("不超过", "低于"),
        "较大以上": ("较大以下",),
        "年内": ("年后", "年以上"),
        "年以内": ("年以上",),
    }
)
LEVELS = replaced(
    {
        "国家级": ("自治区级", "市级"),
        "自治区级": ("国家级", "市级"),
        "市级": ("县级", "国家级"),
    }
)
NEGATION = replaced(
    {
        "不含": ("含", "包括"),
        "没有发生": ("发生", "曾发生"),
        "不再": ("仍", "可"),
        "没有": ("已经",),
        "不得": ("可以",),
        "不能": ("能",),
        "不符合": ("符合",),
        "不是": ("是",),
        "未列明": ("已列明",),
        "未写明": ("写明",),
        "不予": ("予以",),
    }
)
DUTY = replaced(
    {
        "鼓励": ("要求", "必须"),
        "支持": ("保证", "应当"),
        "优先": ("只", "必须"),
        "原则上": ("", "一律"),
        "予以": ("应当", "可以"),
        "给予": ("必须给予", "可以给予"),
        "可以": ("必须", "应当"),
        "可向": ("应当向", "必须向"),
        "可理解为": ("应当理解为",),
        "可申请": ("可获得",),
    }
)
DATES = re.compile(r"(\d{4})(\s?年\s?)(\d{1,2})(\s?月\s?)(\d{1,2})(?=\s*日)|(\d{4})-(\d{2})-(\d{2})")
NUMBER = re.compile(r"〔(\d{4})〕(\d+)号")
DURATION = re.compile(r"(?<![\d〔])(\d{1,2})( ?)(年|个月)(?!\s?\d|度)")


def date(text: str) -> Iterator[Edit]:
    """Another year, another month or another day."""
    for found in DATES.finditer(text):
        year, month, day = (1, 3, 5) if found[1] else (6, 7, 8)
        yield Edit(found.start(year), found.end(year), str(int(found[year]) + 1))
        for group in (month, day):
            new = str(int(found[group]) - 1 or 2)
            yield Edit(found.start(group), found.end(group), new.zfill(len(found[group])))


def document_number(text: str) -> Iterator[Edit]:
    """Another year or another running number."""
    for found in NUMBER.finditer(text):
        yield Edit(found.start(1), found.end(1), str(int(found[1]) + 1))
        yield Edit(found.start(2), found.end(2), found[2][::-1])
        yield Edit(found.start(2), found.end(2), str(int(found[2]) + 1))


def duration(text: str) -> Iterator[Edit]:
    """Another length, or months for years."""
    for found in DURATION.finditer(text):
        yield Edit(found.start(1), found.end(1), str(int(found[1]) + 1))
        yield Edit(found.start(3), found.end(3), "个月" if found[3] == "年" else "年")


def one_character(text: str) -> Iterator[Edit]:
    """One Chinese character is another one of the same text."""
    signs = [found.start() for found in re.finditer(r"[\u4e00-\u9fff]", text)]
    for index, place in enumerate(signs):
        other = next((text[each] for each in signs[index + 1 :] if text[each] != text[place]), None)
        if other is not None:
            yield Edit(place, place + 1, other)


def character_dropped(text: str) -> Iterator[Edit]:
    """One Chinese character is gone."""
    for found in re.finditer(r"[\u4e00-\u9fff](?=[\u4e00-\u9fff])", text):
        yield Edit(found.start(), found.end(), "")


def unseen(text: str) -> Iterator[Edit]:
    """A character that no reader sees: zero width, a soft hyphen, the turn of the reading direction."""
    signs = ("\u200b", "\u202e", "\u00ad", "\ufeff", "\u2060")
    for number, found in enumerate(re.finditer(r"(?<=[\u4e00-\u9fff0-9])(?=[\u4e00-\u9fff0-9])", text)):
        yield Edit(found.start(), found.start(), signs[number % len(signs)])


# A figure of the rule that a sum of a form follows by, in the form's definition.
FIGURE_OF_A_RULE = r'"(?:figure|to|lower|upper|most|over|up_to|each|floor|times)":"([^"]+)"'

# Characters that look like others: letters for digits, full-width and traditional forms.
LOOK_ALIKE = replaced(
    {
        "0": ("O", "０"),
        "1": ("l", "１"),
        "5": ("５",),
        "%": ("％",),
        "万": ("萬",),
        "元": ("圆",),
        "一": ("—", "ー"),
        "企业": ("企業",),
        "科技": ("科枝",),
    }
)


def other_unit(names: tuple[str, ...]) -> Rule:
    """A rule that puts the next organisation of the list for one that the text names."""
    behind = dict(zip(names, (*names[1:], names[0]), strict=True))
    return replaced({name: (behind[name],) for name in names})


def misspelt_unit(names: tuple[str, ...]) -> Rule:
    """A rule that alters one character of an organisation's name."""
    return replaced({name: tuple(_misspelt(name)) for name in names})


def _misspelt(name: str) -> Iterator[str]:
    for place in range(len(name)):
        yield name[:place] + ("某" if name[place] != "某" else "一") + name[place + 1 :]
        if len(name) > 3:
            yield name[:place] + name[place + 1 :]


def dropped_unit(names: tuple[str, ...]) -> Rule:
    """A rule that takes an organisation out of a list of them, with the comma before or behind it."""
    listed = "|".join(map(re.escape, names))
    patterns = re.compile(f"[、，](?:{listed})(?=[、，；）])"), re.compile(f"(?:{listed})[、，](?={listed})")

    def rule(text: str) -> Iterator[Edit]:
        for pattern in patterns:
            yield from (Edit(found.start(), found.end(), "") for found in pattern.finditer(text))

    return rule


def either(*rules: Rule) -> Rule:
    """The edits of several rules."""

    def rule(text: str) -> Iterator[Edit]:
        for each in rules:
            yield from each(text)

    return rule


UNSEEN = either(unseen, LOOK_ALIKE)
