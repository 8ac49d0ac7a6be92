"""The paragraphs before the first clause and behind the last: letterhead, addressees, dates, and what holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.checks.subject import squeeze
from generator.draft.figures import Data
from generator.draft.sentences import Sentence
from generator.notice.facts import find_facts
from generator.notice.model import Notice

FRAMES = {"preamble": "文件开头", "closing": "文件末尾"}  # what documents call them
_REASON = "文件开头或末尾的文字，不规定奖补事项"
_HOLDS = re.compile("施行|起执行|负责解释|废止|为准|有效期|试行期")


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
