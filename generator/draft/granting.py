"""What a sum is granted for: the words before it without goals, without who pays and how."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dataclass import dataclass
from generator.draft import applicant
from generator.draft.words import HOW, RAISED, phrase_start
from generator.regex import regex

_GOAL = regex(
    "(?:大力|积极|进一步|持续|着力|全面|重点)?(?:支持|鼓励|引导|推动|促进|加大|加强|加快|打造|培育|落实|实施|开展|提高|提升|优化|建立|完善|推进|扩大|强化|发挥)"
)
_GIVES = regex(
    r"(?:(?:再|另)(?:行|外)?(?:增?加发?|增发?|追加)|追加|加发|增发)(?=补助|补贴|奖励|奖补|资助)|(?:再|另|加)[奖补](?![贴助励])|给予|予以|奖励|补助|补贴|资助|发放|奖补|领取|申领|享受|拨付|支付|免收|全额|减半|收取|减按|征收"
)
# Words between the trigger and what is given: they say how, not for what.
_HOW_TAIL = regex(rf"(?:{HOW}|亩\Z|(?:每|单(?=[个家项户笔]))[^，。；的\d每]{{1,6}})+\Z")
_LONGEST_TAIL = 40  # characters: what a longer run of such words says is no case any more
_FROM_ON = regex(r"(?:[，：。；（）】]|\A)(?:其中[，：]?)?(?:凡是?|对于?|凡对|其中对)")
_TOWARDS = regex(r"(?<![针相面应绝核校其])对(?![口外接比标象应本])于?|凡")
_LABEL = regex(
    r"[（(【〔\[][^（）()【】，。；\d]{2,14}[】）)〕\]](?=[^，。；的])|[^，。；：\d的对]{0,8}(?:奖励|奖补|补助|补贴|资助|津贴)[：:](?=[^，。；])"
)
_BASE = regex(r"其(?!中)|该|上述|前款|所")
_NO_CASE = regex(
    r"\A(?:除|在[^，]*(?:基础之?上|前提下)|[省市县区州]?(?:财政|政府|人民政府)|按照?|参照|依据|根据|视|综合|经[^，]{0,24}(?:审核|批准|评审|认定|同意)(?:后|通过)?\Z|标准|奖励标准|金额|"
    r"即|具体|其中\Z|每年|连续[^，]{1,4}年\Z|一次性|最高|最多|由)"
)
_ON_TOP_OF = regex(r"在[^，。；]{2,40}?基础(?:之)?上|除[^，。；\d]{2,20}?外(?![省市县地资贸商国])")
_ALONE = regex(
    r"\A(?:同一|单个|单家|每个|每家|每户|每人|累计|年度|总额|最高|最多|合计|奖励|补贴|补助|资助|再|另|其中\Z)"
)
_AMONG = "其中"
_GIVEN = regex("给予|予以|进行[补奖资]|享受")


@dataclass(frozen=True, slots=True)
class Case:
    """Places are offsets in the sentence: `trigger` says what for (None: its words say nothing of it), `start` is
    where the words of the grant begin (goals before it stand for themselves), `given` the phrase that gives it.
    """

    start: int
    given: int
    trigger: tuple[int, int] | None
    towards: bool
    nominal: bool = False


def case_of(text: str, start: int, first: int) -> Case:
    """The words of `text[start:first]` before a sum at `first`, taken apart."""
    whole, start = start, _behind_label(text, start)
    given = phrase_start(text, start, _verb_before(text, start, first))
    verb = _verb_before(text, given, first)
    towards = _TOWARDS.search(text, given, verb)
    place = _trimmed(text, towards.end(), _by_measure(text, towards.end(), verb)) if towards else None
    before = text[start:given].rstrip("，：。；（")
    if place is None or _BASE.match(text, place[0]):
        own = None if place or towards else _own(text, given, verb)
        place = _before(text, start, start + len(before)) or own if before else own
    own_start = whole if whole < start else _goals_end(text, start, place[0] if place else given)
    return Case(own_start, given, place, _is_towards(text, start, place), _nominal(text, place))


def _behind_label(text: str, start: int) -> int:
    """Where the words begin behind a label at their head: （落户奖励）对…, 【人才支持】…, 绩效评价奖励：…"""
    found = _LABEL.match(text, start)
    return found.end() if found else start


def _nominal(text: str, place: tuple[int, int] | None) -> bool:
    return place is not None and text[place[1] : place[1] + 1] == "的"


def _is_towards(text: str, start: int, place: tuple[int, int] | None) -> bool:
    return place is not None and re.search("(?:对于?|凡是?)\\Z", text[start : place[0]]) is not None


def _own(text: str, given: int, verb: int) -> tuple[int, int] | None:
    """The words of the giving phrase itself: 首获高级认证的企业给予…"""
    phrase = text[given:verb]
    no_case = _NO_CASE.match(phrase) and not phrase.startswith("每")
    if no_case or _ALONE.match(phrase) or _ON_TOP_OF.match(text, given):
        return None
    return _trimmed(text, given, _by_measure(text, given, verb))


def _verb_before(text: str, start: int, first: int) -> int:
    """Where the verb of granting before the sum stands, else the sum itself."""
    phrase = phrase_start(text, start, first)
    found = next(_GIVES.finditer(text, phrase, first), None)
    return found.start() if found else first


def _by_measure(text: str, start: int, end: int) -> int:
    """Where 按… begins that says how much and not for what, else `end`."""
    found = re.compile("按照?(?![期时])|视|参照").search(text, start + 2, end)
    beside = _ON_TOP_OF.search(text, start + 2, end + _LONGEST_TAIL)
    return min((each.start() for each in (found, beside) if each and each.start() < end), default=end)


def _before(text: str, first: int, end: int) -> tuple[int, int] | None:
    """The phrase before the one that gives: from the last 对 that opens a phrase, else the first that is a case."""
    opened = list(_FROM_ON.finditer(text, max(first - 1, 0), end))
    start = opened[-1].end() if opened else next(_phrases_that_tell(text, first, end), None)
    if start is None:
        return None
    stop = next((place for place in _commas(text, start, end) if _closes(text[start:place])), end)
    gives = _GIVEN.search(text, start + 2, stop)
    return _trimmed(text, start, gives.start() if gives else stop)


def _phrases_that_tell(text: str, first: int, end: int) -> Iterator[int]:
    """Starts of phrases that are no mere goal (支持…做大做强) and say neither who pays nor how."""
    starts = [first, *(place + 1 for place in _commas(text, first, end))]
    ends = [*(place - 1 for place in starts[1:]), end]
    for start, stop in zip(starts, ends, strict=True):
        phrase = text[start:stop]
        told = not _NO_CASE.match(phrase) and len(phrase) >= 2
        if told and (not _GOAL.match(phrase) or start == starts[-1] or phrase.endswith("的")):
            yield start


def _commas(text: str, start: int, end: int) -> Iterator[int]:
    """Stops outside brackets."""
    depth = 0
    for place in range(start, end):
        depth += {"（": 1, "(": 1, "）": -1, ")": -1}.get(text[place], 0)
        if depth <= 0 and text[place] in "，。；：":
            yield place


def _closes(words: str) -> bool:
    return len(words) >= 4 and (words.endswith("的") or applicant.ends_in_noun(words))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The place without how it is given and the 的 at its end; None where nothing is left."""
    how = _HOW_TAIL.search(text, max(start, end - _LONGEST_TAIL), end)
    end = how.start() if how else end
    raised = RAISED.search(text, max(start, end - _LONGEST_TAIL), end)
    end = raised.start() if raised else end
    start += len(_AMONG) if text.startswith(_AMONG, start, end) else 0
    while end > start and text[end - 1] in "，、：,；（":
        end -= 1
    if end > start + 2 and text[end - 1] == "的":
        end -= 1
    while start < end and text[start] in "，、：,；":
        start += 1
    return (start, end) if end - start >= 2 else None


def _goals_end(text: str, start: int, trigger: int) -> int:
    """Goals before the trigger (支持企业做大做强，对…) are sentences of their own; all else belongs to the grant."""
    for place in _commas(text, start, trigger):
        whole = text[place] in "。；"
        if not whole and (not _GOAL.match(text, start) or text[place - 1] == "的"):
            break
        start = place + 1
    return start
