"""Ratios that share something out: 按5:3:2的比例分三年拨付 is 50, 30 and 20 per cent."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.regex import regex

_RATIO = regex(r"(?<![\d：:∶])\d{1,2}(?:[：:∶]\d{1,2}){1,5}(?![\d：:∶])", of="：:∶")
_SHARED = regex(
    r"[^，。；]{0,8}(?:拨付|兑付|兑现|发放|支付|拨款)|[^，。；]{0,4}分[^，。；]{0,6}(?:拨付|兑付|兑现|发放)"
)


def shares_in(text: str) -> tuple[Decimal, ...]:
    """The shares in per cent of the ratio by which the words pay something out; empty where they name none."""
    for found in _RATIO.finditer(text):
        if _SHARED.match(text, found.end()):
            parts = [Decimal(part) for part in re.split("[：:∶]", found[0])]
            return tuple(part * 100 / sum(parts) for part in parts) if sum(parts) else ()
    return ()
