"""Figures with a unit of counting that the reader of notices does not know: 10万袋, 1000千伏安.

The reader leaves them out, since no award rests on them; of two editions a figure that changed is told with its unit.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.dataclass import replace
from generator.notice.compact import half_width
from generator.notice.facts import find_facts
from generator.notice.model import Fact
from generator.regex import regex

_UNITS = (
    "千伏安 千瓦 吉瓦 袋 包 盒 瓶 罐 桶 筒 棒 尾 匹 棵 丛 蔸 粒 枚 颗 卷 窝 群 捆 副 幅 册 网箱 垛 块 机架 标箱 端口 "
    "列 趟 单次 套次 台次 场次 课次 班次 航次 架次 车次 人天 人日 人月 工位 席位 车位 泊位 平米 立方 吨公里 标立方米 "
    "TEU PFLOPS PFlops EFLOPS PB TB GB MW kW kVA P"
)
_KNOWN = "个"
_AROUND = 36  # characters before and behind a figure that say how it counts
_BY_LENGTH = "|".join(sorted(_UNITS.split(), key=len, reverse=True))
_COUNTED = regex(
    rf"(?<![\d.A-Za-z第])(?P<number>\d+(?:\.\d+)?(?:[十百千]?万|[百千亿])?)(?P<unit>{_BY_LENGTH})(?![A-Za-z\d])"
)


def counted_figures(text: str) -> Iterator[Fact]:
    """Counts of a squeezed text in the units that `find_facts` does not read, as it reads those that it knows."""
    for found in _COUNTED.finditer(half_width(text)):
        start, end = found.span()
        before, number, behind = text[max(0, start - _AROUND) : start], found["number"], text[end : end + _AROUND]
        facts = find_facts(f"{before}{number}{_KNOWN}{behind}")
        fact = next((fact for fact in facts if fact.start == len(before) and fact.kind == "count"), None)
        if fact is not None:
            yield replace(fact, text=text[start:end], start=start, end=end, unit=found["unit"])
