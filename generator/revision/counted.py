"""Figures with a unit of counting that the reader of notices does not know: 10万袋, 1000千伏安.

The reader leaves them out, since no award rests on them; of two editions a figure that changed is told with its unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.notice import bounds
from generator.notice.compact import half_width
from generator.notice.model import Fact
from generator.regex import regex

_UNITS = (
    "千伏安 千瓦 吉瓦 袋 包 盒 瓶 罐 桶 筒 棒 尾 匹 棵 丛 蔸 粒 枚 颗 卷 窝 群 捆 副 幅 册 网箱 垛 块 机架 标箱 端口 "
    "单次 套次 台次 场次 课次 班次 航次 架次 车次 人天 人日 人月 工位 席位 车位 泊位 平米 立方 吨公里 标立方米 "
    "TEU PFLOPS PFlops EFLOPS PB TB GB MW kW kVA P"
)
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "十万": 100_000, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_BY_LENGTH = "|".join(sorted(_UNITS.split(), key=len, reverse=True))
_COUNTED = regex(
    rf"(?<![\d.A-Za-z第])(?P<digits>\d+(?:\.\d+)?)(?P<scale>十万|百万|千万|[百千万亿])?(?P<unit>{_BY_LENGTH})(?![A-Za-z\d])"
)


def counted_figures(text: str) -> Iterator[Fact]:
    """Counts of a squeezed text in the units that `find_facts` does not read, each with its bound."""
    small = half_width(text)
    for found in _COUNTED.finditer(small):
        start, end = found.span()
        behind = bounds.after(small, end, is_span=False)
        bound = behind.bound or bounds.before(small, start) or "exact"
        value = Decimal(found["digits"]) * _SCALES[found["scale"] or ""]
        yield Fact("count", text[start:end], start, end, value, found["unit"], bound, behind.inclusive)
