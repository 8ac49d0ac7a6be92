"""What the terms of a grant claim: how often, in which years, in which band, at which level, counted by what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.checks.claim import ModelClaim, printed, words_say
from generator.dataclass import replace
from generator.notice.facts import find_facts
from generator.notice.listed_levels import is_listed
from generator.notice.ratios import shares_in
from generator.policy import wording, wording_terms
from generator.policy.awards import Award, JointCap, Part, Tier
from generator.policy.terms import Band, Cap, Each, Ranks, Terms, Years
from generator.policy.values import Payment
from generator.policy.walk import Visit

_DURATIONS = {"年": "Y", "周年": "Y", "个月": "M", "月": "M", "天": "D", "日": "D"}
_NUMERALS = "〇一二三四五六七八九十"
_KINDS = {"CNY": "money", "USD": "money", "%": "percentage"}


def said_elsewhere(visits: tuple[Visit, ...]) -> Mapping[str, str]:
    """Item of a collection (awards.gazelle) -> the words in it that say what a figure counts: scopes, 每满一万人."""
    found: dict[str, list[str]] = defaultdict(list)
    for visit in visits:
        if not isinstance(visit.value, Award | Cap | Each):
            continue
        words = getattr(visit.value, "words" if isinstance(visit.value, Each) else "scope", None)
        if words:
            found[".".join(visit.path.split(".")[:2])].append(str(words))
    return {item: " ".join(words) for item, words in found.items()}


def _terms(value: Terms, visit: Visit) -> Iterator[ModelClaim]:
    """How often a line is paid. 连续3年 says by itself that it is paid every year."""
    running = value.years is not None and value.years.words is None and value.years.first == 1 < value.years.last
    if value.payment is not Payment.NOT_SAID:
        yield ModelClaim(
            "repetition",
            value.payment.value,
            f"{visit.path}.payment",
            visit.item,
            implied=value.years is not None and value.payment is Payment.YEARLY,
            shown=wording.payment(value.payment),
        )
    elif running:
        said = value.payment.value
        yield ModelClaim("repetition", said, f"{visit.path}.payment", visit.item, shown=said)


def _award(value: Award, visit: Visit) -> Iterator[ModelClaim]:
    yield from _terms(value, visit)
    last = max((each.year or 0 for each in value.payout), default=0)
    if last:
        yield ModelClaim("duration", f"P{last}Y", f"{visit.path}.payout", visit.item, implied=True, order=None)
    by_ratio = any(shares_in(source.quote) for source in visit.sources)  # 按5:3:2 prints no percentage
    for index, each in enumerate(value.payout):
        path = f"{visit.path}.payout.{index}.percent"
        shown = wording_terms.instalment(each)
        yield ModelClaim("percentage", each.percent, path, visit.item, "%", implied=by_ratio, shown=shown)


def _tier(value: Tier, visit: Visit) -> Iterator[ModelClaim]:
    yield from _terms(value, visit)
    if value.level is not None and value.ranks is not None:
        yield from words_say(value.level, f"{visit.path}.level", visit.item)
    elif value.level is not None:
        level = str(value.level)
        listed = any(is_listed(level, str(source.quote)) for source in visit.sources)
        stated = list(_level(level, f"{visit.path}.level", visit.item, implied=listed))
        yield from stated
        kinds = {claim.kind for claim in stated}
        yield from (
            claim for claim in words_say(value.level, f"{visit.path}.level", visit.item) if claim.kind not in kinds
        )


def _level(text: str, path: str, item: str, *, implied: bool) -> Iterator[ModelClaim]:
    """The level or rank that a tier's words state; words such as 高级雪道 or a name state none of the facts' kinds.
    `implied`: a list names it (一等奖 of 一、二等奖)."""
    for kind in ("level", "rank"):
        spelled = [fact for fact in find_facts(f"{text}级") if fact.start == 0]
        if any(fact.kind == kind for fact in (*find_facts(text), *spelled)):
            yield replace(printed(kind, text, path, item), implied=implied or _is_short(kind, text))
            return


def _is_short(kind: str, text: str) -> bool:
    """A of A、B、C类 may be no level that is read as a figure; 2星级 of 2—5星级 is not printed by itself."""
    return (kind == "rank" and text[0].isdigit()) or re.fullmatch("[A-Z]", text) is not None


def _years(value: Years, visit: Visit) -> Iterator[ModelClaim]:
    if value.words is not None:
        yield from words_say(value.words, visit.path, visit.item)
    elif value.first == 1 < value.last:
        shown = wording_terms.years(value)
        yield ModelClaim("duration", f"P{value.last}Y", visit.path, visit.item, consecutive=True, shown=shown)


def _ranks(value: Ranks, visit: Visit) -> Iterator[ModelClaim]:
    """三名 in 一至三名 reads as a count; which places it gives is read by `term-mismatch`."""
    for place in {value.first, value.last}:
        yield ModelClaim("count", Decimal(place), visit.path, visit.item, "名", implied=True, order=None)
        for numeral in (str(place), _NUMERALS[place] if place < len(_NUMERALS) else str(place)):
            yield ModelClaim("rank", f"第{numeral}名", visit.path, visit.item, implied=True, order=None)


def _band(value: Band, visit: Visit) -> Iterator[ModelClaim]:
    ends = (
        ("lower", value.lower, "at_least", value.lower_inclusive),
        ("upper", value.upper, "at_most", value.upper_inclusive),
    )
    for name, end, bound, inclusive in ends:
        if end is not None:
            kind, figure, unit = _figure(end, str(value.unit))
            shown = wording_terms.quantity(end, str(value.unit))
            path = f"{visit.path}.{name}"
            yield ModelClaim(kind, figure, path, visit.item, unit, bound, inclusive, shown=shown, of_band=True)
    yield from words_say(value.of, f"{visit.path}.of", visit.item)


def _figure(value: Decimal, unit: str) -> tuple[str, Decimal | str, str | None]:
    """(kind, value, unit) as the fact reader has them."""
    if unit in _DURATIONS:
        return "duration", f"P{wording.number(value)}{_DURATIONS[unit]}", None
    return _KINDS.get(unit, "count"), value, unit


def _cap(value: Cap, visit: Visit) -> Iterator[ModelClaim]:
    yield from words_say(value.scope, f"{visit.path}.scope", visit.item)


def _each(value: Each, visit: Visit) -> Iterator[ModelClaim]:
    yield from words_say(value.words, visit.path, visit.item)


TERM_MAKERS: Mapping[type, Callable[[Any, Visit], Iterator[ModelClaim]]] = {
    Award: _award,
    Tier: _tier,
    Part: _terms,
    Years: _years,
    Ranks: _ranks,
    Band: _band,
    Each: _each,
    Cap: _cap,
    JointCap: _cap,
}
