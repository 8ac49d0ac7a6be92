"""The figures of a sentence as quantities: ranges are one, lists hang together, factors and 全额/减半 count too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.dataclass import dataclass, replace
from generator.draft.sentences import Sentence
from generator.notice.base_sums import base_phrases, is_inside
from generator.notice.model import BoundWord, Fact
from generator.regex import regex

_UNITS = {"money": None, "percentage": "%", "count": None, "duration": None}
_LENGTHS = {"Y": "年", "M": "个月", "D": "天"}
_RANGE = regex(r"(?:人民币)?(?:[（(]不?含[^（）()]{0,6}[）)])?(?:及以上|以上)?(?:[-—–－~～―]+|至|到)\Z")
# 按不低于5%、不高于12%的比例给予补助: one range that is given.
_UP_TO = regex("[、，]?(?:且|并|但|最高)?(?:不高于|不(?:得)?超过|不大于)")
_GIVEN_BY = regex("的?(?:标准|比例|额度|给予|予以|奖|补|资助)")
_LIST = regex(
    r"(?:[/／][^，。；、\\d]{1,6})*(?:人民币|左右)?(?:[（(]不?含[^（）()]{0,6}[）)])?(?:美元)?(?:及?以[上下])?(?:[（(]不?含[^（）()]{0,6}[）)])?"
    r"(?:、|和|及|以及|或|与|，)(?:人民币|不?超过|达到?|(?P<up>最高|最多))?\Z"
)
_EDGE = regex(r"[^，。；、\d（）]{1,4}?(?P<with>及)?以(?P<side>[上下])")
_POINTS_GIVEN = regex(r"的?(?:标准|比例)?(?:给予|予以|进行)?[^，。；\d的]{0,8}?(?:贴息|补贴|补助|奖励|资助)")
_STEP = regex(r"每[^，。；：、\d]{0,8}\Z")  # 每增长5个百分点再奖励: what one sum is given for
_FACTOR = regex(r"(?<!\d)1[:：∶](?P<times>\d+(?:\.\d+)?)(?![\d：:])|(?P<same>等额(?=给予|配套|补|奖|资助))")
_PORTION = regex(
    r"(?P<whole>全额|全免)(?=[^，。；]{0,8}(?:补|奖|资助|返还|贴|支持|给予|予以|减免|[，、；]|\Z))"
    r"|(?P<half>减半|半额|(?<=补贴|补助|资助|奖励)一半)(?=[^，。；]{0,8}(?:补|奖|资助|返还|贴|支持|给予|予以|收取|征收|执行|发放|计发|兑现|享受|[，、；]|\Z))"
    r"|(?P<free>免收|免除|免(?=租金|房租|场地|物业))(?=[^，。；]{0,8}(?:租|场地费|物业费))|(?P<fee>免征|免收|免缴)(?=[^，。；\d]{2,16}费)"
)
_WHOLE = regex(r"P(?P<number>\d+)(?P<unit>[YMD])")
_COUNTED = regex(r"^(?:[\d.,，\s〇○零一二两三四五六七八九十百万亿\-—~至]|千(?![瓦克米]))+")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure at `start:end` of the sentence. `kind`: money, percentage, times, share or count.

    `to`: the upper end of a range. `unit`: CNY, USD, %, times, share, or the words counted.
    """

    kind: str
    start: int
    end: int
    value: Decimal
    unit: str
    words: str
    to: Decimal | None = None
    bound: BoundWord = "exact"
    inclusive: bool | None = None  # of the figure itself, or of the lower end of a range
    to_inclusive: bool | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """Quantities of one kind that stand in one list: 10万元、5万元和2万元."""

    items: tuple[Quantity, ...]

    @property
    def start(self) -> int:
        return self.items[0].start

    @property
    def end(self) -> int:
        return self.items[-1].end

    @property
    def kind(self) -> str:
        return self.items[0].kind

    @property
    def capped(self) -> bool:
        """Whether the words set an upper limit to each."""
        return all(item.bound == "at_most" and item.to is None for item in self.items)


def lists_in(sentence: Sentence) -> tuple[Listed, ...]:
    """Every figure of the sentence, those of one list together, in order; none that another award comes on top of."""
    result: list[Listed] = []
    for quantity in _quantities(sentence):
        before = result[-1].items[-1] if result else None
        if before and _listed(sentence.text, before, quantity):
            result[-1] = Listed((*result[-1].items, quantity))
        else:
            result.append(Listed((quantity,)))
    bases = tuple(base_phrases(sentence.wide))
    return tuple(each for each in result if not (_is_lone_length(each) or is_inside(each.start, bases)))


