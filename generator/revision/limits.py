"""Whether a phrase that came or went is a limit and nothing else: 单个企业每年不超过20万元, 同一专利最多资助1次."""

from __future__ import annotations

from collections.abc import Sequence

from generator.notice.model import Fact
from generator.regex import regex

_LIMITED = regex(
    "同一|单[个家户项笔人]|每[个家户项年月人件]|年度|全年|累计|合计|总额|奖励|奖补|补助|补贴|资助|扶持|贴息|支持"
)
_LIMITS = regex("(?:最高(?!一[项个档类])|最多|至多|不得?超[过出]|不[高多]于|上限|限额|封顶|以[内下])")
_MORE = regex("[，。；：]|年龄|周?岁|的$|^[且并]|其中|达到|须|应当")  # a phrase more, or who may apply
_SUMS_UP = frozenset({"money", "percentage", "count", "duration"})
_OFTEN = frozenset({"repetition"})


def is_limit(words: str, facts: Sequence[Fact]) -> bool:
    """Whether `words`, which state some `facts`, are one phrase that limits what is given."""
    measured = [fact for fact in facts if fact.kind not in _OFTEN]
    if len(measured) != 1 or measured[0].kind not in _SUMS_UP:
        return False
    return bool(_LIMITED.search(words) and _LIMITS.search(words)) and not _MORE.search(words)
