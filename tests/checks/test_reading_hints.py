"""The words that a finding quotes for readings.yaml: as few as stand once, found by reading little of the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.reading_hints import around

_SENTENCE = "对企业给予一次性奖励10万元。"
_TO_BE_QUOTED = "（请引用原文）"


class Watched(str):
    """A text that counts the characters that searches for words pass over."""

    read = 0

    def find(self, words: str, first: int = 0, *rest: int) -> int:  # type: ignore[override]
        found = super().find(words, first, *rest)
        self.read += (len(self) if found < 0 else found + len(words)) - first
        return found

    def count(self, words: str, *rest: int) -> int:  # type: ignore[override]
        self.read += len(self)
        return super().count(words, *rest)


def slowly_around(text: str, start: int, end: int) -> str:
    """What is meant, word for word."""
    stops = [match.end() for match in re.finditer(r"[，。；：！？]", text[:start])]
    behind = re.compile(r"[，。；：！？]").search(text, end)
    first = max(stops[-1] if stops else 0, start - 40)
    last = min(behind.start() if behind else len(text), end + 40)
    while text.count(text[first:last]) > 1 and (first > 0 or last < len(text)):
        first, last = max(0, first - 1), min(len(text), last + 1)
    return text[first:last]


@given(st.text("奖10，。", min_size=1, max_size=120), st.data())
def test_words_are_as_few_as_stand_once(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert around(text, start, end) == slowly_around(text, start, end)


@pytest.mark.parametrize("times", [100, 1000])
def test_a_place_in_a_long_row_of_like_sentences_reads_no_more_of_it(times: int) -> None:
    text = Watched(_SENTENCE * times)
    middle = text.index("10万元", len(_SENTENCE) * times // 2)
    assert around(text, middle, middle + 4) == _TO_BE_QUOTED
    assert text.read < 12_000


def test_words_near_an_end_of_a_long_row_are_quoted() -> None:
    text = f"支持研发。{_SENTENCE * 100}"
    assert around(text, 16, 20) in text
    assert text.count(around(text, 16, 20)) == 1
