"""Faults in the terms of grants: limits, bands, years and ways of counting that the clause does not have."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.faults.fault import FaultClass, source
from benchmarks.faults.placing import ValueEdits, at_values, set_to, together
from benchmarks.faults.text_rules import Edit
from benchmarks.faults.yaml_nodes import Value

MODEL = "policy.yaml"
_NAME = r"awards\.[^.]*\.name"
_LEVEL = r".*\.tiers\.[^.]*\.level"
_AMOUNT = r"awards\..*\.amount"
_BANDS = ("{unit: CNY, lower: 200000}", "{unit: CNY, upper: 500000}", "{unit: 人, lower: 3}", "{unit: 年, lower: 3}")
_LIMITS = (
    "{money: {value: 200000, unit: CNY}}",
    "{money: {value: 1000000, unit: CNY}, scope: 企业}",
    "{count: {count: 3, of: 家}}",
    "{share: {percent: 20}}",
)
_QUOTE = "source: {clause: c02, quote: 给予一次性奖励 20 万元}"


def _with(key: str, *terms: str) -> ValueEdits:
    """A further key of the award, behind its name."""

    def edits(text: str, value: Value) -> Iterator[Edit]:
        end = value.start + len(text[value.start : value.end].rstrip())
        yield from (Edit(end, end, f"\n    {key}: {term}") for term in terms)

    return edits


def _inside(*terms: str) -> ValueEdits:
    """A further key inside the braces of an amount."""

    def edits(text: str, value: Value) -> Iterator[Edit]:
        if text[value.start : value.end].startswith("{"):
            yield from (Edit(value.end - 1, value.end - 1, f", {term}") for term in terms)

    return edits


def _instead(*amounts: str) -> ValueEdits:
    """Another kind of amount where the clause has a figure."""

    def edits(text: str, value: Value) -> Iterator[Edit]:
        if text[value.start : value.end].startswith("{"):
            yield from set_to(*amounts)(text, value)

    return edits


def _other_key(text: str, value: Value) -> Iterator[Edit]:
    """A tier that is chosen by a figure or by places, where the clause names a level."""
    start, end = text.index("level:", value.whole[0]), value.start + len(text[value.start : value.end].rstrip())
    for other in ("band: {unit: CNY, lower: 50000}", "ranks: {first: 1, last: 1}", "ranks: {first: 2, last: 3}"):
        yield Edit(start, end, other)


CLASSES: tuple[FaultClass, ...] = (
    source("terms: limit added", at_values(MODEL, _NAME, _with("caps", *(f"[{limit}]" for limit in _LIMITS)))),
    source("terms: floor added", at_values(MODEL, _NAME, _with("floor", "{value: 200000, unit: CNY}"))),
    source("terms: band added", at_values(MODEL, _NAME, _with("band", *_BANDS))),
    source("terms: band or places for a level", at_values(MODEL, _LEVEL, _other_key)),
    source("terms: level that is none", at_values(MODEL, _LEVEL, set_to("一", "至", "上", "自治区级、市级"))),
    source(
        "terms: years",
        together(
            at_values(MODEL, r"awards\..*\.years", set_to("{first: 1, last: 2}", "{first: 2, last: 3}", "[1, 3]")),
            at_values(MODEL, r"awards\..*\.years", set_to("{first: 3, last: 3}", "{first: 1, last: 3, words: 3 年}")),
            at_values(MODEL, _NAME, _with("years", "3", "{first: 1, last: 1}")),
        ),
    ),
    source("terms: range", at_values(MODEL, _AMOUNT, _inside("to: 900", "to: 2000000"))),
    source("terms: unit added", at_values(MODEL, _AMOUNT, _inside("per: 人", "per: 平方米·月", "per: 家·年"))),
    source(
        "terms: sum for each of something",
        at_values(
            MODEL,
            _NAME,
            _with("each", "{words: 企业, count: 1, of: 家}", "{words: 奖励 20 万元, count: 200000, of: CNY}"),
        ),
    ),
    source("terms: only an excess counts", at_values(MODEL, _NAME, _with("reach", "excess"))),
    source(
        "terms: factor or portion for a figure",
        at_values(MODEL, _AMOUNT, _instead("{times: 2}", "{portion: 0.5, words: 奖励}", "{portion: 1, words: 企业}")),
    ),
    source("terms: total added", at_values(MODEL, _NAME, _with("total", "{value: 500000, unit: CNY}"))),
    source(
        "terms: number of winners",
        at_values(MODEL, _NAME, _with("quota", "{count: {count: 10, of: 家}}", "{count: {count: 3, of: 企业}}")),
    ),
    source(
        "terms: paid out in shares",
        at_values(
            MODEL,
            _NAME,
            _with("payout", "[{year: 1, percent: 50}, {year: 2, percent: 50}]", "[{year: 1, percent: 20}]"),
        ),
    ),
    source("terms: nature", at_values(MODEL, _NAME, _with("nature", "relief", "charge"))),
    source(
        "terms: how an award stands to others",
        at_values(
            MODEL,
            _NAME,
            _with("stacking", *(f"[{{id: s, kind: {kind}, {_QUOTE}}}]" for kind in ("difference", "higher_only"))),
        ),
    ),
)
