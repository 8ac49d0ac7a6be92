"""Corrections of figures: that words are none, or what they say: kind, value, unit, bound, per what, what for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.corrections.places import place_of, squeeze
from generator.corrections.plausible import holds_out, may_be_none, role_holds
from generator.corrections.refused import contradicts
from generator.dataclass import dataclass, replace
from generator.message import message
from generator.notice.amounts import amounts_of
from generator.notice.facts import find_facts
from generator.notice.model import AmountRole, Fact, FactKind, NoticeAmount, NoticeClause
from generator.policy.readings import NOT_SAID, FigureReading, Reading

_AROUND = 24
_AMOUNTS = ("money", "percentage")
_UNIT_OF: Mapping[str, str] = {"percentage": "%"}


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A corrected figure at its place in the clause's text; `fact` None: it is no figure. `role`: what it is for."""

    span: tuple[int, int]
    fact: Fact | None
    role: AmountRole | None
    before: str
    after: str


def placed(text: str, facts: tuple[Fact, ...], amounts: tuple[NoticeAmount, ...], reading: Reading) -> PlacedFigure:
    """The figure of a reading in the text of its clause. Raises RefusedError.

    `facts`: all figures of the text as they are read so far; `amounts`: the roles of sums and percentages.
    """
    figure = reading.figure
    assert figure is not None  # noqa: S101 - the reading is of this kind
    span = _span(text, facts, reading)
    inside = [fact for fact in facts if fact.start < span[1] and span[0] < fact.end]
    if inside and figure.words is None:
        span = (inside[0].start, inside[-1].end)
    words, before, behind = text[span[0] : span[1]], _before(text, span[0]), _behind(text, span[1])
    told = "、".join(_told(fact, _role_of(fact, facts, amounts)) for fact in inside) or "—"
    if figure.none:
        may_be_none(words, before, behind)
        return PlacedFigure(span, None, None, told, "—")
    fact = _fact(figure, inside, words, span)
    holds_out(words, before, behind, reading.quote, fact)
    if figure.role is not None:
        role_holds(figure.role, words, before, behind, reading.quote)
    role = figure.role or (_role_of(inside[0], facts, amounts) if len(inside) == 1 else None)
    return PlacedFigure(span, fact, figure.role, told, _told(fact, role))


def _span(text: str, facts: tuple[Fact, ...], reading: Reading) -> tuple[int, int]:
    """Where the figure stands: its own words inside the quote, else the only figure in the quote, else the quote."""
    start, end = place_of(reading.quote, text, reading.clause)
    words = reading.figure.words if reading.figure else None
    if words is not None:
        first, last = place_of(words, text[start:end], message("the quote"))
        return start + first, start + last
    inside = [fact for fact in facts if start <= fact.start and fact.end <= end]
    if len(inside) > 1:
        contradicts(
            message("several figures stand in the quote: {found}", found="、".join(fact.text for fact in inside)),
            message("say under `words` which of them it is"),
        )
    return start, end


def _before(text: str, start: int) -> str:
    return squeeze(text[max(0, start - _AROUND) : start])


def _behind(text: str, end: int) -> str:
    return squeeze(text[end : end + _AROUND])


def _fact(figure: FigureReading, inside: list[Fact], words: str, span: tuple[int, int]) -> Fact:
    """The fact that the reading makes of the words, from what was read there."""
    read = inside[0] if len(inside) == 1 else None
    kind: FactKind | None = figure.kind or (read.kind if read else None)
    value = figure.plain_value if figure.value is not None else (read.value if read else None)
    if kind is None or value is None:
        contradicts(
            message("no single figure was read in {words}", words=words),
            message("state its kind and value"),
        )
    if read is None or read.kind != kind:
        read = Fact(kind, words, *span, value, unit=_UNIT_OF.get(kind))
    return replace(
        read,
        text=words,
        start=span[0],
        end=span[1],
        value=value if isinstance(value, str) else Decimal(value),
        **dict(_changes(figure)),
    )


def _changes(figure: FigureReading) -> Iterator[tuple[str, Any]]:
    for name, value in figure.changed.items():
        if name in ("inclusive", "per", "unit", "consecutive"):
            yield name, None if value == NOT_SAID else value
        elif name == "bound":
            yield name, str(value)


def _role_of(fact: Fact, facts: tuple[Fact, ...], amounts: tuple[NoticeAmount, ...]) -> AmountRole | None:
    if fact.kind not in _AMOUNTS:
        return None
    listed = [each for each in facts if each.kind in _AMOUNTS]
    return amounts[listed.index(fact)].role if len(listed) == len(amounts) else None


def _told(fact: Fact, role: str | None) -> str:
    """A figure in words: 20万元 (money 200000 CNY, at_most, award)."""
    value = fact.value if isinstance(fact.value, str) else f"{fact.value:f}"
    limit = {True: "inclusive", False: "exclusive", None: None}[fact.inclusive]
    parts = (fact.bound if fact.bound != "exact" else None, limit, f"per {fact.per}" if fact.per else None, role)
    more = "".join(f", {part}" for part in parts if part)
    return re.sub(r"\s+", " ", f"{fact.kind} {value} {fact.unit or ''}".strip()) + more


def corrected_clause(clause: NoticeClause, corrected: tuple[PlacedFigure, ...]) -> NoticeClause:
    """The clause with the corrected figures among its facts and amounts."""
    facts = facts_of(clause.text, corrected)
    roles = {each.span[0]: each.role for each in corrected if each.role is not None}
    places = [fact.start for fact in facts if fact.kind in _AMOUNTS]
    amounts = amounts_of(clause.text, facts)
    return replace(
        clause,
        facts=tuple(fact for fact in facts if fact.kind not in _AMOUNTS),
        amounts=tuple(
            replace(amount, role=roles[place], confidence=1.0) if place in roles else amount
            for place, amount in zip(places, amounts, strict=True)
        ),
    )


def facts_of(text: str, corrected: tuple[PlacedFigure, ...]) -> tuple[Fact, ...]:
    """All figures of a text, the corrected ones in the place of what was read there."""
    found = list(find_facts(text))
    for each in corrected:
        start, end = each.span
        found = [fact for fact in found if fact.end <= start or end <= fact.start]
        if each.fact is not None:
            found.append(each.fact)
    return tuple(sorted(found, key=lambda fact: fact.start))
