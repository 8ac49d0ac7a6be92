"""Conditions and exclusions of a grant: every phrase that neither its case nor its sums claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.checks.item_kinds import EXCLUDES
from generator.draft.bands import Band
from generator.draft.figures import Data, figures
from generator.draft.line_data import trimmed
from generator.draft.lines import Grant, Topic
from generator.draft.paying_out import payout_of
from generator.notice.model import Fact

_PHRASE = re.compile(r"[^，；：。]+")
_AMONG_THEM = re.compile("[，。；：]?其中")
_BRACKET = re.compile(r"[（(]([^（）()]{2,60})[）)]")


def _stated(grant: Grant, paid: Sequence[Fact]) -> set[tuple[int, int]]:
    """Places of the figures that the award states by itself."""
    places = {(fact.start, fact.end) for fact in paid}
    for line in (*grant.lines, *grant.stages):
        places.add((line.quantity.start, line.quantity.end))
        places |= set(line.band.places if isinstance(line.band, Band) else ())
        places |= {(item.start, item.end) for part in (line.each, *line.caps) if part for item in part.listed.items}
        places |= {(fact.start, fact.end) for fact in grant.sentence.facts if fact.text == line.selector.level}
    for part in (
        *grant.caps,
        *grant.joint,
        *(grant.floors if len(grant.floors) == 1 else ()),
        *grant.quotas,
        *(grant.payouts if payout_of(grant) else ()),
    ):
        places |= {(item.start, item.end) for item in part.listed.items}
    return places


def restrictions(grant: Grant, paid: Sequence[Fact]) -> tuple[list[Data], list[Data]]:
    """Conditions and exclusions: each phrase outside trigger and sums, and each phrase with figures of its own."""
    conditions: list[Data] = []
    exclusions: list[Data] = []
    sentence, stated = grant.sentence, _stated(grant, paid)
    trigger = grant.case.trigger or (grant.case.given, grant.case.given)
    sums = [(line.quantity.start, line.quantity.end) for line in (*grant.lines, *grant.stages)]
    conditions += _inherited(grant)
    conditions += _paid_behind(grant, len(conditions))
    for start, end in _phrases(sentence.wide, grant.spans[0][0], grant.spans[-1][1]):
        own = [fact for fact in sentence.facts if start <= fact.start and fact.end <= end and not _within(fact, stated)]
        apart = not (trigger[0] < end and start < trigger[1])
        gives = any(start <= first and last <= end for first, last in sums)
        if not own and (not apart or gives or _selects(grant, start, end)):
            continue
        words = trimmed(sentence.text[start:end]).removesuffix("的")
        if len(words) < 2:
            continue
        found = figures(own)
        item: Data = {**({"figures": found} if found else {}), "source": {"clause": sentence.clause, "quote": words}}
        group, kind = (exclusions, "exclusion") if EXCLUDES.search(words) else (conditions, "condition")
        group.append({"id": f"{kind}-{len(group) + 1}", **item})
    return conditions, exclusions


def _selects(grant: Grant, start: int, end: int) -> bool:
    """Whether the phrase says which of several sums is paid (200万美元以上的): the tier says so, and it restricts
    the others in nothing."""
    bands = [line.band for line in grant.lines if isinstance(line.band, Band)] if len(grant.lines) > 1 else []
    places = {place for band in bands for place in band.places}
    inner = [fact for fact in grant.sentence.facts if start <= fact.start and fact.end <= end]
    return bool(inner) and all(_within(fact, places) for fact in inner)


def perhaps_inherited(grant: Grant) -> str | None:
    """Words with figures that select a sum before this one and perhaps this one too: 营收5000万元以上的企业奖励10万元,
    增长10%以上的再奖励5万元. None where its own words settle it."""
    topic = grant.topic
    open_ = topic is not None and grant.case.trigger is not None and not _of_those_before(grant)
    return topic.trigger if open_ and topic is not None and _figures_of(topic) else None


def _of_those_before(grant: Grant) -> bool:
    """其中获得发明专利的，再给予5万元: one of those named before."""
    place = grant.case.trigger
    return place is not None and _AMONG_THEM.match(grant.sentence.wide, max(place[0] - 2, 0)) is not None


def _figures_of(topic: Topic) -> list[Fact]:
    start = topic.sentence.text.find(topic.trigger or "\0")
    end = start + len(topic.trigger or "")
    return [fact for fact in topic.sentence.facts if start <= fact.start < end] if start >= 0 else []


def _inherited(grant: Grant) -> list[Data]:
    """The figures in words of an earlier sentence that say what for."""
    topic, among = grant.topic, _of_those_before(grant)
    if topic is None or topic.trigger is None or (grant.case.trigger and not among):
        return []
    places = set(topic.band.places) if topic.band and not among else set()
    inner = [fact for fact in _figures_of(topic) if not _within(fact, places)]
    if not inner:
        return []
    source: Data = {"clause": topic.sentence.clause, "quote": topic.trigger}
    return [{"id": "condition-1", "figures": figures(inner), "source": source}]


def _paid_behind(grant: Grant, known: int) -> list[Data]:
    """Figures beside the shares in sentences that say how the sum is paid: 分两年 of 分两年按50%、50%拨付."""
    whole = bool(payout_of(grant))
    items: list[Data] = []
    for sentence in dict.fromkeys(sentence for sentence, _ in grant.paid_behind):
        shares = [part.listed for each, part in grant.paid_behind if each is sentence and whole]
        places = {(item.start, item.end) for listed in shares for item in listed.items}
        found = figures(fact for fact in sentence.facts if not _within(fact, places))
        source: Data = {"clause": sentence.clause, "quote": sentence.text}
        name = f"condition-{known + len(items) + 1}"
        items.append({"id": name, **({"figures": found} if found else {}), "source": source})
    return items


def _within(fact: Fact, places: set[tuple[int, int]]) -> bool:
    return any(start <= fact.start and fact.end <= end for start, end in places)


def _phrases(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Phrases between stops; one in brackets that takes something away is one of its own."""
    for found in _PHRASE.finditer(text, start, end):
        excluded = [inner for inner in _BRACKET.finditer(text, *found.span()) if EXCLUDES.search(inner[1])]
        place = found.start()
        for inner in excluded:
            yield place, inner.start()
            yield inner.span(1)
            place = inner.end()
        if place < found.end():
            yield place, found.end()
