"""One line of a grant as plain values: its amount, what selects it, what limits it."""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.draft.bands import SaidBand
from generator.draft.base import base_of
from generator.draft.figures import Data, number
from generator.draft.lines import Grant, SumLine
from generator.draft.part import FigurePart
from generator.draft.per import per_of
from generator.draft.quantities import Quantity
from generator.draft.words import SCOPE
from generator.regex import regex

_SCOPE_END = regex(
    r"(?:给予|予以|奖励|奖补|补助|补贴|资助|扶持|支持|最高|最多|不得?超过|累计|总额|金额|额度|资金|原则上|可|合计|总计|补).*\Z"
)
# 每年 behind the benefit (每个企业租金补贴每年不超过5万元) and the number of what is limited belong to the scope.
_SCOPE_TO = regex(
    r".+(?:每年度?|每个?月|每季度?|每学期|数量|家数|人数|名额)(?=(?:给予|最高|最多|不得?超过|可|的|累计|原则上)*\Z)"
)

_NOUN_BEHIND = regex(r"[^，。；：、\d（）的给予奖补资每]{1,8}(?=\d|给予|奖励|补助|补贴|资助|奖补)")
# 同一企业同一年度获得本措施各项奖励总额: what is got under which rules says what the limit holds for.
_OF_WHAT_IS_GOT = regex(
    r"(?:获得|获取|享受|申领|领取|取得)(?:(?:本(?:措施|办法|政策|意见|规定|细则|条|通知|方案)|各[项类]|上述|以上)[^，。；]*|的[^，。；]*总额)"
)
_LIMIT_END = regex(r"(?:最高|最多|不得?超过|累计|合计|总计|共计|原则上|均|可)+\Z")
_EACH_ONE = regex("每[^，。；\\d每]{1,8}?一(?P<unit>个|家|户|名|人|项|件|场|次|台|套)")
_PART_OF = regex(r"\d[万亿]*[^，。；：\d]{1,8}的?部分")  # 增量不超过1000万元的部分, 500万元至1000万元的部分
_PART_ABOVE = regex(r"超出的?部分|超过[^，。；]{0,12}的?部分|以上的?部分")


def trimmed(words: str) -> str:
    """The words without stops at either end, and without a bracket that they do not close."""
    inner = words.rstrip("。").strip("，,：:；;、").rstrip("（(")
    opened = inner.startswith(("（", "(")) and not re.search("[）)]", inner)
    return inner.lstrip("（(，,：:；;、") if opened else inner


def end_of(grant: Grant, line: SumLine) -> int:
    """Where the phrase of a sum ends."""
    text, end = grant.sentence.wide, line.quantity.end
    return min([len(text), *(place for stop in "，；：）。、" if (place := text.find(stop, end)) >= 0)])


def terms_of(grant: Grant, line: SumLine) -> Data:
    """What selects and limits one line."""
    terms: Data = {}
    if line.selector.years:
        terms["years"] = years_data(line.selector.years, line.year_words)
    band = _band_of(grant, line)
    if band and not shared_band(grant):
        terms["band"] = band.as_data()
    if band and _takes_excess(grant, line):
        terms["reach"] = "excess"
    each = _each(grant, line.each) if line.each else _each_one(grant, line)
    if each:
        terms["each"] = each
    if line.caps and len(grant.lines) > 1:
        terms["caps"] = [limit_of(grant.sentence.wide, grant.sentence.text, part) for part in line.caps]
    return terms


def _band_of(grant: Grant, line: SumLine) -> SaidBand | None:
    """The band that selects a line, or that of the words above where the grant names no case of its own."""
    if line.band or grant.topic is None or grant.case.trigger:
        return line.band
    return grant.topic.band


def shared_band(grant: Grant) -> SaidBand | None:
    """The band of all sums of a grant with several."""
    bands = [line.band for line in grant.lines]
    same = len(bands) > 1 and all(band == bands[0] for band in bands)
    return bands[0] if same else None


def _takes_excess(grant: Grant, line: SumLine) -> bool:
    """Whether a rate is of what exceeds the figure that selects it: 按超出部分的1%."""
    words = grant.sentence.text[line.own[0] : end_of(grant, line)]
    if line.quantity.kind == "percentage" and not (line.each or line.quantity.per):
        return _rates_excess(line.band, words)
    if line.band is None or line.band.lower is None:
        return False
    if line.each:
        counted = line.each.listed.items[0].unit == line.band.unit  # 1亿元以上的，每增加1亿元再奖励2万元
        return counted and re.search("每[^，。；]{0,6}[增超]", words) is not None
    counted = line.quantity.per is not None and line.band.unit in line.quantity.per
    return counted and _PART_ABOVE.search(words) is not None


def _rates_excess(band: SaidBand | None, words: str) -> bool:
    """按超出部分的1%, and each of 1000万元以内的部分0.5%; 增长10%以上的，按增量的1% is of the growth itself."""
    if _PART_OF.search(words):
        return True
    opened = band is None or (band.lower is not None and (band.unit != "%" or "超" in words))
    return opened and re.search("超出|超过部分|超额|增量|新增部分", words) is not None


def years_data(span: tuple[int, int], words: str | None) -> Data:
    return {"first": span[0], "last": span[1], **({"words": words} if words else {})}


def _each(grant: Grant, part: FigurePart) -> Data:
    item = part.listed.items[0]
    start = grant.sentence.text.rfind("每", 0, item.start)
    end = item.end + len(_noun_behind(grant.sentence.wide, item.end))
    return {"words": grant.sentence.text[start:end], "count": number(item.value), "of": item.unit}


