"""Printed words read for facts, once each: the same words stand in many documents."""

from __future__ import annotations

from functools import lru_cache

from generator.notice.facts import find_facts
from generator.notice.model import Fact
from generator.regex import regex

# Without one of these signs there is no fact: digits, Chinese numerals, levels, repetitions.
_POSSIBLE = regex(r"[0-9０-９一二三四五六七八九十百千万亿零〇两半壹贰叁肆伍陆柒捌玖拾佰仟%‰％级每年月日逐按季全]")


@lru_cache(maxsize=16384)
def facts_of(text: str) -> tuple[Fact, ...]:
    """The facts of a text, in order."""
    return find_facts(text) if _POSSIBLE.search(text) else ()


def meaning(fact: Fact) -> tuple[object, ...]:
    """What a fact says, wherever it stands."""
    return (fact.kind, fact.value, fact.unit, fact.bound, fact.inclusive, fact.consecutive)


def said(fact: Fact) -> str:
    """A fact in words, with its bound, for a message."""
    return fact.text if fact.bound == "exact" else f"{fact.text} ({fact.bound})"
