"""Words that stand in an empty control: the forms' own, and those of Word and WPS."""

from __future__ import annotations

import re

from generator.regex import regex

_INVITATIONS = frozenset(
    (
        "请选择",
        "可多选",
        "请选择是或否",
        "按填写内容计算",
        "按条款规定的金额",
        "选择一项。",
        "选择一项",
        "单击或点击此处输入文字。",
        "点击或轻触此处输入文字。",
        "单击此处输入文字。",
        "单击或点击以输入日期。",
        "单击此处输入日期。",
        "Choose an item.",
        "Click or tap here to enter text.",
        "Click or tap to enter a date.",
    )
)
# An empty control: invitations and open places, once or (LibreOffice) several times.
_EMPTY = regex(rf"(?:{'|'.join(map(re.escape, _INVITATIONS))}|[\s_＿]|年[\s_＿]*月[\s_＿]*日|年[\s_＿]*\Z)*\Z")
_LONGEST = 2_000  # characters; an expression that repeats needs memory for each


def is_blank(words: str) -> bool:
    """Whether nothing has been filled in, going by the words alone: programs leave w:showingPlcHdr behind."""
    return bool(_EMPTY.match(words)) if len(words) < _LONGEST else not words.strip(" _＿\u3000\t\n")
