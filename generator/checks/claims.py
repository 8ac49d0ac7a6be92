"""What the model claims as typed values, in the same terms as the facts that are read from a clause."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from generator.checks.claim import ModelClaim, printed, words_say
from generator.checks.term_claims import TERM_MAKERS, said_elsewhere
from generator.dataclass import replace
from generator.notice.base_sums import base_phrases
from generator.policy import wording
from generator.policy.model import Definition
from generator.policy.terms import Lasts, Stacking
from generator.policy.ties import Tie, TieKind
from generator.policy.values import Count, Duration, Factor, Figure, Money, Payment, Portion, Share
from generator.policy.walk import Visit
from generator.regex import regex


def claims_in(visits: tuple[Visit, ...]) -> tuple[ModelClaim, ...]:
    """Every claim of the model, in its order."""
    said = said_elsewhere(visits)
    return tuple(
        replace(claim, said=said.get(".".join(claim.path.split(".")[:2]), ""), order=_order(claim))
        for visit in visits
        for claim in _claims(visit)
    )


# Limits and totals stand where the notice puts them; ends of bands and shares of paying out have their own order.
_ANYWHERE = regex(r"\.(?:caps\.\d+|quota|floor|total)(?:\.|$)|^joint_caps\.")
_TITLE = regex(r"《[^《》]+》")
_ORDERS = regex(r"\.(band|payout)(?:\.|$)")


def _order(claim: ModelClaim) -> str | None:
    if claim.order is None or _ANYWHERE.search(claim.path):
        return None
    found = _ORDERS.search(claim.path)
    return found[1] if found else claim.order


def _claims(visit: Visit) -> Iterator[ModelClaim]:
    maker = _MAKERS.get(type(visit.value))
    if maker is not None:
        yield from maker(visit.value, visit)


def _money(value: Money, visit: Visit) -> Iterator[ModelClaim]:
    yield from _ends("money", value.value, value, visit, value.unit, wording.money(value))


def _share(value: Share, visit: Visit) -> Iterator[ModelClaim]:
    yield from _ends("percentage", value.percent, value, visit, "%", wording.share(value))
    yield from words_say(value.of, f"{visit.path}.of", visit.item)  # 按省级奖励资金的20%: the base states its level


def _ends(kind: str, first: Decimal, value: Money | Share, visit: Visit, unit: str, shown: str) -> Iterator[ModelClaim]:
    """A sum or a percentage; of a range its two ends."""
    yield from words_say(wording.per(value.per), f"{visit.path}.per", visit.item)  # 每人每年 says how often, too
    if value.per is not None and value.per.endswith("元"):
        yield from words_say(f"{wording.per(value.per)}{value.per}", f"{visit.path}.per", visit.item)  # 每1美元0.05元
    claim = ModelClaim(
        kind, first, visit.path, visit.item, unit, value.bound.value, value.inclusive, value.per, shown=shown
    )
    if value.to is None:
        yield claim
    else:
        yield replace(claim, bound="at_least", inclusive=None)
        yield replace(claim, value=value.to, bound="at_most")


def _factor(value: Factor, visit: Visit) -> Iterator[ModelClaim]:
    if value.words is None:
        yield ModelClaim(
            "count", value.times, visit.path, visit.item, "倍", value.bound.value, shown=wording.factor(value)
        )
    if value.in_points:
        points = value.times * 100
        yield ModelClaim(
            "count", points, visit.path, visit.item, "个百分点", value.bound.value, shown=wording.factor(value)
        )
    yield from words_say(value.of, f"{visit.path}.of", visit.item)


def _portion(value: Portion, visit: Visit) -> Iterator[ModelClaim]:
    yield from words_say(value.of, f"{visit.path}.of", visit.item)


def _duration(value: Duration, visit: Visit) -> Iterator[ModelClaim]:
    lengths = ((value.years, "Y"), (value.months, "M"), (value.days, "D"))
    length = next(f"P{number}{unit}" for number, unit in lengths if number is not None)
    yield ModelClaim(
        "duration",
        length,
        visit.path,
        visit.item,
        bound=value.bound.value,
        inclusive=value.inclusive,
        consecutive=value.consecutive,
        shown=wording.duration(value),
    )


def _count(value: Count, visit: Visit) -> Iterator[ModelClaim]:
    yield ModelClaim(
        "count",
        value.count,
        visit.path,
        visit.item,
        bound=value.bound.value,
        inclusive=value.inclusive,
        shown=wording.count(value),
    )


def _figure(value: Figure, visit: Visit) -> Iterator[ModelClaim]:
    for kind in ("level", "rank", "document_number"):
        words = getattr(value, kind)
        if words is not None:
            yield printed(kind, str(words), f"{visit.path}.{kind}", visit.item)
    if value.period is not None:
        claim = printed("duration", str(value.period), f"{visit.path}.period", visit.item)
        yield replace(claim, bound=value.bound.value)
    if value.date is not None:
        yield ModelClaim(
            "date", str(value.date), f"{visit.path}.date", visit.item, shown=wording.partial_day(value.date)
        )
    if value.repetition not in (None, Payment.NOT_SAID):
        shown = wording.payment(value.repetition)
        yield ModelClaim("repetition", value.repetition.value, f"{visit.path}.payment", visit.item, shown=shown)


def _date(value: datetime.date, visit: Visit) -> Iterator[ModelClaim]:
    """The end of a term may be computed from its length; validity-mismatch holds it against the notice, and
    chain-words-mismatch the days of what becomes of an earlier one."""
    in_term = visit.path.startswith(("validity.", *(f"{kind}." for kind in TieKind)))
    yield ModelClaim("date", value.isoformat(), visit.path, visit.item, implied=in_term, shown=wording.day(value))


def _definition(value: Definition, visit: Visit) -> Iterator[ModelClaim]:
    """What a definition says is printed letter by letter: its own figures are stated with it (“省级”指某省级)."""
    for name, words in (("term", value.term), ("meaning", value.meaning)):
        yield from words_say(words, f"{visit.path}.{name}", visit.item)


def _stacking(value: Stacking, visit: Visit) -> Iterator[ModelClaim]:
    """Documents print the quoted words: they say whose awards come besides (在市级奖励10万元的基础上)."""
    for source in value.source:
        said = words_say(source.quote, f"{visit.path}.source", visit.item)
        yield from (claim for claim in said if claim.kind == "level")
        for base in base_phrases(source.quote):
            said = words_say(base[0], f"{visit.path}.source", visit.item)
            yield from (claim for claim in said if claim.kind != "level")


def _tie(value: Tie, visit: Visit) -> Iterator[ModelClaim]:
    """The quoted words name the earlier notice: what its title and number say is stated with them."""
    for source in value.source or ():
        for title in _TITLE.findall(source.quote):
            yield from words_say(title, f"{visit.path}.source", visit.item)
        said = words_say(source.quote, f"{visit.path}.source", visit.item)
        yield from (claim for claim in said if claim.kind == "document_number")


_MAKERS: dict[type, Callable[[Any, Visit], Iterator[ModelClaim]]] = {
    Money: _money,
    Share: _share,
    Factor: _factor,
    Portion: _portion,
    Duration: _duration,
    Lasts: _duration,
    Count: _count,
    Figure: _figure,
    datetime.date: _date,
    Definition: _definition,
    Stacking: _stacking,
    Tie: _tie,
    **TERM_MAKERS,
}
