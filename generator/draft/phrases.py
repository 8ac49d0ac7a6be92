"""A run of words with the phrase that it stands in: 在职期间可领取 of 职期间可领取, which alone says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.notice.facts import find_facts

_EDGE = re.compile(r"[，。；：、\d（）()“”]")  # stops and figures, which a condition need not repeat
_UNIT = re.compile(r"\A(?:[十百千万亿]*(?:[美欧]?元|人民币)|[%％‰个家人项次名件户]|的)+")
_COUNTS = re.compile(r"(?:每[^，。；：\d]{1,3})+\Z|(?:最高|最多|不超过|的)+\Z")


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
