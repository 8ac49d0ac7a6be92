"""Figures near words of giving that are granted to nobody: what others bear, plans, thresholds of paying out, funds."""

from __future__ import annotations

from collections.abc import Sequence

from generator.draft.part import Beside
from generator.notice.model import BoundWord, Fact
from generator.regex import regex

_BORNE = regex(r"(?P<who>[^，。；：、\d]{0,12})(?:自付|自筹|自缴|自担|自负|承担|负担|分担|让利)[^，。；：、\d]{0,6}\Z")
_BORNE_BEHIND = regex(r"\A的?(?:部分)?由(?P<who>[^，。；：\d]{1,20}?)(?:自付|自筹|自缴|自担|自负|承担|负担|分担)")
_BEARS = regex("自付|自筹|自缴|自担|自负|承担|负担|分担")
_COST = regex("[保租运电学会]费|费用|租金|利息|成本|投资|价款|贷款")
_PUBLIC = regex("财政|政府|本级|专项资金")
_AIMED = regex(r"\A(?:力争|计划|确保|到\d{4}年)[^，。；：\d]{0,16}\Z")
_AS_AIMED = regex(r"\A(?:人民币)?(?:及?以上|左右)?，")
_PLANNED = regex(r"\A(?:每年|[一二两三四五]年内)(?!每)[^，。；：\d]{0,16}\Z")
_ANOTHER_MATTER = regex(
    r"\A(?:人民币)?(?:及?以上|左右)?，(?![^，。；：]{0,8}(?:给予|予以|奖励|一次性|补助\d|补贴\d|资助\d))"
)
_LARGE = regex(r"(?:奖励|奖补|补助|补贴|资助|扶持)[^，。；：\d]{0,8}(?:在|超过|达到?|高于|大于)\Z")
_HANDLED = regex(
    r"\A(?:人民币)?(?:（含）)?(?:及?以上)?的?，?[^。；]{0,16}?(?:分[一二两三四五六\d]+个?(?:年|期|次|批)|拨付|兑付|兑现|审批|审定|研究|报批|批准|审计)"
)
# 补助资金用于设备购置的比例不低于70%; 奖金的50%以上用于奖励主要完成人
_SPENT_ON = regex(
    r"用于[^，。；：给按\d]{1,24}?(?:不(?:得|能|应)?(?:低于|少于|小于|高于|超过|多于)|(?<=比例)应?达到?|占比?)[^，。；：\d]{0,8}\Z"
)
_MONEY_OF = regex(r"(?:奖金|资金|经费|款项|奖补|补助|补贴|奖励|资助)(?:总额|金额)?的?(?:不(?:得)?[低少]于)?\Z")
_IS_SPENT = regex(
    r"\A(?:及?以上)?(?:的(?:奖金|资金|经费))?(?:应当?|可以?|须|必须|要|需|原则上)*(?:专项|直接)?(?:用于|奖励给|发放给|分配给|归)"
)
_SET_ASIDE_FOR = regex(
    r"\A的[^，。；：\d]{0,6}(?:资金|经费|款项)[^，。；：\d]{0,4}用于"
)  # 税收地方留成部分60%的等额资金用于建设
_ENDS_HERE = regex(r"\A(?:[，。；：、）]|\Z)")
_FUNDED = regex(r"资金[^。；]{0,40}(?:列支|安排|统筹|解决)，[^，。；\d]{0,8}(?:总额|总量|规模|预算)[^，。；\d]{0,8}\Z")


def is_told(bound: BoundWord, beside: Beside, *, granted: bool) -> bool:
    """Whether the words beside a figure say one of all this. `granted`: whether a sum stands before it."""
    left, phrase, rest = beside.left, beside.phrase, beside.rest
    borne = borne_by_others(left) or _borne_behind(left, rest) or (granted and _borne_of_what_is_given(phrase, rest))
    elsewhere = borne or is_planned(phrase, rest) or is_fund(beside.since)
    return elsewhere or is_paid_apart(bound, left, rest) or is_spent(phrase, rest)


def borne_by_others(left: str) -> bool:
    """服务商让利30%, 企业承担40%, 购机者自付40%: the share of somebody who is given nothing by it."""
    found = _BORNE.search(left)
    return found is not None and not _PUBLIC.search(found["who"])


def _borne_behind(left: str, rest: str) -> bool:
    """40%由用人单位承担, also behind 奖励资金的; what the treasury bears of a cost is given."""
    found = _BORNE_BEHIND.match(rest)
    return found is not None and (_PUBLIC.search(found["who"]) is None or _MONEY_OF.search(left) is not None)


def _borne_of_what_is_given(phrase: str, rest: str) -> bool:
    """奖励10万元，市、区两级财政各承担50%: who bears the sum before it, whoever it is."""
    borne = _BORNE.search(phrase) or _BORNE_BEHIND.match(rest)
    return borne is not None and _COST.search(phrase) is None


def is_borne(words: str, own: Sequence[Fact]) -> bool:
    """A phrase of nothing but who bears which share; 企业自筹比例不低于30% must hold."""
    figures = [fact for fact in own if fact.kind != "level"]  # 市级财政
    shares = bool(figures) and all(fact.kind == "percentage" and fact.bound == "exact" for fact in figures)
    return shares and _BEARS.search(words) is not None


def is_planned(phrase: str, behind: str) -> bool:
    """每年培训农机手2000人次以上，培训补助标准为…: what the office plans selects no sum of an applicant."""
    aimed = _AIMED.search(phrase) is not None and _AS_AIMED.match(behind) is not None
    return aimed or (_PLANNED.search(phrase) is not None and _ANOTHER_MATTER.match(behind) is not None)


def is_paid_apart(bound: BoundWord, left: str, rest: str) -> bool:
    """单项奖励超过500万元的分两年兑付: a large award is paid out in another way."""
    return bound == "at_least" and _LARGE.search(left) is not None and _HANDLED.match(rest) is not None


def is_spent(phrase: str, rest: str) -> bool:
    """A share of what was granted that goes to a purpose, whoever is granted it."""
    by_purpose = _SPENT_ON.search(phrase) is not None and _ENDS_HERE.match(rest) is not None
    return (
        by_purpose
        or _SET_ASIDE_FOR.match(rest) is not None
        or (_MONEY_OF.search(phrase) is not None and _IS_SPENT.match(rest) is not None)
    )


def is_fund(before: str) -> bool:
    """奖励资金从专项资金中列支，年度总额不超过1000万元: the most that is set apart for all."""
    return _FUNDED.search(before) is not None
