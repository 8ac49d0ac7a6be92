"""Who gets a grant, in the words of the sentence: behind 给予, at the head or the end of what it is granted for."""

from __future__ import annotations

import re

from generator.draft.applicant_words import (
    ACTORS,
    DOES,
    HOLDERS,
    HOLDS,
    INDIVIDUAL,
    LIKE,
    NO_ACTOR_BEHIND,
    ORGS,
    THINGS,
)
from generator.draft.for_others import TAKES_CARE_OF, without_others
from generator.draft.whole_names import in_whole_words
from generator.regex import regex

_ACTOR = regex(f"{LIKE}(?:{ACTORS}){NO_ACTOR_BEHIND}")
_NOUN = regex(f"{LIKE}(?:{ACTORS}|{THINGS})")
_QUOTED_BEFORE = regex("“[^“”]{1,12}”[^，。；的“”]{0,6}\\Z")  # “星级”民宿 of “星级”民宿经营者
_OF_SOMEBODY = regex(r"[\u4e00-\u9fff]{0,2}(?:名单|名录|名册|主?管部门|登记机关)")
_ENDS_A_WORD = regex(r"\Z|[，。；：、（(）)的或和及与应须可在从将按需每均]|申[请报]|给予|予以|具[有备]|符合|注册")
_ENDS_IN_ACTOR = regex(f"{LIKE}(?:{ACTORS})(?:[（(][^（）()]*[）)])?\\Z")
ENDS_IN_NOUN = regex(f"{LIKE}(?:{ACTORS}|{THINGS})(?:[（(][^（）()]*[）)])?\\Z")
_ENDS_IN_TAKER = regex(f"(?:{ACTORS}|{ORGS})(?:[（(][^（）()]*[）)])?\\Z")
_ADDRESSED = regex(f"(?:支持|鼓励|引导)(?P<who>{LIKE}(?:{ACTORS}|{THINGS}))")
BRACKETED = regex(r"[（(][^（）()]*[）)]\Z")
_COST = regex(
    r"(?:费用?|租金|投入|投资|贷款|保费|金额|额度?|价款|利息|支出|成本|比例|标准|情况|部分|荣誉|称号|奖|资金|数量|收入|贡献|用房|房租|面积|保险|服务|合同)\Z"
)
_HOW = r"(?:一次性|定额|人民币|最高|最多|不超过|不低于|每[家个人户项件年月名]|各|共计|合计|总计|单独|额外|同等|相应)"
_RECIPIENT = regex(rf"\A(?:{_HOW})*(?P<who>[^，。；：\d“”（）]{{1,24}}?)(?:{_HOW})*\Z")
_PREFIX = regex(
    rf"\A(?!每)(?P<who>[^，。；：\d“”（）]{{0,10}}?(?:{ACTORS}|{ORGS}))(?=(?:{_HOW}|奖励|补助|资助|补贴)|\Z)"
)
# 首家应用单位 of 给予首家应用单位购置价格20%
_BEFORE_BASE = regex(
    rf"\A(?!每)(?P<who>[^，。；：\d“”（）的]{{0,8}}(?:{ACTORS}|{ORGS}))(?=[^，。；：\d的]{{0,8}}(?:价格|费用|金额|总额|额|价款|租金|支出|投资|成本|保费|利息|总价)的?\Z)"
)
# 担保机构 of 给予担保机构保费补贴
_ORGANISED = regex(
    r"\A(?!每)[^，。；：\d的]{0,10}(?:单位|机构|企业|公司|协会|合作社|学校|院校|医院|银行|事务所)(?=[^，。；：\d的]{0,4}\Z)"
)
_EACH_OF = regex(rf"(?:每[家个户]|单个)(?P<who>{LIKE}(?:{ACTORS}))")
_SUBJECT = regex(rf"(?P<who>{LIKE}(?:{ACTORS}))(?:给予|予以|奖励|补助|资助|补贴|可获)")
_HEAD = regex(
    rf"(?!其他|带动|引进|支持|鼓励|帮助|服务|培育|组织|吸纳|聘用|招用|推荐|获|取得|评为|认定|列入|入选|首|(?<!精特)新|购买|租|建设|投资|参加|为|向|在|经|由|被|通过|完成|实现|承担|主导|成功)"
    rf"(?:[^，。；：的\d对“”、]{{0,4}}“[^“”]{{1,12}}”)?[^，。；：的\d对“”、]{{0,8}}?(?:{ACTORS}){NO_ACTOR_BEHIND}"
)
# 服务机构每成功推荐1个企业: who does it stands before 每
_EACH_DONE = regex(
    "每(?:成功|新|累计)?(?:推荐|引荐|引进|引入|介绍|招引|培育|孵化|举办|组织|招用|吸纳|服务|促成|输送|培训|帮助)"
    r"|每(?![年月季次天])[\u4e00-\u9fff]{1,5}?满?[\d一两二三四五六七八九十]+[家户个名人位项]"
)
_AND_OTHERS = regex(f"(?:{LIKE}(?:{ACTORS}|{THINGS})(?:、|或者?|和|及|以及))+\\Z")
BESIDE = regex("、|/|／|以及|或者?|和|及|与")
_GIVES = regex(r"(?:分别)?(?:一次性)?(?:给予|予以|奖励|补助|补贴|资助|发放给|奖补)(?:奖励)?")
_GIVEN_TO = regex(
    r"对(?P<who>[^，。；其该\d]{2,14}?)(?:进行|给予|予以)"
    r"|\A(?:的?(?:标准|比例))?(?:补助|奖励|资助|补贴)(?P<whom>[^，。；、\d]{2,14})(?=[，。；]|\Z)|(?:\A|\A[/／][^，。；\d给予]{1,10}|[，。；的])(?:比例|标准)?(?:给予|予以)(?P<them>[^，。；\d]{2,28}?)(?=一次性|资助|奖励|补助|补贴|支持)"
)
_BECOMES = regex("认定|评为|评定|获评|获得|首获|新获|列入|入选|成为|创建|通过|取得|新建|新增|开设|建成")
_ACTS_ON = regex("(?:新|每|成功)?(?:吸纳|招用|聘用|聘请|雇用|录用|招收|接收|安置|带动|帮扶)")
_GIVEN_FIRST = regex("(?:给予|予以|发放给|奖励给)")
_TAKEN_ON = regex(
    "(?:新|全职|柔性)?(?:聘用|聘请|引进|引育|培养|培育|录用|招聘)的"
)  # 企业聘用的高级技师: it is given to them
_NO_ACTOR = regex(r"\A(?:本|该|其|上述|以上|前款|符合条件|相关)")
_FRAGMENT = regex(
    r"\A[人户者]\Z|\A按照?每|(?:提高|提升|上浮|上调)[到至为]|(?:提高|增加|上浮|调整|达)[到至为]?\Z|\A(?:提高|增加|超出|超过)|\d(?:万|亿)?元"
)


