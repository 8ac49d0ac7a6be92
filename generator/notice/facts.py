"""The one fact reader: clauses, quotes in the model, prose in templates and finished documents are all read here.

>>> [(fact.kind, fact.text, str(fact.value)) for fact in find_facts("给予一次性奖励 20 万元")]
[('repetition', '一次性', 'one_off'), ('money', '20 万元', '200000')]
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from generator.dataclass import replace
from generator.notice import bounds
from generator.notice.compact import compact
from generator.notice.figures import PrintedFigure, figures
from generator.notice.model import BoundWord, Fact
from generator.notice.numerals import CHINESE_NUMERALS
from generator.notice.per import is_counted, per
from generator.notice.words import word_facts
from generator.regex import regex

_PRIORITY = ("document_number", "date", "money", "percentage", "duration", "repetition", "rank", "level", "count")
_RANGE = regex(r"(?:\(不?含\))?(?:及?以上)?(?:\(不?含\)|\))?(?:[-~]{1,2}|至|到)$")
_LIST = regex(r"(?:人民币)?(?:\(不?含\))?(?:、|和|及|或|以及)(?:人民币)?$")
_AMOUNT = regex(r"^[\d.,，\s百千万亿]+")  # what stands before the currency
_LARGE = 100  # a range that falls (10—5万元) has smaller numbers
_SCALED = ("money", "count")
# Without one of these there is no fact: digits, Chinese numerals and their traditional forms, levels, repetitions.
_POSSIBLE = regex(rf"[\d{CHINESE_NUMERALS}貳參陸半廿卅%‰％级每年月日逐按季全]")
_TO = ("至", "到", "-", "~")
_DAYS_BESIDE = (*_TO, "、", "和", "及")
_LAST_DAY = 31
_DAY_OF_MONTH = regex(r"-\d\d-(\d\d)$")


def find_facts(text: str) -> tuple[Fact, ...]:
    """Every fact of a text, in order of place, none overlapping another.

    White space inside a figure does not matter; `start` and `end` are offsets in the text as given, and
    `text` is what stands there. Runs in time linear in the length of the text.
    """
    if not _POSSIBLE.search(text):  # as in most words of templates and finished documents
        return ()
    small = compact(text)
    found = sorted(
        (*word_facts(small.text), *_figure_facts(small.text)),
        key=lambda fact: (fact.start, _PRIORITY.index(fact.kind)),
    )
    whole = _side_by_side(small.text, _in_context(small.text, _without_overlap(found)))
    return tuple(_as_printed(fact, text, *small.span(fact.start, fact.end)) for fact in whole)


def facts_inside(facts: Sequence[Fact], start: int, end: int) -> tuple[Fact, ...]:
    """Those of a text's facts, which are in order, that lie inside a part of it; no other is looked at."""
    first, last = (bisect_left(facts, place, key=lambda fact: fact.start) for place in (start, end))
    return tuple(fact for fact in facts[first:last] if fact.end <= end)


def _as_printed(fact: Fact, text: str, start: int, end: int) -> Fact:
    if start == fact.start and end == fact.end and text.startswith(fact.text, start):
        return fact
    return replace(fact, text=text[start:end], start=start, end=end)


