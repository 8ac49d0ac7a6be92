"""What a short name stands for: how far the full name before its bracket reaches to the left."""

import re

from generator.notice.organisations import is_organisation
from generator.regex import regex

# Words after which the name begins that the bracket abbreviates, wherever in the phrase they stand.
_LEADING = regex(
    r".*(?:设立|成立|组建|建立|入驻|进驻|开展|实施|落实|贯彻|根据|按照|依据|涉及的|规定的|所称|属于|作为|通过|利用|纳入|申请(?!人)|申报(?!主体|单位|对象)"
    r"|认定为|获得|适用于|会同|联合|参加|参与|缴纳|购买|关于|来源于|来自|委托(?!方|人|单位)|依托|举办(?!方|单位|地)|召开|出台|推出|打造|搭建|构建"
    r"|签订|填写|聘请|发放|登录|推广|包括|使用(?![权者人费])|持(?![续有股证])|我[省市区县]|将|对(?!象|接|外|口)|在(?![线职岗校建])|向(?!导)|由|为(?!民)|把|从|经(?![开济营贸信费])|是(?!否)|的)"
)
# Between names of their own these lead too; between the several things that one name stands for they do not.
_JOINING = regex(r".*(?:与|和(?![平谐田县])|及)")
# What stands at the beginning of a phrase and is no part of the name: 现就, 以及, 本办法适用于, 【目的依据】为.
_HEADING = regex(r"^(?:[【（(\[][\u4e00-\u9fff、]{2,12}[】）)\]])", of="【（([")
_LINK = regex(r"^(?:以及|及其?|或者?|并且?|且|和|与|其中|同时|现就|现将|现对|特就)")
_SUBJECT = regex(
    r"^(?:[^，。的]{0,14}?(?:对象|范围|主体|区域)(?:应当|应|必须|须|主要|仅)?(?:为|是|包括|限于|:|：)"
    r"|(?:[本该][^，。的]{2,12}?)?(?:适用|申报|支持|扶持|奖励|补助)(?:于(?!本)|(?:范围|对象|主体)(?:[为是]|包括|限于)?))"
)
_MANNER = (
    r"(?:进一步|更好地?|切实|充分|全面|深入|有效|积极|持续|大力|加快|着力|不断|统筹|稳步"
    r"|有序|扎实|认真|科学|精准|努力|及时|尽快|高效|高质量)"
)
# Verbs of purpose: they take the thing named as their object, and only at the beginning of a phrase.
_DEED = (
    r"(?:规范(?![性化文])|加强(?!型)|强化|完善|健全|管理(?=[国省市区县本专])|促进|推进|推动|支持|扶持|鼓励|引导|建设|发展|提升|提高|优化|深化|发挥|释放|激发|壮大"
    r"|培育|巩固|拓展|保障|扩大|改善|加大|落实|贯彻|用足|帮助|设立|成立|组建|建立|打造|安排|确定|做(?:[大强优实精深细专]做?)+|[\u4e00-\u9fff]{1,2}好)"
)
_PURPOSE = regex(
    rf"^(?:为了?)?(?P<deeds>{_MANNER}*(?:{_DEED}(?:[、和与及]|并)?{_MANNER}*)+)(?:对)?(?=..)|^为了?[\u4e00-\u9fff]{{2}}(?=“)"
)
# Words that open a phrase whose attribute belongs to what is named: 对在本市注册的企业; to whom something is
# handed over:
# 将投诉转交县人民政府指定的部门.
_OPENING = regex(
    r"^[^，。的]*?[将把][^，。的]{1,20}?(?:转交|移交|移送|转送|送交|交由|转办)(?:给|至)?(?=.*(?:部门|机关|机构|政府)$)"
    r"|^.*(?:涉及的|规定的|所称的?|所指的?|中的|里的)|^(?:对于?|由|将|向|把|与|和|及|或|凡是?|给予|支持|鼓励|引导|是指|指|即|为|其中)+"
)
# A body may be named by what it does: 完善公共服务领导小组.
_NAMED_BY_DEED = regex(r"(?:小组|办公室|中心|委员会|会议|平台|行动|工程|专班|机制|意见|措施|办法|方案)》?$")
# A whole clause behind the name that is abbreviated: …的企业应具有独立法人资格（以下简称承储企业）.
_PREDICATE = regex(r"应|具有|为|是|须|可|有(?!限)|经|按|在|从事|符合")
_COMMON_NOUN = regex(
    r"(?:企业|机构|单位|组织|部门|团体|(?<!有限)公司|园区|学校|医院|银行|合作社|农场|农户|站|所|点|者|人|户)$"
)
_KIND_OF_COMPANY = regex(r"(?:股份)?有限(?:责任)?公司")
_INTRODUCING = regex(r"[（(][^（）()]*(?:简称|统称|合称|称)[^（）()]*[）)](?:内|中|的|等)?", of="（(")
_NUMBER = regex(r"[（(][^（）()]*号[）)]$")
_PHRASE_END = "，。；：！？\n"
_PAIRS = {"）": "（", ")": "(", "”": "“", "》": "《", "」": "「"}
_OPENS = frozenset(_PAIRS.values())
_QUOTED = regex(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]*”|「[^「」]*」", of="《“「")


