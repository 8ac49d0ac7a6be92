"""The paragraphs before the first clause and behind the last: letterhead, addressees, dates, and what holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.subject import squeeze
from generator.draft.figures import Data
from generator.draft.sentences import Sentence
from generator.notice.facts import find_facts
from generator.notice.model import Notice
from generator.regex import regex

FRAMES = {"preamble": "文件开头", "closing": "文件末尾"}  # what documents call them
_REASON = "文件开头或末尾的文字，不规定奖补事项"
_PURPOSE_REASON = "制定本文件的目的和依据，不规定奖补事项"
_NAMED = "(?:办法|措施|政策|意见|细则|规定|方案|条款|通知|举措|指引|条例|规程)"
_PURPOSE = regex(
    r"\A(?:为了?|根据|依据|按照|遵照|贯彻|深入|围绕|经|结合)[^。；]*(?:制[定订]|出台|提出|印发)(?:本(?!行业|地区|部门|单位|级|省|市|县|区|领域|系统)|如下|以下|此|该)[^，。；：:]{0,20}[：:]?\Z"
    r"|\A(?:为了?|根据|依据|按照|遵照|贯彻|深入|围绕|经|结合)[^。；]*，现[就将][^。；]*如下[^。；]{0,4}[：:]?\Z"
    rf"|\A(?:制[定订])?(?:本|该)[^，。；]{{0,4}}{_NAMED}(?:的?(?:制[定订])?(?:目的|宗旨|依据)|(?:依据|根据|按照|是?为)[^。；]*制[定订])"
)
_HOLDS = regex("施行|起执行|负责解释|废止|为准|有效期|试行期")


def frame_of(notice: Notice, name: str, paragraphs: Iterable[str]) -> Iterator[Sentence]:
    """The paragraphs of the preamble or the closing, without what the model's own fields state."""
    head = {squeeze(notice.document_number or ""), squeeze(notice.title)}
    day = notice.issued.isoformat() if notice.issued else None
    for text in map(squeeze, paragraphs):
        around = Sentence(name, text, tuple(find_facts(text)))
        if text and text not in head and [(fact.text, fact.value) for fact in around.facts] != [(text, day)]:
            yield around


def holds(around: Sentence) -> bool:
    """Whether the paragraph says what holds: from when on, who explains it, what it repeals."""
    return _HOLDS.search(around.text) is not None


def aside(around: Sentence, number: int) -> Data:
    """The paragraph set aside, so that somebody has said why nothing claims its figures."""
    source: Data = {"clause": around.clause, "quote": around.text}
    return {"id": f"frame-{number}", "reason": _REASON, "source": source}


def is_purpose(sentence: Sentence) -> bool:
    """为了……，制定本办法: why the notice was made and on what it rests. It grants, orders and limits nothing."""
    sums = any(fact.kind in ("money", "percentage") for fact in sentence.facts)
    return not sums and _PURPOSE.search(sentence.wide) is not None


def purpose_aside(sentence: Sentence, number: int) -> Data:
    """The purpose of the notice, set aside."""
    source: Data = {"clause": sentence.clause, "quote": sentence.text}
    return {"id": f"purpose-{number}", "reason": _PURPOSE_REASON, "source": source}
