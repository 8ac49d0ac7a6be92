"""What the model claims as typed values, in the same terms as the facts that are read from a clause."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from generator.notice.facts import find_facts
from generator.notice.model import Fact
from generator.policy import wording, wording_terms
from generator.policy.awards import Award, Part, Tier
from generator.policy.values import Count, Duration, Figure, Money, Payment, Share
from generator.policy.walk import Visit

# 每家企业补助总额 is the award's scope, 每年 its repetition: what a figure is counted by is stated there.
_SAID_OTHERWISE = ("enterprise", "year")


@dataclass(frozen=True, slots=True)
class Claim:
    """A typed value of the model. `item`: the item whose sources must bear it out; `implied`: need not be printed."""

    kind: str
    value: Decimal | str
    path: str
    item: str
    unit: str | None = None
    bound: str = "exact"
    inclusive: bool | None = None
    per: bool = False
    consecutive: bool = False
    implied: bool = False
    shown: str = ""

    def equals(self, fact: Fact) -> bool:
        """Whether the clause says the same: value, unit, bound and inclusion, and per what."""
        return (
            self.kind == fact.kind
            and self.value == fact.value
            and (self.kind not in ("money", "percentage") or self.unit == fact.unit)
            and self.bound == fact.bound
            and self.inclusive == fact.inclusive
            and self.per == any(name not in _SAID_OTHERWISE for name in (fact.per or "year").split("/"))
            and self.consecutive == fact.consecutive
        )


def claims_in(visits: tuple[Visit, ...]) -> tuple[Claim, ...]:
    """Every claim of the model, in its order."""
    return tuple(claim for visit in visits for claim in _claims(visit))


def _claims(visit: Visit) -> Iterator[Claim]:
    for kind, maker in _MAKERS.items():
        if isinstance(visit.value, kind):
            yield from maker(visit.value, visit)
            return


def _money(value: Money, visit: Visit) -> Iterator[Claim]:
    yield Claim(
        "money",
        value.value,
        visit.path,
        visit.item,
        value.unit,
        value.bound.value,
        value.inclusive,
        value.per is not None,
        shown=wording.money(value),
    )


def _share(value: Share, visit: Visit) -> Iterator[Claim]:
    yield Claim(
        "percentage",
        value.percent,
        visit.path,
        visit.item,
        "%",
        value.bound.value,
        value.inclusive,
        value.per is not None,
        shown=wording.share(value),
    )
    for fact in find_facts(value.of or ""):  # 按省级奖励资金的20%: the words of the base state its level
        yield Claim(
            fact.kind,
            fact.value,
            f"{visit.path}.of",
            visit.item,
            fact.unit,
            fact.bound,
            fact.inclusive,
            consecutive=fact.consecutive,
            implied=True,
            shown=fact.text,
        )


def _duration(value: Duration, visit: Visit) -> Iterator[Claim]:
    length = next(f"P{n}{unit}" for n, unit in ((value.years, "Y"), (value.months, "M"), (value.days, "D")) if n)
    yield Claim(
        "duration",
        length,
        visit.path,
        visit.item,
        bound=value.bound.value,
        inclusive=value.inclusive,
        consecutive=value.consecutive,
        shown=wording.duration(value),
    )


def _count(value: Count, visit: Visit) -> Iterator[Claim]:
    yield Claim(
        "count",
        value.count,
        visit.path,
        visit.item,
        bound=value.bound.value,
        inclusive=value.inclusive,
        shown=wording.count(value),
    )


def _part(value: Part, visit: Visit) -> Iterator[Claim]:
    """连续 3 年 says by itself that it is paid every year."""
    if value.years is not None:
        shown = wording_terms.years(value.years)
        yield Claim(
            "duration", f"P{value.years.last}Y", f"{visit.path}.years", visit.item, consecutive=True, shown=shown
        )
        if value.payment is Payment.NOT_SAID:
            said = value.payment.value
            yield Claim("repetition", said, f"{visit.path}.payment", visit.item, shown=said)
    yield from _payment(value.payment, visit, implied=value.years is not None and value.payment is Payment.YEARLY)


def _award(value: Award, visit: Visit) -> Iterator[Claim]:
    yield from _payment(value.payment, visit, implied=False)


def _payment(payment: Payment, visit: Visit, *, implied: bool) -> Iterator[Claim]:
    if payment is not Payment.NOT_SAID:
        yield Claim(
            "repetition",
            payment.value,
            f"{visit.path}.payment",
            visit.item,
            implied=implied,
            shown=wording.payment(payment),
        )


def _tier(value: Tier, visit: Visit) -> Iterator[Claim]:
    yield from _level(str(value.level), f"{visit.path}.level", visit.item)


def _figure(value: Figure, visit: Visit) -> Iterator[Claim]:
    for kind in ("level", "rank", "document_number"):
        words = getattr(value, kind)
        if words is not None:
            yield _printed(kind, str(words), f"{visit.path}.{kind}", visit.item)
    if value.period is not None:
        claim = _printed("duration", str(value.period), f"{visit.path}.period", visit.item)
        yield replace(claim, bound=value.bound.value)
    if value.date is not None:
        yield Claim("date", str(value.date), f"{visit.path}.date", visit.item, shown=wording.partial_day(value.date))
    if value.repetition is not None:
        yield from _payment(value.repetition, visit, implied=False)


def _level(text: str, path: str, item: str) -> Iterator[Claim]:
    """The level or rank that a tier's words state; words such as 高级雪道 or a name state none of the facts' kinds."""
    for kind, spellings in (("level", (text, f"{text}级")), ("rank", (text,))):
        if any(fact.kind == kind for words in spellings for fact in find_facts(words)):
            yield _printed(kind, text, path, item)
            return


def _printed(kind: str, text: str, path: str, item: str) -> Claim:
    """A value that is stated in the notice's words: the reader of facts tells what they mean (省 in 省、市级 too)."""
    spellings = (text, f"{text}级") if kind == "level" else (text,)
    found = (fact for words in spellings for fact in find_facts(words) if fact.kind == kind)
    fact = next(found, None)
    return Claim(kind, fact.value if fact else text, path, item, shown=text)


def _date(value: datetime.date, visit: Visit) -> Iterator[Claim]:
    """The end of a term may be computed from its length; validity-mismatch holds it against the notice."""
    in_term = visit.path.startswith("validity.")
    yield Claim("date", value.isoformat(), visit.path, visit.item, implied=in_term, shown=wording.day(value))


_MAKERS: dict[type, Callable[[Any, Visit], Iterator[Claim]]] = {
    Money: _money,
    Share: _share,
    Duration: _duration,
    Count: _count,
    Part: _part,
    Award: _award,
    Tier: _tier,
    Figure: _figure,
    datetime.date: _date,
}
