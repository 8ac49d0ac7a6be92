"""Facts of the notice as typed values of the model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from generator.notice.model import Fact
from generator.regex import regex

Data = dict[str, object]
_LENGTH = regex(r"P(\d+)([YMD])\Z")
_LENGTH_UNITS = {"Y": "years", "M": "months", "D": "days"}


def number(value: Decimal) -> int | float:
    """The number as YAML holds it."""
    return int(value) if value == value.to_integral_value() else float(value)


def _per(fact: Fact) -> Data:
    """What the figure is counted by; each enterprise is said by a scope."""
    words = "·".join(name for name in (fact.per or "").split("·") if name and name != "家")
    return {"per": words} if words else {}


def _bound(fact: Fact) -> Data:
    bound: Data = {} if fact.bound == "exact" else {"bound": fact.bound}
    return bound if fact.inclusive is None else {**bound, "inclusive": fact.inclusive}


def amount(fact: Fact) -> Data:
    """A money or percentage fact as an amount of the model."""
    assert isinstance(fact.value, Decimal)  # noqa: S101 - the reader gives figures as decimals
    if fact.kind == "percentage":
        return {"percent": number(fact.value), **_bound(fact), **_per(fact)}
    return {"value": number(fact.value), "unit": fact.unit, **_bound(fact), **_per(fact)}


def _typed(fact: Fact) -> Data:
    match fact.kind:
        case "money":
            return {"money": amount(fact)}
        case "percentage":
            return {"share": amount(fact)}
        case "duration":
            return _duration(fact)
        case "count":
            return _count(fact)
        case "level" | "rank" | "document_number":
            return {fact.kind: fact.text}
        case "date":
            return {"date": str(fact.value)}
        case _:
            return {"repetition": str(fact.value)}


def _duration(fact: Fact) -> Data:
    found = _LENGTH.match(str(fact.value))
    bound = _bound(fact)
    if found is None:
        return {"period": fact.text, **bound}
    consecutive: Data = {"consecutive": True} if fact.consecutive else {}
    return {"duration": {_LENGTH_UNITS[found[2]]: int(found[1]), **bound, **consecutive}}


def _count(fact: Fact) -> Data:
    """The words counted stand behind the numeral."""
    assert isinstance(fact.value, Decimal)  # noqa: S101 - the reader gives figures as decimals
    counted = re.sub(r"^[\d.,，\s〇○零一二两三四五六七八九十百千万亿\-—~至]+", "", fact.text) or fact.unit or fact.text
    return {"count": {"count": number(fact.value), "of": counted, **_bound(fact)}}


def figures(facts: Iterable[Fact]) -> list[Data]:
    """The facts as figures, each value once, with ids f1, f2 …"""
    result: list[Data] = []
    seen: set[str] = set()
    for fact in facts:
        value = _typed(fact)
        if str(value) not in seen:
            seen.add(str(value))
            result.append({"id": f"f{len(result) + 1}", **value})
    return result


def next_number(items: Sequence[Data]) -> int:
    """One more than the number in the last id, which is the highest: some before it may have been taken out."""
    return int(str(items[-1]["id"]).rpartition("-")[2]) + 1 if items else 1


def source_of(item: Data) -> Data:
    """The first passage that an item of the draft rests on."""
    source = item["source"]
    first = source[0] if isinstance(source, list) else source
    assert isinstance(first, dict)  # noqa: S101 - made by the draft
    return first
