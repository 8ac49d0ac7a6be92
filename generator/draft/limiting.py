"""What limits the sums of a grant: caps of lines and of the whole, numbers of winners, terms, shares of paying out."""

from __future__ import annotations

from collections.abc import Sequence

from generator.dataclass import replace
from generator.draft.lines import Grant, SumLine
from generator.draft.part import FigurePart, Role
from generator.draft.regions import Region
from generator.draft.selectors import Selector, aligned, length_words, term_in, term_words
from generator.draft.sentences import Sentence
from generator.draft.words import RAISED, phrase_end, phrase_start
from generator.regex import regex

_ALL_TOGETHER = regex(r"累计|合计|总计|总和|各项|[三两二四五\d]年")
_TOGETHER = regex(r"[两二三四五六]项[^，。；\d]{0,4}(?:合计|总计|累计|总额)")
_FOR_EACH_ABOVE = regex(r"以上[^，。；\d]{0,6}(?:奖|补|资助)[^，。；\d]{0,8}均|均(?:最高|最多|不(?:得)?超过)")
_SUMMED = regex(r"合计|总计|总和|各项|[三两二四五\d]年")
_OF_APPLICANT = regex(
    r"(?:以上)?(?:同一|单一?[个家户部项]|每一?(?:家|户|部|台|辆|套|件|企业|个(?:企业|单位|主体|机构|项目|申请人))|一个(?:企业|单位|主体))"
)
_SCOPED = regex("同一|单|每|累计|年度|全年|合计|总|其|补贴|补助|奖励|资助|最高|且|但|并")
_LABELLED = regex(
    r"\A(?P<label>[^，。；：、\d]{2,14}?)(?:的)?(?:补助|奖励|补贴)?(?:最高|最多|不超过|上限)[^，。；：\d]{0,6}\Z"
)
_OF_NOTICE = regex(r"本(?:措施|办法|政策|意见|规定|细则|条|通知|方案)|各项|上述|以上各")


def limit(grant: Grant, region: Region, text: str) -> None:
    """What limits the sums, how many may get them, for how long, in which shares they are paid."""
    labelled = _labelled_caps(grant, [part for part in region.later if part.role is Role.CAP], text)
    for part in region.later:
        if part in labelled or _is_raised(text, part):
            continue
        if part.role is Role.CAP:
            _cap(grant, part)
        elif part.role is Role.FLOOR:
            grant.floors.append(part)
        elif part.role is Role.QUOTA:
            grant.quotas.append(part)
        elif part.role is Role.INSTALMENT:
            grant.instalments.append(part)
        else:
            grant.payouts.append(part)
    said = text[region.start : region.end]
    if grant.term is None:
        grant.term, grant.term_words = term_in(said), term_words(said)
    grant.length_words = grant.length_words or length_words(said)


def _is_raised(text: str, part: FigurePart) -> bool:
    """失能老人家庭上限提高至8000元: the limit of some, which a condition tells in its words."""
    return RAISED.search(text, phrase_start(text, 0, part.listed.start), part.listed.start) is not None


def _cap(grant: Grant, part: FigurePart) -> None:
    """A limit belongs to the rates and unit sums before it that have none, else to the whole grant."""
    if _is_rate_of_ceilings(grant, part):
        if len(grant.lines) > 1:
            grant.caps.append(part)  # 分别给予不超过80万元、50万元，且不超过支出的50%: the rate limits each
        else:
            _swap(grant, part)
        return
    if _listed_caps(grant, part) or _by_level(grant, part):
        return
    if _together(grant, part) or _of_all_years(grant, part):
        grant.joint.append(part)
        return
    open_lines = [number for number, line in enumerate(grant.lines) if not line.caps and _can_be_limited(line)]
    if len(open_lines) in (0, len(grant.lines)):
        grant.caps.append(part)
        return
    for number in open_lines:
        grant.lines[number] = replace(grant.lines[number], caps=(part,))


def _is_rate_of_ceilings(grant: Grant, part: FigurePart) -> bool:
    """A rate as the limit of sums that are ceilings themselves."""
    first = grant.lines[0].quantity
    return part.listed.items[0].kind == "percentage" and first.kind == "money" and first.bound == "at_most"


def _of_all_years(grant: Grant, part: FigurePart) -> bool:
    return _ALL_TOGETHER.search(part.left) is not None and any(line.selector.years for line in grant.lines)


