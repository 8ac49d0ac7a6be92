"""Terms that no single figure tells, read again from the words that they cite: years, places, units, portions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from generator.audit.read.model import squeeze
from generator.audit.read.model_items import ModelItem
from generator.audit.rederive.facts import facts_of
from generator.message import Message, message
from generator.notice.numerals import CHINESE_NUMERALS, chinese_number
from generator.regex import regex

_N = rf"(?:\d+|[{CHINESE_NUMERALS}]+)"
_YEARS = regex(
    rf"第(?P<a>{_N})年?度?(?:至|到|[-—－–~～]+)第?(?P<b>{_N})个?年|第(?P<nth>{_N})个?年|前(?P<head>{_N})个?年"
    rf"|后(?P<tail>{_N})个?年|(?P<first>首个?年|首年)|(?P<next>[次翌]年)|(?P<length>{_N})个?年"
)
_PLACES = regex(rf"第?(?P<a>{_N})名?(?:至|到|[-—－–~～]+)第?(?P<b>{_N})名|第(?P<nth>{_N})名|前(?P<head>{_N})")
_YEARLY = regex("逐年|分年|依次|分别")
_PORTIONS = ((regex("减半|半"), Decimal("0.5")), (regex("全|免|足额|等额"), Decimal(1)))
_POINTS = regex(r"([\d.]+)个百分点")
_TENTHS = regex("([一二三四五六七八九])折")
_RATIO = regex(r"([\d.]+)[:：∶比]([\d.]+)")


def ill_worded(item: ModelItem) -> Iterator[Message]:
    """What an object states otherwise than its own words, or the words that it cites."""
    check = _CHECKS.get(item.field)
    if check is None or not item.path.startswith("awards."):
        return
    words = "，".join(squeeze(source["quote"]) for source in item.sources)
    stated = check(item.value, words)
    if stated is not None:
        said = squeeze(item.value.get("words") or words)
        yield message("the quoted words say {said}, not {value}", said=said, value=stated)


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isascii() else chinese_number(numeral) or 0


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, int, int]]:
    """(how it is told, first, last) of every span in a text."""
    for found in pattern.finditer(text):
        told = {name: part for name, part in found.groupdict().items() if part}
        if "a" in told:
            yield "a", _number(told["a"]), _number(told["b"])
        else:
            name, part = next(iter(told.items()))
            fixed = {"first": 1, "next": 2}.get(name)
            last = fixed if fixed is not None else _number(part)
            yield name, last if name in ("nth", "first", "next") else 1, last


def _years(value: Mapping[str, Any], words: str) -> str | None:
    first, last = value["first"], value["last"]
    if not value.get("words") and first == 1 < last:
        return None  # 连续3年 is read as a figure
    told = [*_spans(_YEARS, squeeze(value.get("words") or words))]
    if first < last and {*range(first, last + 1)} <= {begin for name, begin, _ in told if name == "nth"}:
        return None  # 第一年、第二年
    if any(_tells((first, last), each, words) for each in told):
        return None
    return f"{first}–{last}"


def _tells(years: tuple[int, int], told: tuple[str, int, int], words: str) -> bool:
    """Whether words say these years, as (how it is told, first, last)."""
    (first, last), (name, begin, end) = years, told
    if name == "tail":
        return end - begin == last - first
    return (begin, end) == years or (begin <= first == last <= end and _shares_out(name, words))


def _shares_out(name: str, words: str) -> bool:
    """Whether the years that are told so have a figure each: 前三年按80%、60%、40%; 5年内按100%、50%逐年.

    So are 第一年至第三年分别按100%、80%、50%.
    """
    listed = name in ("head", "a") and "、" in words
    return listed or (name in ("head", "a", "length") and _YEARLY.search(words) is not None)


def _lasts(value: Mapping[str, Any], _words: str) -> str | None:
    """For how many months or days, where the model takes over the words that say it."""
    length = f"P{value['months']}M" if value.get("months") is not None else f"P{value['days']}D"
    told = [(fact.value, fact.bound) for fact in facts_of(value.get("words") or "") if fact.kind == "duration"]
    return None if not value.get("words") or (length, value.get("bound", "exact")) in told else length


def _ranks(value: Mapping[str, Any], words: str) -> str | None:
    first, last = value["first"], value["last"]
    for _, begin, end in _spans(_PLACES, words):
        if (begin, end) == (first, last) or begin <= first == last <= end:
            return None
    return f"{first}–{last}"


def _each(value: Mapping[str, Any], _words: str) -> str | None:
    counted = [fact.value for fact in facts_of(value["words"]) if fact.kind in ("count", "money", "percentage")]
    number = Decimal(str(value["count"]))
    return None if "每" in value["words"] and number in (counted or [Decimal(1)]) else str(number)


def _amount(value: Any, _words: str) -> str | None:
    """A portion or a factor that is told in words."""
    if not isinstance(value, Mapping) or not value.get("words"):
        return None
    name = "portion" if "portion" in value else "times"
    stated = Decimal(str(value[name]))
    return None if stated in set(_factors(squeeze(value["words"]))) else str(stated)


def _factors(words: str) -> Iterator[Decimal]:
    ratio, tenths = _RATIO.search(words), _TENTHS.search(words)
    if ratio and Decimal(ratio[1]):
        yield Decimal(ratio[2]) / Decimal(ratio[1])
    if tenths:
        yield Decimal(_number(tenths[1])) / 10
    points = _POINTS.search(words)
    if points:
        yield Decimal(points[1]) / 100
    yield from (Decimal(str(fact.value)) for fact in facts_of(words) if fact.kind == "count")
    yield from (number for pattern, number in _PORTIONS if pattern.search(words))


def shared_out(lines: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the places of tiers follow one another, each given once."""
    ranks = [line["ranks"] for line in lines if line.get("ranks")]
    return all(behind["first"] == before["last"] + 1 for before, behind in pairwise(ranks))


_CHECKS: Mapping[str, Callable[[Any, str], str | None]] = {
    "years": _years,
    "lasts": _lasts,
    "ranks": _ranks,
    "each": _each,
    "amount": _amount,
}
