"""Points below a sentence that leads to them (对符合条件的举报人，按以下标准给予一次性奖励：): it holds for each.

Points that only grade one figure (罚款金额15万元以下的；15万元以上的) are one award with a line for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from generator.checks.coverage import restricts
from generator.draft.figures import Data, source_of
from generator.draft.lines import Topic
from generator.notice.facts import find_facts
from generator.regex import regex

Led = Mapping[str, Topic]  # id of an award -> what leads to it
_ONCE = regex(r"(?:给予|予以)?一次性[^，。；：\d]{0,8}(?:奖励|奖补|补助|补贴|资助|扶持|支持)")
_TERMS = ("amount", "band", "reach", "caps", "floor")  # what a line of its own may say
_OWN = frozenset({"#", "id", "name", "applicants", "beneficiary", "trigger", "form", "source", *_TERMS})


def gathered(awards: Sequence[Data], led: Led, bound: frozenset[str]) -> list[Data]:
    """The awards with what the sentences say that lead to them. `bound`: ids that limits of several awards name."""
    made: list[Data] = []
    for _, group in groupby(awards, key=lambda award: _scale_of(award, led, bound)):
        members = list(group)
        topic = led.get(str(members[0]["id"]))
        made += [_one_scale(members, topic)] if len(members) > 1 and topic else members
    for award in made:
        topic = led.get(str(award["id"]))
        if topic:
            _take_over(award, topic)
    return made


def leads_only(award_count: int, words: str) -> bool:
    """Whether a sentence that leads to points with awards says nothing else that somebody must do."""
    return award_count > 0 and not re.search("负责|牵头|配合|组织", words)


def _scale_of(award: Data, led: Led, bound: frozenset[str]) -> object:
    """The same for awards that grade one figure for the same people below one sentence; else the award alone."""
    topic, key = led.get(str(award["id"])), str(award["id"])
    band: Any = award.get("band")
    if topic is None or not isinstance(band, dict) or key in bound or not _OWN.issuperset(award):
        return key
    if not _only_grades(str(award["trigger"]), str(band.get("of", ""))):
        return key
    return (topic.sentence.clause, award["beneficiary"], band.get("of"), band["unit"])


def _only_grades(trigger: str, figure: str) -> bool:
    """罚款金额在15万元以上 says nothing but where its line begins."""
    if not figure or figure not in trigger:
        return False
    words = trigger.replace(figure, "")
    for fact in reversed(find_facts(words)):
        words = words[: fact.start] + words[fact.end :]
    return re.sub("在|为|达到?|超过|不足|不满|以[上下]|及|的|（不?含）", "", words) == ""


def _one_scale(members: Sequence[Data], topic: Topic) -> Data:
    first = members[0]
    whom = topic.trigger if topic.trigger and str(first["beneficiary"]) in topic.trigger else str(first["beneficiary"])
    kept = {key: value for key, value in first.items() if key in ("id", "name", "applicants", "beneficiary", "form")}
    words = topic.sentence.text
    lead: Data = {"clause": topic.sentence.clause, "quote": words[words.find(whom) :].rstrip("：:")}
    return {
        "#": f"{first['#']}；下列各项并为一个事项的各档，请核对",
        **kept,
        "trigger": whom,
        "tiers": [
            {"id": f"tier-{number}", **{key: one[key] for key in _TERMS if key in one}, "source": source_of(one)}
            for number, one in enumerate(members, 1)
        ],
        "source": lead,
    }


def _take_over(award: Data, topic: Topic) -> None:
    """Add to an award what the sentence above says of all its points: once, and for whom in particular."""
    once = _ONCE.search(topic.sentence.text)
    tiers: Any = award.get("tiers", [])
    if once and "payment" not in award and not any("payment" in tier for tier in tiers) and "parts" not in award:
        award["payment"] = "one_off"
        _also_rests_on(award, topic.sentence.clause, once[0])
    whom, words = str(award["beneficiary"]), re.sub(r"\A对(?!外)", "", topic.trigger or "")
    told = {str(award["trigger"]), *(str(source["quote"]) for source in _sources(award))}
    if words and whom in words and not any(words in each for each in told) and restricts(words.replace(whom, "")):
        source: Data = {"clause": topic.sentence.clause, "quote": words}
        conditions: Any = award.setdefault("conditions", [])
        conditions.append({"id": f"condition-{len(conditions) + 1}", "source": source})


def _also_rests_on(award: Data, clause: str, quote: str) -> None:
    if not any(quote in str(source["quote"]) for source in _sources(award) if source["clause"] == clause):
        award["source"] = [*_sources(award), {"clause": clause, "quote": quote}]


def _sources(award: Data) -> Iterator[Data]:
    source: Any = award["source"]
    yield from source if isinstance(source, list) else [source]
