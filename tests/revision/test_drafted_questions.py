"""An award that came with the new notice gets a question in faq.yaml, as one of `new` does."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from .drafted import drafted_and_revised

FIRST = "对首次出口的织造企业，给予5万元奖励。"
CAME = {
    "a clause": ((FIRST,), (FIRST, "对新建染坊的企业，给予一次性奖励20万元。")),
    "words of a clause": ((FIRST,), (f"{FIRST}对新建染坊的企业，给予一次性奖励20万元。",)),
    "two in one clause": (
        (FIRST,),
        (FIRST, "对新建染坊的企业，给予一次性奖励20万元。对参加展会的织造企业，补助2万元。"),
    ),
    "two clauses": ((FIRST,), (FIRST, "对新建染坊的企业，给予一次性奖励20万元。", "对参加展会的织造企业，补助2万元。")),
    "a clause before the others": ((FIRST,), ("对新建染坊的企业，给予一次性奖励20万元。", FIRST)),
    "sums by levels": ((FIRST,), (FIRST, "对新认定为国家级、省级染坊的企业，分别给予50万元、20万元奖励。")),
    "a rate with a ceiling": ((FIRST,), (FIRST, "对新建染坊的企业，按投资额的10%给予补助，最高30万元。")),
    "the first award of all": (("加强织造技艺保护，推进网上办理。",), ("加强织造技艺保护，推进网上办理。", FIRST)),
}


def data(text: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    return loaded


@pytest.mark.parametrize("name", CAME)
def test_an_award_that_came_is_asked_for(name: str) -> None:
    result = drafted_and_revised(*CAME[name])
    groups = data(result.texts["faq.yaml"])["faq"]["groups"]
    listed = [each for group in groups for each in group["questions"]]
    assert len({each["id"] for each in listed}) == len(listed)
    asked = {award for each in listed for award in re.findall(r"awards\.([\w-]+)", each["answer"])}
    assert {award["id"] for award in data(result.texts["policy.yaml"])["awards"]} == asked


@pytest.mark.parametrize("name", CAME)
def test_its_question_is_marked_and_quotes_its_own_words(name: str) -> None:
    result = drafted_and_revised(*CAME[name])
    assert "修订新增，由程序起草" in result.texts["faq.yaml"]
    lines = result.texts["faq.yaml"].splitlines()
    place = next(place for place, line in enumerate(lines) if "修订新增，由程序起草" in line)
    assert re.match(r'        - id: "how-much-\d+(?:-\d+)?"', lines[place + 1])


def test_a_notice_without_a_new_award_gets_no_question() -> None:
    result = drafted_and_revised((FIRST,), ("对首次出口的织造企业，给予8万元奖励。",))
    assert "修订新增" not in result.texts["faq.yaml"]
