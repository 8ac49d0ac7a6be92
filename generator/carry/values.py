"""Typed values that a quote carries: changed where the old quote and the new words prove what they are now."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from generator.carry.crossing import WordsOutcome
from generator.carry.ground import DecisionMark, Ground
from generator.carry.quotes import Carried
from generator.carry.yaml_places import TextEdit, YamlPlaces
from generator.notice.as_json import plain_number
from generator.notice.facts import find_facts
from generator.notice.model import Fact
from generator.policy.terms import Band, Years
from generator.policy.text import PartialDate
from generator.policy.values import Count, Duration, Money, Share
from generator.policy.walk import Visit, walk
from generator.regex import regex

_SPAN = regex(r"P(\d+)([YMD])\Z")
_UNITS = {"Y": "years", "M": "months", "D": "days"}
_AMBIGUOUS = "数值未改：无法判断对应原文中的哪一处数值。请核对改正后删除本行。"

Pair = tuple[Fact, Fact]


def carry_values(files: Mapping[str, YamlPlaces], ground: Ground, found: Carried) -> None:
    """The values of every item whose quotes have other figures now."""
    for visit in walk(ground.policy):
        own = tuple(found.held.get(visit.path, ()))  # what the value itself quotes proves it, whatever its item quotes
        changed = own or found.facts.get(visit.item, ())
        pairs = [pair for pair in changed if _states(visit, pair[0])] or [
            pair for pair in changed if own or _ends(visit, pair)
        ]
        file = _file(files, visit.path)
        if not pairs or file is None:
            continue
        if _is_proven(visit, pairs, ground, found, own=bool(own)):
            found.edits[file.name] += _edits(file, visit.path, visit.value, pairs[0])
        else:
            old, new = pairs[0]
            found.marks.append(DecisionMark(file.name, visit.path, old.text, new.text, _AMBIGUOUS))


def _is_proven(visit: Visit, pairs: Sequence[Pair], ground: Ground, found: Carried, *, own: bool) -> bool:
    """Whether the texts prove what the value is now; `own`: the pairs are those of the value's own words."""
    if _ends(visit, pairs[0]) or not _states(visit, pairs[0][0]):
        return False
    if isinstance(visit.value, Band) and any(old.bound != new.bound for old, new in pairs):
        return False
    return len({_meaning(new) for _, new in pairs}) == 1 if own else _certain(visit, pairs, ground, found)


def _file(files: Mapping[str, YamlPlaces], path: str) -> YamlPlaces | None:
    return next((each for each in files.values() if path in each.nodes), None)


def _ends(visit: Visit, pair: Pair) -> bool:
    """Whether a range, of sums or years, is of the figure's kind: which of its ends changed a person says."""
    kinds: dict[type, str] = {Money: "money", Share: "percentage"}
    if isinstance(visit.value, Years):
        return visit.value.first > 1 and pair[0].kind == "duration"
    ranged = isinstance(visit.value, Money | Share) and visit.value.to is not None
    return ranged and kinds[type(visit.value)] == pair[0].kind


def _certain(visit: Visit, pairs: Sequence[Pair], ground: Ground, found: Carried) -> bool:
    """Whether every figure of the item's quotes that the value can be became the same new one."""
    one = len({_meaning(new) for _, new in pairs}) == 1
    quotes = found.quotes.get(visit.item, ())
    settled = all(crossed.outcome is not WordsOutcome.OPEN for _, crossed in quotes)
    return one and settled and _stated(visit, ground) <= len(pairs)


def _stated(visit: Visit, ground: Ground) -> int:
    """How many figures in the item's quotes say what the value says."""
    count = 0
    for source in visit.sources:
        clause = next((each for each in ground.old.clauses if each.path == ground.path_of(str(source.clause))), None)
        quote = "".join(source.quote.split())
        text = "".join(clause.text.split()) if clause else ""
        start = text.find(quote)
        facts = _facts_in(clause.text, start, start + len(quote)) if clause and start >= 0 else ()
        count += sum(_states(visit, fact) for fact in facts)
    return count


def _facts_in(text: str, start: int, end: int) -> Iterator[Fact]:
    small = "".join(text.split())
    return (fact for fact in find_facts(small) if start <= fact.start and fact.end <= end)