def ends_in_noun(words: str) -> bool:
    """Whether the words end in somebody or something that can be granted a sum."""
    return ENDS_IN_NOUN.search(words) is not None


def describes_somebody(words: str) -> bool:
    """Whether the words only say who somebody is (获得专利的企业), not what happens to them (认定为高新技术企业)."""
    return "的" in words and _ENDS_IN_ACTOR.search(words, words.rfind("的") + 1) is not None


def applicant_in(text: str, *, at_end: bool = False) -> str | None:
    """The first kind of applicant that the text names, or the one at its end.

    One that stands as a word of its own goes before a part of a longer one; 名单 and 部门 of somebody are nobody.
    """
    if at_end:
        found = ENDS_IN_NOUN.search(text)
        return found[0] if found else None
    named = [each for each in _NOUN.finditer(text) if not _OF_SOMEBODY.match(text, each.end())]
    whole = (each for each in named if _ENDS_A_WORD.match(text, each.end()))
    found = next(whole, next(iter(named), None))
    return found[0] if found else None


def recipient(between: str) -> str | None:
    """Who is named between the verb of giving and the sum: 给予承办单位最高50万元."""
    gives = list(_GIVES.finditer(between))
    if not gives:
        return None
    subject = _SUBJECT.match(between)
    if subject:
        return subject["who"]
    given = next((found for found in gives if re.search("给予|予以|发放给", found[0])), gives[-1])
    words = between[given.end() :]
    found = _PREFIX.match(words) or _BEFORE_BASE.match(words) or _RECIPIENT.match(words)
    if found and not found["who"].startswith("每") and _ENDS_IN_TAKER.search(found["who"]):
        return found["who"]
    head = _ACTOR.match(re.sub(rf"\A(?:{_HOW})+", "", words))
    return head[0] if head else None


