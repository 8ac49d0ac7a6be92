"""The terms of a grant that no single figure bears out: years, places, units that are counted, parts of a total."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from generator.checks.ordinals import OrdinalSpan, places_in, years_in
from generator.checks.subject import CheckProblem, CheckSubject, squeeze
from generator.message import Message, message
from generator.notice.facts import find_facts
from generator.notice.listed_levels import in_their_order
from generator.notice.ratios import shares_in
from generator.policy import wording, wording_terms
from generator.policy.awards import Applicant, Award, Nature, Part, Tier
from generator.policy.terms import Each, Lasts, Ranks, Reach, Stacking, StackingKind, Terms, Years
from generator.policy.values import NOT_IN_THIS_NOTICE, Factor, Money, Portion, Share
from generator.policy.walk import Visit
from generator.regex import regex

TermProblems = Iterator[tuple[Message, str]]  # what is wrong, and the field in which
_HINT = message("read the clause again, and state what it says")
_WHOLE = regex("全额|全部|全免|免|足额|等额")
_HALF = regex("减半|半[额价]|一半|减征半")
_RATIO = regex(r"(\d+(?:\.\d+)?)[:：∶比](\d+(?:\.\d+)?)")
_PERCENTAGE_POINTS = regex(r"(\d+(?:\.\d+)?)个百分点")
_TENTHS = regex("([一二三四五六七八九])折")
_NO_LEVEL = regex("[〇零一二三四五六七八九十百千万两\\d]+|[至上下及和或到以内外的中等]")
_EXCESS = regex(
    "超(?:过|出)?[^，。；]{0,16}部分|超出|超额|增加额|增量|的?部分(?:按|给|奖|补|的|，|\\d)|新增部分|每(?:再)?增|每(?:再)?超"
)
_YEARLY = regex("逐年|分年|依次|分别")
_NATURES: Mapping[Nature, re.Pattern[str]] = {
    Nature.GRANT: regex("奖|补|津贴|资助|支持|扶持|贴息|配套|给予|予以|拨付|经费|资金|返还|发放|回购|收购"),
    Nature.RELIEF: regex("减|免|退|返|优惠|缓"),
    Nature.CHARGE: regex("收|缴|交纳|征"),
}
_RELIEF = regex("减免|减征|减收|免征|免收|减半(?:征收|收取)|先征后返|退税|缓缴")
_GIVEN = regex("奖|补|资助|扶持|贴息|配套|拨付")
_APPLICANTS: Mapping[Applicant, re.Pattern[str]] = {
    Applicant.INDIVIDUAL: regex(
        "人|者|员|师|生|才|户|工|民|家庭|博士|硕士|本科|专家|选手|干部|导游|青年|高管|经理|代表"
    ),
    Applicant.PROJECT: regex("项目|工程|课题|基地|平台"),
    Applicant.ORGANISATION: regex(
        "机构|组织|单位|院|校|所|中心|协会|商会|联盟|社|团|部|基地|平台|园|载体|联合体|村|街道|[区县镇乡]|权利?人|主体|法人"
    ),
}
_STACKING: Mapping[StackingKind, re.Pattern[str]] = {
    StackingKind.ON_TOP: regex("除.*外|基础之?上|叠加|另|再|同时享受|可(?:同时|累计)"),
    StackingKind.DIFFERENCE: regex("差额|差价|补差|补足"),
    StackingKind.HIGHER_ONLY: regex("就高|从高|从优|择优|最高|较高|不重复"),
    StackingKind.EXCLUSIVE: regex("不[再与和同]|不得|不能|不可|不予|不重复|只能|择一|选择"),
}


def term_mismatch(subject: CheckSubject) -> Iterator[CheckProblem]:
    """Terms of a grant say what the quoted words say: which years and places a line covers, how many things make one
    unit, what 减半 or 1:1 comes to, whether only an excess counts, how the award stands to others, whom it speaks to.
    Lines of one award share out years and places without a gap; stages add up to a printed total, shares of paying out
    to a hundred. A level is a level: 一, 至 and 上 are none.

    Passes, when the clause reads 第一年奖励5万元，第二年奖励3万元:

        parts: [{years: {first: 1, last: 1}, …}, {years: {first: 2, last: 2}, …}]

    Fails (the clause names no third year):

        parts: [{years: {first: 1, last: 1}, …}, {years: {first: 3, last: 3}, …}]
    """
    for visit in subject.visits:
        check = _CHECKS.get(type(visit.value))
        if check is not None and visit.sources:
            yield from (_problem(visit, told, field) for told, field in check(visit.value, _words(visit)))


def _words(visit: Visit) -> str:
    return "，".join(squeeze(source.quote) for source in visit.sources)


def _problem(visit: Visit, told: Message, field: str) -> CheckProblem:
    path = f"{visit.path}.{field}" if field else visit.path
    return CheckProblem(told, _HINT, path, str(visit.sources[0].clause), str(visit.sources[0].quote))


def _not_said(value: str) -> Message:
    return message("the model says {value}, the quoted words do not", value=value)


def _years(value: Years, words: str) -> TermProblems:
    """Words that the model takes over say it themselves, else the quoted words; 连续3年 is read as a figure.
    A list gives each year of 前三年按80%、60%、40% its own."""
    if value.words is None and value.first == 1 < value.last:
        return
    spans = years_in(value.words or words)
    said = spans if value.words else [span for span in spans if not span.length]
    if not any(span.fits(value.first, value.last) for span in said) and not _has_its_share(value, spans, words):
        yield _not_said(wording_terms.years(Years(first=value.first, last=value.last))), ""


def _has_its_share(value: Years, spans: Iterable[OrdinalSpan], words: str) -> bool:
    """Whether the year is one of those that a row gives its own figure: 前三年按80%、60%; 5年内按100%、80%…逐年."""
    yearly = _YEARLY.search(words) is not None
    listed = yearly or "、" in words
    own = [span for span in spans if not span.loose and 0 < span.first <= value.first <= span.last]
    return value.first == value.last and listed and any(yearly or not span.length for span in own)


def _lasts(value: Lasts, _words: str) -> TermProblems:
    """Words that the model takes over say the length itself; of whom or what it is, `fact-mismatch` reads."""
    if value.words is not None:
        unit = "M" if value.months is not None else "D"
        facts = [fact for fact in find_facts(value.words) if fact.kind == "duration"]
        if (f"P{value.length}{unit}", value.bound.value) not in [(fact.value, fact.bound) for fact in facts]:
            yield _not_said(wording.duration(value)), ""


def _ranks(value: Ranks, words: str) -> TermProblems:
    spans = places_in(words)
    whole = any(span.fits(value.first, value.last) for span in spans)
    one_of = value.first == value.last and any(span.first <= value.first <= span.last for span in spans)
    if not whole and not one_of:
        yield _not_said(wording_terms.ranks(value)), ""


def _each(value: Each, _words: str) -> TermProblems:
    """每满一万人 counts 10000 人, 每设立一个分支机构 one 个."""
    kinds = {"CNY": "money", "USD": "money", "%": "percentage"}
    facts = [fact for fact in find_facts(value.words) if fact.kind == kinds.get(value.of, "count")]
    stated = [(fact.value, fact.unit) for fact in facts]
    silent = not stated and value.count == 1 and str(value.of) in value.words
    if "每" not in value.words or (not silent and (value.count, str(value.of)) not in stated):
        yield _not_said(wording_terms.quantity(value.count, value.of)), "count"


def _portion(value: Portion, _words: str) -> TermProblems:
    tenths = _TENTHS.search(value.words)
    if tenths:
        wanted = Decimal("一二三四五六七八九".index(tenths[1]) + 1) / 10
    elif _HALF.search(value.words):
        wanted = Decimal("0.5")
    else:
        wanted = Decimal(1) if _WHOLE.search(value.words) else Decimal(0)
    if value.portion != wanted:
        yield _not_said(wording.number(value.portion)), "portion"


def _factor(value: Factor, _words: str) -> TermProblems:
    """按省级投入1:1配套, 1:0.5: the second figure to the first. 1.2倍 is read as a figure."""
    if value.words is None:
        return
    ratio = _RATIO.search(squeeze(value.words))
    said = [*_points(value.words)]
    said += [Decimal(str(fact.value)) for fact in find_facts(value.words) if fact.kind == "count" and fact.unit == "倍"]
    if ratio and Decimal(ratio[1]):
        said.append(Decimal(ratio[2]) / Decimal(ratio[1]))
    if _WHOLE.search(value.words):
        said.append(Decimal(1))
    if value.times not in said:
        yield _not_said(f"{wording.number(value.times)}倍"), "times"


def _points(words: str) -> Iterator[Decimal]:
    """2个百分点 of a loan is 0.02 of it."""
    yield from (Decimal(each) / 100 for each in _PERCENTAGE_POINTS.findall(squeeze(words)))


def _line(value: Terms, words: str) -> TermProblems:
    """What counts only above a figure, and of which figure."""
    if value.reach is Reach.EXCESS:
        if value.band is None:
            yield message("what exceeds which figure? the line has no band"), "reach"
        elif not _EXCESS.search(words):
            yield _not_said("超过部分"), "reach"
    elif _counts_excess(value):
        yield message("the base is what exceeds a figure: reach is excess"), "reach"


def _counts_excess(value: Terms) -> bool:
    """超出额的1%; 每增加1亿元 where the band is of the same kind."""
    if value.band is None:
        return False
    of = str(getattr(getattr(value, "amount", None), "of", None) or "")
    each = value.each if value.each is not None and value.each.of == value.band.unit else None
    return re.search("超出|超过|超额", of) is not None or (
        each is not None and re.search("[增超]", each.words) is not None
    )


def _tier(value: Tier, words: str) -> TermProblems:
    yield from _line(value, words)
    if value.level is not None and _NO_LEVEL.fullmatch(squeeze(value.level)):
        yield message("{words} is no level", words=value.level), "level"


def _part(value: Part, words: str) -> TermProblems:
    yield from _line(value, words)
    yield from _shared_out(value.tiers, words)


def _award(value: Award, words: str) -> TermProblems:
    yield from _line(value, words)
    yield from _by_ratio(value, words)
    yield from _shared_out(value.tiers, words)
    yield from _shared_out(value.parts, words)
    yield from _sums(value)
    only_relief = value.nature is Nature.GRANT and _RELIEF.search(words) and not _GIVEN.search(words)
    unsaid = value.amount != NOT_IN_THIS_NOTICE and not _NATURES[value.nature].search(words)
    if only_relief or unsaid:
        yield _not_said(value.nature.value), "nature"
    about = f"{value.beneficiary}{value.trigger}{words}"
    for each in value.applicants:
        if each in _APPLICANTS and not _APPLICANTS[each].search(about):
            yield _not_said(each.value), "applicants"


def _shared_out(lines: tuple[Terms, ...], words: str) -> TermProblems:
    """Places and years of lines side by side follow one another; of places none is given twice."""
    tiers = [line for line in lines if isinstance(line, Tier)]
    ranks = [line.ranks for line in tiers if line.ranks]
    for before, behind in pairwise(ranks):
        if behind.first != before.last + 1:
            yield _gap(wording_terms.ranks(before), wording_terms.ranks(behind)), "tiers"
    yield from _levels(lines)
    if not in_their_order([line.level for line in tiers if line.level], words):
        yield message("the levels do not stand in the order of the quoted words"), "tiers"
    if len({line.reach for line in tiers if line.band and isinstance(line.amount, Share)}) > 1:
        yield message("rates of the whole and of an excess cannot stand side by side"), "tiers"
    yield from _years_in_order([line.years for line in lines if line.years])


def _years_in_order(years: Sequence[Years]) -> TermProblems:
    for first, second in pairwise(years):
        if second.first not in (first.first, first.last + 1, 1):
            yield _gap(wording_terms.years(first), wording_terms.years(second)), "parts"


def _levels(lines: tuple[Terms, ...]) -> TermProblems:
    """No two lines are for one level, unless a figure chooses between them."""
    seen: set[object] = set()
    for line in lines:
        if isinstance(line, Tier) and line.level is not None and line.band is None and line.ranks is None:
            levels = {fact.value for fact in find_facts(line.level) if fact.kind in ("level", "rank")}
            if seen & levels:
                yield message("{words} is the level of another line too", words=line.level), f"tiers.{line.id}.level"
            seen |= levels


def _gap(before: str, behind: str) -> Message:
    return message("{behind} does not follow {before}", before=before, behind=behind)


def _sums(value: Award) -> TermProblems:
    if value.total is not None:
        sums = [part.amount.value * _times(part) for part in value.parts if isinstance(part.amount, Money)]
        if len(sums) != len(value.parts) or sum(sums) != value.total.value:
            yield message("the parts do not add up to {total}", total=wording.money(value.total)), "total"
    if value.payout:
        shares = sum(each.percent for each in value.payout)
        years = [each.year for each in value.payout if each.year is not None]
        in_order = years in ([], list(range(1, len(value.payout) + 1)))
        if shares != 100 or not in_order:
            yield message("the shares of paying out do not make up a whole"), "payout"


def _by_ratio(value: Award, words: str) -> TermProblems:
    """按5:3:2比例拨付 is 50%, 30%, 20%."""
    said, stated = shares_in(words), tuple(each.percent for each in value.payout)
    if said and stated and said != stated:
        yield _not_said("、".join(f"{wording.number(each)}%" for each in stated)), "payout"


def _times(part: Part) -> int:
    return part.years.last - part.years.first + 1 if part.years else 1


def _stacking(value: Stacking, words: str) -> TermProblems:
    if not _STACKING[value.kind].search(words):
        yield _not_said(value.kind.value), "kind"


_CHECKS: Mapping[type, Callable[[Any, str], TermProblems]] = {
    Award: _award,
    Part: _part,
    Tier: _tier,
    Years: _years,
    Lasts: _lasts,
    Ranks: _ranks,
    Each: _each,
    Portion: _portion,
    Factor: _factor,
    Stacking: _stacking,
}
