"""What a rate is of, and whether it is granted, spared or charged."""

from __future__ import annotations

import re

from generator.draft.figures import Data
from generator.draft.lines import Grant, SumLine
from generator.regex import regex

_LEAD = regex(
    r".*(?:按照?(?:其(?![他它余]))?|依照|参照|根据|给予|予以|(?:奖励|补助|补贴|资助|贴息|返还)(?!金?额|资金|总额)|不(?:得)?超过|不高于|不低于|最高|最多|(?<!实)(?<!收)(?<!签)(?<!达)到(?![位账岸期])|[对为将享至]|其(?![他它余])|(?<!参)与|分别|一次性|予)"
)
_WHOM = regex(r"\A(?:企业|单位|个人|项目|机构|用人单位|业主|投资方)(?=[^的]{2,})")
_OF_COST = regex(
    r"对(?:其|于)?(?P<cost>[^：、（）()，\d]{0,24}?(?:费用?|租金|额|价款|支出|成本|利息|投资|投入|保费|贷款|房租))(?:，|分别|按|给予|予以|实行|进行)"
)
_COSTS = "费用?|租金|额|价|价款|支出|成本|利息|投资|投入|保费|贷款|房租|贡献|收入|部分|资金|报价"
# 按车辆购置价（不含税）的15%
_BRACKETED = regex(rf"按照?(?P<cost>[^，。；：、（）()\d]{{2,20}}(?:{_COSTS})[（(][^（）()\d]{{1,12}}[）)])的\Z")
# 因补缴税款形成的财政贡献，按50%
_LAST_PHRASE = regex(rf"(?:的|\A)(?P<cost>[^，。；：、（）()的\d]{{2,20}}(?:{_COSTS}))，按照?\Z")
# 保险保费由财政补贴60%
_PAID_BY = regex(
    rf"(?P<cost>[^，。；：、（）()的\d]{{2,20}}(?:{_COSTS}))，?由[^，。；：、\d]{{0,6}}财政(?:给予)?(?:补贴|补助|承担)\Z"
)
# 对其入驻园区期间实际发生的场地租金总额的50%
_OCCURRED = regex(
    rf"(?P<cost>(?:实际)?(?:发生|支付|支出|缴纳|投入)的[^，。；：、（）()的\d]{{2,16}}(?:{_COSTS}))的?\Z"
    rf"|的(?P<plain>[^，。；：、（）()的\d]{{2,16}}(?:{_COSTS}))的?\Z"
)
# 按企业实际缴纳部分给予全额补贴
_IN_FULL = regex(rf"按照?(?P<cost>[^，。；：、（）()的\d]{{2,20}}(?:{_COSTS}))(?:给予|予以)\Z")
# 不高于同期贷款市场报价利率（LPR）的50%; a rate that is given itself (按年利率2%) is of the loan.
_INTEREST = regex(
    r"(?P<rate>[^，。；：、（）()的\d]{0,20}(?:(?:报价|基准|执行)利率|LPR)(?:[（(][^（）()\d]{1,12}[）)])?)(?:水平|标准)?的?(?:给予|予以)?\Z"
    r"|(?P<other>[^，。；：、（）()的\d]{2,20}利率)(?:水平|标准)?(?:的|给予|予以)\Z"
)
# 在上述补助基础上增加30%; 在此基础上再增加5% says of nothing by itself.
_ADDED = regex(
    "(?:在|于)(?:(?P<of>[^，。；：\\d]{1,12}(?:奖励|奖补|补助|补贴|资助|标准|金额|额度))|[^，。；：\\d]{1,16}?)的?基础之?上[^，。；：\\d]{0,4}(?:增加|提高|上浮|上调|追加)\\Z"
)
_PHRASES = regex("[，：；。、]")
_BEHIND = regex(r"的?(?P<of>(?!给予|予以)[^，。；：\d]{0,10}?(?:租金|房租|保费|利息|费用|费))")
_CHARGED = regex(r"收取|征收|计征|缴纳|收费")
_RELIEF = regex(r"减按|免收|减免|免征|减征|免除|减半(?:收取|征收)|优惠|全免|免租|租金?减半|房租减半|下调|降低")
_LOWERED = regex("(?:下调|降低|减免)[^，。；\\d]{0,4}\\d[\\d.]*元")
_PLAIN = regex(r"\A[^，。；：、\d（）()“”]{2,24}\Z")


def base_of(text: str, line: SumLine, end: int) -> str | None:
    """The words that say what a rate, factor or portion is of: 设备投资额 of 按设备投资额8%."""
    if line.quantity.kind == "money" or (line.quantity.kind == "share" and text[: line.quantity.start].endswith("的")):
        return None  # 非首家通过的减半 is of the sum before it
    start = max(text.rfind(stop, 0, line.quantity.start) for stop in "，：；。（、") + 1
    left = text[start : line.quantity.start]
    before = text[line.own[0] : line.quantity.start]
    added = _ADDED.search(before)
    if added:
        return added["of"]
    return _plain_base(left) or _interest(before) or _cost_before(before, left) or _base_behind(text, line, end)


def _plain_base(left: str) -> str | None:
    """What stands before the figure, without words of giving, proportion and years."""
    words = _WHOM.sub("", _LEAD.sub("", left)).removesuffix("的").removesuffix("比例")
    words = re.sub(
        r"(?:的?比例|前[一二三四五两\d]+年|后[一二三四五两\d]+年|第[一二三四五\d]年)\Z", "", words
    ).removesuffix("的")
    return words if _PLAIN.match(words) and not re.search("企业\\Z|项目\\Z|单位\\Z|率\\Z", words) else None


def _interest(before: str) -> str | None:
    """The rate of interest of which a share is given, in the last phrase before the figure."""
    left = _PHRASES.split(before)[-1]
    giving = re.search(r"(?:给予|予以)\Z", left)
    found = _INTEREST.search(_LEAD.sub("", left[: giving.start()] if giving else left) + (giving[0] if giving else ""))
    return (found["rate"] or found["other"]) if found else None


def _cost_before(before: str, left: str) -> str | None:
    """The cost that the phrases before the figure name."""
    forms = (_OF_COST, _BRACKETED, _LAST_PHRASE, _PAID_BY, _IN_FULL)
    cost = next(filter(None, (form.search(before) for form in forms)), None)
    if cost and cost["cost"]:
        return cost["cost"]
    occurred = _OCCURRED.search(left)
    return (occurred["cost"] or occurred["plain"]) if occurred else None


def _base_behind(text: str, line: SumLine, end: int) -> str | None:
    behind = _BEHIND.match(text[line.quantity.end : end])
    return behind["of"] if behind and len(behind["of"]) >= 2 else None


def nature_of(grant: Grant) -> Data:
    """A charge at a stated rate, a relief from one; a plain grant says nothing."""
    if grant.lines[0].quantity.kind not in ("percentage", "share") and not _LOWERED.search(grant.text):
        return {}
    text = grant.text
    if _RELIEF.search(text) and not re.search("给予|予以|补贴|补助", text):
        return {"nature": "relief"}
    return (
        {"nature": "charge"} if _CHARGED.search(text) and not re.search("给予|予以|补贴|补助|资助|奖励", text) else {}
    )
