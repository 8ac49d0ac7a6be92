"""What a figure in a clause is for: award, relief, condition, fund, target or none of these."""

import re
from collections.abc import Sequence
from decimal import Decimal

from generator.notice.base_sums import base_phrases, is_inside
from generator.notice.model import AmountRole, Fact, NoticeAmount
from generator.regex import regex

# 支持 and 扶持 tell of a grant behind a figure (予以20万元支持), before it they are any verb (支持…谋划百亿元产业集群).
_AWARD = regex(r"奖励|奖补|补助|补贴|资助|奖金|贴息|补偿|返还|(?<!获)奖(?!项)|抵扣|抵用|补$")
_GRANTED = regex(r"给予|予以|奖励|奖补|补助|补贴|资助|奖金|贴息|扶持|支持")
_GIVES = regex(
    r"给予|予以|奖励|奖补|资助|补助|补贴|发放|兑现|追加|领取|返还|每人每月|最高|上限可?(?:提高|上调|上浮|增加|放宽)[至到]"
)
_RELIEF = regex(r"免征|减征|减按|免收|减免|下调|下浮|下降|降低|降至|降到|优惠|免除|抵减|减半|缓缴")
_BURDEN = regex(r"费率|收费|反担保|贷款额度|贷款最高额度|利率|税率")
_FUND = regex(r"额度|规模|基金|专项资金|引导资金|等额资金|安排|设立|经费预算|信贷|再贷款|资金池|担保贷款")
_TARGET = regex(r"力争|提高到|提高至|达到|增长|增速|占比|覆盖|目标|产值|不得低于|集群|新增|发放|完成|实现")
_UNSURE = 0.3  # of a role: no word speaks of it
_AIMED_AT = regex(r"力争|(?:到|至)20\d\d年")
_ELSEWHERE: tuple[AmountRole, float] = ("other", 0.8)  # of a sum that another award comes on top of
_HALF_WIDTH = regex(r",(?!\d{3}(?!\d))")  # not in 1,000万元
_SURE = 0.7
# 单个项目每年不超过: a ceiling of what was granted before.
_CEILING_OF_EACH = regex(
    r"，(?:单个|每个|每家|每户|每人|同一|全年|年度|每年|累计)[^，。；]{0,12}(?:不超过|不高于|最高|封顶)$"
)
_STEP = regex(r"每再?净?(?:增加?|新增|增长|超过?|满)[^，。；]{0,4}$")
_REACH = 300  # signs that are looked at on either side of a figure
# Who bears a cost: 县财政承担60%，农户自缴40%.
_BEARS = regex(
    r"(?:承担|分担|负担|自缴|自筹|自付|自担)(?:比例)?(?:不[超高低少][过于])?[^，。的\d]{0,6}$", of="担付筹缴"
)
_PUBLIC = regex(r"财政|资金|预算|本级")
# A sum set apart for a purpose, whoever gets it: 设立规模2亿元的基金, 安排不少于200万元用于….
_SET_APART = regex(
    r"(?:安排|筹集|(?<!最高)列支|注资)[^，。给奖补最]{0,10}$|(?:年度|当年)?预算(?:总额|的|内)?[^，。]{0,4}$"
    r"|用于[^，。]{1,24}(?:比例|占比)?不得?[低高少多]于$"
    r"|(?:设立|组建|建立)[^，。]{0,8}(?:规模|总额)?[^，。给奖补]{0,6}$"
)
_A_FUND = regex(r"^(?:人民币)?(?:左右|以上)?的?[^，。；\d]{0,14}(?:基金|资金池)", of=["基金", "资金池"])
_USED_FOR = regex(r"^(?:左右|以上)?(?:资金|经费)?，?(?:专项|专门)?(?:用于|发放(?=[^，。]{0,8}券))")
_FINE = regex(r"^[^，。；]{0,8}(?:滞纳金|违约金|罚款|罚金)")
# What an applicant has to show; of a list that asks for it no word speaks of an award.
_REQUIRED = regex(
    r"(?:资本|资产|负债率|收入|产值|营收|投资|纳税|税收|占比|比重|面积|信用分|余额)[^，。数额]{0,4}不[低高少多超][于过]$"
)
# 奖励资金从专项资金中列支，年度总额不超过1000万元
_FUNDED = regex(
    r"资金[^。；]{0,40}(?:列支|安排|统筹|解决)，[^，。；\d]{0,8}(?:总额|总量|规模|预算)[^，。；\d]{0,8}$",
    of=["统筹", "列支", "安排", "解决"],
)
_FIRST_PART = regex(r"首期[^，。]{0,6}$")
# What is lent or charged is no award, whatever its ceiling: 单户授信最高100万元, 票价不超过2元.
_LENT = regex(r"(?:贷款|授信|借款)(?:额度|总额|金额|限额)?[^，。的给奖补贴息增余投占]{0,6}$", of="贷授借")
_LENT_TO_EACH = regex(r"(?:贷款|贷[”\"]|授信)，(?:单[户笔个]|每[户家人笔])[^，给奖补]{0,8}$", of="贷授")
_LOAN = regex(r"^[^，。；]{0,6}的[^，。；]{0,8}(?:贷款|授信)(?!贴息|的?利息)", of="贷授")
_PRICE = regex(r"(?:票价|单价|售价|基准价|保额|保证金|押金|首付(?:款)?(?:比例)?|预留比例)[^，。给奖补]{0,8}$")
_CHARGED = regex(r"^(?:的?(?:标准|比例))?(?:征收|收取|计收|缴纳|缴交|计征)")
_HEADED = regex(r"^[（(【][^（）()【】]{1,12}[）)】]", of="（(【")
_SHARE_OUT = regex(r"拨付|兑付|分担|承担|支付")

