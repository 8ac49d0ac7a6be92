"""A run of words with the phrase that it stands in: 在职期间可领取 of 职期间可领取, which alone says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.notice.facts import find_facts
from generator.notice.model import Fact
from generator.regex import regex

_EDGE = regex(r"[，。；：、\d（）()“”]")  # stops and figures, which a condition need not repeat
_UNIT = regex(r"\A(?:[十百千万亿]*(?:[美欧]?元|人民币)|[%％‰个家人项次名件户]|的)+")
_COUNTS = regex(r"(?:每[^，。；：\d]{1,3})+\Z|(?:最高|最多|不超过|的)+\Z")
_GIVES = regex(
    r"的?(?:分别|一次性|每[^，。；：\d的]{1,3}|再|另|额外|可|相应)*(?:给予|予以|奖励|奖补|补助|补贴|资助|享受|发放|奖|补)"
)


def before_giving(text: str, start: int, end: int, facts: Sequence[Fact]) -> int:
    """Where the words of a phrase end that restrict something, before those that give: 经营满一年 of
    经营满一年的一次性奖励1万元. `facts`: figures that the words must keep."""
    first = max((fact.end for fact in facts), default=start + 2)
    found = _GIVES.search(text, max(first, start + 2), end)
    return found.start() if found else end


def in_their_phrase(run: str, around: str, passages: Iterable[str]) -> str:
    """`run`, which stands in `around`, as far as the stop or the figure on either side in the first passage with both;
    only to one side, or as it is, where that would say a figure (一次性, 一年).
    """
    passage = next((each for each in passages if around in each), None)
    if passage is None:
        return run
    start = passage.index(around) + around.index(run)
    end = start + len(run)
    before = [found.end() for found in _EDGE.finditer(passage, 0, start)]
    behind = _EDGE.search(passage, end)
    left = passage[before[-1] if before else 0 : start]
    right = passage[end : behind.start() if behind else len(passage)]
    before_it, behind_it = _UNIT.sub("", left), _COUNTS.sub("", right)
    widened = (before_it + run + behind_it, run + behind_it, before_it + run)
    return next((words for words in widened if not find_facts(words)), run)
