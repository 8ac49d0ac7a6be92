"""A sentence that grants something, taken apart: who gets it, for what, how it is named, and what remains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.draft.sentences import Sentence
from generator.notice.facts import find_facts

_KINDS = (
    "个体工商户|社会组织|企事业单位|事业单位|家庭农场|研究院|合作社|商协会|孵化器|众创空间|毕业生|劳动者|参展商|经营者|举报人|申请人|权利人|投资方|"
    "权益人|发行人|业主|公司|集团|实体|企业|单位|机构|主体|项目|平台|园区|基地|载体|中心|个人|人才|人员|团队|农户|银行|学校|院校|高校|医院|协会|商会|学会|酒店|景区|"
    "旅行社|民宿|餐厅|商户|工厂|车间|实验室|家庭|居民|职工|员工|学生|青年|导游|教师|医生|品牌|产品|者"
)
_LIKE = (
    "(?:[市区县内外省]|高新技术|中小微?|小微|大中型|规上|规模以上|龙头|骨干|民营|国有|外资|外贸|工业|农业|软件|科技|创新|创业|示范|承办|主办|建设|"
    "运营|服务|研发|代理|中介|金融|担保|用人|承储|入驻|入园|行业|获奖|认定|生产|经营|新|重点|组织实施的){0,4}"
)
_NOUN = re.compile(f"{_LIKE}(?:{_KINDS})")
_ENDS_IN_NOUN = re.compile(f"{_LIKE}(?:{_KINDS})(?:[（(][^（）()]*[）)])?\\Z")
_GOAL = re.compile(
    "(?:大力|积极|进一步|持续|着力|全面|重点)?(?:支持|鼓励|引导|推动|促进|加大|加强|加快|打造|培育|落实|实施|开展|提高|提升|优化|建立|完善|推进|扩大|强化|发挥)"
)
_ADDRESSED = re.compile(f"(?:支持|鼓励|引导)(?P<who>{_LIKE}(?:{_KINDS}))")
_GIVES = re.compile(r"给予|予以|奖励|补助|补贴|资助|发放|奖补|扶持|领取|申领|享受|拨付|支付")
# Words between the trigger and what is given: they say how, not for what.
_HOW = re.compile(
    r"(?:分别|择优|额外|另外|再|另|均|可以|可|将|由|按(?:照)?(?:不同)?(?:级别|标准|事项|比例|等次|档次)?|一次性|最高|每年|每月|"
    r"(?:每|单)[家个户项块件人亩张次间套台辆吨场期名][^，。；的]{0,4})+\Z"
)
_ON_TOP = re.compile(r"(?:[，：。]|\A)(?:凡|对于?|凡对)")
_TOWARDS = re.compile(r"(?<![针相面应])对(?![口外接比标象应])于?|凡")
_BASE = re.compile(r"其|该|上述|前款|所")
_TAIL = re.compile(
    r"(?:/[^/，。；的]{1,4})*的?(?P<benefit>[^\d，。；：（）()]{0,12}(?:补贴|补助|奖励|资助|资金|支持|经费|奖金|扶持))"
)
_GIVEN_TO = re.compile(r"对(?P<who>[^，。；]{2,12}?)(?:进行|给予|予以)")
_NO_BENEFIT = re.compile("给予|予以|进行|折合|对")
_SCOPE = re.compile(r"(?:同一|单个|单家|每家|每个|每户|每项|每块|每件|每场)[^\d，。；给予奖补助资最累]{0,8}")
_ALONE = re.compile(r"(?:同一|单个|单家|每个|每家|每户|每人|累计|年度|总额|最高|最多|合计|奖励|补贴|补助|资助)")


@dataclass(frozen=True, slots=True)
class Grant:
    """Places are offsets in the sentence's text: `start` of what belongs to the award (a goal before it does not),
    `given` where the phrase begins that gives it. `named`: whether the sentence says who gets it, or it is a guess.
    """

    start: int
    trigger: tuple[int, int]
    given: int
    beneficiary: str
    named: bool
    benefit: str | None
    scope: str | None


def grant_of(sentence: Sentence, clause_text: str) -> Grant | None:
    """The sentence taken apart; None where it names nothing that the sums are granted for."""
    text, first = sentence.wide, sentence.award[0]
    given = max(text.rfind(stop, 0, _verb_before(text, first.start)) for stop in "，：。") + 1
    trigger, start = _trigger(text, given, first.start)
    if trigger is None:
        return None
    words = text[slice(*trigger)]
    beneficiary, named = _beneficiary(text, words, first.start, clause_text)
    last = next((fact for fact in reversed(sentence.award) if "，" not in text[first.end : fact.start]), first)
    tail = _TAIL.match(text, last.end)
    benefit = tail["benefit"] if tail else ""
    if len(benefit) <= 2 or find_facts(benefit) or _NO_BENEFIT.search(benefit):
        benefit = ""
    scopes = [found[0] for found in _SCOPE.finditer(text, max(given, trigger[1]), first.start)]
    scopes = [words for words in scopes if not first.per or re.search("企业|单位|机构|家", words)]
    return Grant(start, trigger, given, beneficiary, named, benefit or None, scopes[0] if scopes else None)


def _verb_before(text: str, first: int) -> int:
    """Where the verb of granting before the first sum stands, else the sum itself."""
    found = list(_GIVES.finditer(text, max(text.rfind(stop, 0, first) for stop in "，：。") + 1, first))
    return found[0].start() if found else first


def _trigger(text: str, given: int, first: int) -> tuple[tuple[int, int] | None, int]:
    """(place of the words that say what for, start of the award's own words)."""
    verb = _verb_before(text, first)
    before = text[:given].rstrip("，：。")
    towards = _TOWARDS.search(text, given, verb)
    place = _trimmed(text, towards.end(), _by_measure(text, towards.end(), verb)) if towards else None
    if before and (place is None or _BASE.match(text, place[0])):
        place = _before(text, len(before))
    elif place is None and not before and not _ALONE.match(text):
        place = _trimmed(text, 0, _by_measure(text, 0, verb))
    return place, _own_start(text, place[0]) if place else 0


def _by_measure(text: str, start: int, end: int) -> int:
    """Where 按… begins that says how much and not for what, else `end`."""
    found = re.compile("按照?(?![期时])").search(text, start + 2, end)
    return found.start() if found else end


def _before(text: str, end: int) -> tuple[int, int] | None:
    """The phrase before the one that gives: from the last 对 that opens a phrase, else the first that is no goal."""
    opened = list(_ON_TOP.finditer(text, 0, end))
    start = opened[-1].end() if opened else next(_phrases_that_tell(text, end), 0)
    stop = next((place for place in _commas(text, start, end) if _closes(text[start:place])), end)
    gives = re.compile("给予|予以|进行[补奖资]").search(text, start + 2, stop)
    return _trimmed(text, start, gives.start() if gives else stop)


def _phrases_that_tell(text: str, end: int) -> Iterator[int]:
    """Starts of phrases that are no mere goal (支持…做大做强)."""
    starts = [0, *(place + 1 for place in _commas(text, 0, end))]
    yield from (place for place in starts if not _GOAL.match(text, place) or place == starts[-1])


def _commas(text: str, start: int, end: int) -> Iterator[int]:
    """Commas outside brackets, and the stop behind a heading."""
    depth = 0
    for place in range(start, end):
        depth += {"（": 1, "(": 1, "）": -1, ")": -1}.get(text[place], 0)
        if depth <= 0 and text[place] in "，。":
            yield place


def _closes(words: str) -> bool:
    return len(words) >= 4 and (words.endswith("的") or _ENDS_IN_NOUN.search(words) is not None)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The place without how it is given and the 的 at its end; None where nothing is left."""
    how = _HOW.search(text, start, end)
    end = how.start() if how else end
    while end > start and text[end - 1] in "，、：,":
        end -= 1
    if end > start + 2 and text[end - 1] == "的":
        end -= 1
    while start < end and text[start] in "，、：,":
        start += 1
    return (start, end) if end - start >= 2 else None


def _own_start(text: str, trigger: int) -> int:
    """Goals before the trigger (支持企业做大做强，对…) are sentences of their own; all else belongs to the award."""
    start = 0
    for place in _commas(text, 0, trigger):
        if text[place] != "。" and (not _GOAL.match(text, start) or text[place - 1] == "的"):
            break
        start = place + 1
    return start


def for_what(phrase: str) -> str:
    """What a phrase that ends before its sum grants the sum for; empty where it does not say."""
    phrase = re.sub(r"\A(?:可|将|均|并|分别)*(?:按照?)?", "", phrase)
    gives = _GIVES.search(phrase)
    place = _trimmed(phrase, 0, _by_measure(phrase, 0, gives.start() if gives else len(phrase)))
    words = re.sub(r"\A(?:凡|对于?)", "", phrase[slice(*place)]) if place else ""
    return "" if len(words) < 2 or re.match("[在按其由以或]", words) or _ALONE.match(words) else words


def applicant_in(text: str, *, at_end: bool = False) -> str | None:
    """The first kind of applicant that the text names, or the one at its end."""
    found = _ENDS_IN_NOUN.search(text) if at_end else _NOUN.search(text)
    return found[0] if found else None


def _beneficiary(text: str, trigger: str, first: int, clause_text: str) -> tuple[str, bool]:
    """Who gets it, and whether the words say so: behind 给予, at the end or the head of the trigger, behind 鼓励."""
    gives = _GIVES.match(text, _verb_before(text, first))
    behind = _NOUN.match(text, gives.end()) if gives else None
    if behind and behind.end() <= first:
        return behind[0], True
    for found in (_ENDS_IN_NOUN.search(trigger), _NOUN.match(trigger)):
        if found:
            return re.sub(r"[（(][^（）()]*[）)]\Z", "", found[0]), True
    given_to = _GIVEN_TO.search(text, first)
    if given_to:
        return given_to["who"], True
    addressed = _ADDRESSED.search(text) or _ADDRESSED.search(clause_text)
    if addressed:
        return addressed["who"], False
    nouns = [found[0] for words in (trigger, text, clause_text) for found in _NOUN.finditer(words)]
    return (nouns[-1] if _NOUN.search(trigger) else nouns[0]) if nouns else trigger, False