_LIST = r"(?:[、和及][\d.,]+\s*[万亿]*(?:元|%|‰))*"
_LISTED = regex(rf"^{_LIST}")
_SENTENCE_ENDS = regex(r"[。；\n]")
_WITH = r"(?:[（(]不?含[^）)]{0,8}[）)])?"
_EDGE = rf"(?:\s*人民币)?{_WITH}(?:美元)?\s*(?:及?以上|及?以下|以内|之间)?{_WITH}"
# Behind a threshold: 以上的, 以下（含）小微企业, 以上且, or the grant itself: “50万-100万美元奖励10万元”.
_THRESHOLD = regex(
    rf"^{_EDGE}(?:的(?!标准|比例|资[助金]|补|奖|支持|贴|一次|等额|场|建|财|税)|[，、]?且|企业|项目|单位|机构|小微|主体|团队|外资企业|或)"
    rf"|^{_LIST}{_EDGE}的，(?=分别)"
)
_REACHED = regex(r"(?:达到?|完成|超过|满)[^，。]{0,8}$")
_WHEN = regex(rf"^{_EDGE}(?:时|后|以后|之后)")
_GRANT_FOLLOWS = regex(rf"^{_EDGE}的?，?[^，。；]{{0,12}}(?:奖励|给予|补助|资助)[^，。；]{{0,10}}\d")
_OF_A_KIND = regex(r"^[^，。；]{0,24}的(?:企业|单位|项目|机构|个人|团队|，)", of="的")
_BY = regex(r"按照?[^，。；]*$")
_GIVEN_BY = regex(r"^(?:的?(?:标准|比例))?，?(?:(?:给予|予以)[^，。]{0,10}(?:补贴|补助|奖|资助)|资助|补助|补贴|奖励)")
_OFF = regex(r"满\d[\d.]*[万亿]?元(?:立?减|返)$")
_OFF_FOR = regex(r"^(?:立?减|返)\d")
_FROM = regex(r"(?:由|从|现行的)[^，。；至到]{0,24}$", of="由从现")
_CHANGES = regex(rf"^{_LIST}(?:提高|下降|降低|降|调整|上调|下调|增加|放宽|扩大)[^，。；]{{0,4}}[至到]")


