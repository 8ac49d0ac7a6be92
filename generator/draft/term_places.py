"""Where the words of a grant stand that its terms state: limits, years, shares of paying out, other awards."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from generator.dataclass import dataclass
from generator.draft.lasting import lasts_of
from generator.draft.line_data import limit_of
from generator.draft.lines import Grant
from generator.draft.paying_out import payout_of
from generator.draft.places_asked import PlacesAsked
from generator.draft.words import phrase_end, phrase_start
from generator.notice.facts import find_facts
from generator.notice.model import Fact


@dataclass(frozen=True, slots=True)
class TermPlaces:
    """`spans`: phrases that state terms; `claimed`: the words in them that the terms hold; `paid_out`: shares;
    `facts`: figures that terms claim."""

    spans: PlacesAsked
    claimed: PlacesAsked
    paid_out: tuple[tuple[int, int], ...]
    facts: tuple[Fact, ...]

    def say(self, start: int, end: int) -> bool:
        """Whether the phrase states a term."""
        return self.spans.hold(start, end) or self.spans.lie_in(start, end)

    def rest(self, text: str, start: int, end: int) -> str:
        """The words of the phrase without those that terms and figures hold."""
        held = [*self.claimed.over(start, end), *_figures_of(text).over(start, end)]
        return "".join(
            "，" if any(first <= place < last for first, last in held) else text[place] for place in range(start, end)
        )


@lru_cache(maxsize=16)  # asked again for every phrase of a sentence
def _figures_of(text: str) -> PlacesAsked:
    return PlacesAsked((fact.start, fact.end) for fact in find_facts(text))


def places_of_terms(grant: Grant, stacking: Sequence[str]) -> TermPlaces:
    """The places in the sentence of the grant. `stacking`: the words on how it stands to others."""
    wide = grant.sentence.wide
    limits = [
        *grant.caps,
        *grant.quotas,
        *grant.joint,
        *grant.floors,
        *(cap for line in grant.lines for cap in line.caps),
    ]
    spans = [(phrase_start(wide, 0, part.listed.start), phrase_end(wide, part.listed.end)) for part in limits]
    spans += [(place, place + len(words)) for words in stacking if (place := wide.find(words)) >= 0]
    scopes = [
        _scope(grant, part.listed.start, str(limit_of(wide, grant.sentence.text, part).get("scope", "")))
        for part in limits
    ]
    years = [*_years(grant), *_lasts(grant)]
    paid = [part for part in grant.payouts if payout_of(grant)]
    paid_out = [(part.listed.start, part.listed.end) for part in (*paid, *grant.instalments)]
    stated = [*scopes, *years, *spans[len(limits) :]]
    facts = [fact for place in stated for fact in grant.sentence.facts_in(*place)]
    facts += [fact for fact in grant.sentence.facts if paid_out and _is_length(fact, wide, paid_out)]
    return TermPlaces(PlacesAsked((*spans, *years)), PlacesAsked(stated), tuple(paid_out), tuple(facts))


def _scope(grant: Grant, before: int, scope: str) -> tuple[int, int]:
    """Where the scope of a limit stands, before its figure: 每个企业每年."""
    place = grant.sentence.text.rfind(scope, 0, before) if scope else -1
    return (place, place + len(scope)) if place >= 0 else (0, 0)


def _years(grant: Grant) -> list[tuple[int, int]]:
    """Where the words stand that say for how many years: 期限最长为2年."""
    words = grant.term_words if grant.term and (len(grant.lines) > 1 or not grant.lines[0].selector.years) else None
    place = grant.sentence.text.find(words, grant.spans[0][0]) if words else -1
    return [(place, place + len(words or ""))] if place >= 0 else []


def _lasts(grant: Grant) -> list[tuple[int, int]]:
    """Where the words stand that say for how many months or days."""
    words = grant.length_words if lasts_of(grant) else None
    place = grant.sentence.text.find(words, grant.spans[0][0]) if words else -1
    return [(place, place + len(words or ""))] if place >= 0 else []


def _is_length(fact: Fact, wide: str, paid_out: Sequence[tuple[int, int]]) -> bool:
    """三年 of 分三年按40%、30%、30%拨付: the shares by years say it."""
    if fact.kind != "duration":
        return False
    return any(
        phrase_start(wide, 0, start) <= fact.start < start and "、" in wide[start:end] for start, end in paid_out
    )
