"""Whether words that took the place of others say only how often, or in how many parts, something is paid or done."""

from __future__ import annotations

from generator.regex import regex

_OFTEN = regex(
    r"(?:[按每逐](?P<span>半年|(?:[一二两三四五六\d]+个?)?(?:年|季|月|周|日|天)|半个?月)度?)"
    r"|分(?P<parts>[一二两三四五六\d]+个?(?:年度?|期|批次?|次))"
)


def is_another_period(old: str, new: str) -> bool:
    """Whether 按季度 became 按月, or 分两年 became 分三年; 按年 and 按年度 say the same."""
    before, after = (_OFTEN.fullmatch(words) for words in (old, new))
    return before is not None and after is not None and before.groups() != after.groups()
