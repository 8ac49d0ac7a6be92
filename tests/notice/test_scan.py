"""Patterns that are tried only where a match can begin find what they find in the whole text."""

from __future__ import annotations

import re
from random import Random

import pytest

from generator.notice.figures import NUMBER, NUMBER_STARTS
from generator.notice.scan import matches
from generator.notice.words import READERS

_PATTERNS = [(NUMBER, NUMBER_STARTS), *((pattern, starts) for pattern, starts, _, _ in READERS if starts)]
_PIECES = [*"0123456789.,，/-年月日度底末元万亿千百十两〇零一二三四五六七八九半个点名第等奖星级特甲乙丙ABEXx$￥¥€£ 份"]
_PIECES += ["20", "19", "US$", "HK$", "RMB", "CNY", "百分之", "万分之", "2024年", "3月", "1,300", "5,0000", "3A级"]
_PIECES += ["第二名", "一等奖", "٣", "，给予"]


@pytest.mark.parametrize(("pattern", "starts"), _PATTERNS)
def test_what_is_found_is_what_the_pattern_finds(pattern: re.Pattern[str], starts: re.Pattern[str]) -> None:
    random, seen = Random(7), 0
    for _ in range(6000):
        text = "".join(random.choices(_PIECES, k=random.randrange(1, 14)))
        found = [each.span() for each in pattern.finditer(text)]
        assert [each.span() for each in matches(pattern, starts, text)] == found, text
        seen += len(found)
    assert seen > 400