def full_name(before: str, term: str, *, several: bool = False) -> str:
    """The name right before the bracket that the term abbreviates; "" where there is none.

    The characters of a short name mostly stand in the long one in the same order: the shortest such tail is the core,
    and it grows to the left up to a verb or a comma. A common noun keeps its attribute (享受待遇的人员). `several`:
    the name stands for several things (统称), so that 和 and 与 belong to them.
    """
    phrase = _without_opening(_INTRODUCING.split(_NUMBER.sub("", _phrase(before)))[-1], term)
    core = _core(phrase, term)
    start, end = core or (len(phrase), len(phrase))
    if len(phrase) - end > 2 and _PREDICATE.search(phrase[end:]):
        phrase = phrase[:end]
    masked = _masked(phrase)
    at = masked.rfind("的")
    noun = phrase[at + 1 :]
    if at > 0 and noun and not ((_is_proper(noun) and not several) or "的" in term):
        return _OPENING.sub("", phrase)
    if core is None:
        start, several = masked.find("、") if "、" in masked else len(masked), True
    return phrase[_left_end(masked[:start], whole=phrase[start:] != term, several=several) :]


def names_side_by_side(before: str) -> tuple[str, ...]:
    """The phrase before a bracket that gives each name in it a short one, cut between them: 综合型总部、职能型总部."""
    return tuple(re.split(r"[、和及]", _phrase(before)))


def _left_end(masked: str, *, whole: bool, several: bool) -> int:
    """Where the name begins in what stands before its core.

    Behind the last word that leads to a name; where nothing would be left but the short name itself, behind the one
    before. `whole`: the core alone says more than the short name.
    """
    for pattern in (_LEADING,) if several else (_LEADING, _JOINING):
        match = pattern.match(masked)
        while match and match.end() == len(masked) and not whole:
            match = pattern.match(masked, 0, match.start() + len(match.group()) - 2)
        if match:
            masked = "\x00" * match.end() + masked[match.end() :]
    return len(masked) - len(masked.lstrip("\x00"))


def _without_opening(phrase: str, term: str) -> str:
    """The phrase without what stands before every name: a heading in brackets, a link, a subject, a purpose.

    Nothing is taken away that the short name is made of: 发展改革局（以下简称发改局）.
    """
    for pattern in (_HEADING, _LINK, _SUBJECT, _PURPOSE):
        match = pattern.match(phrase)
        rest = phrase[match.end() :] if match else ""
        if pattern is _PURPOSE and _NAMED_BY_DEED.search(phrase) and not phrase.startswith("为"):
            continue
        if len(rest) > 1 and rest != term and (_core(rest, term) or not _core(phrase, term)):
            phrase = rest
    return phrase


def _is_proper(noun: str) -> bool:
    """Whether a noun names one office or paper, so that an attribute before it is no part of its name."""
    if _KIND_OF_COMPANY.fullmatch(noun):
        return False
    return noun.startswith("《") or (is_organisation(noun) and not _COMMON_NOUN.search(noun))


def _masked(phrase: str) -> str:
    """The phrase with what stands in quotes blanked out: no word of a title or a slogan leads to a name."""
    return _QUOTED.sub(lambda match: "\x01" * len(match.group()), phrase)


def _phrase(before: str) -> str:
    """The text back to the last comma or stop outside brackets and quotes, or to a 、 behind a bracket.

    Another 、 stays: a common name may stand for several.
    """
    depth = 0
    for index in range(len(before) - 1, -1, -1):
        character = before[index]
        if character in _PAIRS:
            depth += 1
        elif character in _OPENS:
            depth -= 1
            if depth < 0:
                return before[index + 1 :]
        elif depth == 0 and (character in _PHRASE_END or before[index - 1 : index + 1] in ("）、", ")、")):
            return before[index + 1 :]
    return before


def _core(phrase: str, term: str) -> tuple[int, int] | None:
    """The shortest stretch, nearest to the end, that holds the characters of the term in order, quotes kept whole."""
    place = len(phrase)
    end = None
    for sign in reversed(term):
        place = phrase.rfind(sign, 0, place)
        if place < 0:
            return None
        end = place + 1 if end is None else end
    for quoted in _QUOTED.finditer(phrase):
        if quoted.start() < place < quoted.end():
            place = quoted.start()
    return place, end or len(phrase)
