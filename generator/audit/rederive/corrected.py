"""Figures of a clause as policy.json says they are read: those of the fact reader, with the corrections in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from generator.audit.read.model import CLOSING, PREAMBLE, Model, squeeze
from generator.audit.rederive.facts import facts_of
from generator.dataclass import replace
from generator.notice.model import Fact

_NUMBERS = ("money", "percentage", "count")


def facts_in(model: Model, clause: str) -> tuple[Fact, ...]:
    """The facts of a clause's text without white space."""
    found = _printed(model.texts.get(clause, ""), of_paragraphs=clause in (PREAMBLE, CLOSING))
    corrections = tuple(_of_clause(model, clause))
    if not corrections:
        return found
    kept = list(found)
    text = model.texts.get(clause, "")
    for each in corrections:
        start, end = (sum(not char.isspace() for char in text[:place]) for place in each["span"])
        kept = [fact for fact in kept if fact.end <= start or end <= fact.start]
        if each["fact"] is not None:
            kept.append(fact_of(each["fact"], start, end))
    return tuple(sorted(kept, key=lambda fact: fact.start))


@lru_cache(maxsize=1024)
def _printed(text: str, *, of_paragraphs: bool) -> tuple[Fact, ...]:
    """The facts as they are printed: many items rest on one clause. Around the clauses no fact runs from one paragraph
    into the next."""
    found: list[Fact] = []
    start = 0
    for paragraph in text.split("\n") if of_paragraphs else [text]:
        words = squeeze(paragraph)
        found += [replace(fact, start=fact.start + start, end=fact.end + start) for fact in facts_of(words)]
        start += len(words)
    return tuple(found)


def _of_clause(model: Model, clause: str) -> Iterator[Mapping[str, Any]]:
    listed = model.data.get("corrections", ())
    path = model.clauses[clause]["path"] if clause in model.clauses else clause
    yield from (each for each in listed if each["clause"] == path and "span" in each)


def fact_of(told: Mapping[str, Any], start: int, end: int) -> Fact:
    """A fact as policy.json tells it."""
    value = Decimal(told["value"]) if told["kind"] in _NUMBERS else str(told["value"])
    return Fact(
        told["kind"],
        told["text"],
        start,
        end,
        value,
        told["unit"],
        told["bound"],
        told["inclusive"],
        told["per"],
        told["consecutive"],
    )
