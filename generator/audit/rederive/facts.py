"""Printed words read for facts, once each: the same words stand in many documents."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from generator.notice.amounts import amounts_of
from generator.notice.facts import find_facts
from generator.notice.model import Fact


@lru_cache(maxsize=16384)
def facts_of(text: str) -> tuple[Fact, ...]:
    """The facts of a text, in order."""
    return find_facts(text)


def figures_read(text: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """(facts, sums and percentages) of a clause's text, as policy.json lists them."""
    facts = facts_of(text)
    listed = [
        {
            "kind": fact.kind,
            "text": fact.text,
            "value": fact.value if isinstance(fact.value, str) else str(_plain(fact.value)),
            "start": fact.start,
            "end": fact.end,
        }
        for fact in facts
        if fact.kind not in ("money", "percentage")
    ]
    names = ("text", "unit", "bound", "inclusive", "role", "per", "confidence")
    sums = [
        {name: getattr(each, name) for name in names} | {"value": _plain(each.value)}
        for each in amounts_of(text, facts)
    ]
    return listed, sums


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def meaning(fact: Fact) -> tuple[object, ...]:
    """What a fact says, wherever it stands."""
    return (fact.kind, fact.value, fact.unit, fact.bound, fact.inclusive, fact.consecutive)


def said(fact: Fact) -> str:
    """A fact in words, with its bound, for a message."""
    return fact.text if fact.bound == "exact" else f"{fact.text} ({fact.bound})"
