"""The answer of a draft on how long the notice holds, and what goes on after its end."""

from __future__ import annotations

from generator.draft.figures import Data, source_of
from generator.draft.modelled import Stated
from generator.draft.speakable import quotable
from generator.regex import regex

_ENDS = {"end": "，执行至{{ validity.end }}止。", "term": "，有效期{{ validity.term }}。"}
_AFTER = regex("期满|届满|到期|期限届")


def term_answer(draft: Stated, policy: Data) -> Data:
    """One question: the start, the term and the end, then the words on what holds when it is over."""
    validity = policy["validity"]
    assert isinstance(validity, dict)  # noqa: S101 - made by head_of
    silent = "；截止日期请核对条款原文。" if draft.term_is_open else "；本文件没有写明截止日期。"
    length = "，有效期{{ validity.term }}" if {"end", "term"} <= validity.keys() else ""
    end = length + next((words for key, words in _ENDS.items() if key in validity), silent)
    unsaid = draft.term_is_open and validity["start"] == {"rule": "not_said"}
    start = "施行日期请核对条款原文" if unsaid else "{{ validity.start }}"
    later = _afterwards(draft)
    return {
        "id": "term",
        "question": "本文件执行到什么时候？",
        "answer": start + end + "".join(f"[{each['quote']}](clause:{each['clause']})。" for each in later),
        "source": [validity["source"], *later] if later else validity["source"],
    }


def _afterwards(draft: Stated) -> list[Data]:
    """有效期满而尚未支付完毕的，应继续执行: who reads of the end alone would think that all is over."""
    sources = [source_of(rule) for rule in draft.rules if rule["kind"] == "own_terms"]
    return [each for each in sources if _AFTER.search(str(each["quote"])) and quotable(each)]
