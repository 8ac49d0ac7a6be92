"""Short names that a notice introduces: 广西钦州高新技术产业开发区（以下简称钦州高新区）."""

import re
from collections.abc import Iterable, Iterator

from generator.notice.model import Definition
from generator.notice.organisations import is_organisation

_CALLED = (
    r"(?:以下|下文|后文|文中|下)?(?:分别|均|合并|一并)?(?:统一)?(?:简称|统称|合称|通称|并称)(?:为|作)?"
    r"|(?:以下|下文|下)(?:分别)?(?:统一)?称(?:为|作)?"
)
_NAME = r"[^（）()“”\"‘’「」，。；、：\s]{1,20}"
_INTRODUCED = re.compile(
    rf"[（(](?:{_CALLED})[：:]?(?P<terms>[“\"'‘「《]?{_NAME}[”\"'’」》]?(?:[、和及]?[“\"'‘「]{_NAME}[”\"'’」])*)(?:[，,；;、][^（）()]{{0,60}})?[）)]"
    rf"|[，,](?:以下|下文)(?:简称|统称|合称)(?:为)?(?P<free>[“\"'‘「]?{_NAME}[”\"'’」]?)(?=[，,。；、）)])"
)
_QUOTES = re.compile(r"[“\"'‘「《]([^”\"'’」》]+)[”\"'’」》]")
_PHRASE_END = "，。；：！？\n“”"
# Words after which the name begins that the bracket abbreviates.
_LEADING = re.compile(
    r".*(?:促进|推进|推动|加快|建设|支持|设立|成立|组建|建立|入驻|进驻|开展|实施|落实|贯彻|根据|按照|依据|涉及的|规定的|所称|属于|作为|通过|利用|纳入|申请|申报|认定为|获得|适用于|会同|联合"
    r"|参加|参与|缴纳|购买|我[省市县区]|将|对|在(?![线职岗校建])|向|由|为(?!民)|把|与|和(?![平谐田县])|及|从|经(?![开济营贸信])|是|的)"
)
# Words that open a phrase whose attribute belongs to what is named: 对在本市注册的企业.
_OPENING = re.compile(
    r"^.*(?:涉及的|规定的|所称的?|所指的?)|^(?:对于?|由|将|向|把|与|和|及|或|凡是?|给予|支持|鼓励|引导|是指|指|即|为|其中)+"
)
# What a notice does to the thing named, or that it applies to it: 规范专项资金, 本办法适用于….
_DOES = re.compile(
    r"^(?:(?:[本该][^，。的]{2,12}?)?(?:适用|申报|支持|扶持|奖励|补助)(?:于(?!本)|(?:范围|对象|主体)(?:[为是]|包括|限于)?)"
    r"|(?:为了?)?(?:进一步|切实)?(?:(?:规范(?![性化文])|加强(?!型)|强化|完善|健全|管理(?=[国省市区县本专]))(?:[和与及、]|并)?)+)(?:对)?"
)
# A body may be named by what it does: 完善公共服务领导小组.
_NAMED_BY_DEED = re.compile(r"(?:小组|办公室|中心|委员会|会议|平台|行动|工程|专班|机制|意见|措施|办法|方案)》?$")
# A whole clause behind the name that is abbreviated: …的企业应具有独立法人资格（以下简称承储企业）.
_PREDICATE = re.compile(r"应|具有|为|是|须|可|有|经|按|在|从事|符合")
_COMMON_NOUN = re.compile(r"(?:企业|机构|单位|组织|部门|团体|(?<!有限)公司|园区|学校|医院|银行|站|所|点)$")
_INTRODUCING = re.compile(r"[（(][^（）()]*(?:简称|统称|合称|称)[^（）()]*[）)](?:内|中|的|等)?")
_WINDOW = 80


def definitions(texts: Iterable[str]) -> tuple[Definition, ...]:
    """The short names in the order introduced, each once; white space in them removed."""
    found = (definition for text in texts for definition in _in_text("".join(text.split())))
    return tuple({definition.term: definition for definition in reversed(list(found))}.values())[::-1]


def _in_text(text: str) -> Iterator[Definition]:
    for match in _INTRODUCED.finditer(text):
        before = text[max(0, match.start() - _WINDOW) : match.start()]
        printed = match["terms"] or match["free"]
        terms = _QUOTES.findall(printed) or [printed]
        names = re.split(r"[、和及]", _phrase(before))
        if len(terms) > 1 and len(names) >= len(terms):
            yield from map(Definition, terms, (_after_leading(name) for name in names[-len(terms) :]))
        elif meaning := _meaning(before, terms[0]):
            yield Definition(terms[0], meaning)


def _meaning(before: str, term: str) -> str:
    """The name right before the bracket that the term abbreviates.

    The signs of a short name mostly stand in the long one in the same order: the shortest such tail is the core,
    and it grows to the left up to a verb or a comma. A common noun keeps its attribute (享受待遇的人员).
    """
    phrase = _without_deed(_INTRODUCING.split(_phrase(before))[-1])
    core = _core(phrase, term)
    start, end = core or (len(phrase), len(phrase))
    if len(phrase) - end > 2 and _PREDICATE.search(phrase[end:]):
        phrase = phrase[:end]
    attribute, _, noun = phrase.rpartition("的")
    if attribute and noun and not (_is_proper(noun) or "的" in term):
        return _OPENING.sub("", phrase)
    if core is None:
        first, others = re.match(r"([^、]*)(.*)", phrase).groups()  # type: ignore[union-attr]
        return _after_leading(first) + others
    return _after_leading(phrase[:start]) + phrase[start:]


def _without_deed(phrase: str) -> str:
    rest = _DOES.sub("", phrase)
    return phrase if _NAMED_BY_DEED.search(phrase) or len(rest) < 2 else rest


def _is_proper(noun: str) -> bool:
    """Whether a noun names one office or paper, so that an attribute before it is no part of its name."""
    return noun.startswith("《") or (is_organisation(noun) and not _COMMON_NOUN.search(noun))


def _phrase(before: str) -> str:
    """The text back to the last comma or stop outside brackets, or to a 、 behind a bracket.

    Another 、 stays: a common name may stand for several.
    """
    depth = 0
    for index in range(len(before) - 1, -1, -1):
        if before[index] in "）)":
            depth += 1
        elif before[index] in "（(":
            depth -= 1
            if depth < 0:
                return before[index + 1 :]
        elif depth == 0 and (before[index] in _PHRASE_END or before[index - 1 : index + 1] in ("）、", ")、")):
            return before[index + 1 :]
    return before


def _core(phrase: str, term: str) -> tuple[int, int] | None:
    """The shortest stretch, nearest to the end, that holds the signs of the term in order."""
    place = len(phrase)
    end = None
    for sign in reversed(term):
        place = phrase.rfind(sign, 0, place)
        if place < 0:
            return None
        end = place + 1 if end is None else end
    return place, end or len(phrase)


def _after_leading(text: str) -> str:
    match = _LEADING.match(text)
    return text[match.end() :] if match else text
