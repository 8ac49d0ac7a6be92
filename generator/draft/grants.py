"""A sentence as grants: each list of sums a case of its own, or further lines of the one before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.dataclass import replace
from generator.draft import applicant
from generator.draft.granting import Case, case_of
from generator.draft.instalments import with_instalments
from generator.draft.limiting import finish, limit, share
from generator.draft.lines import Grant, SumLine, Topic
from generator.draft.part import FigurePart
from generator.draft.quantities import lists_in
from generator.draft.regions import Region, regions
from generator.draft.roles import parts_of
from generator.draft.selected_lines import lines_of
from generator.draft.sentences import Sentence
from generator.draft.sum_rows import with_rows
from generator.draft.words import RAISED
from generator.regex import regex

_SELECTS = regex(r"[前后第]?[一二三四五六七八九十两\d]+个?年度?|首年|次年|对|的")
_ON_TOP = regex("的?(?:另|再|追加|加发|增发|额外)")
_ONLY_EACH = regex("每(?:满|增加|超|达|新增)")
_AMONG = regex("[，；：。]?其中")  # 其中首次投保企业按60%补贴: of what the others get 40% of
_INCLUDES = regex("其中|分阶段|第一年|首年")


def grants_in(
    sentence: Sentence, topic: Topic | None, *, granted: bool, led: bool = False
) -> tuple[list[Grant], tuple[FigurePart, ...]]:
    """(grants of the sentence, its figures in their roles). `granted`: whether an earlier sentence grants; `led`:
    whether the words above announce sums."""
    parts = with_instalments(sentence.wide, _parts(sentence, granted=granted, led=led))
    grants: list[Grant] = []
    for region in regions(sentence.wide, parts, sentence.told):
        _take(grants, sentence, region, parts, topic)
    for grant in grants:
        finish(grant)
    share(grants)
    return [grant for grant in grants if _granted_to_somebody(grant)], parts


def _parts(sentence: Sentence, *, granted: bool, led: bool) -> tuple[FigurePart, ...]:
    """The figures in their roles. Sums that only their row shows to be granted are what limits behind them limit:
    标准如下：A类100万元，B类60万元，最高不超过购房总价的50%."""
    lists, text = lists_in(sentence), sentence.wide
    alone = parts_of(text, lists, granted=granted)
    parts = with_rows(text, alone, led=led)
    by_row = {part.listed.start for part, other in zip(parts, alone, strict=True) if part.role is not other.role}
    return with_rows(text, parts_of(text, lists, granted=granted, by_row=by_row), led=led) if by_row else parts


def _granted_to_somebody(grant: Grant) -> bool:
    """补助标准不低于1300元 binds who pays; 按3万元/人/年的标准给予支持 leaves to its clause who gets it."""
    return bool(grant.trigger or grant.named) or grant.lines[0].quantity.bound != "at_least"


def _take(
    grants: list[Grant], sentence: Sentence, region: Region, parts: Sequence[FigurePart], topic: Topic | None
) -> None:
    """One more list of sums: lines of the grant before it, or a grant of its own."""
    current = grants[-1] if grants else None
    text = sentence.wide
    done = _years_done(current)
    lines = lines_of(text, region, parts, done, current)
    case = case_of(text, region.start, region.first)
    if current and _is_stage(current, lines):
        current.stages += lines
        current.spans.append((region.start, region.end))
    elif current and _continues(current, lines, case, text):
        current.lines += _like(current, lines)
        current.spans.append((region.start, region.end))
    elif current and _beside_in_phrase(current, lines, case, text):
        current.lines += lines
        current.spans.append((region.start, region.end))
    elif current and _labelled(current, lines):
        current.lines = [_leveled(line) for line in (*current.lines, *lines)]
        current.spans.append((region.start, region.end))
        current.case = _without_label(current)
    else:
        current = _new(sentence, region, case, lines, current, topic)
        grants.append(current)
    limit(current, region, text)


def _beside_in_phrase(current: Grant, lines: Sequence[SumLine], case: Case, text: str) -> bool:
    """One more sum of the same phrase for the same case: 按每场5000元、每家200元的标准给予补贴."""
    between = text[current.lines[-1].quantity.end : lines[0].quantity.start]
    joined = not re.search("[，；：。]", between) and len(lines) == 1 and not lines[0].kinds
    return joined and lines[0].label is None and (case.trigger is None or text[case.trigger[0]] == "每")


def _like(current: Grant, lines: Sequence[SumLine]) -> list[SumLine]:
    """Further sums of the same case: a band that holds for all sums so far holds for them too."""
    bands = {line.band for line in current.lines}
    common = next(iter(bands)) if len(bands) == 1 else None
    return [replace(line, band=line.band or common) for line in lines]


def _labelled(current: Grant, lines: Sequence[SumLine]) -> bool:
    """Sums that each phrase names by a word of its own, for one case named before: 中级资助2000元，高级资助5000元."""
    first, trigger = current.lines[0], current.case.trigger
    named = current.sentence.wide.rfind(first.label or "", 0, first.quantity.start)
    shared = current.topic is not None or (trigger is not None and trigger[1] <= max(current.case.given, named))
    return shared and not current.stages and all(line.label for line in (*current.lines, *lines))


def _leveled(line: SumLine) -> SumLine:
    return line if line.selector.level else replace(line, selector=replace(line.selector, level=line.label))


def _without_label(current: Grant) -> Case:
    """The case; where its words were the label of the first sum only, the topic says what for."""
    trigger = current.case.trigger
    own = trigger is not None and trigger[0] >= current.case.given
    return replace(current.case, trigger=None) if own and current.topic else current.case


def _new(
    sentence: Sentence, region: Region, case: Case, lines: list[SumLine], before: Grant | None, topic: Topic | None
) -> Grant:
    inherited = _topic_of(before) if before else topic
    if inherited and case.trigger and _says_no_case(sentence.text[slice(*case.trigger)], lines[0]):
        case = replace(case, trigger=None)
    own = _own_beneficiary(sentence, region, case, before, inherited)
    start = case.start if before is None else region.start
    whole = own is not None and case.trigger is not None
    made = Grant(sentence, case, lines, own, [(start, region.end)], None if whole else inherited)
    made.led_by = topic.sentence if topic else None
    made.raises = before if before and _is_raised(sentence.wide, lines[0], before) else None
    return made


def _is_raised(text: str, line: SumLine, before: Grant) -> bool:
    """Whether the words give some more of the same, or less, than the sum before them."""
    kind, unit = before.lines[0].quantity.kind, before.lines[0].quantity.unit
    own = text[line.own[0] : line.quantity.start]
    told = RAISED.search(own) or (kind == "percentage" and _AMONG.match(own))
    return bool(told) and (line.quantity.kind, line.quantity.unit) == (kind, unit)


def _own_beneficiary(
    sentence: Sentence, region: Region, case: Case, before: Grant | None, inherited: Topic | None
) -> str | None:
    """Who gets it, as printed; nobody of its own where the words above say it."""
    own = _beneficiary(sentence, case, region) or _beside(sentence, case, region, before)
    if own is None and not (inherited and inherited.beneficiary):
        own = applicant.each_of(sentence.wide[case.given : region.first])
    return sentence.as_printed(own) if own and not applicant.is_fragment(own) else None


def _topic_of(grant: Grant) -> Topic:
    above = grant.topic
    beneficiary = grant.beneficiary or (above.beneficiary if above else None)
    return Topic(grant.sentence, beneficiary, grant.trigger, above.band if above else None)


def _beneficiary(sentence: Sentence, case: Case, region: Region) -> str | None:
    """Who gets it, as the words of the grant say."""
    text = sentence.wide
    first, last = region.first, region.last
    behind = text[last : region.end]
    found = applicant.recipient(text[case.given : first]) or applicant.given_to(behind)
    if found or case.trigger is None:
        return found
    words = text[slice(*case.trigger)]
    return applicant.in_trigger(words, nominal=case.nominal) or applicant.thing(
        words, plain=case.towards and not case.nominal
    )


def _says_no_case(trigger: str, line: SumLine) -> bool:
    """Words that only select the sum of a case named before: 每满一万人, 四星级, 第三年."""
    if _ONLY_EACH.match(trigger):
        return True
    rest = trigger.replace(line.selector.level or "〇", "")
    return len(_SELECTS.sub("", rest)) == 0


def _beside(sentence: Sentence, case: Case, region: Region, before: Grant | None) -> str | None:
    """Who stands in the place of the one before: 给予示范城市200万元，试点城市100万元."""
    if before is None or case.trigger is None or case.towards or case.nominal or region.start < case.given - 1:
        return None
    words = sentence.text[slice(*case.trigger)]
    if _is_more_for_the_same(sentence, case.trigger, region):
        return None
    plain = 2 <= len(words) <= 24 and not re.search(r"\d|级|[费金额款]\Z|^每", words)
    return words if plain and _gives_place(before) else None


def _is_more_for_the_same(sentence: Sentence, trigger: tuple[int, int], region: Region) -> bool:
    """其中使用生物质燃料的提高到3000元, 新能源汽车另加1万元: whoever gets the sum before gets this one too."""
    raised = RAISED.search(sentence.wide, region.start, region.first) is not None
    unnamed = applicant.applicant_in(sentence.text[slice(*trigger)], at_end=True) is None
    return (raised and unnamed) or _ON_TOP.match(sentence.wide, trigger[1]) is not None


def _gives_place(before: Grant) -> bool:
    """Whether who gets a grant is named in the place where another may stand."""
    who, trigger = before.beneficiary, before.trigger or ""
    if who is None or (who in trigger and who not in trigger[-len(who) - 6 :]):
        return False
    return before.case.towards or who == before.trigger


def _years_done(current: Grant | None) -> int:
    years = [line.selector.years[1] for line in current.lines if line.selector.years] if current else []
    return max(years, default=0)


def _is_stage(current: Grant, lines: Sequence[SumLine]) -> bool:
    """Sums that add up to the one printed before them are its stages. Whether they do is known at the end."""
    first = current.lines[0].quantity
    plain = len(current.lines) == 1 and first.kind == "money" and first.bound == "exact" and first.to is None
    smaller = all(line.quantity.kind == "money" and line.quantity.value < first.value for line in lines)
    return plain and smaller and (bool(current.stages) or _opens_stages(current, lines))


def _opens_stages(current: Grant, lines: Sequence[SumLine]) -> bool:
    text = current.sentence.wide
    between = text[current.lines[0].quantity.end : lines[0].quantity.start]
    opened = _INCLUDES.search(between) is not None or "分阶段" in text[: lines[0].quantity.start]
    return opened and "另" not in between and "再" not in between


def _continues(current: Grant, lines: Sequence[SumLine], case: Case, text: str) -> bool:
    """Whether the sums are further lines of the grant before them: selected by the same, in words that add no case."""
    shared = current.lines[0].kinds & lines[0].kinds
    if "years" in shared:
        return not case.towards
    if "band" in shared:
        one, other = current.lines[-1].band, lines[0].band
        alike = one is not None and other is not None and one.unit == other.unit
        return alike and not case.towards and (other.of is None or one.of is None or one.of == other.of)  # type: ignore[union-attr]
    if shared & {"level", "ranks"}:
        return _adds_no_case(lines[0], case, text)
    return False


def _adds_no_case(line: SumLine, case: Case, text: str) -> bool:
    if case.trigger is None:
        return True
    rest = text[slice(*case.trigger)]
    for words in filter(None, (line.selector.level, "的", "对", "排名", "排", "企业", "其中", "评为", "获", "为")):
        rest = rest.replace(words, "")
    return len(rest) <= 2
