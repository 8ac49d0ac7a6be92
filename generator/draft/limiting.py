"""What limits the sums of a grant: caps of lines and of the whole, numbers of winners, terms, shares of paying out."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.draft.lines import Grant, Line
from generator.draft.regions import Region
from generator.draft.roles import Part, Role
from generator.draft.selectors import Selector, term_in, term_words
from generator.draft.sentences import Sentence
from generator.draft.words import phrase_end, phrase_start

_ALL_TOGETHER = re.compile(r"累计|合计|总计|总和|各项|[三两二四五\d]年")
_TOGETHER = re.compile(r"[两二三四五六]项[^，。；\d]{0,4}(?:合计|总计|累计|总额)")
_FOR_EACH_ABOVE = re.compile(r"以上[^，。；\d]{0,6}(?:奖|补|资助)[^，。；\d]{0,8}均|均(?:最高|最多|不(?:得)?超过)")
_RAISED = re.compile(r"(?:提高|上浮)[到至为][^，。；\d]{0,2}\Z")
_OF_NOTICE = re.compile(r"本(?:措施|办法|政策|意见|规定|细则|条|通知|方案)|各项|上述|以上各")


def limit(grant: Grant, region: Region, text: str) -> None:
    """What limits the sums, how many may get them, for how long, in which shares they are paid."""
    for part in region.later:
        if part.role is Role.CAP:
            _cap(grant, part)
        elif part.role is Role.QUOTA:
            grant.quotas.append(part)
        else:
            grant.payouts.append(part)
    said = text[region.start : region.end]
    if grant.term is None:
        grant.term, grant.term_words = term_in(said), term_words(said)


def _cap(grant: Grant, part: Part) -> None:
    """A limit belongs to the rates and unit sums before it that have none, else to the whole grant."""
    first = grant.lines[0].quantity
    if part.listed.items[0].kind == "percentage" and first.kind == "money" and first.bound == "at_most":
        if len(grant.lines) > 1:
            grant.caps.append(part)  # 分别给予不超过80万元、50万元，且不超过支出的50%: the rate limits each
        else:
            _swap(grant, part)
        return
    if _listed_caps(grant, part) or _TOGETHER.search(part.left):
        grant.joint += [] if len(part.listed.items) > 1 else [part]
        return
    if _ALL_TOGETHER.search(part.left) and any(line.selector.years for line in grant.lines):
        grant.joint.append(part)
        return
    open_lines = [number for number, line in enumerate(grant.lines) if not line.caps and _can_be_limited(line)]
    if len(open_lines) in (0, len(grant.lines)):
        grant.caps.append(part)
        return
    for number in open_lines:
        grant.lines[number] = replace(grant.lines[number], caps=(part,))


def _listed_caps(grant: Grant, part: Part) -> bool:
    """最高分别不超过20万元、10万元: a limit for each of the sums, in their order."""
    items = part.listed.items
    if len(items) < 2 or len(items) > len(grant.lines):
        return False
    own = [replace(part, listed=replace(part.listed, items=(item,))) for item in items]
    limited = grant.lines[-len(items) :]
    grant.lines[-len(items) :] = [replace(line, caps=(cap,)) for line, cap in zip(limited, own, strict=True)]
    return True


def _swap(grant: Grant, part: Part) -> None:
    """最高200万元、不超过投入25%: the rate is granted, the sum limits it."""
    line = grant.lines[0]
    rate = replace(part.listed.items[0])
    limit = replace(part, listed=replace(part.listed, items=(line.quantity,)))
    grant.lines[0] = replace(line, quantity=rate, own=(line.own[0], rate.start))
    grant.caps.append(limit)


def _can_be_limited(line: Line) -> bool:
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
        raised = _RAISED.search(grant.sentence.wide, grant.spans[0][0], grant.lines[0].quantity.start) is not None
        shared = [part for part in grant.caps if raised or _FOR_EACH_ABOVE.search(part.left)]
        for before in grants[:number] if shared else ():
            if not before.caps and not any(line.caps for line in before.lines):
                before.limits += [(grant.sentence, part) for part in shared]
                before.after += [_phrase_of(grant, part) for part in shared]
        if raised and number:
            grant.after.append(_giving_words(grants[number - 1]))


def _giving_words(grant: Grant) -> Sentence:
    """给予补贴 behind the last sum of a grant: a raised rate behind it rests on them."""
    last = grant.lines[-1].quantity.end
    return grant.sentence.part(last, phrase_end(grant.sentence.wide, last))


def _phrase_of(grant: Grant, part: Part) -> Sentence:
    """The phrase of a limit, to be quoted by a grant that stands before it."""
    wide = grant.sentence.wide
    return grant.sentence.part(phrase_start(wide, 0, part.listed.start), phrase_end(wide, part.listed.end))


def limits_all(part: Part, text: str) -> bool:
    """Whether a limit is one of everything that the notice or the clause grants."""
    return part.role is Role.CAP and _OF_NOTICE.search(text[: part.listed.start]) is not None