def promised_to(words: str) -> str | None:
    """Who is named behind the verb of a promise without a sum: 给予见习单位剩余期限的补贴."""
    given = _GIVEN_FIRST.search(words)
    head = _HEAD.match(words, given.end()) if given else None
    return head[0] if head and head.end() < len(words) and not head[0].startswith("每") else None


def each_of(between: str) -> str | None:
    """Who is counted: 每家企业每个项目给予…"""
    found = _EACH_OF.search(between)
    return found["who"] if found else None


def given_to(behind: str) -> str | None:
    """Who is named behind the sum: 按营业额的10%对引进企业进行奖励; 按1%给予企业奖励."""
    for found in _GIVEN_TO.finditer(behind):
        who = found["who"] or found["whom"] or found["them"]
        if found["who"] or _ENDS_IN_ACTOR.search(who):
            return re.sub(rf"(?:{_HOW})+\Z", "", who)
        organised = _ORGANISED.match(who)
        if organised:
            return organised[0]
    return None


def in_trigger(words: str, *, nominal: bool) -> str | None:
    """Who is named in the words that say what for. `nominal`: they ended in 的, so their end is what was done.

    An actor at the head goes before a thing at the end: 企业在境外开展……等项目.
    """
    whole = without_others(re.sub(r"\A(?:给予|予以)", "", words))
    words = BRACKETED.sub("", whole)
    who = _who_for_each(words) or _who_holds(words) or _at_head_or_end(words, whole, nominal=nominal)
    return in_whole_words(who, words) if who else None


def _at_head_or_end(words: str, whole: str, *, nominal: bool) -> str | None:
    head = _actor_at_head(words)
    if head and _is_of_cost(words, head, nominal=nominal):
        return None
    last = _last_noun(words) or _last_noun(whole)
    if head and last is None and words.startswith("的", head.end()):
        return head[0]
    if head and _is_subject(words, head, last, nominal=nominal):
        return head[0]
    return _at_end(words, head) if nominal else last


def _actor_at_head(words: str) -> re.Match[str] | None:
    """Who stands at the head of the words, if not as one whom somebody takes care of."""
    head = _HEAD.match(words) or _ACTOR.match(words)
    return None if head and TAKES_CARE_OF.search(head[0]) else head


def _is_of_cost(words: str, head: re.Match[str], *, nominal: bool) -> bool:
    """人员费用: what is named is a cost; 企业贷款的 says what it does."""
    if nominal and words.endswith("贷款"):
        return False
    return _COST.search(words) is not None and len(words) - head.end() <= 4 and words[head.end()] != "的"


def _is_subject(words: str, head: re.Match[str], last: str | None, *, nominal: bool) -> bool:
    """Whether the actor at the head does what the words say."""
    subject = head[0]
    if not subject or re.match("[的、和或及与（(]", words[head.end() :]):
        return False
    if _TAKEN_ON.match(words, len(subject)) and INDIVIDUAL.search(words):
        return False
    if DOES.match(words, len(subject)):
        return True
    return subject != words and (nominal or last is None or not _ENDS_IN_ACTOR.search(words))


def _at_end(words: str, head: re.Match[str] | None) -> str | None:
    """Who is named at the end of words that say what was done, else at their head."""
    who = _who_for_each(words) or _who_then_does(words)
    if who:
        return who
    found = _ENDS_IN_ACTOR.search(words) or (ENDS_IN_NOUN.search(words) if _BECOMES.search(words) else None)
    if found and _ACTS_ON.fullmatch(words, 0, found.start()):
        return None  # 吸纳毕业生的 names whom somebody takes on, not who it is
    if found:
        return _with_others(words, found)
    return head[0] if head else None


def _who_then_does(words: str) -> str | None:
    """养老护理员 of 连续工作满2年的养老护理员，取得高级证书: who is named before the comma, behind the last 的."""
    first, comma, _ = words.partition("，")
    tail = first.rpartition("的")[2]
    return tail if comma and 2 <= len(tail) <= 16 and _ENDS_IN_ACTOR.search(tail) else None


