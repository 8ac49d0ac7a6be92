"""A grant of a sentence as an award of the model: one amount, tiers or parts; all other words as conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dataclass import dataclass
from generator.draft.applicant_kinds import kinds_of, with_those_beside
from generator.draft.base import nature_of
from generator.draft.conditions import perhaps_inherited, restrictions
from generator.draft.figures import Data, figures, number, source_of
from generator.draft.lasting import lasts_of
from generator.draft.line_data import amount_of, end_of, limit_of, shared_band, terms_of, trimmed, years_data
from generator.draft.lines import Grant, SumLine, Topic
from generator.draft.part import FigurePart
from generator.draft.paying_out import payout_of
from generator.draft.sentences import Sentence
from generator.draft.stacking import stacking_of
from generator.draft.words import phrase_end, phrase_start
from generator.notice.facts import find_facts
from generator.notice.model import Fact
from generator.regex import regex

_REPETITIONS = ("one_off", "yearly", "half_yearly", "termly", "quarterly", "monthly", "weekly", "daily")
_BENEFIT = regex(
    r"(?:[/／][^/／，。；的]{1,4})*的?(?:一次性的?)?(?:给予|予以|发放)?(?P<benefit>[^\d，。；：（）()]{0,12}(?:补贴|补助|奖励|资助|资金|支持|经费|奖金|扶持|津贴|安家费|券”?))"
)
_GIVES = regex(
    r"(?:给予|予以|发放|进行|享受)[^，。；：\d、（）]{0,12}(?:奖励|奖补|补助|补贴|资助|扶持|支持|贴息|配套|经费|津贴|返还)"
    r"|(?:奖励|奖补|补助|补贴|资助|扶持|贴息|配套|经费|津贴|返还)"
)
_GIVEN_BEFORE = regex(
    r"(?:给予|予以|发放|享受)(?:一次性|定额)?(?P<benefit>[^，。；：、\d（）()每的]{1,10}(?:补贴|补助|津贴|奖金|经费|费))"
    r"(?:每[^，。；：、\d每]{1,3}|人民币|共计|合计|标准|为)*\Z"
)
_SAYS_NOTHING = regex("(?:奖励|奖补|资金|支持|扶持|补助|补贴|资助|经费|配套)*|..?")
_PROMISED = regex("(?:给予|予以|进行|享受)[^，。；：\\d]{0,12}(?:奖励|奖补|补助|补贴|资助|扶持|支持|贴息)\\Z")
_NO_BENEFIT = regex("给予|予以|进行|折合|对|\\A(?:和|及|以及|与)")

_LATER_YEARS = regex("(?:此后|其后|以后|之后|今后|随后|后续)(?!的项目)")


@dataclass(frozen=True, slots=True)
class Named:
    """Whom other words than those of a grant name, and the clause in which they stand."""

    words: str
    clause: str


def award_of(grant: Grant, name: str, number_: int, otherwise: Named | None = None) -> Data:
    """The award as plain values. `name`: a label without facts; `otherwise`: who gets it where its words do not say."""
    named = grant.named or (otherwise.words if otherwise else _unnamed(grant))
    beneficiary = with_those_beside(named, grant.trigger or "")
    award: Data = {
        "#": "；".join(_doubts(grant, beneficiary, otherwise)),
        "id": f"award-{number_}",
        "name": name,
        **nature_of(grant),
        "applicants": kinds_of(beneficiary),
        "beneficiary": beneficiary,
        "trigger": grant.trigger or beneficiary,
    }
    shared, stacking = shared_band(grant), list(stacking_of(grant))
    payment, paid = _payment(grant)
    caps = [_limit(grant, part) for part in _caps(grant)]
    caps += [limit_of(each.wide, each.text, part) for each, part in grant.limits]
    award |= {**_held(benefit=_benefit(grant)), **_sums(grant)}
    award |= _held(
        band=shared and shared.as_data(), payment=payment, years=_years(grant), lasts=lasts_of(grant), caps=caps
    )
    award |= {**_floor(grant), **payout_of(grant), **_held(stacking=stacking)}
    award |= restrictions(grant, paid, [str(source_of(each)["quote"]) for each in stacking]).as_data()
    award |= {"form": f"award-{number_}", "source": _sources(grant, beneficiary, otherwise)}
    return award


def _held(**values: object) -> Data:
    """The values that there are, by their keys."""
    return {key: value for key, value in values.items() if value}


def _years(grant: Grant) -> Data | None:
    """The years that its words give to all sums."""
    of_lines = len(grant.lines) == 1 and grant.lines[0].selector.years
    if _LATER_YEARS.match(grant.trigger or ""):
        return None  # 此后每年奖励5万元，最多3年: from which year on the first of the three counts, a person says
    return years_data((1, grant.term), grant.term_words) if grant.term and not of_lines else None


def _unnamed(grant: Grant) -> str:
    """Words for a person to put right where nobody is named: those of its case, up to the first figure."""
    words = grant.trigger or grant.text[:20]
    plain = re.match(r"[^\d，。；：]{2,}", words)
    told = re.sub(r"(?:在|第|不?满|达到?|不?(?:超过|高于|低于)|突破)\Z", "", plain[0]) if plain else ""
    return told if len(told) >= 2 and re.search(r"\d", words) else words


def unquantified_of(sentence: Sentence, topic: Topic, name: str, number_: int) -> Data:
    """A grant without a figure in this notice."""
    beneficiary = topic.beneficiary or topic.trigger or sentence.text[:20]
    return {
        "#": "条款没有写明金额，请核对对象、情形和依据的文件",
        "id": f"award-{number_}",
        "name": name,
        "applicants": kinds_of(beneficiary),
        "beneficiary": beneficiary,
        "trigger": topic.trigger or beneficiary,
        **_promise(sentence),
        "amount": "not_in_this_notice",
        **_all_figures(sentence),
        "form": f"award-{number_}",
        "source": {"clause": sentence.clause, "quote": sentence.text},
    }


def _promise(sentence: Sentence) -> Data:
    """What is given where no figure says it: 从活动经费中予以补贴."""
    last = sentence.text[phrase_start(sentence.wide, 0, len(sentence.text)) :]
    told = len(last) <= 24 and len(last) < len(sentence.text) and _PROMISED.search(last) and not find_facts(last)
    return {"benefit": last} if told else {}


def _all_figures(sentence: Sentence) -> Data:
    found = figures(sentence.facts)
    source: Data = {"clause": sentence.clause, "quote": sentence.text}
    return {"conditions": [{"id": "condition-1", "figures": found, "source": source}]} if found else {}


def _whence(grant: Grant, beneficiary: str, otherwise: Named | None) -> str:
    """Where the words that name somebody stand, if not in those of the grant itself."""
    if grant.named is None:
        return f"，“{beneficiary}”取自{otherwise.clause}" if otherwise else ""
    inherited = grant.beneficiary is None and grant.case.trigger is not None
    return f"，“{beneficiary}”取自上文" if inherited and beneficiary not in grant.text else ""


def _doubts(grant: Grant, beneficiary: str, otherwise: Named | None) -> Iterator[str]:
    whence = _whence(grant, beneficiary, otherwise)
    open_ = whence or grant.named is None
    yield f"句中没有写明对象{whence}，请核对对象，以及情形、标准和条件" if open_ else "请核对对象、情形、标准和条件"
    above = perhaps_inherited(grant)
    if above:
        yield f"“{above}”是否也是本项的条件，请核对"
    if len(grant.lines) > 1:
        whole = all(line.kinds for line in grant.lines)
        yield "各档与金额按原文次序对应，请核对" if whole else "有多个金额，是各档还是并列的几项请核对"


def _sources(grant: Grant, beneficiary: str, otherwise: Named | None) -> object:
    """Its own words first; then sentences behind it, and words elsewhere that it rests on."""
    clause = grant.sentence.clause
    sources: list[Data] = [{"clause": clause, "quote": trimmed(grant.text)}]
    sources += [{"clause": each.clause, "quote": each.text} for each in grant.after]
    if grant.topic:
        said = grant.topic.sentence
        inherited = [
            None if grant.beneficiary else grant.topic.beneficiary,
            None if grant.case.trigger else grant.topic.trigger,
        ]
        sources += [{"clause": said.clause, "quote": words} for words in inherited if words]
    quoted = "\n".join(str(source["quote"]) for source in sources)
    if not _GIVES.search(quoted):
        sources += _giving_words(grant)
    if beneficiary not in quoted:
        sources.append({"clause": otherwise.clause if otherwise else clause, "quote": beneficiary})
    unique = {(str(source["clause"]), str(source["quote"])): source for source in sources}
    return [*unique.values()] if len(unique) > 1 else sources[0]


def _giving_words(grant: Grant) -> Iterator[Data]:
    """What says that something is given, behind the last sum of a row (A按3%、B按5%给予奖励) or in words above."""
    around = [(grant.sentence, grant.spans[0][0]), *([(grant.led_by, 0)] if grant.led_by else []), (grant.sentence, 0)]
    for sentence, start in around:
        found = _GIVES.search(sentence.wide, start)
        if found:
            yield {"clause": sentence.clause, "quote": sentence.text[slice(*found.span())]}
            return


def _sums(grant: Grant) -> Data:
    """One amount, tiers of which one applies, or parts that are added up."""
    if grant.stages:
        total = grant.lines[0].quantity
        return (
            {
                "total": amount_of(grant, grant.lines[0]),
                "parts": [_part(grant, line, number_) for number_, line in enumerate(grant.stages, 1)],
            }
            if total
            else {}
        )
    if len(grant.lines) == 1:
        line = grant.lines[0]
        return {"amount": amount_of(grant, line), **terms_of(grant, line)}
    chosen_by = {"level", "ranks"} if shared_band(grant) else {"level", "ranks", "band"}
    if all(line.kinds & chosen_by for line in grant.lines):
        return {"tiers": _of_one_figure([_tier(grant, line, number_) for number_, line in enumerate(grant.lines, 1)])}
    return {"parts": [_part(grant, line, number_) for number_, line in enumerate(grant.lines, 1)]}


def _of_one_figure(tiers: list[Data]) -> list[Data]:
    """按投资额50万-100万美元奖励10万元，100万-200万美元奖励20万元: the first band names the figure of all."""
    bands = [band for tier in tiers if isinstance(band := tier.get("band"), dict)]
    named = {(band["unit"], band["of"]) for band in bands if "of" in band}
    if len(named) == 1 and "of" in bands[0]:
        unit, words = named.pop()
        for band in bands:
            if band["unit"] == unit and "of" not in band:
                band["of"] = words
    return tiers


def _tier(grant: Grant, line: SumLine, number_: int) -> Data:
    selector = line.selector
    return {
        "id": f"tier-{number_}",
        **({"level": selector.level} if selector.level else {}),
        **({"ranks": {"first": selector.ranks[0], "last": selector.ranks[1]}} if selector.ranks else {}),
        "amount": amount_of(grant, line),
        **terms_of(grant, line),
    }


def _part(grant: Grant, line: SumLine, number_: int) -> Data:
    own = trimmed(grant.sentence.text[line.own[0] : _end_of_row(grant, line)])
    clause, wide = grant.sentence.clause, grant.sentence.wide
    places = [(phrase_start(wide, 0, part.listed.start), phrase_end(wide, part.listed.end)) for part in line.caps]
    limits = [grant.sentence.part(*place).text for place in places]
    quotes = [own or trimmed(grant.text), *(words for words in limits if words not in own)]
    sources = [{"clause": clause, "quote": words} for words in quotes]
    source: object = sources if len(sources) > 1 else sources[0]
    return {"id": f"part-{number_}", "amount": amount_of(grant, line), **terms_of(grant, line), "source": source}


def _end_of_row(grant: Grant, line: SumLine) -> int:
    """Where the words of a line end; years that a row shares out (前三年按80%、60%、40%逐年) are said by all of it."""
    shared = line.selector.years and line.year_words is None
    row = [each for each in grant.lines if shared and each.own == line.own] or [line]
    return end_of(grant, row[-1])


def _caps(grant: Grant) -> list[FigurePart]:
    """Limits of the grant: sums first, then rates, then numbers of things with a scope."""
    own = [*grant.caps, *(grant.lines[0].caps if len(grant.lines) == 1 else ())]
    return [*own, *grant.quotas]


def _floor(grant: Grant) -> Data:
    """The least that is paid."""
    if len(grant.floors) != 1:
        return {}
    item = grant.floors[0].listed.items[0]
    return {"floor": {"value": number(item.value), "unit": item.unit, "bound": item.bound}}


def _limit(grant: Grant, part: FigurePart) -> Data:
    return limit_of(grant.sentence.wide, grant.sentence.text, part)


def _benefit(grant: Grant) -> str | None:
    """What is given, where the words behind the last sum name it: 租金补贴."""
    last = grant.lines[-1].quantity
    tail = _BENEFIT.match(grant.sentence.wide, last.end)
    words = tail["benefit"] if tail else ""
    start = tail.start("benefit") if tail else last.end
    known = any(start <= fact.start < start + len(words) for fact in grant.sentence.facts)
    if words and not (_SAYS_NOTHING.fullmatch(words) or known or _NO_BENEFIT.search(words)):
        return words
    return _benefit_before(grant)


def _benefit_before(grant: Grant) -> str | None:
    """What is given, where the words between the verb and a single sum name it: 给予安家补贴30万元."""
    wide, first = grant.sentence.wide, grant.lines[0].quantity
    found = _GIVEN_BEFORE.search(wide, grant.spans[0][0], first.start) if len(grant.lines) == 1 else None
    if found is None or _SAYS_NOTHING.fullmatch(found["benefit"]) or _NO_BENEFIT.search(found["benefit"]):
        return None
    return None if (grant.named or "〇") in found["benefit"] else found["benefit"]


def _payment(grant: Grant) -> tuple[str | None, tuple[Fact, ...]]:
    """How often it is paid: the only repetition in the phrases that give it."""
    first, last = grant.lines[0], grant.lines[-1]
    end = end_of(grant, last)
    wide = grant.sentence.wide
    start = phrase_start(wide, grant.spans[0][0], first.quantity.start)
    told = [fact for fact in grant.sentence.facts if fact.kind == "repetition" and start <= fact.start < end]
    if len({fact.value for fact in told}) == 1 and told[0].value in _REPETITIONS:
        return str(told[0].value), tuple(told)
    return None, ()


def quotes_below(award: Data, clause: object) -> Iterator[str]:
    """The words of a clause that the conditions and exclusions of an award quote."""
    for name in ("conditions", "exclusions"):
        items = award.get(name, [])
        assert isinstance(items, list)  # noqa: S101 - made by award_of
        yield from (item["source"]["quote"] for item in items if item["source"]["clause"] == clause)
