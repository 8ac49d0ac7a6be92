"""Sentences of a clause, and which of their figures are granted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from functools import lru_cache

from generator.checks.coverage import holds_figures
from generator.checks.subject import squeeze
from generator.dataclass import dataclass, replace
from generator.notice.model import Fact, NoticeClause
from generator.regex import regex

_SENTENCE = regex(r"[^。！？]+[。！？]?")
_CLAUSES = regex(r"[^；;]+")
_SPEAKS = regex("本数|\\A(?:对|凡|每).*(?:给予|予以|奖励|补助|资助|补贴)")  # a sentence, and no mere heading
_ENDS = "。；;！？"
_HALF = regex(r"(?<!\d)[,:;()]|[,:;()](?!\d)|[()]")
_VERB = regex(
    "支持|鼓励|引导|推动|加快|加强|建立|健全|完善|实行|实施|推进|落实|优化|开展|深化|提升|提高|培育|打造|建设|组织|强化|扩大|促进"
    "|保障|统筹|严格|规范|简化|取消|允许|优先|给予|予以|应当|不得|适用|负责|执行|按照|申请|申报"
)

# 社会保障局, 投资促进局 and 《…实施办法》 do nothing by themselves.
_NAMES = regex(
    r"《[^《》]*》|[“\"][^”\"]{2,12}[”\"]|[省市区县州镇][^，。；、由《》]{0,14}?(?:局|委员会|办公室|厅|集团有限公司|领导小组)"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a clause (white space aside), without the mark at its end. Places of facts count from its start.

    `doubtful`: sums that the reader takes for granted ones; where the draft does not, it asks a person. `told`: how
    many characters of the sentence before it stand at its head, to tell it from an earlier one that reads the same.
    `repeats`: these are whole sentences that the clause says again and again; what a row of them grants, a person says.
    """

    clause: str
    text: str
    facts: tuple[Fact, ...]
    doubtful: tuple[Fact, ...] = ()
    told: int = 0
    repeats: bool = False

    @property
    def wide(self) -> str:
        """The text with full-width commas and colons, sign for sign; a comma inside a figure stays."""
        return _widened(self.text)

    def as_printed(self, words: str) -> str:
        """Words of the text with full-width stops as the text has them."""
        place = self.wide.find(words)
        return self.text[place : place + len(words)] if place >= 0 else words

    def part(self, start: int, end: int) -> Sentence:
        """A piece of the sentence as one of its own, which grants nothing."""
        text = self.text[start:end]
        inner = text.strip("，,：:、；;。")  # 。 stands where a bracket with units was
        start += text.find(inner) if inner else 0
        facts, doubtful = (
            tuple(moved(fact, -start) for fact in some if start <= fact.start and fact.end <= end)
            for some in (self.facts, self.doubtful)
        )
        return Sentence(self.clause, inner, facts, doubtful)

    def facts_in(self, start: int, end: int) -> list[Fact]:
        """The facts of a piece of the sentence; facts stand in the order of their places, none over another."""
        first = bisect_left(self.facts, start, key=lambda fact: fact.start)
        behind = bisect_right(self.facts, end, first, key=lambda fact: fact.end)
        return [*self.facts[first:behind]]

    def between_semicolons(self) -> Iterator[Sentence]:
        """Its parts between semicolons, each as a sentence."""
        for found in _CLAUSES.finditer(self.text):
            part = self.part(*found.span())
            if part.text:
                yield part


@lru_cache(maxsize=64)  # asked again for every sum of a sentence
def _widened(text: str) -> str:
    return _HALF.sub(lambda found: "，：；（）"[",:;()".index(found[0])], text)


def moved(fact: Fact, by: int) -> Fact:
    """The fact as it stands in a text that begins elsewhere."""
    return replace(fact, start=fact.start + by, end=fact.end + by)


def sentences(name: str, text: str, facts: tuple[Fact, ...], clause: NoticeClause) -> Iterator[Sentence]:
    """The sentences of a clause; one that only repeats the heading is left out, the clause itself stands for it.

    A heading with figures belongs to the sentence behind it: somebody must claim them. Sentences in a row that repeat
    earlier ones, and that only whole sentences before them would tell apart, are one passage.
    """
    likely = {(each.value, each.unit) for each in clause.amounts if each.role == "award"}
    for place in _passages(text, _places(text, clause)):
        own = tuple(moved(fact, -place.first) for fact in facts if place.first <= fact.start and fact.end <= place.end)
        words = text[place.first : place.end].rstrip(_ENDS)
        told = place.start - place.first
        yield _weighed(Sentence(name, words, own, told=told, repeats=place.repeats), likely)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sentence stands, and from where on it is told from what reads the same before it."""

    first: int
    start: int
    end: int
    repeats: bool = False


def _places(text: str, clause: NoticeClause) -> Iterator[tuple[int, int]]:
    """(start, end) of the sentences, marks at their ends included."""
    start = 0
    heading = "".join((clause.heading or "").split()).rstrip(_ENDS)
    for found in _SENTENCE.finditer(text):
        body = text[start : found.end()]
        if start == 0 and body.rstrip(_ENDS) == heading and found.end() < len(text):
            start = found.start() if holds_figures(heading) or _SPEAKS.search(heading) else found.end()
            continue
        if body.strip(_ENDS):
            yield start + len(body) - len(body.lstrip(_ENDS)), found.end()
        start = found.end()


def _passages(text: str, places: Iterator[tuple[int, int]]) -> list[_Place]:
    """From the last one on, so that what it is told apart by is not told apart itself."""
    found: list[_Place] = []
    covered = len(text)
    for start, end in reversed([*places]):
        if found and covered <= start:
            found[-1] = replace(found[-1], repeats=True)
            continue
        covered = _told_apart(text, start, end)
        found.append(_Place(covered, start, end))
    return found[::-1]


def _told_apart(text: str, start: int, end: int) -> int:
    """Where the quote of a sentence begins: at the sentence, or before it where an earlier passage reads the same."""
    end = start + len(text[start:end].rstrip(_ENDS))
    gap = text.rfind("。。", 0, start)
    least = gap + 2 if gap >= 0 else 0  # a bracket with units stood there: no quote reaches over it

    def told(by: int) -> bool:
        return text.find(text[start - by : end]) >= start - by

    # What is told apart by some words is so by more.
    return start - bisect_left(range(start - least), True, key=told)


def _weighed(sentence: Sentence, likely: Collection[tuple[object, str | None]]) -> Sentence:
    """The sentence with the sums that the reader takes for granted ones: `likely`, by value and unit."""
    sums = [fact for fact in sentence.facts if fact.kind in ("money", "percentage")]
    return replace(sentence, doubtful=tuple(fact for fact in sums if (fact.value, fact.unit) in likely))


def verb_of(text: str) -> str | None:
    """The first of the known verbs of measures in the sentence."""
    found = _VERB.search(_NAMES.sub(lambda name: "〇" * len(name[0]), text))
    return found[0] if found else None


def without_heading(clause: NoticeClause) -> str:
    """The words of a clause; a heading on a line of its own begins no sentence."""
    first, _, rest = clause.text.partition("\n")
    own = clause.heading is not None and squeeze(first) == squeeze(clause.heading) and squeeze(rest)
    return squeeze(rest if own else clause.text)
