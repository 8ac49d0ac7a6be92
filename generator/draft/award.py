"""A granting sentence as an award of the model: sums as one amount, as levels or as parts; the rest as conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.item_kinds import EXCLUDES
from generator.draft.figures import Data, amount, figures
from generator.draft.granting import Grant, for_what
from generator.draft.sentences import Sentence
from generator.notice.model import Fact

_EACH = re.compile("分别|相应|按(?:照)?(?:不同)?(?:级别|标准|等次|档次)")
_LIMITS = re.compile(
    "(?:同一|单[个家户项]|每[个家户项年]|累计|年度|总|全年|合计|最高|最多|奖励总|补[助贴]总|资助总|上限)"
)
_JOINED = re.compile("、|以及|和|及|或者?")
# 按实到外资额的8‰, 对其租金给予50%
_BASE = re.compile(
    r"(?:\A|[、：]|按照?|对|为|到|给予|奖励|补助|补贴|资助|返还)"
    r"(?P<of>(?:(?!给予|奖励|补[助贴]|资助|返还|[按为到])[^、：对（）()\d]){2,60})的(?:最高|不超过)?\Z"
    r"|对(?P<cost>[^：、（）()\d]{0,16}(?:费|费用|租金|额|价款|支出|成本|利息|投资))(?:分别)?(?:给予|予以)(?:最高|不超过)?\Z"
)
_KIND_BEHIND = re.compile("的[^的]{2,4}\\Z|的\\Z")
_PHRASE = re.compile(r"[^，；：]+")
_BRACKET = re.compile(r"[（(]([^（）()]{2,60})[）)]")
_REPETITIONS = ("one_off", "yearly", "half_yearly", "termly", "quarterly", "monthly", "weekly", "daily")


@dataclass(frozen=True, slots=True)
class Sums:
    """What is granted, and ceilings and rates that only limit or pay it out; `doubt`: why a person must look."""

    keys: Data
    stated: tuple[Fact, ...]
    doubt: str = ""


def award_of(sentence: Sentence, grant: Grant, name: str, number: int) -> Data:
    """The award as plain values. `name`: a label without facts."""
    quote = sentence.text[grant.start :]
    source: Data = {"clause": sentence.clause, "quote": quote}
    sums = _sums(sentence, grant, source)
    payment, paid = _payment(sentence, grant)
    conditions, exclusions = _restrictions(sentence, grant, {*sums.stated, *paid})
    of_parts = "parts" in sums.keys
    return {
        "#": "；".join(_doubts(grant, sums)),
        "id": f"award-{number}",
        "name": name,
        "beneficiary": grant.beneficiary,
        "trigger": sentence.text[slice(*grant.trigger)],
        **({"benefit": grant.benefit} if grant.benefit else {}),
        **_paid(sums.keys, payment),
        **({"payment": payment} if payment and not of_parts else {}),
        **({"scope": grant.scope} if grant.scope and "amount" in sums.keys else {}),
        **({"conditions": conditions} if conditions else {}),
        **({"exclusions": exclusions} if exclusions else {}),
        "form": f"award-{number}",
        "source": source,
    }


def _doubts(grant: Grant, sums: Sums) -> Iterator[str]:
    yield "请核对对象、情形、标准和条件" if grant.named else "句中没有写明对象，请核对对象，以及情形、标准和条件"
    if sums.doubt:
        yield sums.doubt


def _paid(keys: Data, payment: str | None) -> Data:
    """The sums, each part with how often it is paid."""
    parts = keys.get("parts")
    if not isinstance(parts, list):
        return keys
    return {"parts": [{**part, "payment": payment or "not_said"} for part in parts]}


def _sums(sentence: Sentence, grant: Grant, source: Data) -> Sums:
    granted = tuple(fact for fact in sentence.award if fact.start >= grant.given)
    main = _main(sentence, granted or sentence.award)
    if len(main) == 1:
        return Sums({"amount": _amount(sentence, main[0])}, main)
    levels = _levels(sentence, grant, main)
    if levels:
        tiers = [
            {"id": f"tier-{number}", "level": level, "amount": _amount(sentence, fact)}
            for number, (level, fact) in enumerate(zip(levels, main, strict=True), 1)
        ]
        named = [fact for fact in sentence.facts if fact.kind == "level" and fact.text in levels]
        return Sums({"tiers": tiers}, (*main, *named), "各档与金额按原文次序对应，请核对")
    parts = [
        {"id": f"part-{number}", "amount": _amount(sentence, fact), "source": source}
        for number, fact in enumerate(main, 1)
    ]
    return Sums({"parts": parts}, main, "有多个金额，是各档还是并列的几项请核对")


def _amount(sentence: Sentence, fact: Fact) -> Data:
    """The figure as an amount; a percentage with what it is taken of, where the words before it say so."""
    data = amount(fact)
    base = _BASE.search(_phrase_before(sentence, fact))
    if fact.kind != "percentage" or base is None:
        return data
    return {"percent": data.pop("percent"), "of": base["of"] or base["cost"], **data}


def _main(sentence: Sentence, granted: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The sums without ceilings of other sums (每家企业最高…, 累计不超过…) and without rates of paying out."""
    first = granted[0]
    kept = [first]
    for fact in granted[1:]:
        phrase = _phrase_before(sentence, fact)
        capped = fact.bound == "at_most" and (
            _LIMITS.match(phrase) or (len(kept) == 1 and _caps(sentence, first, fact))
        )
        if not capped:
            kept.append(fact)
    if first.kind == "money" and any(fact.kind == "percentage" for fact in kept):
        rates = [fact for fact in kept if fact.kind == "percentage"]
        if re.search("拨付|兑现|支付|分[两二三四五]?年|分期", sentence.text[first.end :]):
            kept = [fact for fact in kept if fact not in rates]
    return tuple(kept)


