"""Many items rest on one clause: what each rests on is found without a look at each of its sentences."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.notice.model import Fact
from generator.policy.resting import granted_sums, resting_text, spans_of

_REACHES = re.compile("最高|其中")


class Watched(str):
    """A text that counts how often it is searched."""

    searches = 0

    def find(self, *what: object) -> int:  # type: ignore[override]
        self.searches += 1
        return super().find(*what)  # type: ignore[arg-type]


def sentence_by_sentence(text: str, sums: tuple[Fact, ...], quotes: list[str], words: list[str]) -> str:
    """What is meant, sentence by sentence."""
    spans, lines = spans_of(text, quotes), []
    for found in re.finditer(r"[^。；;！？]+[。；;！？]?", text):
        start, end = found.span()
        inside = [span for span in spans if span[0] < end and start < span[1]]
        if inside:
            said, last = "", start
            for fact in sums:
                outside = not any(first < fact.end and fact.start < stop for first, stop in inside)
                if start <= fact.start and fact.end <= end and outside:
                    said += (
                        f"{text[last : fact.start]}<{fact.kind} {fact.unit} {fact.bound} {fact.inclusive} {fact.per}>"
                    )
                    last = fact.end
            lines.append(said + text[last:end])
        elif _REACHES.search(found[0]) or any(len(word) >= 4 and word in found[0] for word in words):
            lines.append(found[0])
    return "\n".join(lines)


PIECES = ("对瞪羚企业", "给予奖励", "10万元", "20%", "。", "；", "。。", "最高", "其中", "企业企业", "，")


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.data())
def test_the_same_sentences_are_found_as_one_by_one(text: str, data: st.DataObject) -> None:
    some = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join), max_size=3)
    quotes, words, sums = data.draw(some), data.draw(some), granted_sums(text)
    assert resting_text(text, sums, quotes, words) == sentence_by_sentence(text, sums, quotes, words)


def test_a_word_is_searched_for_in_the_clause_and_not_in_each_sentence() -> None:
    text = Watched("支持园区发展。" * 500 + "对瞪羚企业给予奖励10万元。")
    assert resting_text(text, granted_sums(text), ["给予奖励10万元"], ["瞪羚企业"]) == "对瞪羚企业给予奖励10万元。"
    assert text.searches < 20