def _without_overlap(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Of two facts that share signs the one of the more telling kind stays: 12月31日 is a date, not 31 days.

    One inside a longer one goes: 每半年 is a repetition, not half a year.
    """
    kept: Fact | None = None
    for fact in facts:
        if kept is None or fact.start >= kept.end:
            if kept:
                yield kept
            kept = fact
        elif kept.start < fact.start and fact.end == kept.end and kept.kind == "repetition":
            continue
        elif _PRIORITY.index(fact.kind) < _PRIORITY.index(kept.kind):
            kept = fact
    if kept:
        yield kept


def _in_context(text: str, facts: Iterable[Fact]) -> Iterator[Fact]:
    """What a fact takes over from the one right before it, or gives it.

    2019年1月1日至12月31日: the year; 10月1日至3日: the month. 200万元以下（含200万元）: the bound, inclusive; the other
    way in 1亿元（含1亿元）至5亿元.
    """
    previous: Fact | None = None
    for fact in facts:
        if previous is not None:
            if fact.start - previous.end <= 6:
                between = text[previous.end : fact.start]
                if _repeats(previous, fact, between) and previous.bound == "exact":
                    previous = replace(previous, bound=fact.bound, inclusive=not between.endswith("(不含"))
                fact = _continued(fact, previous, between)
            yield previous
        previous = fact
    if previous is not None:
        yield previous


def _repeats(previous: Fact, fact: Fact, between: str) -> bool:
    """Whether a bracket repeats a figure to include it or not: （含200万元）, （不含200万元）."""
    return between.endswith(("(含", "(不含")) and (fact.value, fact.unit) == (previous.value, previous.unit)


def _continued(fact: Fact, previous: Fact, between: str) -> Fact:
    if fact.kind == "date" and previous.kind == "date" and between in _TO and str(fact.value).startswith("--"):
        year = str(previous.value)[:4]
        return replace(fact, value=f"{year}{str(fact.value)[1:]}") if year.isdigit() else fact
    if between in _DAYS_BESIDE and _is_day_behind(fact, previous):
        day = f"{str(previous.value)[:-2]}{int(str(fact.value)[1:-1]):02}"
        return replace(fact, kind="date", value=day, unit=None, bound="exact")
    if _repeats(previous, fact, between):
        return replace(fact, bound=previous.bound, inclusive=not between.endswith("(不含"))
    return fact


def _is_day_behind(fact: Fact, previous: Fact) -> bool:
    """Whether 3日 right behind a day, as in 10月1日至3日, is a later day of its month and no span of three days."""
    first, days = _DAY_OF_MONTH.search(str(previous.value)), str(fact.value)[1:-1]
    beside = (previous.kind, fact.kind, fact.unit) == ("date", "duration", "日")
    return beside and first is not None and days.isdigit() and int(first[1]) < int(days) <= _LAST_DAY


def _figure_facts(text: str) -> Iterator[Fact]:
    group: list[PrintedFigure] = []
    for figure in figures(text):
        if group and not _joint(text, group[-1], figure):
            yield from _group_facts(text, group)
            group = []
        group.append(figure)
    yield from _group_facts(text, group)


def _side_by_side(text: str, facts: Iterable[Fact]) -> Iterator[Fact]:
    """The ceiling of 限额为甲120元（…），乙60元 also on the figures beside the first one."""
    named: Fact | None = None
    for fact in facts:
        if fact.kind != "money":
            yield fact
            continue
        if bounds.names_ceiling(text, fact.start):
            named = fact
        elif named is not None and bounds.stands_beside(text, named.end, fact.start):
            fact = replace(fact, bound="at_most")
            named = fact
        yield fact


def _joint(text: str, left: PrintedFigure, right: PrintedFigure) -> str:
    """ "range", "list" or "": how two neighbouring figures hang together."""
    between = text[left.end : right.start]
    if len(between) > 8 or not _alike(left, right):
        return ""
    if _RANGE.fullmatch(between):
        return "range"
    return "list" if _LIST.fullmatch(between) else ""


def _alike(left: PrintedFigure, right: PrintedFigure) -> bool:
    return left.kind is None or (left.kind == right.kind and left.unit == right.unit)


def _group_facts(text: str, group: list[PrintedFigure]) -> Iterator[Fact]:
    """The facts of figures that stand in one list or range: they lend each other unit, bound and per."""
    whole = _with_shared_unit(text, group)
    facts: list[Fact] = []
    for index, figure in enumerate(whole):
        if figure.kind is None:
            continue
        fact = _fact(text, figure)
        if facts and fact.bound == "exact" and index and _joint(text, group[index - 1], group[index]) == "list":
            fact = replace(fact, bound=_carried(text, group[0], facts[-1]))
        if facts and fact.per is None:
            fact = replace(fact, per=facts[-1].per)
        facts.append(fact)
    yield from _ranges(text, group, _with_shared_per(_shared_suffix(text, facts)))


def _carried(text: str, first: PrintedFigure, previous: Fact) -> BoundWord:
    """A bound in words before the first figure of a list holds for all: 分别不超过10万元、20万元."""
    return previous.bound if bounds.before(text, first.start) == previous.bound else "exact"


def _with_shared_per(facts: list[Fact]) -> list[Fact]:
    """3000元、5000元/年, 3000-5000元/人: the unit behind the last figure counts all of them."""
    if len(facts) < 2 or any(fact.per for fact in facts[:-1]):
        return facts
    return [replace(fact, per=facts[-1].per) for fact in facts]


def _shared_suffix(text: str, facts: list[Fact]) -> list[Fact]:
    """以上 behind the last figure of a list holds for all: 300万美元、500万美元、1000万美元以上."""
    if len(facts) < 2 or any(fact.bound != "exact" for fact in facts[:-1]):
        return facts
    last = facts[-1]
    if bounds.before(text, last.start):
        return facts
    return [replace(fact, bound=last.bound) for fact in facts]


def _ranges(text: str, group: list[PrintedFigure], facts: list[Fact]) -> Iterator[Fact]:
    if len(facts) != len(group):
        yield from facts
        return
    for index, fact in enumerate(facts):
        if index + 1 < len(group) and _is_range(text, group, index):
            fact = replace(fact, bound="at_least")
        elif index and _is_range(text, group, index - 1):
            fact = replace(fact, bound="at_most")
        yield fact


def _is_range(text: str, group: list[PrintedFigure], index: int) -> bool:
    """30万元-50万元; not 由20%至40%, which tells of a change."""
    left, right = group[index], group[index + 1]
    return _joint(text, left, right) == "range" and text[left.start - 1 : left.start] not in ("由", "从")


def _with_shared_unit(text: str, group: list[PrintedFigure]) -> list[PrintedFigure]:
    """Each figure with the unit of its right neighbour where it has none: 30-50 万元, 200万-500万（不含）美元."""
    whole = list(group)
    for index in range(len(group) - 2, -1, -1):
        left, right = whole[index], whole[index + 1]
        if left.kind is None and right.kind is not None:
            shared = left.scale == 1 and right.kind in _SCALED and not _has_own_scale(text, left, right)
            scale = right.scale if shared else left.scale
            whole[index] = replace(left, kind=right.kind, unit=right.unit, form=right.form, scale=scale)
    return whole


def _has_own_scale(text: str, left: PrintedFigure, right: PrintedFigure) -> bool:
    """5000—1万平方米: the lower end of a range is less than the upper one, and no 50 million."""
    return left.number >= _LARGE and left.number > right.number and _joint(text, left, right) == "range"


def _fact(text: str, figure: PrintedFigure) -> Fact:
    if figure.kind == "money" and is_counted(text, figure.start, figure.end):
        figure = replace(figure, kind="count", unit=_AMOUNT.sub("", text[figure.start : figure.end]))
    assert figure.kind is not None  # noqa: S101 - the caller leaves out numbers without a unit
    start = figure.start
    consecutive = figure.kind == "duration" and text.endswith("连续", max(0, start - 2), start)
    if consecutive:
        start -= 2
    behind = bounds.after(text, figure.end, is_span=figure.kind == "duration")
    bound = bounds.before(text, start) or behind.bound or "exact"
    return Fact(
        figure.kind,
        text[start : figure.end],
        start,
        figure.end,
        _duration(figure) if figure.kind == "duration" else figure.value,
        unit=figure.unit,
        bound=bound,
        inclusive=behind.inclusive,
        per=per(text, start, figure.end) if figure.kind in ("money", "percentage") else None,
        consecutive=consecutive,
    )


def _duration(figure: PrintedFigure) -> str:
    value = figure.value
    if figure.form == "P{}Y" and value != int(value) and value * 12 == int(value * 12):
        return f"P{int(value * 12)}M"  # 半年, 1.5年
    if value == Decimal("0.5") and figure.form == "P{}M":
        return "P15D"
    return figure.form.format(f"{value.normalize():f}")
