"""What a figure in a clause is for: award, relief, condition, fund, target or none of these."""

import re
from collections.abc import Sequence
from decimal import Decimal

from generator.notice.model import Amount, Fact, Role

_AWARD = re.compile(r"奖励|奖补|补助|补贴|资助|奖金|贴息|扶持|支持|奖|补偿|返还|配套")
_GIVES = re.compile(r"给予|予以|奖励|资助|补助|补贴|发放|拨付|兑现|享受|每人每月|最高|领取")
_RELIEF = re.compile(
    r"减免|免征|减征|减按|免收|下调|下降|降低|降至|降到|优惠|免除|抵减|减半|缓缴|费率|收费|反担保|贷款额度|担保贷款"
)
_FUND = re.compile(r"额度|规模|基金|专项资金|安排|设立|经费预算|贷款额|信贷|再贷款|资金池")
_TARGET = re.compile(r"力争|达到|提高到|提高至|增长|增速|占比|覆盖率|比例|目标|产值|不得低于|集群|新增")
_CONDITION_BEHIND = re.compile(
    r"^(?:人民币)?(?:以上|以下|及以上|及以下|以内|之间)?(?:[（(][^）)]*[）)])?(?:以上|以下|以内)?的?(?:的|且|，且|企业|项目|单位|机构|小微|个人|主体|团队|投资|融资担保)"
)


def amounts_of(text: str, facts: Sequence[Fact]) -> tuple[Amount, ...]:
    """The money figures and percentages among the facts of a clause's text, each with its likely role."""
    found: list[Amount] = []
    for fact in facts:
        if fact.kind in ("money", "percentage") and isinstance(fact.value, Decimal):
            role, confidence = _role(text, fact)
            found.append(
                Amount(fact.text, fact.value, fact.unit or "", fact.bound, fact.inclusive, role, fact.per, confidence)
            )
    return tuple(found)


def _role(text: str, fact: Fact) -> tuple[Role, float]:
    """The role and how sure it is: 0.9 where the words right around the figure say it, less where only the sentence does."""
    start = max(text.rfind(stop, 0, fact.start) for stop in "。；\n") + 1
    ends = [at for stop in "。；\n" if (at := text.find(stop, fact.end)) >= 0]
    sentence_before, behind = text[start : fact.start], text[fact.end : min(ends, default=len(text))]
    near = sentence_before[-16:]
    if _CONDITION_BEHIND.match(behind) and not _GIVES.search(near):
        return "condition", 0.8
    if _GIVES.search(near) or _AWARD.match(behind[:8]) or _AWARD.search(near):
        return ("relief", 0.7) if _RELIEF.search(near) and not _AWARD.search(near + behind[:8]) else ("award", 0.9)
    return _by_sentence(sentence_before, behind)


def _by_sentence(before: str, behind: str) -> tuple[Role, float]:
    if _RELIEF.search(before[-40:]):
        return "relief", 0.6
    if _AWARD.search(before) and _GIVES.search(before):
        return "award", 0.6
    if _AWARD.search(behind):
        return "condition", 0.6
    if _FUND.search(before[-24:] + behind[:12]):
        return "fund", 0.5
    if _TARGET.search(before[-24:]):
        return "target", 0.5
    return "other", 0.3
