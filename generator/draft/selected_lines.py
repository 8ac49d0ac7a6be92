"""The sums of one list, with the years, levels, places and bands that select each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from generator.dataclass import replace
from generator.draft.bands import SaidBand, bands_for
from generator.draft.granting import case_of
from generator.draft.lines import Grant, SumLine
from generator.draft.part import FigurePart, Role
from generator.draft.regions import Region
from generator.draft.selectors import Selector, aligned, one_in, shared_out, year_words, years_in, years_of_one
from generator.draft.words import phrase_start
from generator.regex import regex

_MEASURED = regex(r"\A(?:或|并|且)?(?:按照?|参照|依照)")
# 给予亚洲地区每个展位1.5万元, 按博士5000元: the words directly before a sum, and what it is counted by.
_NAMED = regex(
    r"(?:给予|予以|按照?|补贴|补助|奖励|其中|\A)(?P<label>[A-ZⅠ-Ⅻ](?:类|档|期|级|等)?|[^，。；：、\d（）给予补奖按对]{2,10}?)(?:每一?[^，；、\d年]{1,3})*\Z"
)
_NO_NAME = regex(
    "[给予补奖按的每再另总额标准最高不超过]|资金|单|人均|一次|金额|经费|企业|单位|个人|机构|人民币|定额|用人"
    "|此后|其后|以后|之后|今后|随后|后续|其余年|基础之?上"  # which years or on top of what, no name of a sum
)
_NO_LABEL = regex("^(?:此后|其后|以后|之后|今后|随后|后续|其余年)|基础之?上")
# 按该产品首年度销售额的10%: the year of what the rate is of.
_OF_A_BASE = regex(
    "(?:按照?|以)[^，。；：]{0,10}(?:首年|第一年|首个年)(?:度|完整年度)?的?(?:实际)?(?:销售|营业|营收|产值|投资|纳税|缴税|研发|出口|进口|交易)[^，。；：]{0,8}的?\\Z"
)


def lines_of(text: str, region: Region, parts: Sequence[FigurePart], done: int, current: Grant | None) -> list[SumLine]:
    """The sums of one list with what selects each."""
    lines = _selected(text, region, parts, done, current)
    start, end = region.start, region.first
    years = years_in(text[start:end], done)
    said_years = years_of_one(text[phrase_start(text, start, end) : end], done) if len(lines) == 1 else ()
    if said_years and len(years) != 1:
        return [replace(lines[0], selector=Selector(years=span), year_words=words) for span, words in said_years]
    if len(years) == 1 and not _OF_A_BASE.search(text[start:end]):
        lines = [_in_years(line, years[0]) for line in lines]
    spans = [line.selector.years for line in lines]
    said = [year_words(text[start:end], span, done) if span else None for span in spans]
    return [replace(line, year_words=words) for line, words in zip(lines, said, strict=True)]


def _selected(
    text: str, region: Region, parts: Sequence[FigurePart], done: int, current: Grant | None
) -> list[SumLine]:
    """The sums with the levels, places and bands that select them, and what each is given for."""
    start, end = region.start, region.first
    first = bisect_left(parts, start, key=lambda part: part.listed.start)
    before = [*takewhile(lambda part: part.listed.end <= end, parts[first:])]
    thresholds = [part for part in before if part.role is Role.BAND]
    each = next((part for part in reversed(before) if part.role is Role.EACH), None)
    chosen = _chosen(text, region, thresholds, done) or _again(text, region, current)
    one = bands_for(thresholds, 1) or (None,)
    selectors = chosen or [(Selector(), one[0])] * len(region.items)
    label = _label(text, region)
    return [
        SumLine(item, (start, end), selector, band or one[0], each, label=label)
        for item, (selector, band) in zip(region.items, selectors, strict=True)
    ]


def _in_years(line: SumLine, years: tuple[int, int]) -> SumLine:
    return line if line.selector.years else replace(line, selector=replace(line.selector, years=years))


def _label(text: str, region: Region) -> str | None:
    """The words of the giving phrase that name a single sum, where they are short and name no applicant."""
    if len(region.items) > 1:
        return None
    start = phrase_start(text, region.start, region.first)
    named = _NAMED.search(text[start : region.first]) if region.items[0].kind == "money" else None
    if named and not _NO_NAME.search(named["label"]):
        return named["label"]
    if _NO_LABEL.search(text[start : region.first]):
        return None
    case = case_of(text, start, region.first)
    words = _MEASURED.sub("", text[slice(*case.trigger)]) if case.trigger else ""
    plain = 2 <= len(words) <= 16 and not case.towards and not re.match("[其该在按每再另]|同一|单个|年度|累计", words)
    return words if plain else None


def _chosen(
    text: str, region: Region, thresholds: Sequence[FigurePart], done: int
) -> list[tuple[Selector, SaidBand | None]] | None:
    count, words = len(region.items), text[region.start : region.first]
    if count == 1:
        phrase = words[phrase_start(words, 0, len(words)) :]
        return [(one_in(phrase) or one_in(words) or Selector(), None)]
    bands = bands_for(thresholds, count)
    if bands:
        return [(Selector(), band) for band in bands]
    bare = next((part.listed.items for part in reversed(thresholds) if len(part.listed.items) == count), ())
    if bare:
        return [(Selector(level=item.words), None) for item in bare]  # 增长10%、20%的企业，分别…
    selectors = aligned(words, count, done) or shared_out(words, text[region.last : region.end], count)
    return [(selector, None) for selector in selectors] or None


def _again(text: str, region: Region, current: Grant | None) -> list[tuple[Selector, SaidBand | None]] | None:
    """第二年达到上述标准的，分别按…: the same selectors again; and those of the words before a list in brackets."""
    if current is None or not re.search("上述|以上标准|同样", text[region.start : region.first]):
        return None
    last = current.lines[-len(region.items) :]
    same = len(last) == len(region.items)
    return [(replace(line.selector, years=None), line.band) for line in last] if same else None