def _together(grant: Grant, part: FigurePart) -> bool:
    """两项合计不超过700万元; 每引进1名博士奖5万元、每引进1名硕士奖1万元，合计不超过50万元."""
    wide = grant.sentence.wide
    phrase = wide[phrase_start(wide, 0, part.listed.start) : part.listed.start]
    one_of = all(line.kinds for line in grant.lines)
    several = len(grant.lines) > 1 or (grant.topic is not None and grant.topic.sentence is grant.sentence)
    return (several and _TOGETHER.search(phrase) is not None) or (
        len(grant.lines) > 1 and not one_of and "合计" in phrase and not grant.stages
    )


def _by_level(grant: Grant, part: FigurePart) -> bool:
    """One rate with a limit for each level: 完成Ⅰ、Ⅱ期试验的，按费用的20%补助，最高300万元、500万元."""
    count, line = len(part.listed.items), grant.lines[0]
    if count < 2 or len(grant.lines) > 1 or not _can_be_limited(line):
        return False
    selectors = aligned(grant.sentence.wide[line.own[0] : line.quantity.start], count, 0)
    caps = [replace(part, listed=replace(part.listed, items=(item,))) for item in part.listed.items]
    if selectors:
        grant.lines = [replace(line, selector=by, caps=(cap,)) for by, cap in zip(selectors, caps, strict=True)]
    return bool(selectors)


def _labelled_caps(grant: Grant, caps: list[FigurePart], text: str) -> list[FigurePart]:
    """One rate with limits that name their levels: 国际首套最高500万元，国内首套最高300万元. The limits taken."""
    line = grant.lines[0]
    found = [_LABELLED.match(text[phrase_start(text, 0, cap.listed.start) : cap.listed.start]) for cap in caps]
    labels = [each["label"] for each in found if each and not _SCOPED.match(each["label"])]
    if len(grant.lines) > 1 or len(caps) < 2 or len({*labels}) < len(caps) or not _can_be_limited(line):
        return []
    grant.lines = [
        replace(line, selector=Selector(level=label), caps=(cap,)) for label, cap in zip(labels, caps, strict=True)
    ]
    return caps


def _listed_caps(grant: Grant, part: FigurePart) -> bool:
    """最高分别不超过20万元、10万元: a limit for each of the sums, in their order."""
    items = part.listed.items
    if len(items) < 2 or len(items) > len(grant.lines):
        return False
    own = [replace(part, listed=replace(part.listed, items=(item,))) for item in items]
    limited = grant.lines[-len(items) :]
    grant.lines[-len(items) :] = [replace(line, caps=(cap,)) for line, cap in zip(limited, own, strict=True)]
    return True


def _swap(grant: Grant, part: FigurePart) -> None:
    """最高200万元、不超过投入25%: the rate is granted, the sum limits it."""
    line = grant.lines[0]
    rate = replace(part.listed.items[0])
    limit = replace(part, listed=replace(part.listed, items=(line.quantity,)))
    grant.lines[0] = replace(line, quantity=rate, own=(line.own[0], rate.start))
    grant.caps.append(limit)


def _can_be_limited(line: SumLine) -> bool:
    counted = line.quantity.per or line.each or line.quantity.kind != "money"
    return bool(counted)


def finish(grant: Grant) -> None:
    """Stages that do not add up are sums of their own; a lone level selects nothing."""
    total = sum(line.quantity.value for line in grant.stages)
    if grant.stages and (len(grant.stages) < 2 or total != grant.lines[0].quantity.value):
        grant.lines += grant.stages
        grant.stages = []
    if len(grant.lines) == 1:
        line = grant.lines[0]
        grant.lines = [replace(line, selector=Selector(years=line.selector.years))]
    _move_joint(grant)


def _move_joint(grant: Grant) -> None:
    """Limits of the sums of several years together stand over the grant."""
    several = grant.topic is not None and grant.topic.sentence is grant.sentence
    for part in [part for part in grant.caps if several and _ALL_TOGETHER.search(part.left)]:
        if _of_applicant(grant, part) and not _SUMMED.search(part.left):
            continue  # 同一企业累计不超过30万元 limits each
        grant.caps.remove(part)
        grant.joint.append(part)
    for part in grant.joint:
        start, end = grant.spans[-1]
        place = phrase_start(grant.sentence.wide, start, part.listed.start)
        if start < place and phrase_end(grant.sentence.wide, part.listed.end) >= end:
            grant.spans[-1] = (start, place - 1)  # its own words are those of the limit