def amounts_of(text: str, facts: Sequence[Fact]) -> tuple[NoticeAmount, ...]:
    """The money figures and percentages among the facts of a clause's text, each with its likely role."""
    figures = [fact for fact in facts if fact.kind in ("money", "percentage")]
    if not figures:
        return ()
    text = _full_width(text)
    bases = tuple(base_phrases(text))
    found: list[NoticeAmount] = []
    last = 0  # where the figure before ends
    for fact in figures:
        assert isinstance(fact.value, Decimal)  # noqa: S101 - the reader gives sums and rates as decimals
        given_elsewhere = is_inside(fact.start, bases)
        role, confidence = _ELSEWHERE if given_elsewhere else _role_after(found, text, last, fact)
        found.append(
            NoticeAmount(fact.text, fact.value, fact.unit or "", fact.bound, fact.inclusive, role, fact.per, confidence)
        )
        last = fact.end
    return tuple(found)


def _full_width(text: str) -> str:
    """The text with the stops that Chinese texts print; as long as before."""
    if "," in text or ";" in text or ":" in text:
        return _HALF_WIDTH.sub("，", text).replace(";", "；").replace(":", "：")
    return text


def _role_after(found: Sequence[NoticeAmount], text: str, last: int, fact: Fact) -> tuple[AmountRole, float]:
    """The role of a figure behind those `found`, the last of which ends at `last`."""
    role, confidence = _role(text, fact)
    if not found:
        return role, confidence
    between = text[last : fact.start]
    unsure = confidence <= _UNSURE or (confidence < _SURE and _CEILING_OF_EACH.search(between) is not None)
    return (_as_before(found, fact, between) if unsure else None) or (role, confidence)


def _as_before(found: Sequence[NoticeAmount], fact: Fact, between: str) -> tuple[AmountRole, float] | None:
    """The role of the award before a figure that no word speaks of: its ceiling (但总额不超过…), the next of a list."""
    role = found[-1].role
    if role not in ("award", "relief"):
        return None
    goes_on = re.search(r"[。\n]", between) is None and found[-1].unit == fact.unit
    listed = fact.per is not None or "增加" in between or between.endswith(("，", "："))
    return (role, 0.4) if fact.bound == "at_most" or (goes_on and listed) else None


def _role(text: str, fact: Fact) -> tuple[AmountRole, float]:
    """The role and how sure it is: 0.9 where the words next to the figure say it, less where only the sentence does."""
    sentence = _SENTENCE_ENDS.split(text[max(0, fact.start - _REACH) : fact.start])[-1]
    behind = _SENTENCE_ENDS.split(text[fact.end : fact.end + _REACH], maxsplit=1)[0]
    here = _HEADED.sub("", sentence.rpartition("，")[2])
    return (
        _by_change(here, behind)
        or _by_cost(here, behind, sentence)
        or _by_threshold(here, behind)
        or _by_loan(here, behind, sentence)
        or _by_standard(here, behind)
        or _by_neighbours(here, behind)
        or _by_sentence(sentence, behind)
    )


def _by_cost(here: str, behind: str, sentence: str) -> tuple[AmountRole, float] | None:
    """A share that someone bears, or a sum set apart for a purpose."""
    if _FINE.match(behind):
        return "other", 0.8
    if _BEARS.search(here):
        return ("fund" if _PUBLIC.search(here) else "other"), 0.8
    return ("fund", 0.7) if _is_set_apart(here, behind, sentence) or _is_size_of_fund(here, behind, sentence) else None


def _is_set_apart(here: str, behind: str, sentence: str) -> bool:
    if _FUNDED.search(sentence) or (_USED_FOR.match(behind) and not _is_given(here)):
        return True
    if _FIRST_PART.search(here) and "基金" in sentence:
        return True
    return _SET_APART.search(here) is not None and not _GRANTED.match(behind)


