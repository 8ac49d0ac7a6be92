"""Sentences of a clause, and what kind of item each proposes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.notice.model import Clause, Fact

_SENTENCE = re.compile(r"[^。；;！？]+[。；;！？]?")
_GRANTING = re.compile(r"给予|予以|奖励|奖补|补助|补贴|资助|扶持|奖金|一次性")
_VERB = re.compile(
    "支持|鼓励|引导|推动|加快|加强|建立|健全|完善|实行|实施|推进|落实|优化|开展|深化|提升|提高|培育|打造|建设|组织|强化|扩大|促进"
    "|保障|统筹|严格|规范|简化|取消|允许|优先|给予|予以|应当|不得|适用|负责|执行|按照|符合|申请|申报|是|为|指"
)
_TRIGGER = re.compile(r"对(?P<trigger>[^，。；]{2,80}?)(?:的)?[，,]")
_NOUN = re.compile(
    r"企业|单位|机构|项目|平台|园区|孵化器|基地|中心|个人|人才|团队|农户|主体|个体工商户|银行|学校|医院|社会组织|者"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a clause (white space aside) with its facts; `award`: sums that the reader takes for awards."""

    clause: str
    text: str
    facts: tuple[Fact, ...]
    award: tuple[Fact, ...]


def sentences(name: str, text: str, facts: tuple[Fact, ...], clause: Clause | None) -> Iterator[Sentence]:
    """The sentences of a clause. A sentence that is only the heading belongs to the one behind it."""
    start = 0
    heading = "".join((clause.heading or "").split()) if clause else ""
    award_values = (
        [
            (amount.value, amount.unit)
            for amount in clause.amounts
            if amount.role == "award" and amount.confidence >= 0.5
        ]
        if clause
        else []
    )
    for found in _SENTENCE.finditer(text):
        if found.start() < start:
            continue
        body = text[start : found.end()]
        if heading and body.rstrip("。；;！？") == heading and found.end() < len(text):
            continue  # keep the heading with the sentence behind it
        inside = tuple(fact for fact in facts if start <= fact.start and fact.end <= found.end())
        award = tuple(fact for fact in inside if (fact.value, fact.unit) in award_values)
        yield Sentence(name, body.strip("。；;！？"), inside, award if _GRANTING.search(body) else ())
        start = found.end()


def verb_of(text: str) -> str:
    """The first of the known verbs in the sentence, else its first two characters: it must stand there."""
    found = _VERB.search(text)
    return found[0] if found else text[:2]


def trigger_of(text: str) -> str:
    """What an applicant must have done or be, in the sentence's words: 对……的，."""
    found = _TRIGGER.search(text)
    if found:
        return found["trigger"]
    return re.split(r"[，,]", text)[0]


def beneficiary_of(text: str, trigger: str) -> str:
    """Who gets it: the last noun for a kind of applicant in the trigger, else in the sentence, else the trigger."""
    for words in (trigger, text):
        found = list(_NOUN.finditer(words))
        if found:
            return found[-1][0]
    return trigger