def share(grants: list[Grant]) -> None:
    """以上奖励最高均不超过100万元, and a limit behind a raised rate: it holds for each grant before that has none."""
    for number, grant in enumerate(grants):
        _give_each_its_own(grants[:number], grant)
        raised = RAISED.search(grant.sentence.wide, grant.spans[0][0], grant.lines[0].quantity.start) is not None
        shared = [part for part in grant.caps if raised or _FOR_EACH_ABOVE.search(part.left)]
        scoped = [part for part in grant.caps if part not in shared and _of_applicant(grant, part)]
        if shared or scoped:
            _share_with(grants[:number], grant, shared, scoped)
        if raised and number:
            giving = _giving_words(grants[number - 1])
            grant.after += [giving] if giving.text else []


def _give_each_its_own(before: Sequence[Grant], grant: Grant) -> None:
    """年度最高分别为300万元、100万元 behind two grants of one sum each: a limit for each of them, in their order."""
    for part in [part for part in grant.caps if len(part.listed.items) > len(grant.lines) == 1]:
        items = part.listed.items
        several = before[-len(items) + 1 :]
        if len(several) + 1 < len(items) or any(len(each.lines) > 1 or each.lines[0].caps for each in several):
            continue
        *others, own = [replace(part, listed=replace(part.listed, items=(item,))) for item in items]
        grant.caps[grant.caps.index(part)] = own
        start = phrase_start(grant.sentence.wide, 0, part.listed.start)
        for each, other in zip(several, others, strict=True):
            each.limits.append((grant.sentence, other))
            each.after.append(grant.sentence.part(start, other.listed.end))  # none of the limits of others
            start = other.listed.end + 1


def _share_with(before: Sequence[Grant], grant: Grant, shared: list[FigurePart], scoped: list[FigurePart]) -> None:
    """Gives the grants before that have no limit those of a later one; `scoped`: only to those it goes with."""
    for each in before:
        if each.caps or any(line.caps for line in each.lines):
            continue
        shared += scoped if _goes_with(each, grant) else []
        scoped = [part for part in scoped if part not in shared]
        each.floors += grant.floors if shared else []
        each.limits += [(grant.sentence, part) for part in shared]
        each.after += [_phrase_of(grant, part) for part in shared]


def _of_applicant(grant: Grant, part: FigurePart) -> bool:
    """单个企业最高30万元, in a phrase of its own: it limits what one applicant gets by the whole sentence."""
    wide = grant.sentence.wide
    start = phrase_start(wide, 0, part.listed.start)
    return start > grant.lines[-1].quantity.end and _OF_APPLICANT.match(wide, start) is not None


def _goes_with(before: Grant, grant: Grant) -> bool:
    """Whether a limit of one applicant behind `grant` reaches over `before`: both can be limited, in one run of cases,
    or the second adds to the first (每增加100万美元再奖励1万元)."""
    wide = grant.sentence.wide
    between = wide[before.lines[-1].quantity.end : grant.lines[0].quantity.start]
    apart = (grant.case.towards and "；" in between) or "不封顶" in between
    adds = bool(grant.lines[0].each) and before.lines[0].quantity.kind == "money"
    return not apart and (adds or (_can_be_limited(before.lines[0]) and _can_be_limited(grant.lines[0])))


def _giving_words(grant: Grant) -> Sentence:
    """给予补贴 behind the last sum of a grant: a raised rate behind it rests on them."""
    last = grant.lines[-1].quantity.end
    return grant.sentence.part(last, phrase_end(grant.sentence.wide, last))


def _phrase_of(grant: Grant, part: FigurePart) -> Sentence:
    """The phrase of a limit, to be quoted by a grant that stands before it."""
    wide = grant.sentence.wide
    return grant.sentence.part(phrase_start(wide, 0, part.listed.start), phrase_end(wide, part.listed.end))


def limits_all(part: FigurePart, text: str) -> bool:
    """Whether a limit is one of everything that the notice or the clause grants."""
    return part.role is Role.CAP and _OF_NOTICE.search(text[: part.listed.start]) is not None