def _is_size_of_fund(here: str, behind: str, sentence: str) -> bool:
    if not any(size in here[-8:] for size in ("规模", "总额")):
        return False
    return bool(_A_FUND.match(behind) or re.search(r"(?:基金|资金池)，(?:总)?规模", sentence))


def _is_given(here: str) -> bool:
    return bool(_GIVES.search(here) or _BY.search(here))


def _by_loan(here: str, behind: str, sentence: str) -> tuple[AmountRole, float] | None:
    """What is lent or charged: relief where that is lightened, else nothing that is granted."""
    lent = _LENT.search(here) or _LOAN.match(behind) or _LENT_TO_EACH.search(sentence)
    if _BURDEN.search(here[-16:]) or not (lent or _PRICE.search(here)):
        return None
    return ("relief", 0.6) if _RELIEF.search(behind[:16]) else ("other", 0.6)


def _by_change(here: str, behind: str) -> tuple[AmountRole, float] | None:
    """由20%提高至40%: the old value is no award."""
    return ("other", 0.8) if _FROM.search(here) and _CHANGES.match(behind) else None


def _by_threshold(here: str, behind: str) -> tuple[AmountRole, float] | None:
    if _STEP.search(here) or _is_reached(here, behind):
        return "condition", 0.8
    return ("condition", 0.7) if here.startswith("对") and _OF_A_KIND.match(behind) and "给予" not in here else None


def _is_reached(here: str, behind: str) -> bool:
    """A figure that is to be reached before something is given."""
    given = _GIVES.search(here[-16:]) is not None
    if _GRANT_FOLLOWS.match(behind) and not given:
        return True
    if _THRESHOLD.match(behind) and not given and not _BY.search(here):
        return True
    return _REACHED.search(here) is not None and bool(_WHEN.match(behind) or _OFF_FOR.match(behind))


def _by_standard(here: str, behind: str) -> tuple[AmountRole, float] | None:
    """按每人1500元的标准给予…: what is given comes behind the figure."""
    by = _BY.search(here)
    if by is None:
        return None
    if _GIVEN_BY.match(behind):
        return "award", 0.9
    if _SHARE_OUT.search(_LISTED.sub("", behind).partition("，")[0]) and not re.search(r"给予|予以", behind):
        return "other", 0.6
    if _RELIEF.search(by.group()) or _RELIEF.search(behind[:20]) or _CHARGED.match(behind):
        return "relief", 0.8
    return ("award", 0.9) if _GIVES.search(behind) or _AWARD.search(here) else None


def _by_neighbours(here: str, behind: str) -> tuple[AmountRole, float] | None:
    if _OFF.search(here):
        return "award", 0.8
    near, next_words = here[-16:], _LISTED.sub("", behind)[:10].partition("，")[0]
    if _GIVES.search(near) or _AWARD.search(near) or _GRANTED.search(next_words):
        if _BURDEN.search(near) or (_RELIEF.search(near + next_words) and not _AWARD.search(near + next_words)):
            return "relief", 0.8
        return "award", 0.9
    return None


def _by_sentence(before: str, behind: str) -> tuple[AmountRole, float]:
    award = _AWARD.search(before) is not None
    if _AIMED_AT.search(before) and not award:
        return "target", 0.6
    if _RELIEF.search(before[-40:]) or _BURDEN.search(before[-16:]):
        return "relief", 0.6
    if "征收率" in behind[:6] or "预征率" in behind[:6]:
        return "other", 0.6
    if award and _GIVES.search(before):
        return "award", 0.6
    return _by_nearest_noun(before, behind)


def _by_nearest_noun(before: str, behind: str) -> tuple[AmountRole, float]:
    if _FUND.search(before[-24:] + behind[:12]):
        return "fund", 0.5
    if _AWARD.search(behind):
        return "condition", 0.6
    if _TARGET.search(before[-24:] + behind[:6]):
        return "target", 0.5
    if _REQUIRED.search(before):
        return "condition", 0.4
    return ("relief", 0.5) if _RELIEF.search(behind[:16].partition("，")[0]) else ("other", 0.3)
