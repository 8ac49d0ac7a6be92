"""Whether the limits of bands belong to them: what a rule of the notice says for all (“以上”均包含本数)."""

from __future__ import annotations

import re

from generator.dataclass import dataclass
from generator.policy.model import Rule, RuleKind
from generator.regex import regex

_LOWER, _UPPER = ("以上",), ("以下", "以内")
_SAID = regex("(不?)(?:包含|包括|含)")


@dataclass(frozen=True, slots=True)
class Ends:
    """Whether lower (以上) and upper ends (以下, 以内) belong to their bands; None: no rule says it."""

    lower: bool | None = None
    upper: bool | None = None


def ends_of(rules: tuple[Rule, ...]) -> Ends:
    """What the rules `bounds_inclusive` say, by the words that they quote."""
    quotes = [str(source.quote) for rule in rules if rule.kind is RuleKind.BOUNDS_INCLUSIVE for source in rule.source]
    return Ends(_said(quotes, _LOWER), _said(quotes, _UPPER))


def _said(quotes: list[str], words: tuple[str, ...]) -> bool | None:
    """What all quotes that name one of the words say; None where none does, or where they differ."""
    found = {
        said[1] == ""
        for quote in quotes
        for word in words
        for place in re.finditer(word, quote)
        if (said := _SAID.search(quote, place.end()))
    }
    return found.pop() if len(found) == 1 else None
