"""The values of policy.json against the words that they cite: figures of the notice, in its order, in its years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from generator.audit.read.model import Model, squeeze
from generator.audit.read.model_items import ModelItem
from generator.audit.read.model_vocabulary import not_on_the_list
from generator.audit.rederive.corrected import facts_in
from generator.audit.rederive.term_words import ill_worded, shared_out
from generator.audit.subject import POLICY, AuditProblem, AuditSubject
from generator.message import Message, message
from generator.notice.facts import facts_inside
from generator.notice.listed_levels import in_their_order
from generator.notice.model import Fact
from generator.notice.ratios import shares_in
from generator.regex import regex

_HINT = message("policy.json was edited: build the policy again from the notice")
_KINDS = {"CNY": "money", "USD": "money", "%": "percentage"}
_LENGTHS = {"年": "Y", "周年": "Y", "个月": "M", "月": "M", "天": "D", "日": "D"}
_SIGNS = {"years": "Y", "months": "M", "days": "D"}
_COUNTED = regex(r"\.(?:caps\.\d+|quota|figures\.[^.]+)\.count$|^joint_caps\.[^.]+\.count$")
_FIGURE = regex(r"\.figures\.[^.]+$")
_ON_TOP_OF = regex("在[^，。；]*?基础之?上", of=["基础"])
_INSTALMENT = regex(r"\.payout\.\d+$")
WantedFact = tuple[object, ...]


def model_value_unsound(subject: AuditSubject) -> Iterator[AuditProblem]:
    """The sums, percentages, ends of bands, durations, years, places and repetitions of an item are facts of the words
    that it quotes, with their bounds; the levels and sums of its tiers stand in the same order there.

    Passes, when the quoted words are 每家企业补助总额不超过 10 万元:

        {"value": 100000, "unit": "CNY", "bound": "at_most"}

    Fails:

        {"value": 100000, "unit": "CNY", "bound": "exact"}.
    """
    model = subject.sound_model
    for path, word in not_on_the_list(model.data):
        told = message("{value} is none of the words that may stand there", value=word)
        yield AuditProblem(message("{path}: {problem}", path=path, problem=told), _HINT, POLICY, path)
    for item in subject.items:
        if not item.sources or item.path.startswith(("examples.", "forms.", "faq.")):
            continue
        quoted = quoted_facts(model, item.sources)
        signs = {_sign(fact) for fact in quoted} | _shared_out_by_ratio(item)
        for wanted in _typed(item):
            if wanted not in signs:
                said = ", ".join(fact.text for fact in quoted) or "—"
                yield _unsound(
                    item, message("the quoted words say {said}, not {value}", said=said, value=_plain(wanted))
                )
        yield from (_unsound(item, told) for told in (*ill_worded(item), *_otherwise_told(item, quoted)))
        tiers = item.value.get("tiers")
        if tiers:
            yield from _order(item, tiers)
            yield from _tiers(model, item, tiers)


def _typed(item: ModelItem) -> Iterator[WantedFact]:
    """(kind, value, unit, bound) of every figure that an object states itself; none of any other object."""
    value, bound = item.value, item.value.get("bound", "exact")
    if "value" in value and "unit" in value:
        yield from _range("money", value["value"], value.get("to"), value["unit"], bound)
    elif "percent" in value:
        yield from _range("percentage", value["percent"], value.get("to"), "%", bound)
    elif item.path.endswith(".band"):
        yield from _band(value)
    elif _COUNTED.search(item.path):
        yield ("count", Decimal(str(value["count"])), value["of"], bound)
    elif _FIGURE.search(item.path):
        yield from _figure(value)
    else:
        yield from _times(value, bound)


def _figure(value: Mapping[str, Any]) -> Iterator[WantedFact]:
    """A day, a repetition; its bound is that of a period, the typed values have their own."""
    yield from ((kind, value[kind], None, "exact") for kind in ("date", "repetition") if kind in value)
    if "period" not in value and value.get("bound", "exact") != "exact":
        yield ("bound", value["bound"], None, "exact")


def _range(kind: str, first: Any, last: Any, unit: str, bound: str) -> Iterator[WantedFact]:
    if last is None:
        yield (kind, Decimal(str(first)), unit, bound)
    else:
        yield (kind, Decimal(str(first)), unit, "at_least")
        yield (kind, Decimal(str(last)), unit, "at_most")


def _band(value: Mapping[str, Any]) -> Iterator[WantedFact]:
    unit = value["unit"]
    for name, bound in (("lower", "at_least"), ("upper", "at_most")):
        end = value.get(name)
        if end is not None and unit in _LENGTHS:
            yield ("duration", f"P{end}{_LENGTHS[unit]}", None, bound)
        elif end is not None:
            yield (_KINDS.get(unit, "count"), Decimal(str(end)), unit, bound)


def _times(value: Mapping[str, Any], bound: str) -> Iterator[WantedFact]:
    """How long and how often: 连续3年, 一次性. Years that are told in words are read there."""
    length = next(((value[name], sign) for name, sign in _SIGNS.items() if value.get(name)), None)
    if length is not None:
        years, sign = length
        if isinstance(years, Mapping):
            running = years.get("first") == 1 and years.get("last") != 1 and not years.get("words")
            yield from [("duration", f"P{years.get('last')}Y", None, "exact")] if running else []
        else:
            yield ("duration", f"P{years}{sign}", None, bound)
    payment = value.get("payment", "not_said")
    if payment != "not_said" and length is None:
        yield ("repetition", payment, None, "exact")


def _sign(fact: Fact) -> WantedFact:
    return (fact.kind, fact.value, None if fact.kind == "duration" else fact.unit, fact.bound)


def _shared_out_by_ratio(item: ModelItem) -> set[WantedFact]:
    """The percentages of an instalment whose words print a ratio: 按5:3:2的比例拨付."""
    if not _INSTALMENT.search(item.path):
        return set()
    shares = (share for source in item.sources for share in shares_in(squeeze(source["quote"])))
    return {("percentage", share, "%", "exact") for share in shares}


def _otherwise_told(item: ModelItem, quoted: Sequence[Fact]) -> Iterator[Message]:
    """What a figure says besides its value: a level is one that the words print whole; 连续 is printed or not."""
    said = ", ".join(fact.text for fact in quoted) or "—"
    level = item.value.get("level") if _FIGURE.search(item.path) else None
    levels = {squeeze(fact.text) for fact in quoted if fact.kind == "level"}
    if level is not None and levels and squeeze(level) not in levels:
        yield message("the quoted words say {said}, not {value}", said=said, value=level)
    running = {fact.consecutive for fact in quoted if fact.kind == "duration"}
    if "consecutive" in item.value and running and item.value["consecutive"] not in running:
        yield message("the quoted words say {said}, not {value}", said=said, value="consecutive")


def _plain(wanted: WantedFact) -> str:
    return " ".join(str(part) for part in wanted[1:] if part is not None)


def quoted_facts(model: Model, sources: Sequence[Mapping[str, str]]) -> list[Fact]:
    """The facts of the clauses that lie inside the quoted words."""
    found: list[Fact] = []
    for source in sources:
        text, words = model.squeezed.get(source["clause"], ""), squeeze(source["quote"])
        start = text.find(words)
        if start >= 0:
            found += facts_inside(facts_in(model, source["clause"]), start, start + len(words))
    return found


def _order(item: ModelItem, tiers: Sequence[Mapping[str, Any]]) -> Iterator[AuditProblem]:
    """Places one behind the other; levels of a list (一、二等奖) as the list has them."""
    if not shared_out(tiers):
        yield _unsound(item, message("its places do not follow one another"))
    quoted = "，".join(source["quote"] for source in item.sources)
    if not in_their_order([tier["level"] for tier in tiers if tier.get("level")], quoted):
        yield _unsound(item, message("the levels do not stand in the order of the quoted words"))


def _tiers(model: Model, item: ModelItem, tiers: Sequence[Mapping[str, Any]]) -> Iterator[AuditProblem]:
    """国家级、自治区级、市级分别给予 100 万元、20 万元、5 万元: the first sum belongs to the first level."""
    facts = [fact for source in item.sources for fact in _given_here(model, source)]
    levels = [squeeze(fact.text) for fact in facts if fact.kind == "level"]
    sums = [fact.value for fact in facts if fact.kind == "money"]
    if len(levels) != len(sums) or {*levels} != {tier.get("level") for tier in tiers}:
        return
    pairs = dict(zip(levels, sums, strict=True))
    for tier in tiers if all(tier.get("level") for tier in tiers) else ():
        amount = tier["amount"]
        value = Decimal(str(amount["value"])) if isinstance(amount, Mapping) and "value" in amount else None
        if pairs.get(tier["level"]) != value:
            told = message("the quoted words give {level} {value}", level=tier["level"], value=pairs.get(tier["level"]))
            yield _unsound(item, told)


def _given_here(model: Model, source: Mapping[str, str]) -> Iterator[Fact]:
    """Without 在市级奖励10万元的基础上: what these sums come on top of."""
    besides = [found.span() for found in _ON_TOP_OF.finditer(model.squeezed.get(source["clause"], ""))]
    for fact in quoted_facts(model, [source]):
        if not any(start <= fact.start and fact.end <= end for start, end in besides):
            yield fact


def _unsound(item: ModelItem, told: Message) -> AuditProblem:
    return AuditProblem(
        message("{path}: {problem}", path=item.path, problem=told), _HINT, POLICY, item.path, item.sources[0]["clause"]
    )