def _noun_behind(wide: str, end: int) -> str:
    """学生 of 每接待1名学生10元: what is counted, where nothing but a sum or its verb follows."""
    found = _NOUN_BEHIND.match(wide, end)
    return found[0] if found else ""


def _each_one(grant: Grant, line: SumLine) -> Data:
    """每引进一个亿元以上项目，奖励20万元: each one of what the case names."""
    if line.quantity.kind != "money" or grant.case.trigger is None:
        return {}
    found = _EACH_ONE.search(grant.sentence.text, *grant.case.trigger)
    own = per_of(grant.sentence.wide, line, end_of(grant, line))
    return {} if found is None or own else {"words": found[0], "count": 1, "of": found["unit"]}


def amount_of(grant: Grant, line: SumLine) -> Data:
    quantity = line.quantity
    base = base_of(grant.sentence.wide, line, end_of(grant, line)) or _base_of_row(grant, line) or _base_raised(grant)
    of: Data = {"of": base} if base and base != grant.named else {}
    match quantity.kind:
        case "times":
            words: Data = {} if quantity.words.endswith("倍") else {"words": quantity.words}
            return {"times": number(quantity.value), **of, **words, **_bound(quantity)}
        case "share":
            return {"portion": number(quantity.value), "words": quantity.words, **of}
        case "percentage":
            return {"percent": number(quantity.value), **_ends(quantity), **of, **_bound(quantity), **_per(grant, line)}
        case _:
            value: Data = {"value": number(quantity.value), **_ends(quantity), "unit": quantity.unit}
            return {**value, **_bound(quantity), **_per(grant, line)}


def _base_of_row(grant: Grant, line: SumLine) -> str | None:
    """The base of the first rate of a list holds for the others: 购房总价 of 分别给予购房总价50%、30%."""
    if line.quantity.kind != "percentage":
        return None
    place = bisect_left(grant.lines, line.own, key=lambda each: each.own)
    first = grant.lines[place] if grant.lines[place : place + 1] else line
    same = first.own == line.own and first.quantity.kind == "percentage" and first is not line
    return base_of(grant.sentence.wide, first, end_of(grant, first)) if same else None


def _base_raised(grant: Grant) -> str | None:
    """A rate that is raised for some is of the same as that of the others."""
    of = amount_of(grant.raises, grant.raises.lines[0]).get("of") if grant.raises else None
    return str(of) if of else None


def _ends(quantity: Quantity) -> Data:
    return {"to": number(quantity.to)} if quantity.to is not None else {}


def _bound(quantity: Quantity) -> Data:
    bound: Data = {} if quantity.bound == "exact" else {"bound": quantity.bound}
    return bound if quantity.inclusive is None else {**bound, "inclusive": quantity.inclusive}


def _per(grant: Grant, line: SumLine) -> Data:
    if line.each:
        return {}
    per = per_of(grant.sentence.wide, line, end_of(grant, line)) or _per_of_row(grant, line)
    if per is None and grant.raises:
        return _per(grant.raises, grant.raises.lines[0])
    return {"per": per} if per else {}


def _per_of_row(grant: Grant, line: SumLine) -> str | None:
    """每人补贴亚洲地区5000元、欧美地区1万元: what the first of a pair is counted by counts the second."""
    place = bisect_left(grant.lines, line.quantity.start, key=lambda each: each.quantity.start)
    before = grant.lines[place - 1] if place and line in grant.lines[place : place + 1] else None
    if before is None or before.quantity.kind != line.quantity.kind or before.quantity.kind != "money":
        return None
    wide = grant.sentence.wide
    pair = re.fullmatch("、[^，。；：、每]{2,12}", wide[before.quantity.end : line.quantity.start])
    per = per_of(wide, before, end_of(grant, before)) if pair else None
    return per if per and f"每{per}" in wide[before.own[0] : before.quantity.start] else None


def _counted_by(wide: str, item: Quantity) -> Data:
    """最高不超过30元/平方米/月: the limit of a unit sum is counted as the sum is."""
    return {"per": item.per} if item.per and wide[item.end : item.end + 1] in ("/", "／") else {}


def _scope_of(before: str) -> str:
    """What a limit holds for, of the words from its scope to its figure: 每家企业 of 每家企业最高."""
    if _OF_WHAT_IS_GOT.search(before):
        return _LIMIT_END.sub("", before)
    counted = _SCOPE_TO.match(before)
    return counted[0] if counted else _SCOPE_END.sub("", before).removesuffix("的")


def limit_of(wide: str, text: str, part: FigurePart) -> Data:
    """A cap as plain values, with its scope as printed."""
    item = part.listed.items[0]
    start = max(wide.rfind(stop, 0, item.start) for stop in "，：；。（、") + 1
    found = SCOPE.search(wide, start, item.start)
    words = _scope_of(text[found.start() : item.start]) if found else ""
    scope: Data = {"scope": words} if len(words) >= 2 else {}
    kinds = {"money": "money", "percentage": "share"}
    if item.kind in kinds:
        value: Data = (
            {"percent": number(item.value)}
            if item.kind == "percentage"
            else {"value": number(item.value), "unit": item.unit, **_counted_by(wide, item)}
        )
        return {kinds[item.kind]: {**value, **_bound(item)}, **scope}
    return {"count": {"count": number(item.value), "of": item.unit, **_bound(item)}, **scope}
