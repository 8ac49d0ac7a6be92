"""What words say that came or went: an exclusion, a grant, a condition, or something else.

It is told by their wording and can be wrong; the words themselves are always shown with it.
"""

from __future__ import annotations

from typing import Literal

from generator.checks.item_kinds import EXCLUDES
from generator.regex import regex

PhraseMeaning = Literal["exclusion", "grant", "condition", "tier", "words"]

EDGES = "，。；：、！？"
_CONDITION = regex(
    "具有|具备|符合|满足|属于|注册|登记|纳入|取得|达到|不低于|不少于|以上|未发生|没有发生|无重大|依法|经认定|通过|完成(?!人)|实行|须|应当?|需|^且"
)
# 给予处分, 予以通报批评: what is given is a penalty, and the sentence grants nothing.
_PENALTY = "(?![^，。；]{0,12}(?:处分|处罚|批评|警告|通报|罚款|制裁|问责|记过|撤职|开除|惩戒|曝光|取缔|没收|追究))"
_GRANTS = regex(f"(?:给予|予以){_PENALTY}|奖励|奖补|补助|补贴|资助|扶持|贴息")
# 资助 in 基金资助项目 and 条件 in 申报条件、材料 are names: their sentence says to nobody what is given, or when.
_NAMED = "(?!项目|资金|经费|工作|管理|额度|通知|决定|申请|制度|计划|对象)"
_ADDRESSES = regex(
    f"给予{_PENALTY}|(?:奖励|补助|补贴|资助){_NAMED}|(?:奖励|补助|补贴|资助)(?:对象|申请[者人])|适用于|应当?具备|条件(?![、和及])"
    "|申[报请](?:企业|主体|单位|项目|人|者|对象)(?:及其?配偶)?(?:(?:应当?|须|必须|需)(?:在|为|是|符合|属|依法)|在|[无未没]|名下)"
)
# What is allowed all the same, and the ceiling of several grants together: no condition, and no grant.
_ALLOWS = regex("可以?(?:叠加|同时|重复|累计|兼)")
_CEILING_OF_ALL = regex("(?:合计|累计|总[额计])(?:不得?|最高|最多)*(?:超过|高于|为)")
# 已享受其他政策的，不适用本措施; and who is not within what is given.
_LEFT_OUT = regex(
    "不(?:适用于?本|享受|纳入|列入|属于)[^，。；]{0,10}(?:措施|办法|政策|规定|细则|意见|范围|对象|奖励|补助|补贴|扶持|支持)"
)
_TAKES_AWAY = regex("取消[^，。；]{0,8}资格")
_JOINS = ("且", "并", "并且", "和", "及", "以及", "或", "或者", "同时")
# Once only: 不重复奖励, 不累计计算.
_NOT_TWICE = regex(
    "不(?:再|得|予|能|可|应)?(?:与[^，。；]{0,16})?(?:重复|累计|叠加|同时|兼)"
    "(?:享受|奖|补|资助|支持|扶持|发放|计算|兑现|给予|申[报请]|认定)"
)
# What must not be so: 未被列入失信名单, 名下无住房, 且近三年没有欠薪记录; and nothing follows from it (未…的，追回).
_IS_NOT_SO = regex(
    "(?:^|[，、；且并])[^，、；。]{0,8}?(?:[未没](?:被|受|曾|有|列入|纳入|发生|出现|享受|领取|拖欠|存在|获得|达到)|"
    "无(?:重大|严重|不良|违[法规]|失信|欠|犯罪|其他|行政|安全|产权|自有|住?房|未|环[保境]|拖欠|债务))[^，。；]*(?<!证明)(?<!材料)(?<!承诺书)(?<!报告)$"
    "|(?:^|[，、；且并])(?:依法|实际|已|在[^，。；]{1,6}?)?(?:缴纳|签订|参保|正常经营|落户|持有|拥有|连续|服务满|经营满|入驻满)"
)
_NEGATES = regex("不|未|非|无|不得|不再|不予|不能|禁止|严禁")
_OFFICE = "(?:部门|政府|机关|机构|委员会|办公室|工作人员|事项|[市区县省]委|工作)"
_OFFICE_SAID = regex(f"{_OFFICE}(?:，)?(?:应当?|须|必须|需|依法)")
# With the office as the subject of the words: 管理机构在作出决定前，应当.
_OFFICE_MUST = regex(
    rf"[^，。；的]{{0,20}}{_OFFICE}(?:[^，。；、的]{{0,12}}，)?(?:[^，。；、]{{0,6}})(?:应当?|须|必须|需)"
)
_DUTY = regex("应当?|须|必须|需|依法")  # alone they say how somebody is to act, and no condition
_APPLIES = regex("企业|申请|申报|获奖|项目|[的者](?:单位|个人|人)")  # of whom something can be a condition


def what_it_is(words: str, sentence: str, *, sums: int) -> PhraseMeaning:
    """What words say; `sentence`: that in which they stand, of both texts; `sums`: how many they name."""
    if excludes(words) or _LEFT_OUT.search(words) or _NEGATES.fullmatch(words):
        return "exclusion"
    if sums and _GRANTS.search(words) and not _CEILING_OF_ALL.search(words):
        return "grant"
    if _ALLOWS.search(words) or _is_duty(words):
        return "words"
    return "condition" if conditions(words) and addresses(sentence) else "words"


def excludes(words: str) -> bool:
    """Whether words say that something is not given, or not given twice."""
    return bool(EXCLUDES.search(words) or _NOT_TWICE.search(words))


def leaves_out(words: str) -> bool:
    """Whether words say that something is not given, or that somebody is not among those who get it."""
    return excludes(words) or bool(_LEFT_OUT.search(words) or _TAKES_AWAY.search(words))


def addresses(sentence: str) -> bool:
    """Whether a sentence says what is given, or to whom the notice applies, so that words in it can be a condition."""
    return bool(_ADDRESSES.search(sentence))


def conditions(words: str) -> bool:
    bare = trimmed(words)
    return bare not in _JOINS and bool(_CONDITION.search(words) or _IS_NOT_SO.search(bare))


def _is_duty(words: str) -> bool:
    """Whether words say how an office is to act, or how anybody is."""
    if _DUTY.fullmatch(trimmed(words)) or _OFFICE_MUST.match(words):
        return True
    return bool(_OFFICE_SAID.search(words)) and not _APPLIES.search(words)


def trimmed(words: str) -> str:
    """The words without the stops around them; stops alone stay."""
    return words.strip(EDGES) or words
