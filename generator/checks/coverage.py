"""Completeness: which words of the notice the model claims, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.checks.subject import PREAMBLE, CheckProblem, CheckSubject, ClauseText, squeeze
from generator.checks.units_brackets import units_brackets, without_units
from generator.dataclass import dataclass
from generator.message import Message, message
from generator.notice.facts import find_facts
from generator.policy.awards import Award, Condition
from generator.policy.eligibility import Eligibility
from generator.policy.terms import Stacking
from generator.policy.text import UnitName, Words
from generator.policy.ties import TieKind
from generator.policy.walk import Visit, sources_of
from generator.regex import regex

# Items that claim words of the notice. Answers, interpretations and remarks only build on them.
_CLAIMING = (
    *("awards.", "joint_caps.", "measures.", "eligibility", "rules.", "validity", "definitions.", "set_aside."),
    *("own_terms.", *(f"{kind}." for kind in TieKind)),
)
SENTENCE = regex(r"[^。；;！？]+[。；;！？]?")
# A sentence that ends as one; a bracket around a whole line (（此件公开发布）) is none.
_STATED = regex("[^（(][。；;！？]")
_SIGNS = regex(r"[\W_]+")
# Capital numerals stand with others or with their money (叁拾万元): 队伍 is no figure.
NUMERALS = regex(
    r"\d+(?:\.\d+)?|[〇○零一二两三四五六七八九十百千万亿]+|"
    r"[壹贰叁肆伍陆柒捌玖拾佰仟][零万亿壹贰叁肆伍陆柒捌玖拾佰仟]*(?=[零万亿壹贰叁肆伍陆柒捌玖拾佰仟元圆角整])"
)
# Words that join the parts of a granting sentence and restrict nothing by themselves.
CONNECTING = regex(
    r"(?:具体)?(?:奖励|奖补|补助|补贴)?(?:标准)?(?:见|如)下表?(?:所示)?|"
    r"(?:须|应当?|必须|需)?(?:同时)?(?:符合|具备|满足)(?:以下|下列)(?:基本)?(?:申报|申请)?条件|"
    r"[再另加][奖补](?![贴助励])|(?:再|另)(?:行|外)?(?:增?加发?|增发?|追加)(?=[奖补资给])|(?:追加|加发|增发)(?=[奖补资])|(?:及?以上)?至|[（(]不?含[^（）()]{0,8}[）)]|美元|排(?:名)?第?[一二三四五六七八九十\d]+(?:名?(?:至|到)|名)|"
    r"(?:[省市县区乡镇]级?(?:人民)?(?:政府|财政))|不同(?:级别|等级|档次|标准)|分阶段|即：|超[过出]|(?:以[内上下])?的?部分|第[一二三四五六七八九十\d]+个?年|收取|征收|减免|核定|核算|测算|计算|计发|核发|执行|总额|(?<=给予|予以)配套|"
    r"以上|以下|以内|达到?|参照|根据|依据|其?年度|各|后|最高|(?:至|最)多(?:可以?)?(?:申报|申请)?|最低|人民币|折合|进行|标准|额外|另|再|不超过|不高于|不低于|不少于|每[家个户人项件块亩间套台辆吨张次场]?|"
    r"[/／](?:人|年|月|日|天|夜|晚|次|吨|亩|平方米|公里|台|辆|件|项|家|户)+|"
    r"(?:比例|标准|额度|金额)?(?:可以?|再|相应)?(?:提高|提升|上浮|上调|增加)[到至为]|"
    r"对于|给予|予以|发放|享受|津贴|分别|相应|按政策|按照|奖励|奖补|补助|补贴|资助|扶持|支持|贴息|资金|费用|企业|机构|单位|其中|以及|同时|或者|一次性|连续|"
    r"本(?:措施|办法|意见|政策|规定|细则)|适用于|应当|必须|返还|(?:以下|下列)标准|"
    r"[对含的并按其为被经在由与和及或且以将该等可凡]|\W"
)


# Words that only say that something is given, quoted beside sums that stand without them: 给予支持和发展奖励.
_GIVES_ONLY = regex(
    r"(?:给予|予以|发放|进行|享受)[^，。；：\d、（）]{0,12}(?:奖励|奖补|补助|补贴|资助|扶持|支持|贴息|配套|经费|津贴|返还)"
)
# The words before a list of cases that exclude; each case is a requirement of its own.
_OPENS_CASES = regex(r"(?:下列|以下)(?:任一|任何)?(?:情形|情况|行为)(?:之一)?")
_NOUN = (
    r"[^\W\d获新评认通达超满在未经被入得增完购引的按给予奖补每]{1,4}"
    r"(?=每|奖|补|给予|分别|最高|不超过|资助|[\d，。；])"
)
_GIVEN_FOR_EACH = ("补助", "补贴", "奖励", "奖补", "资助")


class Unclaimed(NamedTuple):
    """A sentence, where it begins in its clause, and the longest words in it that nothing claims."""

    start: int
    sentence: str
    words: str

    @property
    def end(self) -> int:
        return self.start + len(self.sentence)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A clause with the model paths that claim each of its characters (white space aside)."""

    clause: ClauseText
    claimed_by: tuple[tuple[str, ...], ...]

    @property
    def share(self) -> float:
        """The share of the clause's characters that some item claims; punctuation does not count."""
        words = [bool(paths) for char, paths in zip(self.clause.text, self.claimed_by, strict=True) if char.isalnum()]
        return sum(words) / len(words) if words else 1.0

    def unclaimed(self) -> Iterator[Unclaimed]:
        """What is left of each sentence that is not fully claimed."""
        for start, sentence in _sentences(self.clause):
            rest = "".join(char if not self.claimed_by[place] else "\n" for place, char in enumerate(sentence, start))
            words = max((_SIGNS.sub("", run) for run in rest.split("\n")), key=len)
            if words:
                yield Unclaimed(start, sentence, words)

    def figures_left(self, start: int, end: int) -> list[re.Match[str]]:
        """The figures between two places of the clause that nothing claims as a whole."""
        found = NUMERALS.finditer(self.clause.text, start, end)
        return [each for each in found if not all(self.claimed_by[each.start() : each.end()])]


