"""Where a title may begin a new line: never inside a word, lines as even as can be (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.regex import regex

_UNEVEN = 3
COVER_WIDTH = 18  # characters of a title on a line of the text
# Words that stay whole; a line may begin before a word of the first kind and end behind one of the second.
_BEGIN = (
    "关于|印发|促进|支持|推进|推动|加快|鼓励|进一步|实施|贯彻|《|若干|高质量|实施细则|实施办法|管理办法|暂行|试行|的通知"
    "|行动计划|工作方案|奖励|补助|政策措施"
    # of the labels of forms
    "|文件|名称|编号|证书|日期|时间|年度|金额|大写|合计|资金|费用|面积|地址|人数|数量|情况|部分|级别|类别|申请|认定|核定|获得|享受|已获|是否"
    "|此前|本项|到账|核心|作用|其中|完成|证明|考核|培育|高新技术企业"
)
_END = "》|的|和|与|及|或|、|）|高新区|开发区|示范区|自治区|有限公司"
_KEPT = regex(
    r"[0-9A-Za-z.\-]+|[（〔《][^）〕》]{1,8}[）〕》]|若干(?:政策)?(?:措施|规定|意见)|高质量发展|高新技术企业|实施细则"
    r"|实施办法"
)
_BREAKS = regex(f"(?={_BEGIN})|(?<={_END.replace('|', ')|(?<=')})")


def title_lines(
    title: str, names: Iterable[str] = (), width: int = COVER_WIDTH, *, label: bool = False
) -> tuple[int, ...]:
    """The places in `title` at which a new line begins; none where it fits one line or no even cut is safe.

    `names`: of organisations and places, which stay whole. The fewest lines are taken, of those the most even ones.
    `label`: of a field; none of its lines is shorter than a third of the longest, since Word evens them otherwise.
    """
    places = _places(title, names)
    for lines in range(1, 6):
        cuts = _cut(title, places, lines, width, _UNEVEN if label else len(title))
        if cuts is not None:
            return cuts
    return ()


def _places(title: str, names: Iterable[str]) -> tuple[int, ...]:
    """Where a line may begin: at the edges of known words, outside names."""
    whole = [found.span() for found in _KEPT.finditer(title)]
    whole += [found.span() for name in names if name for found in re.finditer(re.escape(name), title)]
    edges = {found.start() for found in _BREAKS.finditer(title)} | {edge for span in whole for edge in span}
    inside = {place for start, end in whole for place in range(start + 1, end)}
    before = {place for place in edges if title[place : place + 1] in ("的", "、", "）", "》", "和", "与", "及", "或")}
    return tuple(sorted(place for place in edges - inside - before if 0 < place < len(title)))


def _cut(title: str, places: tuple[int, ...], lines: int, width: int, uneven: int) -> tuple[int, ...] | None:
    """The most even cut of the title into so many lines, each at most `width` long and at most `uneven` times as long
    as another."""
    if lines == 1:
        return () if len(title) <= width else None
    best: tuple[float, tuple[int, ...]] | None = None
    for cuts in _choices(places, lines - 1):
        sizes = [end - start for start, end in zip((0, *cuts), (*cuts, len(title)), strict=True)]
        if max(sizes) <= min(width, uneven * min(sizes)):
            spread = max(sizes) - min(sizes) + (0.5 if sizes[-1] > sizes[0] else 0)
            best = min(best or (spread, cuts), (spread, cuts))
    return best[1] if best else None


def _choices(places: tuple[int, ...], many: int) -> Iterable[tuple[int, ...]]:
    if many == 0:
        yield ()
    for index, place in enumerate(places):
        for rest in _choices(places[index + 1 :], many - 1) if many else ():
            yield (place, *rest)
