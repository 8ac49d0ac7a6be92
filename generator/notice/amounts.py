"""What a figure in a clause is for: award, relief, condition, fund, target or none of these."""

import re
from collections.abc import Sequence
from decimal import Decimal

from generator.notice.model import Amount, Fact, Role

# 支持 and 扶持 tell of a grant behind a figure (予以20万元支持), before it they are any verb (支持…谋划百亿元产业集群).
_AWARD = re.compile(r"奖励|奖补|补助|补贴|资助|奖金|贴息|补偿|返还|奖")
_GRANTED = re.compile(r"给予|予以|奖励|奖补|补助|补贴|资助|奖金|贴息|扶持|支持")
_GIVES = re.compile(r"给予|予以|奖励|奖补|资助|补助|补贴|发放|兑现|领取|返还|每人每月|最高")
_RELIEF = re.compile(r"免征|减征|减按|免收|减免|下调|下降|降低|降至|降到|优惠|免除|抵减|减半|缓缴")
_BURDEN = re.compile(r"费率|收费|反担保|贷款额度|贷款最高额度|利率|税率")
_FUND = re.compile(r"额度|规模|基金|专项资金|引导资金|等额资金|安排|设立|经费预算|信贷|再贷款|资金池|担保贷款")
_TARGET = re.compile(r"力争|提高到|提高至|达到|增长|增速|占比|覆盖|目标|产值|不得低于|集群|新增|发放")
_REACH = 300  # signs that are looked at on either side of a figure
_SHARE_OUT = re.compile(r"拨付|兑付|分担|承担|支付")

_LIST = r"(?:[、和及][\d.,]+\s*[万亿]*(?:元|%|‰))*"
_WITH = r"(?:[（(]不?含[^）)]{0,8}[）)])?"
_EDGE = rf"(?:\s*人民币)?{_WITH}(?:美元)?\s*(?:及?以上|及?以下|以内|之间)?{_WITH}"
# Behind a threshold: 以上的, 以下（含）小微企业, 以上且, or the grant itself: “50万-100万美元奖励10万元”.
_THRESHOLD = re.compile(
    rf"^{_EDGE}(?:的(?!标准|比例|资[助金]|补|奖|支持|贴|一次|等额|场|建|财|税)|[，、]?且|企业|项目|单位|机构|小微|主体|团队|外资企业|或近)"
)
_GRANT_FOLLOWS = re.compile(rf"^{_EDGE}的?，?[^，。；]{{0,12}}(?:奖励|给予|补助|资助)[^，。；]{{0,10}}\d")
_OF_A_KIND = re.compile(r"^[^，。；]{0,24}的(?:企业|单位|项目|机构|个人|团队|，)")
_BY = re.compile(r"按照?[^，。；]*$")
_FROM = re.compile(r"(?:由|从|现行的)[^，。；至到]{0,24}$")
_CHANGES = re.compile(rf"^{_LIST}(?:提高|下降|降低|降|调整|上调|下调|增加|放宽|扩大)[^，。；]{{0,4}}[至到]")


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
    """The role and how sure it is: 0.9 where the words next to the figure say it, less where only the sentence does."""
    sentence = re.split(r"[。；\n]", text[max(0, fact.start - _REACH) : fact.start])[-1]
    behind = re.split(r"[。；\n]", text[fact.end : fact.end + _REACH], maxsplit=1)[0]
    here = sentence.rpartition("，")[2]
    return (
        _by_change(here, behind)
        or _by_threshold(here, behind)
        or _by_standard(here, behind)
        or _by_neighbours(here, behind)
        or _by_sentence(sentence, behind)
    )


def _by_change(here: str, behind: str) -> tuple[Role, float] | None:
    """由20%提高至40%: the old value is no award."""
    return ("other", 0.8) if _FROM.search(here) and _CHANGES.match(behind) else None


def _by_threshold(here: str, behind: str) -> tuple[Role, float] | None:
    if _GRANT_FOLLOWS.match(behind) and not _GIVES.search(here[-16:]):
        return "condition", 0.8
    if _THRESHOLD.match(behind) and not (_GIVES.search(here[-16:]) or _BY.search(here)):
        return "condition", 0.8
    return ("condition", 0.7) if here.startswith("对") and _OF_A_KIND.match(behind) and "给予" not in here else None


def _by_standard(here: str, behind: str) -> tuple[Role, float] | None:
    """按每人1500元的标准给予…: what is given comes behind the figure."""
    by = _BY.search(here)
    if by is None:
        return None
    if _SHARE_OUT.search(behind) and not re.search(r"给予|予以", behind):
        return "other", 0.6
    if _RELIEF.search(by.group()) or _RELIEF.search(behind[:20]) or behind.startswith("征收"):
        return "relief", 0.8
    return ("award", 0.9) if _GIVES.search(behind) or _AWARD.search(here) else None


def _by_neighbours(here: str, behind: str) -> tuple[Role, float] | None:
    near, next_words = here[-16:], re.sub(rf"^{_LIST}", "", behind)[:10]
    if _GIVES.search(near) or _AWARD.search(near) or _GRANTED.search(next_words):
        if _BURDEN.search(near) or (_RELIEF.search(near + next_words) and not _AWARD.search(near + next_words)):
            return "relief", 0.8
        return "award", 0.9
    return None


def _by_sentence(before: str, behind: str) -> tuple[Role, float]:
    if _RELIEF.search(before[-40:]) or _BURDEN.search(before[-16:]):
        return "relief", 0.6
    if "征收率" in behind[:6] or "预征率" in behind[:6]:
        return "other", 0.6
    if _AWARD.search(before) and _GIVES.search(before):
        return "award", 0.6
    if _FUND.search(before[-24:] + behind[:12]):
        return "fund", 0.5
    if _AWARD.search(behind):
        return "condition", 0.6
    if _TARGET.search(before[-24:] + behind[:6]):
        return "target", 0.5
    return ("relief", 0.5) if _RELIEF.search(behind[:16]) else ("other", 0.3)