def _is_lone_length(listed: Listed) -> bool:
    return len(listed.items) == 1 and _is_length(listed.items[0])


def _is_length(quantity: Quantity) -> bool:
    return quantity.unit in _LENGTHS.values()


def _listed(text: str, left: Quantity, right: Quantity) -> bool:
    """Whether the two stand in one list; a comma joins only bare figures (罕: 1万元，2万元)."""
    between = text[left.end : right.start]
    alike = (left.kind, left.unit, left.per) == (right.kind, right.unit, right.per)
    joint = _LIST.match(between)
    if joint is None or not alike or "，" in between:
        return False
    return joint["up"] is None or "分别" in text[: left.start]


def _quantities(sentence: Sentence) -> Iterator[Quantity]:
    text = sentence.text
    facts = [_in_points(text, _edged(text, quantity)) for fact in sentence.facts if (quantity := _of_fact(fact))]
    places = [(fact.start, fact.end) for fact in facts]
    words = [each for each in _of_words(sentence.text) if not any(a < each.end and each.start < b for a, b in places)]
    return iter(sorted([*_ranges(sentence.text, facts), *words], key=lambda each: each.start))


def _edged(text: str, quantity: Quantity) -> Quantity:
    """6家单位以上: the words of the bound stand behind what is counted."""
    found = _EDGE.match(text, quantity.end) if quantity.kind == "count" and quantity.bound == "exact" else None
    if found is None:
        return quantity
    bound: BoundWord = "at_least" if found["side"] == "上" else "at_most"
    return replace(quantity, bound=bound, inclusive=True if found["with"] else None)


def _in_points(text: str, quantity: Quantity) -> Quantity:
    """按1个百分点给予贴息: points that are given are a factor; those that a rate has changed by stay a number."""
    given = quantity.unit == "个百分点" and quantity.bound != "at_least" and _POINTS_GIVEN.match(text, quantity.end)
    if not given or _STEP.search(text, 0, quantity.start):
        return quantity
    return replace(quantity, kind="times", value=quantity.value / 100, unit="times")


def _of_fact(fact: Fact) -> Quantity | None:
    if fact.kind == "duration":
        return _length(fact)
    if fact.kind not in _UNITS or not isinstance(fact.value, Decimal):
        return None
    kind, unit = str(fact.kind), _UNITS[fact.kind] or fact.unit or ""
    if fact.kind == "count":
        unit = _COUNTED.sub("", fact.text) or unit
        kind, unit = ("times", "times") if unit == "倍" else ("count", unit)
    return Quantity(
        kind, fact.start, fact.end, fact.value, unit, fact.text, None, fact.bound, fact.inclusive, None, fact.per
    )


def _length(fact: Fact) -> Quantity | None:
    """满3年、5年、10年 select like numbers of things do; a single length is a term or a condition."""
    value = _WHOLE.fullmatch(str(fact.value))
    if value is None or fact.consecutive:
        return None
    unit = _LENGTHS[value["unit"]]
    return Quantity("count", fact.start, fact.end, Decimal(value["number"]), unit, fact.text, None, fact.bound)


def _ranges(text: str, facts: Sequence[Quantity]) -> Iterator[Quantity]:
    """5%—20%, 100亩及以上至500亩: one quantity with two ends."""
    held: Quantity | None = None
    for fact in facts:
        if held and _is_range(text, held, fact):
            yield replace(
                held,
                end=fact.end,
                words=text[held.start : fact.end],
                to=fact.value,
                unit=fact.unit,
                bound="exact",
                to_inclusive=fact.inclusive,
                per=fact.per,
            )
            held = None
            continue
        if held:
            yield held
        held = fact
    if held:
        yield held


def _is_range(text: str, left: Quantity, right: Quantity) -> bool:
    """A range, and no change of a figure (由20%提高到40%)."""
    alike = left.kind == right.kind and left.value < right.value and text[left.start - 1 : left.start] not in "由从"
    between = text[left.end : right.start]
    ends = (left.bound, right.bound) == ("at_least", "at_most") and _UP_TO.fullmatch(between) is not None
    return alike and (_RANGE.match(between) is not None or (ends and _GIVEN_BY.match(text, right.end) is not None))


def _of_words(text: str) -> Iterator[Quantity]:
    for found in _FACTOR.finditer(text):
        times = Decimal(found["times"] or 1)
        yield Quantity("times", found.start(), found.end(), times, "times", found[0])
    for found in _PORTION.finditer(text):
        value = Decimal("0.5") if found["half"] else Decimal(1)
        yield Quantity("share", found.start(), found.end(), value, "share", found[0])