def _who_holds(words: str) -> str | None:
    """行业协会、商会 of 行业协会、商会举办的促消费活动."""
    found = HOLDS.match(words)
    return found["who"] if found and all(map(HOLDERS.search, BESIDE.split(found["who"]))) else None


def _who_for_each(words: str) -> str | None:
    """第三方服务机构 of 入驻基地的第三方服务机构（政府采购的除外）每推荐1个企业在基地登记: who stands before 每."""
    plain = re.sub(r"[（(][^（）()]*[）)]", "", words)
    each = _EACH_DONE.search(plain)
    tail = re.split("[的，]", plain[: each.start()])[-1] if each else ""
    head = _HEAD.match(tail)
    tail = head[0] if head and DOES.match(tail, head.end()) else tail
    return tail if 2 <= len(tail) <= 16 and tail in words and _ENDS_IN_TAKER.search(tail) else None


def _with_others(words: str, last: re.Match[str]) -> str:
    """重点企业或重点项目 of 首获重点企业或重点项目: the others of a list that ends in `last`."""
    others = _AND_OTHERS.search(words[: last.start()])
    return f"{others[0]}{last[0]}" if others else last[0]


def _last_noun(words: str) -> str | None:
    """What stands behind the last 的, else the noun at the end; costs and honours are nobody."""
    plain = re.sub(r"[（(“《][^（）()“”《》]*[）)”》]", lambda found: "〇" * len(found[0]), words)
    tail = words[plain.rfind("的") + 1 :] if "的" in plain else ""
    if 2 <= len(tail) <= 20 and not _COST.search(tail) and not re.search(r"\d", tail):
        return tail
    found = ENDS_IN_NOUN.search(words)
    if found is None or _COST.search(words):
        return None
    listed = re.search(
        r"(?:\A|(?<=[，的于在为对]))[^，、的于在为对]{2,20}(?:[、或和及][^，、的于在为对]{1,20})+\Z",
        words[: found.end()],
    )
    if listed and len(listed[0]) <= 40:
        return listed[0]
    whole = _with_quoted(words, found)
    return None if re.search(r"\d", whole) else whole


def _with_quoted(words: str, found: re.Match[str]) -> str:
    """“星级”民宿经营者 of 经营者; 出租人 of 人."""
    quoted = _QUOTED_BEFORE.search(words, 0, found.start())
    start = quoted.start() if quoted else found.start()
    return words[start : found.end()] if found.end() - start > 1 else _whole(words, start)


def _whole(words: str, start: int) -> str:
    """出租人 of 人: a noun of one character with the characters that make it one."""
    found = re.search(r"[^的、，对在于为向由从等将把和与及或是有按经被使各每]{1,8}\Z", words[:start])
    return words[found.start() if found else start :]


def thing(words: str, *, plain: bool) -> str | None:
    """A thing that is itself granted a sum: 对知识产权战略推进工程给予…. `plain`: the words are 对 with a name."""
    whole = plain and 2 <= len(words) <= 30 and not _COST.search(words) and not re.search(r"[\d，]", words)
    return words if whole else None


def is_fragment(words: str) -> bool:
    """Words that name nobody: 提高至, the 人 of 50人."""
    return _FRAGMENT.search(words) is not None


def addressed(text: str) -> str | None:
    """Who is supported or encouraged: 鼓励企业…"""
    found = _ADDRESSED.search(text)
    return found["who"] if found else None


def mentioned(text: str) -> str | None:
    """The first actor that the words name anywhere, as a last resort."""
    named = (found for found in _ACTOR.finditer(text) if not _NO_ACTOR.match(found[0]))
    first = next(named, None)
    if first is None or len(first[0]) > 1:
        return first and first[0]
    whole = _whole(text[: first.end()], first.start())
    return first[0] if re.search(r"\d", whole) else whole


def all_mentioned(text: str) -> list[str]:
    """Every actor that the words name."""
    return [found[0] for found in _ACTOR.finditer(text) if not _NO_ACTOR.match(found[0]) and len(found[0]) > 1]
