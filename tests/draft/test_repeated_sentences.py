"""A clause that says a sentence again and again: what cannot be told apart by a few words is one passage, which a
person reads; the draft does not multiply it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.draft.sentences import Sentence, sentences
from generator.draft.settle import settled
from generator.notice.facts import find_facts
from generator.notice.read import parse_notice

_SAID = "对企业给予一次性奖励10万元。"
_OTHER = "对科研院所给予一次性奖励20万元。"


def read(text: str) -> list[Sentence]:
    (clause,) = parse_notice(f"一、{text}").clauses
    return [*sentences("c01", text, find_facts(text), clause)]


def drafted(text: str) -> Any:
    notice = parse_notice(f"江城市支持企业若干措施\n一、{text}\n二、本措施自2024年4月1日起施行，有效期3年。\n")
    return settled(notice, "row", date(2024, 6, 1))["policy.yaml"]


def test_a_sentence_said_twice_is_told_apart_by_the_word_before_it() -> None:
    assert [each.text for each in read(f"支持研发。{_SAID}{_OTHER}{_SAID}")][-1] == f"元。{_SAID}".rstrip("。")


@pytest.mark.parametrize("row", [_SAID, _SAID + _OTHER])
@pytest.mark.parametrize("times", [3, 50, 200])
def test_a_row_of_repeats_is_one_passage_that_stands_once(row: str, times: int) -> None:
    text = f"支持研发。{row * times}"
    found = read(text)
    assert len(found) <= 5
    assert [each.repeats for each in found] == [False] * (len(found) - 1) + [True]
    assert all(text.index(each.text) + len(each.text) >= len(f"支持研发。{row}") for each in found[-1:])
    assert text.count(found[-1].text) == 1


@pytest.mark.parametrize("times", [3, 50])
def test_the_draft_of_a_row_of_repeats_grants_once_and_asks_for_the_rest(times: int) -> None:
    policy = drafted(f"支持研发。{_SAID * times}")
    assert [each["source"]["quote"] for each in policy["awards"]] == [_SAID.rstrip("。")]
    assert any("没有拟为奖补标准" in str(each.get("#")) for each in policy["measures"])
