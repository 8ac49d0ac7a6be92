"""Sentences of a clause, and which of their figures are granted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.checks.coverage import holds_figures
from generator.notice.model import Clause, Fact

GRANTING = re.compile(r"给予|予以|奖励|奖补|补助|补贴|资助|扶持|奖金|发放|领取|申领|返还|一次性")
_SENTENCE = re.compile(r"[^。；;！？]+[。；;！？]?")
_ENDS = "。；;！？"
_HALF = re.compile(r"(?<!\d)[,:;]|[,:;](?!\d)")
_VERB = re.compile(
    "支持|鼓励|引导|推动|加快|加强|建立|健全|完善|实行|实施|推进|落实|优化|开展|深化|提升|提高|培育|打造|建设|组织|强化|扩大|促进"
    "|保障|统筹|严格|规范|简化|取消|允许|优先|给予|予以|应当|不得|适用|负责|执行|按照|符合|申请|申报|是|为|指"
)
# What is set apart or aimed at is granted to nobody: 每年安排最高100万元经费, 增长10%, 贷款额度.
_SET_APART = re.compile(r"安排|设立|设置|筹集|筹措|统筹|注资|出资|总规模|资金池|处以|保证金")
_LENT = re.compile(r"授信|额度|贷款|融资|罚款|税率|利率|费率")
_GIVES = re.compile("给予|予以|奖励|补助|补贴|资助")
_AIMED_AT = re.compile(
    r"(?:增长|增幅|涨幅|增速|达到?|完成|实现|提高到|提升到|(?<!不)超过|占比?|比重|比例达|覆盖率|率)[^，。；]{0,6}\Z"
)
_SURE = 0.5  # confidence of the reader's role from which a sum is proposed as an award


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a clause (white space aside), without the mark at its end. Places of facts count from its start.

    `award`: the sums that it grants; `doubtful`: sums that the reader takes for granted ones and a draft does not.
    """

    clause: str
    text: str
    facts: tuple[Fact, ...]
    award: tuple[Fact, ...] = ()
    doubtful: tuple[Fact, ...] = ()

    @property
    def wide(self) -> str:
        """The text with full-width commas and colons, sign for sign; a comma inside a figure stays."""
        return _HALF.sub(lambda found: "，：；"[",:;".index(found[0])], self.text)

    def part(self, start: int, end: int) -> Sentence:
        """A piece of the sentence as one of its own, which grants nothing."""
        text = self.text[start:end]
        inner = text.strip("，,：:、")
        start += text.find(inner) if inner else 0
        facts = tuple(moved(fact, -start) for fact in self.facts if start <= fact.start and fact.end <= end)
        return Sentence(self.clause, inner, facts)


def moved(fact: Fact, by: int) -> Fact:
    """The fact as it stands in a text that begins elsewhere."""
    return replace(fact, start=fact.start + by, end=fact.end + by)


def sentences(name: str, text: str, facts: tuple[Fact, ...], clause: Clause) -> Iterator[Sentence]:
    """The sentences of a clause; one that only repeats the heading is left out, the clause itself stands for it.

    A heading with figures belongs to the sentence behind it: somebody must claim them.
    """
    start = 0
    heading = "".join((clause.heading or "").split()).rstrip(_ENDS)
    for found in _SENTENCE.finditer(text):
        body = text[start : found.end()]
        if start == 0 and body.rstrip(_ENDS) == heading and found.end() < len(text):
            start = found.start() if holds_figures(heading) else found.end()
            continue
        if not body.strip(_ENDS):
            start = found.end()
            continue
        first = _told_apart(text, start + len(body) - len(body.lstrip(_ENDS)), found.end())
        own = tuple(moved(fact, -first) for fact in facts if first <= fact.start and fact.end <= found.end())
        yield _weighed(Sentence(name, text[first : found.end()].rstrip(_ENDS), own), clause)
        start = found.end()


def _told_apart(text: str, start: int, end: int) -> int:
    """Where the quote of a sentence begins: at the sentence, or before it where an earlier passage reads the same."""
    while 0 <= text.find(text[start:end].rstrip(_ENDS)) < start and text[start - 2 : start] != "。。":
        start -= 1
    return start


def _weighed(sentence: Sentence, clause: Clause) -> Sentence:
    """The sentence with the sums that it grants."""
    sure = {(each.value, each.unit) for each in clause.amounts if each.role == "award" and each.confidence >= _SURE}
    likely = {(each.value, each.unit) for each in clause.amounts if each.role == "award"}
    wide = sentence.wide
    sums = [fact for fact in sentence.facts if fact.kind in ("money", "percentage")]
    award = tuple(fact for fact in sums if (fact.value, fact.unit) in sure and _granted(wide, fact))
    doubtful = tuple(fact for fact in sums if (fact.value, fact.unit) in likely and fact not in award)
    return replace(sentence, award=award, doubtful=doubtful)


def _granted(text: str, fact: Fact) -> bool:
    """Whether a word of granting stands in the phrase of the figure or in one beside it, and none of setting apart."""
    start = text.rfind("，", 0, fact.start) + 1
    ends = [place for place in (text.find("，", fact.end),) if place >= 0]
    phrase = text[start : ends[0] if ends else len(text)]
    before = text[start : fact.start]
    beside = text[text.rfind("，", 0, max(start - 1, 0)) + 1 : text.find("，", ends[0] + 1) if ends else len(text)]
    behind = text[fact.end : ends[0] if ends else len(text)]
    if fact.bound == "at_least" or (_SET_APART.search(before) and not _GIVES.search(before)):
        return False
    if _LENT.search(before) and not _GIVES.search(before) and not _GIVES.search(behind):
        return False
    if fact.kind == "percentage" and _AIMED_AT.search(before):
        return False
    return GRANTING.search(phrase) is not None or GRANTING.search(beside) is not None


def verb_of(text: str) -> str:
    """The first of the known verbs in the sentence, else its first two characters: it must stand there."""
    found = _VERB.search(text)
    return found[0] if found else text[:2]
