"""Words of the notice that answer a question which the model has no value for: where and when to apply, who acts."""

from __future__ import annotations

import re

from generator.checks.subject import squeeze
from generator.draft.figures import Data
from generator.draft.modelled import Stated
from generator.draft.speakable import speakable
from generator.regex import regex

_PIECE = regex(r"[^。；;！？]+")
_STOP = regex("[，；：]")
_PHRASE = regex(r"[^，,：:]+")
_LONGEST = 80  # characters that an answer quotes in one piece
_SHORT = 40  # characters of a quote in a list
_MOST = 8

ON_APPLYING = regex(
    r"申报期|申报时间|申报时限|受理时间|受理期|申请时间|申请期限|申领时间|截止(?:时间|日期)"
    r"|(?:受理|收件)(?:单位|机构)|(?:受理|申报|申请|收件)(?:部门|地点|窗口|平台|渠道|方式|网址)"
    r"|(?:向|到|在|通过|经由?|登录)[^，。；、不]{2,30}?(?:提出|提交|递交|进行|办理|网上)?(?:申请|申报|申领|报送)(?!人|单位|企业|书|条件)"
    r"|由[^，。；]{2,24}?(?<!不再)(?<!不予)受理|网上申报|线上申报|登录[^，。；]{2,20}"
)
ON_ACTING = regex(
    r"由(?!企业|个人|申请|申报|用人单位|项目单位|承租)[^，。；]{2,30}?(?<!自行)(?<!自己)(?:承担|承办|受理|组织(?:实施|申报|评审|开展)|具体实施|办理|落实|兑现|审核)"
    r"|(?:承办|受理|实施|主管|责任|牵头|配合|落实)(?:部门|单位|机构)(?!党组|会议|集体|研究|同意)|归口|(?:领导小组|专项小组|工作专班|联席会议)[^，。；]{0,6}(?:协调|统筹|负责|组织)|[局委部办院会府]会同"
)


def words_on(draft: Stated, topic: re.Pattern[str]) -> list[Data]:
    """Sources (clause and words, white space aside) of the pieces of clauses that speak of it, in reading order."""
    found: list[Data] = []
    for clause in draft.notice.clauses:
        for piece in _PIECE.findall(squeeze(clause.text)):
            quote = _quotable(piece, topic)
            source: Data = {"clause": draft.clause_ids[clause.path], "quote": quote}
            if quote and source not in found:
                found.append(source)
    return found[:_MOST]


def _quotable(piece: str, topic: re.Pattern[str]) -> str:
    """The piece, or its first phrase that speaks of the topic where it is long; empty where none does."""
    if not topic.search(piece):
        return ""
    words = (
        piece if len(piece) <= _LONGEST else next((each for each in _PHRASE.findall(piece) if topic.search(each)), "")
    )
    return words.strip("，,：:") if speakable(words) else ""


def in_phrases(quote: str) -> str:
    """The first whole phrases of a quote, as many as are short enough: half a phrase can say the contrary."""
    stops = [found.start() for found in _STOP.finditer(quote)]
    return quote if len(quote) <= _SHORT or not stops else quote[: _last_within(stops)]


def _last_within(stops: list[int]) -> int:
    return max((stop for stop in stops if stop <= _SHORT), default=stops[0])
