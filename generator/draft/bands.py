"""Bands: the figures of an applicant that select a sum, with the ends as the words set them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from generator.dataclass import dataclass, replace
from generator.draft.figures import Data, number
from generator.draft.part import FigurePart
from generator.draft.quantities import Quantity
from generator.regex import regex

_SETS = regex(
    r"(?:[在为是达]|达到|超过|不?低于|不?少于|不?满|不足|突破|大于|高于|大于等于|年度|累计|总计|人民币|同比|均|首次|首度|初次|再次|已经?|新(?=突破|达|超)|不得|以[上下]|至|到)+\Z"
)
_OPENS = regex(
    r"\A.*(?:对于?|凡|[的且并，、）)]|按照?|以及|或者?|和|及"
    r"|当年|首年|第[一二三四五六七八九十\d]+个?年度?|上年度?|年度)"
)
_STRICT = regex(
    r"(?<![不未])(?<!不得)(?:超过|高于|大于|多于|突破|逾|低于|小于|少于)[^，。；、]{0,3}\Z|(?:不足|不满|未满|未达到?)\Z"
)
_REACHED = regex("达到?|满|超|突破|不低于|不少于|以[上下]")
_AGE = regex("岁|日|天|年|月|小时|倍|层")
_ORDER = {"money": 0, "percentage": 2, "count": 1}


@dataclass(frozen=True, slots=True)
class SaidBand:
    """`of`: which figure, in the words of the sentence; an open end is None."""

    unit: str
    lower: Decimal | None = None
    upper: Decimal | None = None
    lower_inclusive: bool | None = None
    upper_inclusive: bool | None = None
    of: str | None = None
    places: tuple[tuple[int, int], ...] = ()

    def as_data(self) -> Data:
        """The band as plain values of the model."""
        data: Data = {"of": self.of} if self.of else {}
        data["unit"] = self.unit
        for end in ("lower", "upper"):
            value, inclusive = getattr(self, end), getattr(self, f"{end}_inclusive")
            if value is not None:
                data[end] = number(value)
            if value is not None and inclusive is not None:
                data[f"{end}_inclusive"] = inclusive
        return data


def bands_for(parts: Sequence[FigurePart], count: int) -> tuple[SaidBand, ...]:
    """One band for each of `count` sums, from the thresholds before them; none where they do not match.

    For one sum the figure in money comes first, then a number, then a percentage.
    """
    runs = [_joined(part) for part in parts]
    if count > 1:
        return next((bands for bands in runs if len(bands) == count), ())
    single = [bands[0] for bands in _paired(runs) if len(bands) == 1 and not _AGE.search(bands[0].unit)]
    kinds = {"CNY": "money", "USD": "money", "%": "percentage"}
    single.sort(key=lambda band: _ORDER[kinds.get(band.unit, "count")])
    return tuple(single[:1])


def _joined(part: FigurePart) -> tuple[SaidBand, ...]:
    """The bands of one list: ranges as they are; bare figures are as the words set them: 300万、500万、1000万以上."""
    if _is_bare(part):
        return ()
    of = _metric(part.left)
    items = part.listed.items
    strict = _STRICT.search(part.left) is not None
    bands = [_single(item, of, strict=strict) for item in items]  # 突破1亿元、5亿元: neither is reached at the figure
    return tuple(_closed(bands))


def _is_bare(part: FigurePart) -> bool:
    """增长15%的企业: nothing says whether more will do, so the figure is a condition as it stands."""
    plain = all((item.kind, item.bound, item.to) == ("percentage", "exact", None) for item in part.listed.items)
    return plain and not _STRICT.search(part.left) and not _REACHED.search(part.left)


def _single(item: Quantity, of: str | None, *, strict: bool) -> SaidBand:
    """`strict`: the words leave the figure itself out (超过, 不足)."""
    said = False if strict and item.inclusive is None else item.inclusive
    place = ((item.start, item.end),)
    if item.to is not None:
        return SaidBand(item.unit, item.value, item.to, item.inclusive, item.to_inclusive, of, place)
    if item.bound == "at_most":
        return SaidBand(item.unit, None, item.value, None, said, of, place)
    return SaidBand(item.unit, item.value, None, said, None, of, place)


def _closed(bands: Sequence[SaidBand]) -> list[SaidBand]:
    """15万元以上的，50万元以下的 is one band."""
    result: list[SaidBand] = []
    for band in bands:
        before = result[-1] if result else None
        if before and _closes(before, band):
            result[-1] = replace(
                before, upper=band.upper, upper_inclusive=band.upper_inclusive, places=(*before.places, *band.places)
            )
        else:
            result.append(band)
    return result


def _closes(before: SaidBand, band: SaidBand) -> bool:
    opened = before.lower is not None and before.upper is None and band.lower is None and band.upper is not None
    same = before.unit == band.unit and (band.of is None or before.of is None or band.of == before.of)
    return opened and same and before.lower is not None and band.upper is not None and before.lower < band.upper


def _paired(runs: Sequence[tuple[SaidBand, ...]]) -> list[tuple[SaidBand, ...]]:
    flat = _closed([band for bands in runs for band in bands])
    return [(band,) for band in flat]


def _metric(left: str) -> str | None:
    """The words that name the figure: 罚款金额 of 罚款金额在."""
    words = left
    while found := _SETS.search(words):
        words = words[: found.start()]
    words = _OPENS.sub("", words)
    plain = 2 <= len(words) <= 16 and not re.search(r"[\d“”（）()：]", words)
    return words if plain else None