def _caps(sentence: Sentence, share: Fact, cap: Fact) -> bool:
    """Whether a sum only limits a percentage: 给予50%、最高30万元的补助."""
    return share.kind == "percentage" and cap.kind == "money" and "分别" not in sentence.text[: cap.start]


def _levels(sentence: Sentence, grant: Grant, main: tuple[Fact, ...]) -> list[str]:
    """The words of the levels that the sums belong to, in their order; none where they do not match one to one."""
    text = sentence.text
    before = [fact for fact in sentence.facts if fact.kind == "level" and fact.end <= main[0].start]
    if len(before) == len(main):
        return _distinct([fact.text for fact in before])
    beside = [_level_before(sentence, fact) for fact in main]
    if all(beside):
        return _distinct([words for words in beside if words])
    own_words = _beside(sentence, main)
    if own_words:
        return own_words
    if not _EACH.search(text, grant.trigger[0], main[0].start):
        return []
    trigger = slice(*grant.trigger)
    phrases = [*_PHRASE.findall(sentence.wide[trigger]), *_PHRASE.findall(sentence.wide[trigger.stop : grant.given])]
    listed = (_JOINED.split(phrase) for phrase in phrases)
    found = next((words for words in listed if len(words) == len(main) and min(map(len, words)) >= 2), [])
    return _distinct([_KIND_BEHIND.sub("", words.removeprefix("对")) for words in found])


def _phrase_before(sentence: Sentence, fact: Fact) -> str:
    """The words between the comma before a figure and the figure."""
    return sentence.wide[sentence.wide.rfind("，", 0, fact.start) + 1 : fact.start]


def _beside(sentence: Sentence, main: tuple[Fact, ...]) -> list[str]:
    """The words before each sum where each has a phrase of its own: 国内维权每件资助1万元，涉外维权每件资助10万元."""
    found = []
    for before, fact in zip((None, *main), main, strict=False):
        start = max(sentence.wide.rfind("，", 0, fact.start) + 1, before.end if before else 0)
        found.append(for_what(sentence.wide[start : fact.start].lstrip("、和及")))
    return _distinct(found) if all(found) else []


def _level_before(sentence: Sentence, fact: Fact) -> str | None:
    start = sentence.wide.rfind("，", 0, fact.start) + 1
    found = [each.text for each in sentence.facts if each.kind == "level" and start <= each.start < fact.start]
    return found[0] if len(found) == 1 else None


def _distinct(words: list[str]) -> list[str]:
    return words if len(set(words)) == len(words) else []


def _payment(sentence: Sentence, grant: Grant) -> tuple[str | None, tuple[Fact, ...]]:
    """How often it is paid: the only repetition in the phrases that give it."""
    last = max(fact.end for fact in sentence.award)
    end = sentence.wide.find("，", last)
    told = [fact for fact in sentence.facts if fact.kind == "repetition" and grant.given <= fact.start]
    told = [fact for fact in told if end < 0 or fact.start < end]
    if len({fact.value for fact in told}) == 1 and told[0].value in _REPETITIONS:
        return str(told[0].value), tuple(told)
    return None, ()


def _restrictions(sentence: Sentence, grant: Grant, stated: set[Fact]) -> tuple[list[Data], list[Data]]:
    """Conditions and exclusions: each phrase outside trigger and sums, and each phrase with figures of its own."""
    conditions: list[Data] = []
    exclusions: list[Data] = []
    last = max((fact.end for fact in sentence.award if fact in stated), default=grant.given)
    for start, end in _phrases(sentence.wide, grant.start):
        own = [fact for fact in sentence.facts if start <= fact.start and fact.end <= end and fact not in stated]
        apart = not (grant.trigger[0] < end and start < grant.trigger[1]) and not start <= grant.given <= last < end
        within_grant = grant.given <= start < last or start < grant.given < end
        if not own and (not apart or within_grant):
            continue
        words = sentence.text[start:end].removesuffix("的")
        found = figures(own)
        item: Data = {**({"figures": found} if found else {}), "source": {"clause": sentence.clause, "quote": words}}
        group, kind = (exclusions, "exclusion") if EXCLUDES.search(words) else (conditions, "condition")
        group.append({"id": f"{kind}-{len(group) + 1}", **item})
    return conditions, exclusions


def _phrases(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Phrases between commas; one in brackets that takes something away is one of its own."""
    for found in _PHRASE.finditer(text, start):
        excluded = [inner for inner in _BRACKET.finditer(text, *found.span()) if EXCLUDES.search(inner[1])]
        place = found.start()
        for inner in excluded:
            yield place, inner.start()
            yield inner.span(1)
            place = inner.end()
        if place < found.end():
            yield place, found.end()