def coverage(subject: CheckSubject) -> tuple[Coverage, ...]:
    """Every clause with what claims it, in the order of the notice; the preamble first."""
    claimed: dict[str, list[list[str]]] = {name: [[] for _ in clause.text] for name, clause in subject.clauses.items()}
    for visit in subject.visits:
        if visit.path.startswith(_CLAIMING) and ".remarks." not in visit.path:
            for source in sources_of(visit.value):
                for clause, (start, end) in subject.every_place(source):
                    for place in range(start, end):
                        claimed[clause.id][place].append(visit.path)
    for name, clause in subject.clauses.items():
        _claim_units(clause, claimed[name])
    return tuple(
        Coverage(clause, tuple(tuple(paths) for paths in claimed[name])) for name, clause in subject.clauses.items()
    )


def _claim_units(clause: ClauseText, claimed: list[list[str]]) -> None:
    """The clause itself claims the bracket of its units, its words where it is only a heading over others, and the
    heading before its text where that holds no figure: documents print it as the clause's heading.
    """
    around = (*units_brackets(clause.text, clause.printed), _heading(clause))
    own = [(0, len(clause.text))] if _is_heading(clause) else around
    for place in (place for span in own for place in range(*span)):
        claimed[place].append(f"clauses.{clause.id}")


def _heading(clause: ClauseText) -> tuple[int, int]:
    """Where the clause's heading stands as a sentence of its own at the head of its text."""
    heading = squeeze(clause.printed.heading or "").rstrip("。") if clause.printed else ""
    stands = heading and clause.text.startswith(heading) and clause.text[len(heading) : len(heading) + 1] in "。：:"
    return (0, len(heading) + 1) if stands and not holds_figures(heading) else (0, 0)


def holds_figures(words: str) -> bool:
    """Whether an item must claim the words: a numeral stands in them, or a fact."""
    return NUMERALS.search(words) is not None or any(True for _ in find_facts(words))


def sentence_unclaimed(subject: CheckSubject) -> Iterator[CheckProblem]:
    """Every sentence of a clause is claimed, word by word, by items that quote it (awards, conditions, measures,
    requirements, rules), or set aside with a reason. So nothing that the notice says gets forgotten. Behind the last
    clause this holds for whole sentences (those behind 附件： among them), not for signatures and lists of annexes.
    Told are the longest words that are left of a sentence, and figures that stand outside them.

    Passes:

        measures: [{…, source: {clause: c01, quote: 支持园区招聘专业人才}}]

    Fails, when the clause goes on 。鼓励企业申报发明专利。 and no item quotes that sentence.
    """
    for each in coverage(subject):
        if each.clause.id == PREAMBLE:
            continue
        for left in each.unclaimed():
            yield CheckProblem(
                _told(each, left),
                message("quote them in the item they belong to, or set them aside with a reason"),
                f"clauses.{each.clause.id}",
                each.clause.id,
                left.words if left.words in each.clause.text else left.sentence,
            )


def _told(each: Coverage, left: Unclaimed) -> Message:
    apart = [found[0] for found in each.figures_left(left.start, left.end) if found[0] not in left.words]
    if not apart:
        return message("no item of the model claims these words of the notice: {words}", words=left.words)
    return message(
        "no item of the model claims these words of the notice: {words}, nor these figures: {figures}",
        words=left.words,
        figures="、".join(apart),
    )


def states(paragraph: str) -> bool:
    """Whether a paragraph behind the last clause says something: a whole sentence, no signature, date or list."""
    return _STATED.search(squeeze(paragraph)) is not None


