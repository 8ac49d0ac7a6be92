"""Where a title may be broken: at the edges of words that titles have, never inside a name (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.regex import regex

# Words that stay whole; a line may begin before a word of the first kind and end behind one of the second.
_BEGIN = (
    "关于|印发|促进|支持|推进|推动|加快|鼓励|进一步|实施|贯彻|《|〈|若干|高质量|实施细则|实施办法|管理办法|暂行|试行|的通知"
    "|行动计划|工作方案|奖励|补助|政策措施|管理暂行办法|打造|构建|完善|优化|深化|切实|有效|积极|全力|惠民生|创新提升"
    "|稳定(?=经济|就业)|服务(?=实体经济|民营经济|企业|中小企业|小微企业|高质量发展)"
    # of the labels of forms
    "|文件|名称|编号|证书|日期|时间|年度|金额|大写|合计|资金|费用|面积|地址|人数|数量|情况|部分|级别|类别|申请|认定|核定|获得|享受|已获|是否"
    "|此前|本项|到账|核心|作用|其中|完成|证明|考核|培育|高新技术企业"
)
_END = "》|〉|的|和|与|及|或|、|）|高新区|开发区|示范区|自治区|有限公司"
_KEPT = regex(
    r"第?[0-9A-Za-z.\-]+(?:[年月日号批条项期届版个家强]度?)?|[（〔《〈(][^）〕》〉)]{1,14}[）〕》〉)]|若干(?:政策)?(?:措施|规定|意见)"
    r"|高质量发展|高新技术企业|实施细则|实施办法|管理暂行办法|暂行办法"
)
# What leads to the next word: no line ends with it. What may not begin a line.
_LEADS = ("进一步", "切实", "深化", "全力", "有效", "积极", "加快", "大力", "《", "〈", "<", "（", "(", "“")
_FOLLOWS = ("的", "、", "）", "》", "〉", ">", ")", "和", "与", "及", "或")
# Behind a verb, before the name of a place.
_PLACE = "(?<=促进|支持|推进|推动|加快)(?=[\u4e00-\u9fff]{2,14}[区市县])"
_BREAKS = regex(f"(?={_BEGIN})|(?<={_END.replace('|', ')|(?<=')})|{_PLACE}")


def title_breaks(title: str, names: Iterable[str]) -> tuple[int, ...]:
    """The places in `title` at which a line may begin. `names`: of organisations and places, which stay whole."""
    return _breaks(title, tuple(names))


@lru_cache(maxsize=1024)
def _breaks(title: str, names: tuple[str, ...]) -> tuple[int, ...]:
    """Remembered: all documents of a policy print its title, and forms the same labels."""
    whole = [*(found.span() for found in _KEPT.finditer(title)), *_named(title, names)]
    edges = {found.start() for found in _BREAKS.finditer(title)} | {edge for span in whole for edge in span}
    inside = {place for start, end in whole for place in range(start + 1, end)}
    apart = (place for place in edges - inside if 0 < place < len(title))
    return tuple(
        sorted(place for place in apart if not (title.startswith(_FOLLOWS, place) or title.endswith(_LEADS, 0, place)))
    )


def _named(title: str, names: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where names stand in a title: few of many do."""
    for name in names:
        if name and name in title:
            yield from (found.span() for found in re.finditer(re.escape(name), title))