def _meaning(fact: Fact) -> tuple[object, ...]:
    return (fact.kind, fact.value, fact.unit, fact.bound, fact.inclusive, fact.per)


def _states(visit: Visit, fact: Fact) -> bool:
    """Whether the value is what the old figure says."""
    value = visit.value
    test = next((test for kind, test in _TESTS.items() if isinstance(value, kind)), None)
    return test is not None and test(visit, fact)


def _is_money(visit: Visit, fact: Fact) -> bool:
    value: Money = visit.value
    return fact.kind == "money" and value.to is None and (value.value, value.unit) == (fact.value, fact.unit)


def _is_share(visit: Visit, fact: Fact) -> bool:
    value: Share = visit.value
    return fact.kind == "percentage" and value.to is None and value.percent == fact.value


def _is_count(visit: Visit, fact: Fact) -> bool:
    value: Count = visit.value
    return fact.kind == "count" and (value.count, str(value.of)) == (fact.value, fact.unit)


def _is_duration(visit: Visit, fact: Fact) -> bool:
    span = _SPAN.match(str(fact.value)) if fact.kind == "duration" else None
    return span is not None and getattr(visit.value, _UNITS[span[2]]) == int(span[1])


def _is_years(visit: Visit, fact: Fact) -> bool:
    value: Years = visit.value
    return value.first == 1 and fact.kind == "duration" and fact.value == f"P{value.last}Y"


def _is_date(visit: Visit, fact: Fact) -> bool:
    return fact.kind == "date" and fact.value == str(visit.value)


def _is_band(visit: Visit, fact: Fact) -> bool:
    value: Band = visit.value
    unit = "%" if fact.kind == "percentage" else fact.unit
    counted = fact.kind in ("money", "count", "percentage") and unit == str(value.unit)
    return counted and fact.value in (value.lower, value.upper)


_TESTS: dict[type, Callable[[Visit, Fact], bool]] = {
    Money: _is_money,
    Share: _is_share,
    Count: _is_count,
    Duration: _is_duration,
    Years: _is_years,
    datetime.date: _is_date,
    PartialDate: _is_date,
    Band: _is_band,
}
_KEYS: dict[type, str] = {Money: "value", Share: "percent", Count: "count"}


def _edits(file: YamlPlaces, path: str, value: object, pair: Pair) -> Iterator[TextEdit]:
    old, new = pair
    key = next((key for kind, key in _KEYS.items() if isinstance(value, kind)), None)
    if key is not None and old.value != new.value:
        yield file.set_scalar(f"{path}.{key}", _number(new.value))
    elif isinstance(value, Duration):
        yield from _span_edits(file, path, old, new)
    elif isinstance(value, Band):
        yield file.set_scalar(f"{path}.{'lower' if value.lower == old.value else 'upper'}", _number(new.value))
    elif isinstance(value, Years):
        yield from _years_edits(file, path, new)
    elif isinstance(value, datetime.date | PartialDate):
        yield file.set_scalar(path, str(new.value))
    if not isinstance(value, Band | Years | datetime.date | PartialDate) and old.bound != new.bound:
        yield _set(file, path, "bound", new.bound)


def _number(value: Decimal | str) -> str:
    return str(plain_number(value)) if isinstance(value, Decimal) else value


def _span_edits(file: YamlPlaces, path: str, old: Fact, new: Fact) -> Iterator[TextEdit]:
    before, after = _SPAN.match(str(old.value)), _SPAN.match(str(new.value))
    if before and after and old.value != new.value:
        key = f"{path}.{_UNITS[before[2]]}"
        yield file.set_scalar(key, after[1])
        if before[2] != after[2]:
            yield file.set_key(key, _UNITS[after[2]])


def _years_edits(file: YamlPlaces, path: str, new: Fact) -> Iterator[TextEdit]:
    span = _SPAN.match(str(new.value))
    if span and span[2] == "Y":
        yield file.set_scalar(path if file.value(path) is not None else f"{path}.last", span[1])


def _set(file: YamlPlaces, path: str, key: str, words: str) -> TextEdit:
    inner = f"{path}.{key}"
    return file.set_scalar(inner, words) if inner in file.nodes else file.add_key(path, key, words)