def _sentences(clause: ClauseText) -> Iterator[tuple[int, str]]:
    """(offset, sentence) of what must be claimed; around the clauses only of paragraphs that say something."""
    start = 0
    for paragraph in clause.paragraphs or (clause.text,):
        if not clause.paragraphs or states(paragraph):
            yield from ((start + found.start(), found[0]) for found in SENTENCE.finditer(paragraph))
        start += len(paragraph)


def _is_heading(clause: ClauseText) -> bool:
    """Whether the clause is a heading over others and says nothing by itself."""
    heading = squeeze(clause.printed.heading or "") if clause.printed else ""
    return bool(heading) and without_units(clause.text, clause.printed).strip("。") == heading.strip("。")


def condition_unclaimed(subject: CheckSubject) -> Iterator[CheckProblem]:
    """Inside the sentence that grants an award every restriction is claimed by its own item: beneficiary, trigger,
    scope, a condition, an exclusion, a part. The same holds for the sentence of eligibility and its requirements:
    a condition is claimed only by words that quote no more than it.

    Passes, when the clause reads 对园区内新认定的孵化器给予奖励:

        trigger: 新认定的孵化器
        conditions: [{id: in-zone, source: {clause: c03, quote: 园区内}}]

    Fails without the condition: 园区内 is claimed by nothing but the whole sentence.
    """
    fine: dict[str, dict[str, set[int]]] = {}
    for visit in subject.visits:
        if isinstance(visit.value, Award | Eligibility):
            # One sentence may grant two awards: what one of them claims is claimed for the others.
            prefix = "awards." if isinstance(visit.value, Award) else f"{visit.path}."
            if prefix not in fine:
                fine[prefix] = _fine_places(subject, prefix)
            yield from _restrictions(subject, visit, fine[prefix])


def _restrictions(subject: CheckSubject, owner: Visit, fine: Mapping[str, set[int]]) -> Iterator[CheckProblem]:
    for source in sources_of(owner.value):
        located = subject.located(source)
        if located is None or _GIVES_ONLY.fullmatch(squeeze(source.quote)):
            continue
        clause, (start, end) = located
        open_places = {place for place in range(start, end) if place not in fine[clause.id]}
        for fact in clause.facts_in((start, end)):
            open_places -= set(range(fact.start, fact.end))
        runs = "".join(clause.text[place] if place in open_places else "\n" for place in range(start, end))
        for run in runs.split("\n"):
            opens = isinstance(owner.value, Eligibility) and _OPENS_CASES.search(run)
            if restricts(run) and not opens:
                yield CheckProblem(
                    message(
                        "the restriction {words} is claimed by no condition of its own", words=run.strip("，。；、")
                    ),
                    message("add a condition or exclusion that quotes these words, or widen trigger or beneficiary"),
                    owner.path,
                    clause.id,
                    run,
                )


def restricts(run: str) -> bool:
    """Whether words of a granting sentence say more than what joins its parts."""
    return "".join(_connected(run).split("\n")) != ""


@lru_cache(maxsize=4096)
def _connected(run: str) -> str:
    return CONNECTING.sub("\n", run)


def _fine_words(subject: CheckSubject, prefix: str) -> Iterator[str]:
    """The words by which fields and items claim parts of their owner's sentence. `prefix`: of their paths."""
    for visit in subject.visits:
        if not visit.path.startswith(prefix):
            continue
        if isinstance(visit.value, Words):
            yield squeeze(visit.value)
        elif isinstance(visit.value, UnitName):
            units = visit.value.split("·")
            yield from (f"{each}{unit}" for unit in units for each in "/每")
            yield from _counted(units, visit)
            yield from (f"{unit}{gives}" for unit in units for gives in _GIVEN_FOR_EACH)  # 亩补助300元
        elif isinstance(visit.value, Condition | Stacking) or not visit.path.startswith("awards."):
            yield from (squeeze(source.quote) for source in sources_of(visit.value))


def _counted(units: Iterable[str], visit: Visit) -> Iterator[str]:
    """航线 of 按每条航线每年20万元: what is counted by the unit; words that do something restrict it (每家获评企业)."""
    for source in visit.sources:
        for unit in units:
            yield from re.findall(rf"每{re.escape(unit)}{_NOUN}", squeeze(source.quote))


def _fine_places(subject: CheckSubject, prefix: str) -> dict[str, set[int]]:
    """By clause, where such words stand; each is looked for once, in the text of all clauses together."""
    whole = "\0".join(clause.text for clause in subject.clauses.values())
    held = {place for words in set(_fine_words(subject, prefix)) for place in _places(whole, words)}
    found: dict[str, set[int]] = {}
    start = 0
    for name, clause in subject.clauses.items():
        found[name] = {place for place in range(len(clause.text)) if start + place in held}
        start += len(clause.text) + 1
    return found


def _places(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield from range(start, start + len(words))
        start = text.find(words, start + 1)
